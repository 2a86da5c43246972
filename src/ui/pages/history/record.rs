//! A record: the rule that permits access, and the versions on a timeline, the newest first.

use super::print::Printing;
use super::version::VersionEntry;
use crate::ledger::access::Decision;
use crate::ledger::seal::Content;
use crate::protocol::{RecordView, VersionView};
use crate::text::{common, counts, history, permission};
use crate::ui::components::{HashView, Pill, Sheet, Tone};
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows a record.
#[component]
pub fn RecordSheet(
    /// The record.
    record: RecordView,
    /// The state of the print.
    printing: Printing,
) -> impl IntoView {
    let RecordView { record_id, decision, versions } = record;
    let (tone, words, grant) = match decision {
        Decision::Permitted { by, grant } => (Tone::Permitted, permission(by), grant),
        Decision::Denied => (Tone::Refused, common::denied_title(), None),
    };
    let grant = grant.map(|grant| {
        let href = Route::Transaction(grant).href();
        view! { <span class="quiet">{history::under()}</span> <HashView digits=grant.to_string() href=href /> }
    });
    let (note, newest) = (counts::versions(versions.len() as u64), versions.len());
    let said: Vec<Option<Content>> = versions.iter().map(|version| version.content.clone().ok()).collect();
    let version = |(index, version): (usize, VersionView)| {
        let before = index.checked_sub(1).and_then(|before| said[before].clone());
        let (number, is_newest) = (index + 1, newest > 1 && index + 1 == newest);
        view! { <VersionEntry number=number is_newest=is_newest version=version before=before printing=printing /> }
    };
    let versions: Vec<_> = versions.into_iter().enumerate().map(version).collect();
    view! {
        <Sheet title=record_id.to_string() note=note>
            <p class="row">
                <Pill tone=tone words=words />
                {grant}
            </p>
            <ol class="timeline">{versions.into_iter().rev().collect_view()}</ol>
        </Sheet>
    }
}
