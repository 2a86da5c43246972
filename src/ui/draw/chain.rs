//! The newest blocks as a chain, with the line left of which nothing can change any more.
//!
//! A list of links, the newest first, laid out from right to left: so a narrow screen begins with the newest, and older
//! ones are scrolled to. Being a list, it needs no table beside it.

use crate::ledger::number::Height;
use crate::protocol::BlockCard;
use crate::text::{common, counts, start};
use crate::ui::components::{Strip, grouped};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The chain.
#[component]
pub fn ChainStrip(
    /// The newest first.
    blocks: Vec<BlockCard>,
    /// Up to here nothing can change any more.
    irreversible: Height,
) -> impl IntoView {
    let (newest, oldest) = (blocks.first().map(|block| block.height), blocks.last().map(|block| block.height));
    let name = start::chain_name(oldest.unwrap_or_default().0, newest.unwrap_or_default().0, irreversible.0);
    let marked = newest.is_some_and(|newest| newest > irreversible);
    let item = move |card: BlockCard| {
        let mark = marked && card.height == irreversible;
        view! { <Card card=card mark=mark /> }
    };
    view! {
        <ol class="chain" aria-label=name tabindex="0">
            {blocks.into_iter().map(item).collect_view()}
        </ol>
    }
}

#[component]
fn Card(card: BlockCard, mark: bool) -> impl IntoView {
    let (hash, digits) = (card.hash.to_string(), card.hash.to_string());
    let transactions = counts::transactions(card.transaction_count);
    let class = if card.irreversible { "block fixed" } else { "block open" };
    view! {
        <li class=class class:mark=mark>
            <a href=Route::Block(card.height).href() data-hash=hash aria-label=common::block(card.height.0)>
                <b>{grouped(card.height.0)}</b>
                <span class="quiet">{card.delegate_id.to_string()}</span>
                <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                    <Strip digits=digits />
                </svg>
                <span class="quiet">{transactions}</span>
            </a>
            {mark.then(|| view! { <p class="irreversible">{start::irreversible_mark()}</p> })}
        </li>
    }
}
