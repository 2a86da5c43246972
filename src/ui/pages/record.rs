//! The page of one record: its versions as every person on the ledger can see them, without their contents.

use super::gate::{Gate, PageRequirement, shown};
use crate::ledger::id::RecordId;
use crate::protocol::{RecordCard, VersionCard, command};
use crate::text::{common, history, search};
use crate::ui::components::{Fact, Facts, HashView, Heading, NarrowLayout, Sheet, TableFrame};
use crate::ui::route::Route;
use crate::ui::state::load;
use leptos::prelude::*;

/// Shows a record.
#[component]
pub fn RecordPage(
    /// The id of the record.
    record: RecordId,
) -> impl IntoView {
    let title = search::record_title(record.as_str());
    view! {
        <Heading title=title lead=search::record_lead() />
        <Gate needs=PageRequirement::Ledger>
            <Versions record=record.clone() />
        </Gate>
    }
}

#[component]
fn Versions(record: RecordId) -> impl IntoView {
    let found = load(move || Some(command::ReadRecord { record_id: record.clone() }));
    shown(found, |RecordCard { patient_id, versions, .. }: RecordCard| {
        let columns = vec![search::version(), search::written_by(), search::stands_in(), common::id()];
        let patient = view! { <a href=Route::Person(patient_id.clone()).href()>{patient_id.to_string()}</a> };
        view! {
            <Sheet title=search::versions()>
                <Facts>
                    <Fact name=search::patient()>{patient}</Fact>
                </Facts>
                <TableFrame name=search::versions() columns=columns narrow=NarrowLayout::Stacks>
                    {versions.into_iter().enumerate().map(row).collect_view()}
                </TableFrame>
                <p>
                    <a href=Route::History(patient_id).href()>{search::to_history()}</a>
                </p>
            </Sheet>
        }
    })
}

fn row((index, version): (usize, VersionCard)) -> impl IntoView {
    let VersionCard { transaction, height, author } = version;
    view! {
        <tr>
            <th scope="row">{history::version(index + 1)}</th>
            <td data-label=search::written_by()>
                <a href=Route::Person(author.clone()).href()>{author.to_string()}</a>
            </td>
            <td data-label=search::stands_in()>
                <a href=Route::Block(height).href()>{common::block(height.0)}</a>
            </td>
            <td data-label=common::id()>
                <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
            </td>
        </tr>
    }
}
