//! The Merkle tree of a block, as a drawing in which a leaf can be chosen and as a table.

use crate::ledger::number::Height;
use crate::protocol::{LeafView, Question, TreeNode};
use crate::text::{action_name, block};
use crate::ui::components::{Empty, HashView, Select, Sheet, TableFrame};
use crate::ui::draw::TreeDrawing;
use crate::ui::draw::layout::{Part, Placed, place};
use crate::ui::pages::why::Why;
use leptos::prelude::*;

/// Shows the tree.
#[component]
pub fn TreeSheet(
    /// The nodes of the tree, leaves first, the root last.
    tree: Vec<TreeNode>,
    /// The transactions of the leaves.
    leaves: Vec<LeafView>,
    /// The height of the block.
    height: Height,
) -> impl IntoView {
    if leaves.is_empty() {
        return view! { <Sheet title=block::tree_title()><Empty words=block::tree_empty() /></Sheet> }.into_any();
    }
    let captions: Vec<_> = leaves.iter().map(|leaf| action_name(leaf.summary.kind)).collect();
    let choice = |(index, kind): (usize, &&str)| (index.to_string(), block::leaf_choice(index, kind));
    let choices: Vec<_> = captions.iter().enumerate().map(choice).collect();
    let chosen = RwSignal::new("0".to_owned());
    let leaf = Signal::derive(move || chosen.with(|chosen| chosen.parse().unwrap_or_default()));
    let choose = move |leaf: u32| chosen.set(leaf.to_string());
    let table = tree.clone();
    let question = Signal::derive(move || Question::MerkleRoot { height, leaf: leaf.get() });
    view! {
        <Sheet title=block::tree_title()>
            <p class="quiet">{block::tree_lead()}</p>
            <Select id="tree-leaf" label=block::leaf_choice_label() value=chosen choices=Signal::stored(choices) />
            <div class="frame" tabindex="0" role="region" aria-label=block::tree_title()>
                <TreeDrawing tree=tree leaf=leaf on_choose=choose captions=captions />
            </div>
            <p>{block::tree_why()} " " <Why question=question what=block::merkle_root() /></p>
            <details>
                <summary>{block::tree_table()}</summary>
                <TreeTable tree=table leaf=leaf />
            </details>
        </Sheet>
    }
    .into_any()
}

#[component]
fn TreeTable(tree: Vec<TreeNode>, leaf: Signal<u32>) -> impl IntoView {
    let columns = vec![block::level(), block::hash(), block::part()];
    let rows = move || {
        let mut placed = place(&tree, leaf.get());
        placed.sort_by_key(|placed| (placed.level, placed.node.from));
        placed.into_iter().map(row).collect_view()
    };
    view! { <TableFrame name=block::tree_table() columns=columns>{rows}</TableFrame> }
}

fn row(placed: Placed) -> impl IntoView {
    let part = match placed.part {
        Part::Path if placed.parent.is_none() => block::tree_root(),
        Part::Path => block::on_path(),
        Part::Sibling => block::sibling(),
        Part::Other => "",
    };
    view! {
        <tr>
            <th scope="row">{block::span(placed.node.from, placed.node.to)}</th>
            <td>
                <HashView digits=placed.node.hash.to_string() />
            </td>
            <td>{part}</td>
        </tr>
    }
}
