//! One proposal: its content, once it is opened, and the answer.

use super::answer::{Answer, Question};
use super::visit::Visit;
use crate::protocol::{OpenedContent, PoolItem, Subject, command};
use crate::text::{consent, operation};
use crate::ui::components::{HashView, Moment};
use crate::ui::pages::gate::shown;
use crate::ui::pages::history::content::ContentView;
use crate::ui::route::Route;
use crate::ui::state::load_once;
use leptos::prelude::*;

/// Shows a proposal. It opens the content once in a visit, since the access log gets an entry each time.
#[component]
pub fn Card(
    /// The proposal.
    item: PoolItem,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let transaction = item.transaction;
    let content = load_once(move || Some(command::ReadContent { transaction }));
    let is_read = Memo::new(move |_| content.value().is_some_and(|content| content.transaction == transaction));
    let opened = move |content: OpenedContent| {
        view! {
            <ContentView content=content.content />
            <p class="row quiet">
                <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
                {consent::opened()}
            </p>
        }
    };
    let record = match &item.summary.subject {
        Subject::Record { record_id, .. } => record_id.to_string(),
        _ => String::new(),
    };
    let author = item.summary.author.to_string();
    let question = Question { transaction, record, author, approved: consent::approved, refusing: visit.refusing };
    view! {
        <article class="sheet waiting" aria-labelledby=format!("proposal-{transaction}")>
            <Origin item=item />
            {shown(content, opened)}
            <Answer question=question is_read=is_read visit=visit />
        </article>
    }
}

/// Shows the record, the operation, the author and the time of a proposal.
#[component]
fn Origin(item: PoolItem) -> impl IntoView {
    let (record, hospital, what) = match &item.summary.subject {
        Subject::Record { record_id, hospital_id, operation: what, .. } => {
            (record_id.to_string(), hospital_id.to_string(), operation(*what))
        }
        _ => (String::new(), String::new(), ""),
    };
    view! {
        <header>
            <h2 id=format!("proposal-{}", item.transaction)>{record}</h2>
            <p class="quiet">
                {what} " · " {consent::from(item.summary.author.as_str(), &hospital)} " · "
                <Moment at=item.summary.timestamp />
            </p>
        </header>
    }
}
