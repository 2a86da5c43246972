//! The press guard: a button accepts a press only if its meaning and place have not changed for a second.
//!
//! A list moves when an element above it appears or disappears, and a button can change its meaning in place. A press
//! that was aimed at the former button then hits its successor. So a button that signs or destroys refuses every press
//! until it has been on the screen for [`STABLE_FOR`] at one place and with one meaning. The time of the press is the time
//! of its event, on the clock of frames: a press made before a change and delivered after it is refused, however long
//! the page was busy. Each press also measures its button first, so that an unobserved move counts too.
//!
//! A row that is drawn again with the same button at the same place is no change: the new button inherits the state of
//! the old one.

mod changes;

use leptos::{html, prelude::*};
use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;
use web_sys::{DomRect, Event};

/// The time without a change before a button accepts a press, in milliseconds.
pub const STABLE_FOR: f64 = 1_000.0;

/// The largest difference, in pixels, that is no move: browsers round.
const ROUNDING: f64 = 1.0;

/// The changes that restart the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlChange {
    /// A change of place or of meaning.
    PlaceAndMeaning,
    /// A change of meaning only: for a button that must be usable on a page that always moves.
    Meaning,
}

/// The place of a button: on the page, and in the view.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    page: [f64; 2],
    view: [f64; 2],
    size: [f64; 2],
}

impl Place {
    fn of(rect: &DomRect) -> Self {
        let window = window();
        let scrolled = [window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default()];
        let view = [rect.x(), rect.y()];
        let page = [view[0] + scrolled[0], view[1] + scrolled[1]];
        Self { page, view, size: [rect.width(), rect.height()] }
    }

    /// Returns `true` if the button moved under a pointer at rest. Scrolling moves a button in the view only, and an
    /// insertion above the view moves it on the page only.
    fn moved_from(&self, former: &Self) -> bool {
        let differs = |one: &[f64; 2], other: &[f64; 2]| one.iter().zip(other).any(|(a, b)| (a - b).abs() > ROUNDING);
        differs(&self.size, &former.size) || (differs(&self.page, &former.page) && differs(&self.view, &former.view))
    }
}

/// The observed state of a button.
#[derive(Clone, Debug)]
struct Seen {
    meaning: String,
    place: Place,
    /// The time since which it has not changed; `None` before the first frame that shows the button.
    since: Option<f64>,
}

thread_local! {
    /// The buttons removed a moment ago, by their meaning, with the time. A page has few, and each is kept for a
    /// second.
    static GONE: RefCell<HashMap<String, (f64, Seen)>> = RefCell::default();
}

/// The guard of one button.
#[derive(Clone, Copy)]
pub struct PressGuard {
    button: NodeRef<html::Button>,
    is_affected_by: ControlChange,
    meaning: Signal<String>,
    seen: StoredValue<Seen>,
    is_still: RwSignal<bool>,
}

impl PressGuard {
    /// Watches a button. `meaning` names the action and its object; it changes while the command of the button runs.
    pub fn watch(button: NodeRef<html::Button>, meaning: Signal<String>, is_affected_by: ControlChange) -> Self {
        let seen = Seen { meaning: meaning.get_untracked(), place: Place::default(), since: None };
        let still =
            Self { button, is_affected_by, meaning, seen: StoredValue::new(seen), is_still: RwSignal::new(false) };
        let watching = changes::on_change(move || still.look());
        // An effect, because it needs the element, and it must measure again in the frame that shows another meaning.
        Effect::new(move || {
            meaning.track();
            if button.get().is_some() {
                changes::look_soon();
            }
        });
        on_cleanup(move || {
            changes::forget(watching);
            still.remember();
        });
        still
    }

    /// Returns `true` while the button looks ready; [`PressGuard::takes`] decides on the press itself.
    pub fn is_still(self) -> Signal<bool> {
        self.is_still.into()
    }

    /// Returns `true` if the button accepts this press at the time of its event.
    pub fn takes(self, press: &Event) -> bool {
        self.look();
        self.seen.with_value(|seen| seen.since.is_some_and(|since| press.time_stamp() - since >= STABLE_FOR))
    }

    /// Measures the button, and restarts its time if its meaning or its place has changed.
    fn look(self) {
        let Some(button) = self.button.get_untracked() else { return };
        let (place, meaning, now) =
            (Place::of(&button.get_bounding_client_rect()), self.meaning.get_untracked(), now());
        let mut began = None;
        self.seen.update_value(|seen| {
            if seen.since.is_none() {
                seen.place = place;
                seen.meaning.clone_from(&meaning);
                seen.since = Some(inherited(seen, self.is_affected_by).unwrap_or(now));
                began = seen.since;
            }
            let moved = self.is_affected_by == ControlChange::PlaceAndMeaning && place.moved_from(&seen.place);
            if moved || seen.meaning != meaning {
                seen.since = Some(now);
                began = seen.since;
            }
            seen.place = place;
            seen.meaning = meaning;
        });
        if let Some(began) = began {
            self.settle(began);
        }
    }

    /// Shows the button as not ready until its time has passed. No event reports the absence of changes, so a timer
    /// does.
    fn settle(self, since: f64) {
        let left = since + STABLE_FOR - now();
        self.is_still.set(left <= 0.0);
        if left > 0.0 {
            set_timeout(move || self.settled(since), wait(left));
        }
    }

    fn settled(self, since: f64) {
        // The button may be removed by now, or may have changed again, which has started a timer of its own.
        if self.seen.try_with_value(|seen| seen.since == Some(since)) == Some(true) {
            self.settle(since);
        }
    }

    /// Saves the state for a button of the same meaning that replaces this one.
    fn remember(self) {
        let Some(seen) = self.seen.try_get_value().filter(|seen| seen.since.is_some()) else { return };
        let now = now();
        GONE.with_borrow_mut(|gone| {
            gone.retain(|_, (at, _)| now - *at < STABLE_FOR);
            gone.insert(seen.meaning.clone(), (now, seen));
        });
    }
}

/// Returns the time since which the replaced button has not changed, if this one has the same place.
fn inherited(seen: &Seen, is_affected_by: ControlChange) -> Option<f64> {
    let (at, former) = GONE.with_borrow_mut(|gone| gone.remove(&seen.meaning))?;
    let moved = is_affected_by == ControlChange::PlaceAndMeaning && seen.place.moved_from(&former.place);
    former.since.filter(|_| !moved && now() - at < STABLE_FOR)
}

/// Returns the time on the clock of events and frames, which no one can set.
fn now() -> f64 {
    window().performance().expect("every browser has had `performance` since 2012").now()
}

/// Returns a duration of at least this many milliseconds.
fn wait(milliseconds: f64) -> Duration {
    Duration::from_secs_f64((milliseconds + 1.0) / 1_000.0)
}
