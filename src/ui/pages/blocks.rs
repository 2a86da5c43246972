//! The list of blocks, the newest first.

use super::gate::{Gate, Needs, refused};
use crate::ledger::number::Height;
use crate::protocol::{BlockCard, Command, Reply};
use crate::text::{block, common};
use crate::ui::components::{
    Button, Form, HashView, Heading, Loading, Moment, Pill, Sheet, SubmitButton, TableFrame, TextField, Tone,
    fault_note, grouped,
};
use crate::ui::route::Route;
use crate::ui::state::{Paged, go, load};
use leptos::prelude::*;

/// How many blocks are asked for at once.
const PIECE: u32 = 50;

/// The page.
#[component]
pub fn Blocks() -> impl IntoView {
    view! {
        <Heading title=block::list_title() lead=block::list_lead() />
        <Gate needs=Needs::Ledger>
            <List />
        </Gate>
    }
}

#[component]
fn List() -> impl IntoView {
    let newest = load(|| Some(Command::ListBlocks { below: None, count: PIECE }), blocks_of);
    let paged = Paged::new(newest, PIECE, |card: &BlockCard| card.height.0);
    let failed = move || paged.fault().map(|fault| refused(&fault, move |()| newest.again()));
    let columns = vec![
        block::height(),
        block::hash(),
        block::transactions(),
        block::delegate(),
        block::when(),
        block::finality(),
    ];
    let older = |below| Command::ListBlocks { below: Some(Height(below)), count: PIECE };
    let note = Signal::derive(move || block::shown(paged.items().len()));
    view! {
        {failed}
        <Show when=move || paged.is_loading()>
            <Loading />
        </Show>
        <Sheet title=block::chain_title() note=note>
            <GoTo />
            <TableFrame name=block::list_title() columns=columns>
                <For each=move || paged.items() key=|card| (card.hash, card.irreversible) children=row />
            </TableFrame>
            <Show when=move || paged.older_than().is_some()>
                <Button label=block::more() on_press=move |()| paged.more(older, blocks_of) busy=paged.act().busy() />
            </Show>
            {fault_note(paged.act().beside(&[]))}
        </Sheet>
    }
}

fn blocks_of(reply: Reply) -> Option<Vec<BlockCard>> {
    if let Reply::Blocks(blocks) = reply { Some(blocks) } else { None }
}

/// Straight to a height.
#[component]
fn GoTo() -> impl IntoView {
    let height = RwSignal::new(String::new());
    let leave = move |()| {
        if let Ok(height) = height.get_untracked().trim().parse() {
            go(&Route::Block(Height(height)));
        }
    };
    view! {
        <div class="inline">
            <Form on_submit=leave>
                <TextField id="go-to-height" label=block::go_to() value=height keys="numeric" />
                <SubmitButton label=block::go() busy=Signal::stored(false) />
            </Form>
        </div>
    }
}

fn row(card: BlockCard) -> impl IntoView {
    let (tone, words) = finality(card.irreversible);
    let href = Route::Block(card.height).href();
    view! {
        <tr>
            <th scope="row">
                <a href=href aria-label=common::block(card.height.0)>{grouped(card.height.0)}</a>
            </th>
            <td>
                <HashView digits=card.hash.to_string() />
            </td>
            <td>{grouped(card.transaction_count)}</td>
            <td>{card.delegate_id.to_string()}</td>
            <td>
                <Moment at=card.timestamp />
            </td>
            <td>
                <Pill tone=tone words=words />
            </td>
        </tr>
    }
}

/// How final a block is.
pub fn finality(irreversible: bool) -> (Tone, &'static str) {
    if irreversible { (Tone::Permitted, block::irreversible()) } else { (Tone::Waiting, block::reversible()) }
}
