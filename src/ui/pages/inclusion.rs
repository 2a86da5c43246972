//! The proof that a block includes a transaction: the leaf, the inclusion path, the computed root and the root in the
//! header. The worker computes it again for each request.

use super::gate::shown;
use crate::ledger::id::Hash;
use crate::protocol::{BlockView, Explanation, Place, Question, SumInput, WorkStep, command};
use crate::text::{action_name, block, common, transaction};
use crate::ui::components::{Fact, Facts, HashView, Pill, Tone};
use crate::ui::draw::TreeDrawing;
use crate::ui::route::Route;
use crate::ui::state::load_from_chain;
use leptos::prelude::*;

/// Shows the proof in words and as a drawing.
#[component]
pub fn Inclusion(
    /// The place of the transaction in the chain.
    place: Place,
    /// Called when the proof is shown or has failed.
    #[prop(into, optional)]
    on_shown: Option<Callback<()>>,
) -> impl IntoView {
    let question = Question::MerkleRoot { height: place.height, leaf: place.index };
    let explained = load_from_chain(move || Some(command::Explain { question }));
    let block = load_from_chain(move || Some(command::ReadBlock { height: place.height }));
    // An effect, since it calls code outside of the view.
    Effect::new(move || {
        if explained.get().is_some() && block.get().is_some() {
            on_shown.into_iter().for_each(|shown| shown.run(()));
        }
    });
    view! {
        {shown(explained, move |explanation| view! { <ElectionSteps explanation=explanation place=place /> })}
        {shown(block, move |block| drawing(block, place.index))}
    }
}

/// A step of the path: the hash below and the hash beside it are hashed to the hash above.
struct PathStep {
    hash: Hash,
    is_left: bool,
    sum: Hash,
}

/// The inclusion path of a leaf, read from the steps of an explanation.
struct InclusionPath {
    leaf: Hash,
    steps: Vec<PathStep>,
    computed: Hash,
    stated: Hash,
}

impl InclusionPath {
    fn of(steps: &[WorkStep]) -> Option<Self> {
        let [WorkStep::Sum { sum: leaf, .. }, between @ .., WorkStep::Compare { computed, stated }] = steps else {
            return None;
        };
        let mut below = *leaf;
        let step = |step: &WorkStep| {
            let WorkStep::Sum { input: SumInput::Node { left, right }, sum } = step else { return None };
            let is_left = *right == below;
            below = *sum;
            Some(PathStep { hash: if is_left { *left } else { *right }, is_left, sum: *sum })
        };
        let steps = between.iter().filter_map(step).collect();
        Some(Self { leaf: *leaf, steps, computed: *computed, stated: *stated })
    }
}

#[component]
fn ElectionSteps(explanation: Explanation, place: Place) -> impl IntoView {
    let Some(InclusionPath { leaf, steps, computed, stated }) = InclusionPath::of(&explanation.steps) else {
        return ().into_any();
    };
    let verdict = if explanation.agrees {
        (Tone::Permitted, transaction::proven(place.height.0))
    } else {
        (Tone::Refused, transaction::not_proven(place.height.0))
    };
    let none = steps.is_empty().then(|| view! { <p class="quiet">{transaction::no_proof()}</p> });
    view! {
        <Facts>
            <Fact name=transaction::block()>
                <a href=Route::Block(place.height).href()>{common::block(place.height.0)}</a>
            </Fact>
            <Fact name=transaction::leaf_index()>{place.index}</Fact>
            <Fact name=transaction::leaf()>
                <HashView digits=leaf.to_string() />
            </Fact>
            <Fact name=transaction::proof()>
                {none}
                <ol class="inclusion-path">{steps.into_iter().map(step).collect_view()}</ol>
            </Fact>
            <Fact name=transaction::root_computed()>
                <HashView digits=computed.to_string() />
            </Fact>
            <Fact name=transaction::root_stated()>
                <HashView digits=stated.to_string() />
            </Fact>
        </Facts>
        <p class="verdict">
            <Pill tone=verdict.0 words=verdict.1 />
        </p>
    }
    .into_any()
}

fn step(step: PathStep) -> impl IntoView {
    let PathStep { hash, is_left, sum } = step;
    let side = if is_left { transaction::beside_left() } else { transaction::beside_right() };
    view! {
        <li>
            <div class="row">
                <span class="quiet">{side}</span>
                <HashView digits=hash.to_string() />
                <span class="quiet">{transaction::makes()}</span>
                <HashView digits=sum.to_string() />
            </div>
        </li>
    }
}

/// Shows the tree with the path of the leaf; nothing for a block of one transaction.
fn drawing(found: BlockView, leaf: u32) -> AnyView {
    if found.leaves.len() < 2 {
        return ().into_any();
    }
    let captions = found.leaves.iter().map(|leaf| action_name(leaf.summary.kind)).collect();
    // A page may show several trees, so the name contains the block.
    let name = common::beside(block::tree_title(), &common::block(found.card.height.0));
    view! {
        <div class="frame" tabindex="0" role="region" aria-label=name>
            <TreeDrawing tree=found.tree leaf=Signal::stored(leaf) on_choose=|_| () captions=captions />
        </div>
    }
    .into_any()
}
