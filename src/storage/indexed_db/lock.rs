//! Locks of the browser (Web Locks), which it gives back by itself when the tab that holds one has ended.
//!
//! They are called without bindings of their own: web-sys has none that are stable. Pages that are not secure, such as
//! `http://` on another machine, have none.

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that this tab holds, until it is dropped.
pub(super) struct Lock {
    let_go: Function,
}

/// The outcome of asking for a lock.
pub(super) enum Asked {
    /// This tab holds it now.
    Held(Lock),
    /// Another tab holds it.
    Elsewhere,
    /// The browser gives none here.
    Unknown,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // To settle a promise does not fail.
        let _ = self.let_go.call0(&JsValue::UNDEFINED);
    }
}

/// Returns whether the browser has locks here.
pub(super) fn exist() -> bool {
    manager().is_some()
}

/// Asks for a lock, and does not wait for one that another tab holds.
pub(super) async fn ask(name: &str) -> Asked {
    let (sender, receiver) = oneshot::channel();
    let Some(request) = request(name, sender) else { return Asked::Unknown };
    // The request itself is over when the lock is given back, or at once where it is refused.
    match select(receiver, JsFuture::from(request)).await {
        Either::Left((Ok(asked), _)) => asked,
        Either::Left((Err(_), _)) | Either::Right(_) => Asked::Unknown,
    }
}

fn request(name: &str, sender: oneshot::Sender<Asked>) -> Option<Promise> {
    let manager = manager()?;
    let request: Function = Reflect::get(&manager, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let granted = Closure::once_into_js(move |lock: JsValue| granted(&lock, sender));
    request.call3(&manager, &name.into(), &options, &granted).ok()?.dyn_into().ok()
}

/// What the browser calls when it has decided. It holds the lock until the promise that it gets is settled.
fn granted(lock: &JsValue, sender: oneshot::Sender<Asked>) -> JsValue {
    if lock.is_null() {
        // Nobody may wait for the answer any more.
        drop(sender.send(Asked::Elsewhere));
        return JsValue::UNDEFINED;
    }
    let let_go = Rc::new(RefCell::new(None));
    let put = Rc::clone(&let_go);
    let held = Promise::new(&mut move |resolve, _| drop(put.replace(Some(resolve))));
    if let Some(let_go) = let_go.take() {
        // Where nobody waits for it any more, it is dropped, and so given back.
        drop(sender.send(Asked::Held(Lock { let_go })));
    }
    held.into()
}

fn manager() -> Option<JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    manager.is_object().then_some(manager)
}
