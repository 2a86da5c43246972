//! The page of one block: its header, its transactions and their Merkle tree.

mod header;
mod tree;

use super::gate::{Gate, PageRequirement, shown};
use crate::ledger::number::Height;
use crate::protocol::{BlockView, LeafView, command};
use crate::text::{self, action_name, block, common};
use crate::ui::components::{Empty, HashView, Heading, Moment, Sheet, TableFrame};
use crate::ui::pages::transaction::summary::about;
use crate::ui::route::Route;
use crate::ui::state::load;
use header::HeaderSheet;
use leptos::prelude::*;
use tree::TreeSheet;

/// Shows a block.
#[component]
pub fn BlockPage(
    /// The height of the block.
    height: Height,
) -> impl IntoView {
    view! {
        <Heading title=block::title(height.0) />
        <Gate needs=PageRequirement::Ledger>
            <Parts height=height />
        </Gate>
    }
}

#[component]
fn Parts(height: Height) -> impl IntoView {
    let found = load(move || Some(command::ReadBlock { height }));
    shown(found, |found: BlockView| {
        view! {
            <Neighbours height=found.card.height has_next=found.has_next />
            <div class="columns main-first">
                <TreeSheet tree=found.tree.clone() leaves=found.leaves.clone() height=found.card.height />
                <HeaderSheet found=found.clone() />
            </div>
            <LeavesSheet leaves=found.leaves />
        }
    })
}

/// Links to the blocks below and above.
#[component]
fn Neighbours(height: Height, has_next: bool) -> impl IntoView {
    let link = |height: u64, words| view! { <a href=Route::Block(Height(height)).href()>{words}</a> };
    let older = height.0.checked_sub(1).map(|below| link(below, block::older()));
    let newer = has_next.then(|| link(height.0 + 1, block::newer()));
    view! {
        <p class="row">
            {older} {newer} <a href=Route::Blocks.href()>{block::list_title()}</a>
        </p>
    }
}

#[component]
fn LeavesSheet(leaves: Vec<LeafView>) -> impl IntoView {
    let columns = vec![block::leaf(), block::type_label(), common::what(), block::by(), common::when(), common::id()];
    let empty = leaves.is_empty().then(|| view! { <Empty words=block::tree_empty() /> });
    let count = text::counts::transactions(leaves.len() as u64);
    view! {
        <Sheet title=block::transactions() note=count>
            {empty}
            <TableFrame name=block::transactions() columns=columns>
                {leaves.into_iter().enumerate().map(row).collect_view()}
            </TableFrame>
        </Sheet>
    }
}

fn row((index, leaf): (usize, LeafView)) -> impl IntoView {
    let LeafView { transaction, summary, .. } = leaf;
    let href = Route::Transaction(transaction).href();
    view! {
        <tr>
            <th scope="row">{index}</th>
            <td>{action_name(summary.kind)}</td>
            <td>{about(&summary.subject)}</td>
            <td>{summary.author.to_string()}</td>
            <td>
                <Moment at=summary.timestamp />
            </td>
            <td>
                <HashView digits=transaction.to_string() href=href />
            </td>
        </tr>
    }
}
