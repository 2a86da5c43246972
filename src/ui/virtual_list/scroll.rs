//! The state of a virtual list: the scroll position, the rows in the document, and the current row of the keyboard.

use super::geometry::{ListGeometry, Step};
use leptos::html::Div;
use leptos::{ev, prelude::*};
use std::ops::Range;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// The assumed sizes of a row and of the view until the list can be measured.
const ROW: u64 = 40;
const VIEW: u64 = 600;

/// The selector of a row's element.
const LINE: &str = "[data-number]";

/// The position of the reader in a list. It does not change when rows are added on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollPosition {
    /// The highest row in view; `None` at the top of the list, where it is always the newest row.
    top: Option<u64>,
    /// The number of pixels of that row above the view.
    beyond: u64,
    /// The height of a row at that time.
    row: u64,
    /// The last row with the focus.
    current: Option<u64>,
}

/// The state of a virtual list.
#[derive(Clone, Copy)]
pub struct Scroll {
    frame: NodeRef<Div>,
    geometry: RwSignal<ListGeometry>,
    scrolled: RwSignal<u64>,
    window: Memo<Range<u64>>,
    current: RwSignal<Option<u64>>,
    stop: Memo<u64>,
}

impl Scroll {
    /// Creates the state for a list of `count` rows, at a former position.
    pub fn new(count: Memo<u64>, place: Option<ScrollPosition>) -> Self {
        let geometry = ListGeometry { count: count.get_untracked(), row: ROW, view: VIEW };
        let (geometry, scrolled) = (RwSignal::new(geometry), RwSignal::new(pixels(geometry, place)));
        let window = Memo::new(move |_| geometry.get().window(scrolled.get()));
        let current = RwSignal::new(place.and_then(|place| place.current));
        let stop = Memo::new(move |_| {
            let current = current.get().filter(|current| window.with(|window| window.contains(current)));
            current.unwrap_or_else(|| geometry.get().at(scrolled.get()))
        });
        let scroll = Self { frame: NodeRef::new(), geometry, scrolled, window, current, stop };
        Effect::new(move || {
            if scroll.frame.get().is_some() {
                scroll.measure(place);
            }
        });
        Effect::new(move || scroll.recount(count.get()));
        let resized = window_event_listener(ev::resize, move |_| scroll.measure(Some(untrack(|| scroll.place()))));
        on_cleanup(move || resized.remove());
        scroll
    }

    /// The element that scrolls.
    pub const fn frame(self) -> NodeRef<Div> {
        self.frame
    }

    /// The size of the list.
    pub fn geometry(self) -> ListGeometry {
        self.geometry.get()
    }

    /// The rows in the document.
    pub const fn window(self) -> Memo<Range<u64>> {
        self.window
    }

    /// The rows that are at least partly in view.
    pub fn in_view(self) -> Range<u64> {
        let (geometry, scrolled) = (self.geometry.get(), self.scrolled.get());
        geometry.at(scrolled + geometry.view.saturating_sub(1))..geometry.at(scrolled) + 1
    }

    /// Returns the position of the reader.
    pub fn place(self) -> ScrollPosition {
        let (geometry, scrolled) = (self.geometry.get(), self.scrolled.get());
        let top = (scrolled > 0).then(|| geometry.at(scrolled));
        ScrollPosition { top, beyond: scrolled % geometry.row, row: geometry.row, current: self.current.get() }
    }

    /// The only row at which the Tab key stops, so that one step leaves a list of any length.
    pub const fn stop(self) -> Memo<u64> {
        self.stop
    }

    /// Records that a row has received the focus.
    pub fn enter(self, number: u64) {
        self.current.set(Some(number));
    }

    /// Reads the scroll position of the element.
    pub fn follow(self) {
        let Some(frame) = self.element() else { return };
        let scrolled = u64::try_from(frame.scroll_top()).unwrap_or_default();
        self.change(self.geometry.get_untracked(), scrolled);
    }

