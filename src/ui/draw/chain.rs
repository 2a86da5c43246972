//! The newest blocks as a chain, with the next block and a line at the irreversible height.
//!
//! Each block shows its own hash at the top and the hash of the block before it at the bottom; a line connects the two.
//! The drawing is a list of links, the newest first, laid out from right to left, so a narrow screen shows the newest
//! blocks and scrolls to the older ones. As a list it needs no table beside it.

use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::{BlockCard, Turn};
use crate::text::{common, counts, start};
use crate::ui::components::{Strip, grouped};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The chain.
#[component]
pub fn ChainStrip(
    /// The blocks, the newest first. The last one is not drawn unless it is block 0: it only provides the hash for the
    /// one above.
    blocks: Vec<BlockCard>,
    /// The irreversible height.
    irreversible: Height,
    /// The next turn, and the number of transactions that are ready for it.
    next: Option<(Turn, u32)>,
) -> impl IntoView {
    let before: Vec<Hash> = blocks.iter().skip(1).map(|block| block.hash).collect();
    let newest = blocks.first().map(|block| (block.height, block.hash));
    let drawn: Vec<(BlockCard, Option<Hash>)> = blocks
        .into_iter()
        .enumerate()
        .map(|(place, block)| (block, before.get(place).copied()))
        .filter(|(block, before)| before.is_some() || block.height == Height(0))
        .collect();
    let oldest = drawn.last().map_or(Height(0), |(block, _)| block.height);
    let (height, head) = newest.unzip();
    let name = start::chain_name(oldest.0, height.unwrap_or_default().0, irreversible.0);
    let is_open = height.is_some_and(|height| height > irreversible);
    let item = move |(card, before): (BlockCard, Option<Hash>)| {
        let mark = is_open && card.height == irreversible;
        view! { <Card card=card before=before mark=mark /> }
    };
    let coming = next.zip(head).map(|((turn, ready), head)| view! { <Coming turn=turn ready=ready head=head /> });
    view! {
        <ol class="chain" aria-label=name tabindex="0">
            {coming}
            {drawn.into_iter().map(item).collect_view()}
        </ol>
    }
}

#[component]
fn Card(card: BlockCard, before: Option<Hash>, mark: bool) -> impl IntoView {
    let (hash, digits) = (card.hash.to_string(), card.hash.to_string());
    let class = if card.irreversible { "block fixed" } else { "block open" };
    view! {
        <li class=class class:mark=mark>
            {before.map(|before| view! { <Line to=before /> })}
            <a href=Route::Block(card.height).href() data-hash=hash aria-label=common::block(card.height.0)>
                <b>{grouped(card.height.0)}</b>
                <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                    <Strip digits=digits />
                </svg>
                <span class="quiet">{card.delegate_id.to_string()}</span>
                <span class="quiet">{counts::transactions(card.transaction_count)}</span>
                <Foot before=before />
            </a>
            {mark.then(|| view! { <p class="irreversible">{start::irreversible_mark()}</p> })}
        </li>
    }
}

/// The next block: its delegate and its ready transactions. It has no hash yet, but its parent is known.
#[component]
fn Coming(turn: Turn, ready: u32, head: Hash) -> impl IntoView {
    let (delegate, ready) = (turn.delegate.to_string(), u64::from(ready));
    let name = start::next_block(&delegate, turn.slot.0, ready);
    view! {
        <li class="block coming">
            <Line to=head />
            <a href=Route::Forge.href() aria-label=name>
                <b>{start::ring_turn(turn.slot.0)}</b>
                <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                    <rect class="unknown" x="0.5" y="0.5" width="39" height="11" rx="2" />
                </svg>
                <span class="quiet">{delegate}</span>
                <span class="quiet">{start::ready(ready)}</span>
                <Foot before=Some(head) />
            </a>
        </li>
    }
}

/// The hash of the block before, at the bottom of a block; empty for block 0.
#[component]
fn Foot(before: Option<Hash>) -> impl IntoView {
    let named = before.map(|before| {
        let (hash, digits) = (before.to_string(), before.to_string());
        view! {
            <span class="named" data-hash=hash>
                <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                    <Strip digits=digits />
                </svg>
            </span>
        }
    });
    view! { <span class="foot">{named}</span> }
}

/// The line from the top of the block before, on the right, to the bottom of this block.
#[component]
fn Line(to: Hash) -> impl IntoView {
    view! {
        <svg class="line" viewBox="0 0 100 100" preserveAspectRatio="none" data-hash=to.to_string() aria-hidden="true">
            <path d="M0 0 C60 0 40 100 100 100" />
        </svg>
    }
}
