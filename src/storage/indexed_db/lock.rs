//! Locks of the browser (Web Locks). The browser releases a lock when the tab that holds it ends.
//!
//! This module calls them by name, because `web-sys` has no stable bindings. Insecure pages, such as `http://` on
//! another machine, have no locks.

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that this tab holds until it is dropped.
pub(super) struct Lock {
    let_go: Function,
}

/// The outcome of a request for a lock.
pub(super) enum LockAnswer {
    /// This tab holds the lock.
    Held(Lock),
    /// Another tab holds it.
    Elsewhere,
    /// The browser provides no locks here.
    Unknown,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A call that settles a promise does not fail.
        let _ = self.let_go.call0(&JsValue::UNDEFINED);
    }
}

/// Returns `true` if the browser provides locks.
pub(super) fn exist() -> bool {
    manager().is_some()
}

/// Requests a lock, and does not wait if another tab holds it.
pub(super) async fn ask(name: &str) -> LockAnswer {
    let (sender, receiver) = oneshot::channel();
    let Some(request) = request(name, sender) else { return LockAnswer::Unknown };
    // The promise of the request settles when the lock is released, or at once if the request is rejected.
    match select(receiver, JsFuture::from(request)).await {
        Either::Left((Ok(asked), _)) => asked,
        Either::Left((Err(_), _)) | Either::Right(_) => LockAnswer::Unknown,
    }
}

fn request(name: &str, sender: oneshot::Sender<LockAnswer>) -> Option<Promise> {
    let manager = manager()?;
    let request: Function = Reflect::get(&manager, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let granted = Closure::once_into_js(move |lock: JsValue| granted(&lock, sender));
    request.call3(&manager, &name.into(), &options, &granted).ok()?.dyn_into().ok()
}

/// Handles the browser's decision. The browser holds the lock until the returned promise settles.
fn granted(lock: &JsValue, sender: oneshot::Sender<LockAnswer>) -> JsValue {
    if lock.is_null() {
        // The requester may have stopped waiting.
        drop(sender.send(LockAnswer::Elsewhere));
        return JsValue::UNDEFINED;
    }
    let let_go = Rc::new(RefCell::new(None));
    let put = Rc::clone(&let_go);
    let held = Promise::new(&mut move |resolve, _| drop(put.replace(Some(resolve))));
    if let Some(let_go) = let_go.take() {
        // If the requester has stopped waiting, the lock is dropped and so released.
        drop(sender.send(LockAnswer::Held(Lock { let_go })));
    }
    held.into()
}

fn manager() -> Option<JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    manager.is_object().then_some(manager)
}
