//! The slots of a round as a ring: forged, missed, and the next one highlighted. A list or a table beside it contains
//! the same values.

use crate::protocol::{SlotState, SlotView};
use crate::text::start;
use leptos::prelude::*;
use std::f64::consts::TAU;

/// The side of the drawing and the radius of the ring, in units of the drawing.
const SIDE: f64 = 160.0;
const RADIUS: f64 = 62.0;
/// The gap between two arcs, as a part of an arc, and its maximum in radians.
const GAP: f64 = 0.2;
const WIDEST_GAP: f64 = 0.06;

/// The ring.
#[component]
pub fn TurnRing(
    /// The slots of the round, in order.
    slots: Vec<SlotView>,
) -> impl IntoView {
    // A round has at most 101 slots.
    let turns = u32::try_from(slots.len()).unwrap_or(u32::MAX).max(1);
    let now = slots.iter().position(|slot| slot.state == SlotState::Next);
    let (slot, name) = now.map_or_else(Default::default, |now| {
        let next = &slots[now];
        (start::ring_turn(next.slot.0), start::ring_name(next.delegate.as_str(), next.slot.0))
    });
    let of = now.map(|now| start::ring_of(now as u64 + 1, u64::from(turns)));
    let arc = |(index, slot): (u32, SlotView)| view! { <path class=class(slot.state) d=arc_path(index, turns) /> };
    view! {
        <svg viewBox=format!("0 0 {SIDE} {SIDE}") role="img" aria-label=name>
            {(0..).zip(slots).map(arc).collect_view()}
            <text class="strong" x=SIDE / 2.0 y=SIDE / 2.0 text-anchor="middle">{slot}</text>
            <text x=SIDE / 2.0 y=SIDE / 2.0 + 18.0 text-anchor="middle">{of}</text>
        </svg>
    }
}

const fn class(state: SlotState) -> &'static str {
    match state {
        SlotState::Forged { .. } => "turn forged",
        SlotState::PassedOver => "turn passed",
        SlotState::Next => "turn now",
        SlotState::Later => "turn",
    }
}

/// Returns the arc of a slot, clockwise from the top. A single slot needs two halves: an arc cannot end at its start.
fn arc_path(index: u32, turns: u32) -> String {
    let middle = SIDE / 2.0;
    let point = |angle: f64| format!("{:.2} {:.2}", middle + RADIUS * angle.sin(), middle - RADIUS * angle.cos());
    if turns == 1 {
        let (top, bottom) = (point(0.0), point(TAU / 2.0));
        return format!("M{top} A{RADIUS} {RADIUS} 0 0 1 {bottom} A{RADIUS} {RADIUS} 0 0 1 {top}");
    }
    let turn = TAU / f64::from(turns);
    let gap = (turn * GAP).min(WIDEST_GAP);
    let (from, to) = (f64::from(index) * turn + gap / 2.0, f64::from(index + 1) * turn - gap / 2.0);
    let large = i32::from(to - from > TAU / 2.0);
    format!("M{} A{RADIUS} {RADIUS} 0 {large} 1 {}", point(from), point(to))
}
