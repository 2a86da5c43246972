//! What waits for the patient's consent: opened, readable, to be approved or refused.

mod card;

use super::gate::{Gate, Needs, shown};
use super::reason::ReasonDialog;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Command, PoolItem, Reply, Subject};
use crate::text::consent;
use crate::ui::components::{Empty, Heading};
use crate::ui::state::load;
use card::Card;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Consent() -> impl IntoView {
    view! {
        <Heading title=consent::TITLE lead=consent::LEAD />
        <Gate needs=Needs::Role(Role::Patient)>
            <Waiting />
        </Gate>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    let pool =
        load(|| Some(Command::ListPool), |reply| if let Reply::Pool(pool) = reply { Some(mine(pool)) } else { None });
    let refusing = RwSignal::new(None);
    let cards = move |pool: Vec<PoolItem>| {
        if pool.is_empty() {
            return view! { <Empty words=consent::EMPTY next=consent::EMPTY_NEXT /> }.into_any();
        }
        let card = |item: PoolItem| view! { <Card item=item refusing=refusing /> };
        pool.into_iter().map(card).collect_view().into_any()
    };
    view! {
        {shown(pool, cards)}
        <ReasonDialog
            of=refusing
            title=consent::REFUSE_TITLE
            label=consent::REFUSE_NOW
            done=consent::REFUSED
            command=|transaction, reason| Command::Refuse { transaction, reason }
        />
    }
}

fn mine(pool: Vec<PoolItem>) -> Vec<PoolItem> {
    let is_mine = |item: &PoolItem| item.for_me && matches!(item.summary.subject, Subject::Record { .. });
    pool.into_iter().filter(is_mine).collect()
}
