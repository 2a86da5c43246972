//! A transaction in one line: its action, subject, author and time, with a link to its page.

use crate::ledger::id::Hash;
use crate::protocol::{Subject, Summary};
use crate::text::{self, action_name, operation, role, transaction as words};
use crate::ui::components::{HashView, Moment};
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows the line.
#[component]
pub fn SummaryLine(
    /// The id of the transaction.
    transaction: Hash,
    /// The values of the line.
    summary: Summary,
) -> impl IntoView {
    let kind = text::transaction::title(action_name(summary.kind));
    let about = about(&summary.subject);
    view! {
        <div class="row summary">
            <span><b>{kind}</b> " " {about}</span>
            <span class="quiet">{summary.author.to_string()} " · " <Moment at=summary.timestamp /></span>
            <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
        </div>
    }
}

/// Returns the subject of a transaction in a few words.
pub fn about(subject: &Subject) -> String {
    match subject {
        Subject::Ledger { name } => name.to_string(),
        Subject::Account { user_id, name, role: asked, .. } => format!("{user_id} ({name}), {}", role(*asked)),
        Subject::Record { patient_id, record_id, operation: what, target_id, .. } => {
            let target = target_id.as_ref().map_or_else(String::new, words::shared_with);
            words::recorded(record_id.as_str(), operation(*what), patient_id.as_str(), &target)
        }
        Subject::Settlement { of, reason } => words::settles(of, reason.as_str()),
        Subject::Grant { grantee, scope, .. } => words::granted(grantee.as_str(), scope),
        Subject::Revocation { grant, reason } => words::settles(grant, reason.as_str()),
        Subject::Tokens { amount, to } => words::tokens(amount.0, to.as_ref()),
        Subject::Candidacy { standing: true } => words::stands().to_owned(),
        Subject::Candidacy { standing: false } => words::steps_down().to_owned(),
        Subject::Vote { candidate } => words::voted(candidate.as_ref()),
        Subject::Evidence { delegate, slot } => words::convicted(delegate.as_str(), slot.0),
        Subject::Anchor { log, size, .. } => words::anchored(&text::short_id(&log.to_string()), *size),
    }
}
