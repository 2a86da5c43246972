//! A proposal to share a record: its effect in a sentence, and the answer. It has no content to open.

use super::answer::{Answer, Question};
use super::visit::Visit;
use crate::protocol::{PoolItem, Subject};
use crate::text::{consent, operation};
use crate::ui::components::{HashView, Moment};
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows the proposal.
#[component]
pub fn ShareCard(
    /// The proposal.
    item: PoolItem,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let PoolItem { transaction, summary, .. } = item;
    let Subject::Record { record_id, hospital_id, operation: what, target_id, .. } = summary.subject else {
        return ().into_any();
    };
    let author = summary.author.to_string();
    let target = target_id.map(|target| target.to_string()).unwrap_or_default();
    let question = Question {
        transaction,
        record: record_id.to_string(),
        author: author.clone(),
        approved: consent::share_approved,
        refusing: visit.refusing_share,
    };
    view! {
        <article class="sheet waiting" aria-labelledby=format!("proposal-{transaction}")>
            <header>
                <h2 id=format!("proposal-{transaction}")>{record_id.to_string()}</h2>
                <p class="quiet">
                    {operation(what)} " · " {consent::from(&author, hospital_id.as_str())} " · "
                    <Moment at=summary.timestamp />
                </p>
            </header>
            <p>{consent::share(&author, &target, record_id.as_str())}</p>
            <p class="quiet">{consent::share_lead()}</p>
            <p class="row quiet">
                <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
            </p>
            <Answer question=question is_read=true visit=visit />
        </article>
    }
    .into_any()
}
