//! A transaction in one line: what it is, about whom, by whom, when; with the way to the whole of it.

use crate::ledger::id::Hash;
use crate::protocol::{Subject, Summary};
use crate::text::{self, action_name, operation, role};
use crate::ui::components::{HashView, Moment};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The line.
#[component]
pub fn SummaryLine(
    /// Its id.
    transaction: Hash,
    /// What it is about.
    summary: Summary,
) -> impl IntoView {
    let kind = text::transaction::title(action_name(&summary.kind));
    let about = about(&summary.subject);
    view! {
        <div class="row summary">
            <span><b>{kind}</b> " " {about}</span>
            <span class="quiet">{summary.author.to_string()} " · " <Moment at=summary.timestamp /></span>
            <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
        </div>
    }
}

/// What a transaction is about, in a few words.
pub fn about(subject: &Subject) -> String {
    match subject {
        Subject::Ledger { name } => name.to_string(),
        Subject::Account { user_id, name, role: asked, .. } => format!("{user_id} ({name}), {}", role(*asked)),
        Subject::Record { patient_id, record_id, operation: what, .. } => {
            format!("{record_id}, {} for {patient_id}", operation(*what))
        }
        Subject::Settlement { of, reason } => format!("of {}: {reason}", text::short(of)),
        Subject::Other => String::new(),
    }
}
