//! The list of all blocks, the newest first. The document contains only the rows in view.

mod row;

use super::gate::{Gate, PageRequirement, refused};
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::{BlockCard, LedgerStatus, command};
use crate::text::block;
use crate::ui::components::{Form, Heading, Sheet, SubmitButton, TextField};
use crate::ui::route::Route;
use crate::ui::state::{ListPosition, Store, go};
use crate::ui::virtual_list::rows::Rows;
use crate::ui::virtual_list::scroll::Scroll;
use crate::ui::virtual_list::table::VirtualTable;
use leptos::prelude::*;
use row::cells;
use std::ops::Range;

pub use row::finality;

/// Shows the list of blocks.
#[component]
pub fn Blocks() -> impl IntoView {
    view! {
        <Heading title=block::list_title() lead=block::list_lead() />
        <Gate needs=PageRequirement::Ledger>
            <List />
        </Gate>
    }
}

#[component]
fn List() -> impl IntoView {
    let store = Store::get();
    let of_ledger = move |part: fn(&LedgerStatus) -> u64| {
        Memo::new(move |_| store.ledger().with(|ledger| ledger.as_ref().map(part).unwrap_or_default()))
    };
    let (count, fixed) = (of_ledger(|it| it.height.0 + 1), of_ledger(|it| it.irreversible.0));
    let scroll = bookmarked(store, count);
    let rows = Rows::new(scroll.window(), |card: &BlockCard| card.height.0, ask);
    let failed = move || rows.fault().map(|fault| refused(&fault, move |()| rows.again()));
    let columns = vec![
        block::height(),
        block::hash(),
        block::transactions(),
        block::delegate(),
        block::when(),
        block::finality(),
    ];
    let note = Signal::derive(move || {
        let seen = scroll.in_view();
        block::in_view(count.get(), seen.start, seen.end.saturating_sub(1))
    });
    let lowest = Memo::new(move |_| scroll.geometry().rows().start);
    let cut = move || (lowest.get() > 0).then(|| view! { <p class="quiet">{block::cut_off(lowest.get())}</p> });
    view! {
        {failed}
        <Sheet title=block::chain_title() note=note>
            <GoTo count=count scroll=scroll />
            {cut}
            <VirtualTable
                name=block::list_title() columns=columns scroll=scroll
                row=move |number| cells(number, rows, fixed, scroll).into_any()
            />
        </Sheet>
    }
}

/// Returns the scroll state of the list, at the row where the reader left it if the ledger is still the same.
fn bookmarked(store: Store, count: Memo<u64>) -> Scroll {
    let (ledger, list_position) = (store.ledger(), ListPosition::get());
    let id = Memo::new(move |_| ledger.with(|ledger| ledger.as_ref().map_or(Hash::ZERO, |ledger| ledger.ledger)));
    let scroll = Scroll::new(count, list_position.place(id.get_untracked()));
    Effect::new(move || list_position.keep(id.get(), scroll.place()));
    scroll
}

fn ask(rows: Range<u64>) -> command::ListBlocks {
    let count = u32::try_from(rows.end - rows.start).unwrap_or(u32::MAX);
    command::ListBlocks { below: Some(Height(rows.end)), count }
}

/// A form that goes to a height: to its row, or to the page of the block if the list is cut off above it.
#[component]
fn GoTo(count: Memo<u64>, scroll: Scroll) -> impl IntoView {
    let (height, fault) = (RwSignal::new(String::new()), RwSignal::new(None));
    let leave = move |()| {
        let wanted = height.with_untracked(|height| height.trim().parse().ok());
        let highest = count.get_untracked().saturating_sub(1);
        let wanted = wanted.filter(|number: &u64| *number <= highest);
        fault.set(wanted.is_none().then(|| block::no_such_height(highest)));
        let is_listed = |number: &u64| untrack(|| scroll.geometry()).rows().contains(number);
        match wanted {
            Some(number) if is_listed(&number) => scroll.jump_to(number),
            Some(number) => go(&Route::Block(Height(number))),
            None => {}
        }
    };
    view! {
        <div class="inline">
            <Form on_submit=leave>
                <TextField id="go-to-height" label=block::go_to() value=height keys="numeric" fault=fault />
                <SubmitButton label=block::go() busy=Signal::stored(false) />
            </Form>
        </div>
    }
}
