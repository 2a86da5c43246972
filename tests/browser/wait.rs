//! Waiting for what comes when it comes.

use futures::StreamExt as _;
use futures::channel::mpsc::{self, UnboundedReceiver, UnboundedSender};
use std::cell::RefCell;
use std::rc::Rc;

/// What came and was not looked at yet. Clones share it.
pub struct Heap<T> {
    put: UnboundedSender<T>,
    taken: Rc<RefCell<UnboundedReceiver<T>>>,
}

impl<T> Heap<T> {
    /// Adds what came.
    pub fn put(&self, value: T) {
        self.put.unbounded_send(value).expect("the other end lives as long as this one");
    }

    /// Waits for the next.
    #[expect(clippy::await_holding_refcell_ref, reason = "a test waits at one place")]
    pub async fn next(&self) -> T {
        self.taken.borrow_mut().next().await.expect("the other end lives as long as this one")
    }
}

impl<T> Default for Heap<T> {
    fn default() -> Self {
        let (put, taken) = mpsc::unbounded();
        Self { put, taken: Rc::new(RefCell::new(taken)) }
    }
}

impl<T> Clone for Heap<T> {
    fn clone(&self) -> Self {
        Self { put: self.put.clone(), taken: Rc::clone(&self.taken) }
    }
}
