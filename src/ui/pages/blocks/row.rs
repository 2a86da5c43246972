//! A row of the block list. Its height is known before the worker has answered with the block.

use crate::ledger::number::Height;
use crate::protocol::{BlockCard, command};
use crate::text::{block, common};
use crate::ui::components::{HashView, Moment, Pill, Tone, grouped};
use crate::ui::route::Route;
use crate::ui::virtual_list::rows::Rows;
use crate::ui::virtual_list::scroll::Scroll;
use leptos::prelude::*;

/// Returns the cells of the block at height `number`. Blocks up to height `fixed` are irreversible.
pub fn cells(
    number: u64,
    rows: Rows<command::ListBlocks, BlockCard>,
    fixed: Memo<u64>,
    scroll: Scroll,
) -> impl IntoView {
    let card = Memo::new(move |_| rows.get(number));
    let stop = Memo::new(move |_| if scroll.stop().get() == number { 0 } else { -1 });
    let is_fixed = Memo::new(move |_| number <= fixed.get());
    let pill = move || {
        let (tone, words) = finality(is_fixed.get());
        view! { <Pill tone=tone words=words /> }
    };
    let rest = move || match card.get() {
        Some(card) => known(card, stop.into()).into_any(),
        None => on_its_way().into_any(),
    };
    view! {
        <th scope="row" role="rowheader" class="at-height">
            <a href=Route::Block(Height(number)).href() aria-label=common::block(number) tabindex=move || stop.get()>
                {grouped(number)}
            </a>
        </th>
        {rest}
        <td role="cell" class="at-finality">{pill}</td>
    }
}

fn known(card: BlockCard, stop: Signal<i32>) -> impl IntoView {
    view! {
        <td role="cell" class="at-hash">
            <HashView digits=card.hash.to_string() stop=stop />
        </td>
        <td role="cell" class="at-count" data-label=block::transactions()>{grouped(card.transaction_count)}</td>
        <td role="cell" class="at-delegate">{card.delegate_id.to_string()}</td>
        <td role="cell" class="at-time">
            <Moment at=card.timestamp />
        </td>
    }
}

/// Returns blank cells of the same height, for the time until the worker has answered.
fn on_its_way() -> impl IntoView {
    let cell = |class: &'static str| {
        view! {
            <td role="cell" class=class>
                <span class="blank" aria-hidden="true"></span>
            </td>
        }
    };
    ["at-hash", "at-count", "at-delegate", "at-time"].map(cell).into_iter().collect_view()
}

/// Returns the colour and the words for the finality of a block.
pub fn finality(irreversible: bool) -> (Tone, &'static str) {
    if irreversible { (Tone::Permitted, block::irreversible()) } else { (Tone::Waiting, block::reversible()) }
}
