//! The view of records that no rule permits a person to see: the rules, the log entry of the attempt and the next step.

use crate::ledger::id::UserId;
use crate::ledger::transaction::account::Role;
use crate::protocol::{LogCard, Session, command};
use crate::text::{common, history, log};
use crate::ui::components::{CopyButton, Denied, HashView};
use crate::ui::route::Route;
use crate::ui::state::{Store, load_from_chain};
use leptos::prelude::*;

/// Shows the reasons for the denial.
#[component]
pub fn Closed(
    /// The patient whose records they are.
    patient: UserId,
) -> impl IntoView {
    let session = Store::get().session();
    let rules = [
        history::not_the_patient(&patient),
        history::no_administrator().to_owned(),
        history::no_author().to_owned(),
        history::no_grant(&patient),
    ];
    let rule = |words: String| view! { <li>{words}</li> };
    view! {
        <Denied words=history::closed_title()>
            <ul class="unmet-rules">{rules.map(rule).into_iter().collect_view()}</ul>
            <h3>{history::logged_title()}</h3>
            <p>{history::denied()}</p>
            <LogNow />
            <h3>{history::next_title()}</h3>
            {move || session.get().map(|session| way_on(session, &patient))}
        </Denied>
    }
}

/// Shows the size and root of the log. A person who notes them can later detect that the entry was removed.
#[component]
fn LogNow() -> impl IntoView {
    let logs = load_from_chain(|| Some(command::ListLogs {}));
    let own = move || logs.value().and_then(|logs| logs.into_iter().find(|log| log.own));
    let head = |LogCard { head, .. }| {
        view! {
            <p class="row">
                {history::log_now()} " " {log::size(head.size)} <HashView digits=head.root.to_string() />
            </p>
        }
    };
    move || own().map(head)
}

fn way_on(session: Session, patient: &UserId) -> AnyView {
    if session.role != Role::Doctor {
        return view! { <p>{history::only_doctors()}</p> }.into_any();
    }
    let id = session.user_id.to_string();
    view! {
        <p>{history::ask_for_grant(patient)}</p>
        <p class="row">
            {history::give_id()} <b>{id.clone()}</b> <CopyButton label=common::copy_id() text=id />
            <a href=Route::Grants.href()>{history::to_grants()}</a>
        </p>
    }
    .into_any()
}
