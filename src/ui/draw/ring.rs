//! The turns of a round as a ring, with the one that comes next lit; beside it the same as a list.

use crate::ledger::id::UserId;
use crate::protocol::Turn;
use crate::text::start;
use leptos::prelude::*;
use std::f64::consts::TAU;

/// The drawing's side and the ring's radius, in its units.
const SIDE: f64 = 160.0;
const RADIUS: f64 = 62.0;
/// What is left open between two turns, in radians.
const GAP: f64 = 0.06;

/// The ring and its list.
#[component]
pub fn TurnRing(
    /// The next turn.
    turn: Turn,
    /// Whose the turns of the round are, in their order.
    delegates: Vec<UserId>,
) -> impl IntoView {
    // A round has 101 turns at most.
    let turns = u32::try_from(delegates.len()).unwrap_or(u32::MAX).max(1);
    let now = u32::try_from(turn.slot.0 % u64::from(turns)).unwrap_or_default();
    let arc = move |index: u32| view! { <path class=if index == now { "turn now" } else { "turn" } d=arc_path(index, turns) /> };
    let name = start::ring_name(turn.delegate.as_str(), turn.slot.0);
    let item = move |(index, delegate): (u32, UserId)| {
        let current = (index == now).then_some("step");
        view! { <li aria-current=current>{delegate.to_string()}</li> }
    };
    view! {
        <div class="ring">
            <svg viewBox=format!("0 0 {SIDE} {SIDE}") role="img" aria-label=name>
                {(0..turns).map(arc).collect_view()}
                <text class="strong" x=SIDE / 2.0 y=SIDE / 2.0 text-anchor="middle">{start::ring_turn(u64::from(now) + 1)}</text>
                <text x=SIDE / 2.0 y=SIDE / 2.0 + 18.0 text-anchor="middle">{start::ring_of(u64::from(turns))}</text>
            </svg>
            <ol>{(0..).zip(delegates).map(item).collect_view()}</ol>
        </div>
    }
}

/// The arc of a turn, clockwise from the top. One turn alone takes two halves, since an arc cannot end where it begins.
fn arc_path(index: u32, turns: u32) -> String {
    let middle = SIDE / 2.0;
    let point = |angle: f64| format!("{:.2} {:.2}", middle + RADIUS * angle.sin(), middle - RADIUS * angle.cos());
    if turns == 1 {
        let (top, bottom) = (point(0.0), point(TAU / 2.0));
        return format!("M{top} A{RADIUS} {RADIUS} 0 0 1 {bottom} A{RADIUS} {RADIUS} 0 0 1 {top}");
    }
    let turn = TAU / f64::from(turns);
    let (from, to) = (f64::from(index) * turn + GAP / 2.0, f64::from(index + 1) * turn - GAP / 2.0);
    let large = i32::from(to - from > TAU / 2.0);
    format!("M{} A{RADIUS} {RADIUS} 0 {large} 1 {}", point(from), point(to))
}
