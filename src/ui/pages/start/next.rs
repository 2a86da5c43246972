//! The next steps of the acting account.

use crate::ledger::transaction::account::Role;
use crate::protocol::Status;
use crate::text::start;
use crate::ui::components::{Empty, Sheet};
use crate::ui::route::Route;
use crate::ui::state::Store;
use leptos::prelude::*;

/// Shows the steps, the most urgent first.
#[component]
pub fn NextSheet() -> impl IntoView {
    let status = Store::get().status();
    let steps = Memo::new(move |_| status.with(|status| status.as_ref().map(steps).unwrap_or_default()));
    let step = |(route, words, count): (Route, &'static str, u64)| {
        let count = (count > 0).then(|| view! { <span class="count">{count}</span> });
        view! {
            <li>
                <a href=route.href()>{words}</a>
                " "
                {count}
            </li>
        }
    };
    view! {
        <Sheet title=start::next_title()>
            <Show
                when=move || steps.with(|steps| !steps.is_empty())
                fallback=|| view! { <Empty words=start::empty_next() /> }
            >
                <ul class="steps">{move || steps.get().into_iter().map(step).collect_view()}</ul>
            </Show>
        </Sheet>
    }
}

/// Returns the steps of the acting account, the most urgent first.
fn steps(status: &Status) -> Vec<(Route, &'static str, u64)> {
    let (Some(ledger), Some(session)) = (&status.ledger, &status.session) else { return Vec::new() };
    let waiting = u64::from(ledger.waiting_for_me);
    let mut steps = match session.role {
        Role::Patient => vec![
            (Route::Consent, start::do_consent(), waiting),
            (Route::History(session.user_id.clone()), start::do_history(), 0),
            (Route::Grants, start::do_grant(), 0),
            (Route::Log, start::do_log(), 0),
        ],
        Role::Doctor => vec![(Route::Submit, start::do_submit(), 0)],
        Role::Administrator if waiting > 0 => vec![(Route::People, start::do_approve(), waiting)],
        Role::Administrator => vec![(Route::People, start::do_register(), 0)],
    };
    if ledger.turn.mine || ledger.turn.stays {
        steps.push((Route::Forge, start::do_forge(), u64::from(ledger.ready)));
    }
    if ledger.evidence > 0 {
        steps.push((Route::Delegates, start::do_evidence(), u64::from(ledger.evidence)));
    }
    steps.push((Route::Delegates, start::do_vote(), 0));
    steps.push((Route::Blocks, start::do_blocks(), 0));
    if ledger.unexported > 0 {
        steps.push((Route::Files, start::do_export(), 0));
    }
    steps
}
