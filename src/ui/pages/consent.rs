//! The proposals that wait for the patient's consent. The patient reads each and approves or refuses it.
//!
//! While the page is open, new proposals appear below the others. An answered proposal keeps its position and shows its
//! outcome until the patient dismisses it, so no other proposal moves into its position during the answer.

mod answer;
mod approved;
mod card;
mod outcome;
mod share;
mod visit;

use super::gate::{Gate, PageRequirement, refused};
use super::reason::ReasonDialog;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::Operation;
use crate::protocol::{PoolItem, Subject, command};
use crate::text::consent;
use crate::ui::components::{Empty, Heading, Loading};
use crate::ui::route::Route;
use crate::ui::state::{Store, load};
use approved::ApprovedSheet;
use card::Card;
use leptos::prelude::*;
use share::ShareCard;
use visit::{SaidNote, Visit};

/// Shows the proposals.
#[component]
pub fn Consent() -> impl IntoView {
    let chain = Store::get().chain();
    // A change of ledger or patient starts a new visit; a new block does not.
    let whose = Memo::new(move |_| chain.get().map(|(ledger, _, user)| (ledger, user)));
    view! {
        <Heading title=consent::title() lead=consent::lead() />
        <Gate needs=PageRequirement::Role(Role::Patient)>
            {move || whose.get().map(|_| view! { <Waiting /> })}
            <nav class="row" aria-label=consent::more()>
                <a href=Route::Log.href()>{consent::who_saw()}</a>
                <a href=Route::Grants.href()>{consent::who_may()}</a>
            </nav>
        </Gate>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    let pool = load(|| Some(command::ListPool {}));
    let items = Memo::new(move |_| pool.value().unwrap_or_default());
    let visit = Visit::begin(items);
    let failed = move || pool.get().and_then(Result::err).map(|fault| refused(&fault, move |()| pool.again()));
    let is_empty = move || pool.value().is_some_and(|pool| !pool.iter().any(visit::waits_for_me));
    let card = move |item: PoolItem| {
        if is_share(&item) {
            return view! { <ShareCard item=item visit=visit /> }.into_any();
        }
        view! { <Card item=item visit=visit /> }.into_any()
    };
    view! {
        {failed}
        <Show when=move || pool.get().is_none()>
            <Loading />
        </Show>
        <For each=move || visit.cards() key=|item| item.transaction children=card />
        <Show when=is_empty>
            <Empty words=consent::empty() next=consent::empty_next() />
        </Show>
        <ApprovedSheet items=items visit=visit />
        <SaidNote visit=visit />
        <Refusals visit=visit />
    }
}

/// The dialogs that ask for the reason of a refusal.
#[component]
fn Refusals(visit: Visit) -> impl IntoView {
    let on_done = move |(transaction, reason)| visit.refused(transaction, reason);
    view! {
        <ReasonDialog
            of=visit.refusing
            title=consent::refuse_title()
            label=consent::refuse_now()
            done=consent::refused()
            command=|transaction, reason| command::Refuse { transaction, reason }
            on_done=on_done
        />
        <ReasonDialog
            of=visit.refusing_share
            title=consent::share_refuse_title()
            label=consent::share_refuse_now()
            done=consent::share_refused()
            command=|transaction, reason| command::Refuse { transaction, reason }
            on_done=on_done
        />
    }
}

fn is_share(item: &PoolItem) -> bool {
    matches!(item.summary.subject, Subject::Record { operation: Operation::Share, .. })
}
