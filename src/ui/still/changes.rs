//! Changes of the page that can move something: of the document, of the window, of what is scrolled. One observer for
//! all, and one look after the next frame is drawn, for everything that came together. A look measures: before the frame
//! is drawn it would make the browser lay the page out twice, and within the task that changed it.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{MutationObserver, MutationObserverInit};

type Look = Rc<dyn Fn()>;

thread_local! {
    static LOOKS: RefCell<BTreeMap<u64, Look>> = RefCell::default();
    static NEXT: Cell<u64> = const { Cell::new(0) };
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    /// Begun with the first look that is asked for, and kept.
    static OBSERVED: () = observe();
}

/// Calls `look` after the first frame that shows a change, until it is forgotten by the number that this returns.
pub fn on_change(look: impl Fn() + 'static) -> u64 {
    OBSERVED.with(|()| ());
    let number = NEXT.replace(NEXT.get() + 1);
    LOOKS.with_borrow_mut(|looks| looks.insert(number, Rc::new(look)));
    number
}

/// Ends the looks of a number.
pub fn forget(number: u64) {
    LOOKS.with_borrow_mut(|looks| looks.remove(&number));
}

/// Looks once the next frame is drawn. A page that is not shown has none, and takes no press.
pub fn look_soon() {
    if LOOKS.with_borrow(BTreeMap::is_empty) || IS_DUE.replace(true) {
        return;
    }
    // The task after the frame's own begins when the frame is laid out and painted.
    request_animation_frame(|| set_timeout(look_now, Duration::ZERO));
}

fn look_now() {
    IS_DUE.set(false);
    // A look changes signals, and what hangs on them may come or go: so none is called while the list is held.
    let looks: Vec<(u64, Look)> =
        LOOKS.with_borrow(|looks| looks.iter().map(|(number, look)| (*number, Rc::clone(look))).collect());
    for (number, look) in looks {
        if LOOKS.with_borrow(|looks| looks.contains_key(&number)) {
            look();
        }
    }
}

fn observe() {
    let changed = Closure::<dyn FnMut()>::new(look_soon);
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref());
    let everything = MutationObserverInit::new();
    everything.set_subtree(true);
    everything.set_child_list(true);
    everything.set_character_data(true);
    everything.set_attributes(true);
    let document = document();
    let root = document.document_element().zip(observer.ok());
    if let Some((root, observer)) = root {
        // Fails only where nothing is to be observed, and everything is.
        let _ = observer.observe_with_options(&root, &everything);
    }
    // Scrolling is told to the element that scrolls alone, and heard on the way down to it.
    let _ = document.add_event_listener_with_callback_and_bool("scroll", changed.as_ref().unchecked_ref(), true);
    let _ = window().add_event_listener_with_callback("resize", changed.as_ref().unchecked_ref());
    changed.forget();
}
