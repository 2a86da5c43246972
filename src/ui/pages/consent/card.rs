//! One proposal: what it says, once it is opened, and the answer.

use crate::ledger::id::Hash;
use crate::protocol::{Command, OpenedContent, PoolItem, Reply, Subject};
use crate::text::{consent, operation};
use crate::ui::components::{Button, HashView, Look, Moment, fault_note};
use crate::ui::pages::gate::shown;
use crate::ui::pages::history::content::ContentView;
use crate::ui::route::Route;
use crate::ui::state::{Act, load_from_chain};
use leptos::prelude::*;

/// The proposal.
#[component]
pub fn Card(
    /// What waits.
    item: PoolItem,
    /// What a reason is asked for.
    refusing: RwSignal<Option<Hash>>,
) -> impl IntoView {
    let transaction = item.transaction;
    let content = load_from_chain(
        move || Some(Command::ReadContent { transaction }),
        |reply| if let Reply::Content(content) = reply { Some(content) } else { None },
    );
    let opened = move |content: OpenedContent| {
        view! {
            <ContentView content=content.content />
            <p class="row quiet">
                <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
                {consent::opened()}
            </p>
            <Answer transaction=transaction refusing=refusing done=consent::approved() />
        }
    };
    view! {
        <article class="sheet waiting" aria-labelledby=format!("proposal-{transaction}")>
            <Origin item=item />
            {shown(content, opened)}
        </article>
    }
}

/// Who proposes what, and when.
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

/// Approving, or refusing with a reason.
#[component]
pub fn Answer(
    /// The proposal.
    transaction: Hash,
    /// What a reason is asked for.
    refusing: RwSignal<Option<Hash>>,
    /// What is said when it is approved.
    done: &'static str,
) -> impl IntoView {
    let act = Act::idle();
    let approve = move |()| act.run(Command::Approve { transaction, despite_concerns: false }, move |_| act.done(done));
    view! {
        <div class="row">
            <Button label=consent::approve() on_press=approve busy=act.busy() look=Look::First />
            <Button label=consent::refuse() on_press=move |()| refusing.set(Some(transaction)) />
        </div>
        {fault_note(act.beside(&[]))}
    }
}
