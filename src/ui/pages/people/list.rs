//! The registered people of the ledger.

use crate::ledger::transaction::account::Role;
use crate::protocol::{Person, Registration};
use crate::text::{common, counts, people, role};
use crate::ui::components::{Pill, Sheet, TableFrame, Tone};
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows the table.
#[component]
pub fn LedgerSheet(
    /// The registered people.
    people: Vec<Person>,
) -> impl IntoView {
    let columns =
        vec![common::id(), people::name(), people::role(), people::hospital(), people::since(), people::keys()];
    let note = counts::accounts(people.len() as u64);
    view! {
        <Sheet title=people::ledger_title() note=note>
            <TableFrame name=people::ledger_title() columns=columns>
                {people.into_iter().map(row).collect_view()}
            </TableFrame>
        </Sheet>
    }
}

fn row(person: Person) -> impl IntoView {
    let Person { user_id, name, role: has, hospital_id, registration, local, .. } = person;
    let id = user_id.to_string();
    let id = match has {
        // The link opens the patient's history, and the access log gets an entry for that.
        Role::Patient => {
            let label = people::history_of(&id);
            view! { <a href=Route::History(user_id).href() aria-label=label>{id}</a> }.into_any()
        }
        Role::Doctor | Role::Administrator => id.into_any(),
    };
    let since = match registration {
        Registration::Since { height } => {
            view! { <a href=Route::Block(height).href()>{common::block(height.0)}</a> }.into_any()
        }
        Registration::Waiting { .. } => ().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{id}</th>
            <td>{name.to_string()}</td>
            <td>{role(has)}</td>
            <td>{hospital_id.map(|hospital| hospital.to_string())}</td>
            <td>{since}</td>
            <td>{local.then(|| view! { <Pill tone=Tone::Neutral words=people::here() /> })}</td>
        </tr>
    }
}
