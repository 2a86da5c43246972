//! Controls that take a press only once they have been still: a press means what its maker has seen.
//!
//! A list moves when something above it comes or goes, and a control can change its meaning where it is. A press that
//! was aimed at the former control then meets the next one. So a control that signs or destroys something refuses each
//! press until it has been on the screen for [`STILL`], at one place and with one meaning. The time of the press is the
//! event's own, on the clock of the frames: a press that was made before a change and delivered after it is refused,
//! however long the page was busy. A press also measures its control first, so that a move that was not told of counts.
//!
//! A row that is drawn again with the same control at the same place is no change: what is still known of the one that
//! went is taken over by the one that came.

mod changes;

use leptos::{html, prelude::*};
use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;
use web_sys::{DomRect, Event};

/// For how long a control has been the same at the same place before it takes a press, in milliseconds.
pub const STILL: f64 = 1_000.0;

/// By less than this, in pixels, nothing has moved: browsers round.
const ROUNDING: f64 = 1.0;

/// What a change is, to a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minds {
    /// Another place, and another meaning.
    PlaceAndMeaning,
    /// Another meaning alone: for what must be in reach on a page that always moves.
    Meaning,
}

/// The place of a control: on the page, and in the view.
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

    /// Whether the control moved under a pointer that did not: scrolling the page moves it in the view alone, and what
    /// comes in above the view moves it on the page alone.
    fn moved_from(&self, former: &Self) -> bool {
        let differs = |one: &[f64; 2], other: &[f64; 2]| one.iter().zip(other).any(|(a, b)| (a - b).abs() > ROUNDING);
        differs(&self.size, &former.size) || (differs(&self.page, &former.page) && differs(&self.view, &former.view))
    }
}

/// The knowledge of a control.
#[derive(Clone, Debug)]
struct Seen {
    meaning: String,
    place: Place,
    /// Since when it has been so; none before the first frame that shows it.
    since: Option<f64>,
}

thread_local! {
    /// The controls that just went, by their meaning, with the time. A page has few, and each stays for a moment.
    static GONE: RefCell<HashMap<String, (f64, Seen)>> = RefCell::default();
}

/// The stillness of one button.
#[derive(Clone, Copy)]
pub struct Still {
    button: NodeRef<html::Button>,
    minds: Minds,
    meaning: Signal<String>,
    seen: StoredValue<Seen>,
    is_still: RwSignal<bool>,
}

impl Still {
    /// Watches a button. `meaning` says what a press does and to what; it is another one when the button is at work.
    pub fn watch(button: NodeRef<html::Button>, meaning: Signal<String>, minds: Minds) -> Self {
        let seen = Seen { meaning: meaning.get_untracked(), place: Place::default(), since: None };
        let still = Self { button, minds, meaning, seen: StoredValue::new(seen), is_still: RwSignal::new(false) };
        let watching = changes::on_change(move || still.look());
        // An effect, since it reaches for the element, and looks again in the frame that shows another meaning.
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

    /// Returns whether a press is taken now, for the eye; the press itself is judged by [`Still::takes`].
    pub fn is_still(self) -> Signal<bool> {
        self.is_still.into()
    }

    /// Returns whether this press, made when its event says, is taken.
    pub fn takes(self, press: &Event) -> bool {
        self.look();
        self.seen.with_value(|seen| seen.since.is_some_and(|since| press.time_stamp() - since >= STILL))
    }

    /// Measures the button. Where it is not what or where it was, its time begins again.
    fn look(self) {
        let Some(button) = self.button.get_untracked() else { return };
        let (place, meaning, now) =
            (Place::of(&button.get_bounding_client_rect()), self.meaning.get_untracked(), now());
        let mut began = None;
        self.seen.update_value(|seen| {
            if seen.since.is_none() {
                seen.place = place;
                seen.meaning.clone_from(&meaning);
                seen.since = Some(inherited(seen, self.minds).unwrap_or(now));
                began = seen.since;
            }
            let moved = self.minds == Minds::PlaceAndMeaning && place.moved_from(&seen.place);
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

    /// Shows that the button is not still, until it is. Only a clock can tell that nothing has happened for so long.
    fn settle(self, since: f64) {
        let left = since + STILL - now();
        self.is_still.set(left <= 0.0);
        if left > 0.0 {
            set_timeout(move || self.settled(since), wait(left));
        }
    }

    fn settled(self, since: f64) {
        // The button may be gone by now, or may have moved again, which has a clock of its own.
        if self.seen.try_with_value(|seen| seen.since == Some(since)) == Some(true) {
            self.settle(since);
        }
    }

    /// Leaves what is known to a button of the same meaning that comes in its place.
    fn remember(self) {
        let Some(seen) = self.seen.try_get_value().filter(|seen| seen.since.is_some()) else { return };
        let now = now();
        GONE.with_borrow_mut(|gone| {
            gone.retain(|_, (at, _)| now - *at < STILL);
            gone.insert(seen.meaning.clone(), (now, seen));
        });
    }
}

/// Since when a button that came was there as the one that just went.
fn inherited(seen: &Seen, minds: Minds) -> Option<f64> {
    let (at, former) = GONE.with_borrow_mut(|gone| gone.remove(&seen.meaning))?;
    let moved = minds == Minds::PlaceAndMeaning && seen.place.moved_from(&former.place);
    former.since.filter(|_| !moved && now() - at < STILL)
}

/// The time on the clock of events and frames, which no one can set.
fn now() -> f64 {
    window().performance().expect("every browser has it since 2012").now()
}

/// The next whole millisecond at or after so many.
fn wait(milliseconds: f64) -> Duration {
    Duration::from_secs_f64((milliseconds + 1.0) / 1_000.0)
}
