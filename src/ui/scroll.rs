//! Where a long list is scrolled to, what exists of it there, and where in it the keyboard is.

use crate::ui::window::{Extent, Step};
use leptos::html::Div;
use leptos::{ev, prelude::*};
use std::ops::Range;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// What a list is taken to measure until it is there to be measured.
const ROW: u64 = 40;
const VIEW: u64 = 600;

/// A row's element.
const LINE: &str = "[data-number]";

/// Where somebody is in a list. It holds whatever comes on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The highest row in view; nothing at the very top, which is whatever is highest.
    top: Option<u64>,
    /// How many of its pixels are above the view.
    beyond: u64,
    /// How tall the rows were then.
    row: u64,
    /// The row where the keyboard was last.
    current: Option<u64>,
}

/// The state of a long list.
#[derive(Clone, Copy)]
pub struct Scroll {
    frame: NodeRef<Div>,
    extent: RwSignal<Extent>,
    scrolled: RwSignal<u64>,
    window: Memo<Range<u64>>,
    current: RwSignal<Option<u64>>,
    stop: Memo<u64>,
}

impl Scroll {
    /// A list of so many rows, as it was left.
    pub fn new(count: Memo<u64>, place: Option<Place>) -> Self {
        let extent = Extent { count: count.get_untracked(), row: ROW, view: VIEW };
        let (extent, scrolled) = (RwSignal::new(extent), RwSignal::new(pixels(extent, place)));
        let window = Memo::new(move |_| extent.get().window(scrolled.get()));
        let current = RwSignal::new(place.and_then(|place| place.current));
        let stop = Memo::new(move |_| {
            let current = current.get().filter(|current| window.with(|window| window.contains(current)));
            current.unwrap_or_else(|| extent.get().at(scrolled.get()))
        });
        let scroll = Self { frame: NodeRef::new(), extent, scrolled, window, current, stop };
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

    /// How large the list is.
    pub fn extent(self) -> Extent {
        self.extent.get()
    }

    /// The rows that exist.
    pub const fn window(self) -> Memo<Range<u64>> {
        self.window
    }

    /// The rows that are at least partly in view.
    pub fn in_view(self) -> Range<u64> {
        let (extent, scrolled) = (self.extent.get(), self.scrolled.get());
        extent.at(scrolled + extent.view.saturating_sub(1))..extent.at(scrolled) + 1
    }

    /// Where somebody is.
    pub fn place(self) -> Place {
        let (extent, scrolled) = (self.extent.get(), self.scrolled.get());
        let top = (scrolled > 0).then(|| extent.at(scrolled));
        Place { top, beyond: scrolled % extent.row, row: extent.row, current: self.current.get() }
    }

    /// The row at which the tabulator stops: one, so that it is one step past a list of any length.
    pub const fn stop(self) -> Memo<u64> {
        self.stop
    }

    /// The keyboard has come to a row.
    pub fn enter(self, number: u64) {
        self.current.set(Some(number));
    }

    /// Takes over where the reader has scrolled to.
    pub fn follow(self) {
        let Some(frame) = self.element() else { return };
        let scrolled = u64::try_from(frame.scroll_top()).unwrap_or_default();
        self.change(self.extent.get_untracked(), scrolled);
    }

    /// Moves to another row, where the key is one for that.
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
            (from, step) => self.extent.get_untracked().step(from.unwrap_or(seen.end.saturating_sub(1)), step),
        };
        let (extent, scrolled) = (self.extent.get_untracked(), self.scrolled.get_untracked());
        self.go_to(to, extent.reveal(to, scrolled));
    }

    /// Brings a row into the middle of the view, unless it is in view, and the keyboard to it.
    pub fn jump_to(self, number: u64) {
        let (extent, scrolled) = (self.extent.get_untracked(), self.scrolled.get_untracked());
        let is_in_view = extent.reveal(number, scrolled) == scrolled;
        self.go_to(number, if is_in_view { scrolled } else { extent.centre(number) });
    }

    fn go_to(self, number: u64, scrolled: u64) {
        self.current.set(Some(number));
        self.show(self.extent.get_untracked(), scrolled);
        request_animation_frame(move || {
            let row = self.element().and_then(|frame| found(&frame, &format!("[data-number=\"{number}\"] a")));
            row.inspect(focus);
        });
    }

    /// Takes the measures of what is there, and stays at a place.
    fn measure(self, place: Option<Place>) {
        let Some(frame) = self.element() else { return };
        let Some(row) = found(&frame, LINE).and_then(|row| u64::try_from(row.offset_height()).ok()) else { return };
        let head = found(&frame, "thead").map_or(0, |head| head.offset_height());
        let view = u64::try_from(frame.client_height() - head).unwrap_or_default();
        if row > 0 {
            let extent = Extent { row, view, ..self.extent.get_untracked() };
            self.show(extent, pixels(extent, place));
        }
    }

    /// There are more rows now, or fewer. Those in view stay where they are; only who is at the very top, and about to
    /// press nothing there, sees what is new.
    fn recount(self, count: u64) {
        let (before, scrolled) = (self.extent.get_untracked(), self.scrolled.get_untracked());
        if before.count == count {
            return;
        }
        let extent = Extent { count, ..before };
        let is_held = self.element().is_some_and(|frame| frame.matches(":hover, :focus-within").unwrap_or_default());
        let scrolled = match count.checked_sub(before.count) {
            _ if scrolled == 0 && !is_held => 0,
            Some(more) => scrolled + more * extent.row,
            None => scrolled.saturating_sub((before.count - count) * extent.row),
        };
        self.show(extent, scrolled);
    }

    /// Shows the list as it is scrolled by so many pixels. The element is scrolled before the next picture, when the
    /// list has become so tall.
    fn show(self, extent: Extent, scrolled: u64) {
        self.change(extent, scrolled);
        request_animation_frame(move || {
            if let Some(frame) = self.element() {
                frame.set_scroll_top(i32::try_from(scrolled).unwrap_or(i32::MAX));
                self.follow();
            }
        });
    }

    /// The frame takes the keyboard from a row that ceases to exist, so that it is never nowhere.
    fn change(self, extent: Extent, scrolled: u64) {
        let window = extent.window(scrolled);
        if self.current.get_untracked().is_some_and(|current| !window.contains(&current)) {
            let is_here = document().active_element().is_some_and(|it| it.closest(LINE).ok().flatten().is_some());
            self.element().filter(|_| is_here).inspect(focus);
        }
        if self.extent.get_untracked() != extent {
            self.extent.set(extent);
        }
        if self.scrolled.get_untracked() != scrolled {
            self.scrolled.set(scrolled);
        }
    }

    /// The element, as long as the list is on the page.
    fn element(self) -> Option<HtmlElement> {
        self.frame.try_get_untracked().flatten().map(Into::into)
    }
}

/// By how much a list is scrolled at a place. Where rows have another height by now, the highest is shown whole.
fn pixels(extent: Extent, place: Option<Place>) -> u64 {
    let Some(Place { top: Some(top), beyond, row, .. }) = place else { return 0 };
    extent.above(top) + if row == extent.row { beyond } else { 0 }
}

fn found(within: &Element, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    // Fails on no element that is in the document.
    let _ = element.focus();
}
