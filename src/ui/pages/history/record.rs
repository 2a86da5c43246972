//! A record with its versions, the newest first.

use super::content::ContentView;
use crate::ledger::access::Decision;
use crate::ledger::seal::{Content, SealFault};
use crate::protocol::{RecordView, VersionView};
use crate::text::{self, common, history, permission};
use crate::ui::components::{Denied, Failed, HashView, Moment, Pill, Sheet, Tone};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The record.
#[component]
pub fn RecordSheet(
    /// Which.
    record: RecordView,
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
    let said: Vec<Option<Content>> = versions.iter().map(|version| version.content.clone().ok()).collect();
    let version = |(index, version): (usize, VersionView)| {
        let before = index.checked_sub(1).and_then(|before| said[before].clone());
        view! { <Version number=index + 1 version=version before=before /> }
    };
    let versions: Vec<_> = versions.into_iter().enumerate().map(version).collect();
    view! {
        <Sheet title=record_id.to_string()>
            <p class="row">
                <Pill tone=tone words=words />
                {grant}
            </p>
            <ol class="versions">{versions.into_iter().rev().collect_view()}</ol>
        </Sheet>
    }
}

#[component]
fn Version(number: usize, version: VersionView, before: Option<Content>) -> impl IntoView {
    let VersionView { transaction, place, doctor_id, hospital_id, timestamp, approved_at, content } = version;
    let content = match content {
        Ok(content) => view! { <ContentView content=content before=before /> }.into_any(),
        Err(SealFault::NotAReader) => view! { <Denied words=history::not_a_reader() /> }.into_any(),
        Err(fault) => view! { <Failed words=text::seal_fault(fault) /> }.into_any(),
    };
    view! {
        <li>
            <h3>{history::version(number)}</h3>
            <p class="quiet">
                {history::by(doctor_id.as_str(), hospital_id.as_str())} " · " <Moment at=timestamp /> " · "
                {history::approved()} " " <Moment at=approved_at />
            </p>
            {content}
            <p class="row">
                <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
                <a href=Route::Block(place.height).href()>{common::block(place.height.0)}</a>
            </p>
        </li>
    }
}
