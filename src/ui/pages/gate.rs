//! The conditions for showing a page, and the views that replace the page until they are met.

use super::history::closed::Closed;
use super::sign_in::SignIn;
use crate::ledger::id::UserId;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Fault, Status};
use crate::text::{self, common};
use crate::ui::components::{Button, ButtonStyle, Denied, Failed, Loading, Missing, Sheet};
use crate::ui::route::Route;
use crate::ui::state::{Loaded, Store, SwitchAccount};
use leptos::prelude::*;

/// The condition for showing a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRequirement {
    /// An open ledger.
    Ledger,
    /// A signed-in account.
    Session,
    /// A signed-in account with this role.
    Role(Role),
}

/// The state of a condition. `Met` names the acting account, so that a change of account draws a new page.
#[derive(Clone, Debug, PartialEq)]
enum GateState {
    Starting,
    NoLedger,
    NobodyActs,
    WrongRole { actual: Role },
    Met { by: Option<UserId> },
}

/// Shows its children while the condition is met.
#[component]
pub fn Gate(
    /// The condition.
    needs: PageRequirement,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let status = Store::get().status();
    let standing = Memo::new(move |_| status.with(|status| standing(needs, status.as_ref())));
    move || match standing.get() {
        GateState::Starting => view! { <Loading /> }.into_any(),
        GateState::NoLedger => view! { <NoLedger /> }.into_any(),
        GateState::NobodyActs => view! { <NobodyActs /> }.into_any(),
        GateState::WrongRole { actual } => wrong_role(needs, actual).into_any(),
        GateState::Met { .. } => children().into_any(),
    }
}

/// Shows a loaded value, or its fault. An equal value does not redraw the view.
pub fn shown<T, V>(loaded: Loaded<T>, view: impl Fn(T) -> V + Send + 'static) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let answer = Memo::new(move |_| loaded.get());
    move || match answer.get() {
        None => view! { <Loading /> }.into_any(),
        Some(Ok(value)) => view(value).into_any(),
        Some(Err(fault)) => refused(&fault, move |()| loaded.again()).into_any(),
    }
}

/// Shows that a value is being loaded, or its fault; nothing once it is loaded.
pub fn missing<T: Clone + Send + Sync + 'static>(loaded: Loaded<T>) -> impl IntoView {
    let fault = Memo::new(move |_| loaded.get().map(Result::err));
    move || match fault.get() {
        None => view! { <Loading /> }.into_any(),
        Some(None) => ().into_any(),
        Some(Some(fault)) => refused(&fault, move |()| loaded.again()).into_any(),
    }
}

/// Returns the view that replaces a value after a fault.
pub fn refused(fault: &Fault, again: impl Fn(()) + Send + Sync + 'static) -> AnyView {
    let words = text::fault(fault);
    match fault {
        Fault::NoLedger => view! { <NoLedger /> }.into_any(),
        Fault::NotSignedIn => view! { <NobodyActs /> }.into_any(),
        Fault::Denied { patient } => view! { <Closed patient=patient.clone() /> }.into_any(),
        Fault::Role { .. } => view! { <OtherRole words=words /> }.into_any(),
        Fault::NoSuchBlock { .. } | Fault::NoSuchTransaction { .. } => {
            view! { <Missing words=words next=(Route::Blocks.href(), common::to_blocks()) /> }.into_any()
        }
        Fault::NoSuchPatient { .. } => {
            view! { <Missing words=words next=(Route::People.href(), common::to_people()) /> }.into_any()
        }
        Fault::NoSuchRecord { .. } => {
            view! { <Missing words=words next=(Route::Histories.href(), common::to_histories()) /> }.into_any()
        }
        _ => view! { <Failed words=words on_again=again /> }.into_any(),
    }
}

#[component]
fn NoLedger() -> impl IntoView {
    view! {
        <Sheet title=common::needs_ledger_title()>
            <p>{common::needs_ledger()}</p>
            <p>
                <a class="button first" href=Route::Start.href()>{text::shell::to_start()}</a>
            </p>
        </Sheet>
    }
}

#[component]
fn NobodyActs() -> impl IntoView {
    view! {
        <Sheet title=common::needs_session_title()>
            <p>{common::needs_session()}</p>
            <SignIn />
        </Sheet>
    }
}

/// Says that the page is for another role, with a button that changes the account.
#[component]
fn OtherRole(words: String) -> impl IntoView {
    let switching = SwitchAccount::get();
    view! {
        <Denied words=words>
            <Button label=common::switch_account() on_press=move |()| switching.open() look=ButtonStyle::Plain />
        </Denied>
    }
}

fn wrong_role(needs: PageRequirement, actual: Role) -> impl IntoView {
    let needed = if let PageRequirement::Role(role) = needs { vec![role] } else { Vec::new() };
    view! { <OtherRole words=text::fault(&Fault::Role { needed, actual }) /> }
}

fn standing(needs: PageRequirement, status: Option<&Status>) -> GateState {
    let Some(status) = status else { return GateState::Starting };
    if status.ledger.is_none() {
        return GateState::NoLedger;
    }
    match (needs, &status.session) {
        (PageRequirement::Ledger, session) => {
            GateState::Met { by: session.as_ref().map(|session| session.user_id.clone()) }
        }
        (PageRequirement::Session | PageRequirement::Role(_), None) => GateState::NobodyActs,
        (PageRequirement::Role(role), Some(session)) if role != session.role => {
            GateState::WrongRole { actual: session.role }
        }
        (PageRequirement::Session | PageRequirement::Role(_), Some(session)) => {
            GateState::Met { by: Some(session.user_id.clone()) }
        }
    }
}
