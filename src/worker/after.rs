//! Timers in the worker, for the autopilot and the idle lock: all other work waits for events.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::WorkerGlobalScope;

/// A timer of the browser. Dropping it cancels it.
struct Timer {
    handle: i32,
    _wake: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        scope().clear_timeout_with_handle(self.handle);
    }
}

/// Completes after a number of milliseconds.
pub fn after(milliseconds: u32) -> impl Future<Output = ()> + Unpin {
    let rung = Rc::new(Cell::new(false));
    let waker: Rc<Cell<Option<Waker>>> = Rc::default();
    let wake = Closure::<dyn FnMut()>::new({
        let (rung, waker) = (Rc::clone(&rung), Rc::clone(&waker));
        move || {
            rung.set(true);
            if let Some(waker) = waker.take() {
                waker.wake();
            }
        }
    });
    let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let handle =
        scope().set_timeout_with_callback_and_timeout_and_arguments_0(wake.as_ref().unchecked_ref(), milliseconds);
    let timer = Timer { handle: handle.expect("every worker has timers"), _wake: wake };
    poll_fn(move |context| {
        let _ = &timer;
        if rung.get() {
            return Poll::Ready(());
        }
        waker.set(Some(context.waker().clone()));
        Poll::Pending
    })
}

fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}