    /// Moves to another row if the key is a navigation key.
    pub fn press(self, event: &KeyboardEvent) {
        let step = match event.key().as_str() {
            _ if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() => return,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "PageUp" => Step::PageUp,
            "PageDown" => Step::PageDown,
            "Home" => Step::Top,
            "End" => Step::Bottom,
            _ => return,
        };
        event.prevent_default();
        let seen = untrack(|| self.in_view());
        let to = match (self.current.get_untracked().filter(|current| seen.contains(current)), step) {
            (None, Step::Up | Step::Down) => seen.end.saturating_sub(1),
            (from, step) => self.geometry.get_untracked().step(from.unwrap_or(seen.end.saturating_sub(1)), step),
        };
        let (geometry, scrolled) = (self.geometry.get_untracked(), self.scrolled.get_untracked());
        self.go_to(to, geometry.reveal(to, scrolled));
    }

    /// Scrolls a row into the middle of the view, unless it is in view, and focuses it.
    pub fn jump_to(self, number: u64) {
        let (geometry, scrolled) = (self.geometry.get_untracked(), self.scrolled.get_untracked());
        let is_in_view = geometry.reveal(number, scrolled) == scrolled;
        self.go_to(number, if is_in_view { scrolled } else { geometry.centre(number) });
    }

    fn go_to(self, number: u64, scrolled: u64) {
        self.current.set(Some(number));
        self.show(self.geometry.get_untracked(), scrolled);
        request_animation_frame(move || {
            let row = self.element().and_then(|frame| found(&frame, &format!("[data-number=\"{number}\"] a")));
            row.inspect(focus);
        });
    }

    /// Measures the rows and the view, and restores a position.
    fn measure(self, place: Option<ScrollPosition>) {
        let Some(frame) = self.element() else { return };
        let Some(row) = found(&frame, LINE).and_then(|row| u64::try_from(row.offset_height()).ok()) else { return };
        let head = found(&frame, "thead").map_or(0, |head| head.offset_height());
        let view = u64::try_from(frame.client_height() - head).unwrap_or_default();
        if row > 0 {
            let geometry = ListGeometry { row, view, ..self.geometry.get_untracked() };
            self.show(geometry, pixels(geometry, place));
        }
    }

    /// Updates the number of rows. Rows in view do not move, except at the top of the list while neither pointer nor
    /// focus is in it: there the new rows appear.
    fn recount(self, count: u64) {
        let (before, scrolled) = (self.geometry.get_untracked(), self.scrolled.get_untracked());
        if before.count == count {
            return;
        }
        let geometry = ListGeometry { count, ..before };
        let is_held = self.element().is_some_and(|frame| frame.matches(":hover, :focus-within").unwrap_or_default());
        let scrolled = match count.checked_sub(before.count) {
            _ if scrolled == 0 && !is_held => 0,
            Some(more) => scrolled + more * geometry.row,
            None => scrolled.saturating_sub((before.count - count) * geometry.row),
        };
        self.show(geometry, scrolled);
    }

    /// Scrolls the list by a number of pixels. The element scrolls in the next frame, when the list has its new height.
    fn show(self, geometry: ListGeometry, scrolled: u64) {
        self.change(geometry, scrolled);
        request_animation_frame(move || {
            if let Some(frame) = self.element() {
                frame.set_scroll_top(i32::try_from(scrolled).unwrap_or(i32::MAX));
                self.follow();
            }
        });
    }

    /// Updates the state. The frame receives the focus if the focused row leaves the document.
    fn change(self, geometry: ListGeometry, scrolled: u64) {
        let window = geometry.window(scrolled);
        if self.current.get_untracked().is_some_and(|current| !window.contains(&current)) {
            let is_here = document().active_element().is_some_and(|it| it.closest(LINE).ok().flatten().is_some());
            self.element().filter(|_| is_here).inspect(focus);
        }
        if self.geometry.get_untracked() != geometry {
            self.geometry.set(geometry);
        }
        if self.scrolled.get_untracked() != scrolled {
            self.scrolled.set(scrolled);
        }
    }

    /// Returns the element while the list is on the page.
    fn element(self) -> Option<HtmlElement> {
        self.frame.try_get_untracked().flatten().map(Into::into)
    }
}

/// Returns the scroll offset of a position. If the height of rows has changed, the highest row is shown whole.
fn pixels(geometry: ListGeometry, place: Option<ScrollPosition>) -> u64 {
    let Some(ScrollPosition { top: Some(top), beyond, row, .. }) = place else { return 0 };
    geometry.above(top) + if row == geometry.row { beyond } else { 0 }
}

fn found(within: &Element, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    // `focus` does not fail for an element in the document.
    let _ = element.focus();
}
