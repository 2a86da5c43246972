//! The Merkle tree of a block: the path of the chosen leaf solid, the sibling hashes of its proof dashed.

use super::layout::{Part, Placed, place};
use crate::protocol::TreeNode;
use crate::text::{block, short_id};
use crate::ui::components::Strip;
use leptos::prelude::*;

/// The size and spacing of a box, in units of the drawing, which are pixels.
const COLUMN: f64 = 120.0;
const LEVEL: f64 = 72.0;
const WIDTH: f64 = 104.0;
const HEIGHT: f64 = 34.0;
const MARGIN: f64 = 8.0;
const CAPTION: f64 = 22.0;

/// The drawing.
#[component]
pub fn TreeDrawing(
    /// The nodes, leaves first, the root last.
    tree: Vec<TreeNode>,
    /// The chosen leaf.
    leaf: Signal<u32>,
    /// Called when another leaf is chosen.
    #[prop(into)]
    on_choose: Callback<u32>,
    /// The description of each leaf.
    captions: Vec<&'static str>,
) -> impl IntoView {
    let captions = StoredValue::new(captions);
    move || {
        let placed = place(&tree, leaf.get());
        let columns = placed.iter().map(|placed| placed.column).fold(0.0, f64::max) + 1.0;
        let levels = placed.first().map_or(0, |root| root.level);
        let (width, height) = (columns * COLUMN, f64::from(levels) * LEVEL + HEIGHT + CAPTION + 2.0 * MARGIN);
        let siblings = placed.iter().filter(|placed| placed.part == Part::Sibling).count();
        let leaves = placed.first().map_or(0, |root| root.node.to as usize);
        let name = block::tree_name(leaves, leaf.get() as usize, siblings);
        let lines: Vec<_> = placed.iter().filter_map(|child| line(child, &placed, levels)).collect();
        let boxes =
            placed.iter().map(|placed| node(*placed, Point::of(placed, levels), on_choose, captions)).collect_view();
        view! {
            <svg class="tree" viewBox=format!("0 0 {width} {height}") width=width height=height role="img" aria-label=name>
                {lines}
                {boxes}
            </svg>
        }
    }
}

/// The middle of a box.
#[derive(Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
}

impl Point {
    fn of(placed: &Placed, levels: u32) -> Self {
        let from_top = f64::from(levels - placed.level);
        Self { x: (placed.column + 0.5) * COLUMN, y: MARGIN + HEIGHT / 2.0 + from_top * LEVEL }
    }
}

const fn class(part: Part) -> &'static str {
    match part {
        Part::Path => "path",
        Part::Sibling => "sibling",
        Part::Other => "other",
    }
}

/// Returns the line from a box to its parent.
fn line(child: &Placed, all: &[Placed], levels: u32) -> Option<impl IntoView + use<>> {
    let (lower, upper) = (Point::of(child, levels), Point::of(&all[child.parent?], levels));
    let (from, to) = (lower.y - HEIGHT / 2.0, upper.y + HEIGHT / 2.0);
    let bend = LEVEL / 3.0;
    let path = format!("M{} {from} C{} {} {} {} {} {to}", lower.x, lower.x, from - bend, upper.x, to + bend, upper.x);
    Some(view! { <path class=format!("line {}", class(child.part)) d=path /> })
}

fn node(
    placed: Placed,
    at: Point,
    on_choose: Callback<u32>,
    captions: StoredValue<Vec<&'static str>>,
) -> impl IntoView {
    let digits = placed.node.hash.to_string();
    let short: String = digits.chars().take(6).collect();
    let (title, hash) = (short_id(&digits), digits.clone());
    let (left, top) = (at.x - WIDTH / 2.0, at.y - HEIGHT / 2.0);
    let is_leaf = placed.node.to == placed.node.from + 1;
    let index = placed.node.from;
    // The field above the drawing offers the same choice by keyboard.
    let choose = move |_| {
        if is_leaf {
            on_choose.run(index);
        }
    };
    let caption = caption(&placed, captions);
    let root = (placed.parent.is_none() && !is_leaf).then_some(block::tree_root());
    view! {
        <g class=format!("node {}", class(placed.part)) class:leaf=is_leaf data-hash=hash on:click=choose>
            <title>{title}</title>
            <rect x=left y=top width=WIDTH height=HEIGHT rx="6" />
            <Strip digits=digits x=left + 8.0 y=at.y - 5.0 width=4.0 height=10.0 />
            <text class="digits" x=left + 46.0 y=at.y + 4.0>{short}</text>
            <text class="caption" x=at.x + WIDTH / 2.0 + 8.0 y=at.y + 4.0>{root}</text>
            <text class="caption" x=at.x y=at.y + HEIGHT / 2.0 + 16.0 text-anchor="middle">{caption}</text>
        </g>
    }
}

/// Returns the caption of a node: the description of a leaf, the leaves that a folded node covers, or nothing.
fn caption(placed: &Placed, captions: StoredValue<Vec<&'static str>>) -> String {
    let (from, to) = (placed.node.from, placed.node.to);
    if to == from + 1 {
        let what = captions.with_value(|captions| captions.get(from as usize).copied().unwrap_or_default());
        return block::leaf_choice(from as usize, what);
    }
    let is_folded = placed.part == Part::Sibling && placed.parent.is_some_and(|_| to - from > 1);
    if is_folded && captions.with_value(Vec::len) > super::layout::WHOLE as usize {
        return block::span(from, to);
    }
    String::new()
}
