//! Observes all changes that can move a button: of the document, of the window and of scroll positions. One observer
//! serves all buttons, and one measurement after the next frame covers all changes before it. A measurement before the
//! frame, or in the task of the change, would make the browser compute the layout twice.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{MutationObserver, MutationObserverInit};

type ButtonStyle = Rc<dyn Fn()>;

thread_local! {
    static LOOKS: RefCell<BTreeMap<u64, ButtonStyle>> = RefCell::default();
    static NEXT: Cell<u64> = const { Cell::new(0) };
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    /// Starts with the first watched button and never stops.
    static OBSERVED: () = observe();
}

/// Calls `look` after the first frame that shows a change, until [`forget`] is called with the returned number.
pub fn on_change(look: impl Fn() + 'static) -> u64 {
    OBSERVED.with(|()| ());
    let number = NEXT.replace(NEXT.get() + 1);
    LOOKS.with_borrow_mut(|looks| looks.insert(number, Rc::new(look)));
    number
}

/// Removes the callback of a number.
pub fn forget(number: u64) {
    LOOKS.with_borrow_mut(|looks| looks.remove(&number));
}

/// Measures after the next frame. A hidden page draws no frames, and receives no press.
pub fn look_soon() {
    if LOOKS.with_borrow(BTreeMap::is_empty) || IS_DUE.replace(true) {
        return;
    }
    // A task queued by the frame's callback runs after layout and paint.
    request_animation_frame(|| set_timeout(look_now, Duration::ZERO));
}

fn look_now() {
    IS_DUE.set(false);
    // A callback changes signals, which can add or remove callbacks, so the list is not borrowed during the calls.
    let looks: Vec<(u64, ButtonStyle)> =
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
        // `observe` fails only for empty options, and these options observe everything.
        let _ = observer.observe_with_options(&root, &everything);
    }
    // The scroll event does not bubble, so this listener captures it on its way down.
    let _ = document.add_event_listener_with_callback_and_bool("scroll", changed.as_ref().unchecked_ref(), true);
    let _ = window().add_event_listener_with_callback("resize", changed.as_ref().unchecked_ref());
    changed.forget();
}
