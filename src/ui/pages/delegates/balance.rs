//! The balance of the acting account: free, staked and unlocking tokens, and its vote.

use crate::protocol::{BalanceView, UnlockingView};
use crate::text::delegates;
use crate::ui::components::{Fact, Facts, grouped};
use leptos::prelude::*;

/// Shows the balance.
#[component]
pub fn Balance(
    /// The balance.
    balance: BalanceView,
) -> impl IntoView {
    let BalanceView { free, staked, unlocking, vote, .. } = balance;
    let vote = vote.map_or_else(|| delegates::no_vote().to_owned(), |vote| vote.to_string());
    let row =
        |UnlockingView { round, amount }: UnlockingView| view! { <p>{delegates::unlocking(amount.0, round.0)}</p> };
    let unlocking = (!unlocking.is_empty()).then(|| {
        view! { <Fact name=delegates::unlocking_label()>{unlocking.into_iter().map(row).collect_view()}</Fact> }
    });
    view! {
        <Facts>
            <Fact name=delegates::free()>{grouped(free.0)}</Fact>
            <Fact name=delegates::staked()>{grouped(staked.0)}</Fact>
            {unlocking}
            <Fact name=delegates::my_vote()>{vote}</Fact>
        </Facts>
    }
}
