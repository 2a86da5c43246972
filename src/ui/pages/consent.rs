//! What waits for the patient's consent: opened, readable, to be approved or refused.

mod card;
mod share;

use super::gate::{Gate, Needs, refused};
use super::reason::ReasonDialog;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::Operation;
use crate::protocol::{Command, PoolItem, Reply, Subject};
use crate::text::consent;
use crate::ui::components::{Empty, Heading, Loading};
use crate::ui::route::Route;
use crate::ui::state::load;
use card::Card;
use leptos::prelude::*;
use share::ShareCard;

/// The page.
#[component]
pub fn Consent() -> impl IntoView {
    view! {
        <Heading title=consent::title() lead=consent::lead() />
        <Gate needs=Needs::Role(Role::Patient)>
            <Waiting />
            <nav class="row" aria-label=consent::more()>
                <a href=Route::Log.href()>{consent::who_saw()}</a>
                <a href=Route::Grants.href()>{consent::who_may()}</a>
            </nav>
        </Gate>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    let pool =
        load(|| Some(Command::ListPool), |reply| if let Reply::Pool(pool) = reply { Some(mine(pool)) } else { None });
    let (refusing, refusing_share) = (RwSignal::new(None), RwSignal::new(None));
    let items = Memo::new(move |_| pool.value().unwrap_or_default());
    let failed = move || pool.get().and_then(Result::err).map(|fault| refused(&fault, move |()| pool.again()));
    let empty = move || matches!(pool.get(), Some(Ok(items)) if items.is_empty());
    // Keyed, so that a card whose content was opened, and logged as opened, is not made anew.
    let card = move |item: PoolItem| {
        if is_share(&item) {
            return view! { <ShareCard item=item refusing=refusing_share /> }.into_any();
        }
        view! { <Card item=item refusing=refusing /> }.into_any()
    };
    view! {
        {failed}
        <Show when=move || pool.get().is_none()>
            <Loading />
        </Show>
        <Show when=empty>
            <Empty words=consent::empty() next=consent::empty_next() />
        </Show>
        <For each=move || items.get() key=|item| item.transaction children=card />
        <ReasonDialog
            of=refusing
            title=consent::refuse_title()
            label=consent::refuse_now()
            done=consent::refused()
            command=|transaction, reason| Command::Refuse { transaction, reason }
        />
        <ReasonDialog
            of=refusing_share
            title=consent::share_refuse_title()
            label=consent::share_refuse_now()
            done=consent::share_refused()
            command=|transaction, reason| Command::Refuse { transaction, reason }
        />
    }
}

fn is_share(item: &PoolItem) -> bool {
    matches!(item.summary.subject, Subject::Record { operation: Operation::Share, .. })
}

fn mine(pool: Vec<PoolItem>) -> Vec<PoolItem> {
    let is_mine = |item: &PoolItem| item.for_me && matches!(item.summary.subject, Subject::Record { .. });
    pool.into_iter().filter(is_mine).collect()
}
