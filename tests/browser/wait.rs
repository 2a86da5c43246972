//! Waiting for values that arrive asynchronously.

use futures::StreamExt as _;
use futures::channel::mpsc::{self, UnboundedReceiver, UnboundedSender};
use std::cell::RefCell;
use std::rc::Rc;

/// A queue of values that arrived and were not taken yet. Its clones share it.
pub struct MessageQueue<T> {
    put: UnboundedSender<T>,
    taken: Rc<RefCell<UnboundedReceiver<T>>>,
}

impl<T> MessageQueue<T> {
    /// Adds a value.
    pub fn put(&self, value: T) {
        self.put.unbounded_send(value).expect("the receiver lives as long as the sender");
    }

    /// Waits for the next value.
    #[expect(clippy::await_holding_refcell_ref, reason = "a test has only one waiting task")]
    pub async fn next(&self) -> T {
        self.taken.borrow_mut().next().await.expect("the sender lives as long as the receiver")
    }
}

impl<T> Default for MessageQueue<T> {
    fn default() -> Self {
        let (put, taken) = mpsc::unbounded();
        Self { put, taken: Rc::new(RefCell::new(taken)) }
    }
}

impl<T> Clone for MessageQueue<T> {
    fn clone(&self) -> Self {
        Self { put: self.put.clone(), taken: Rc::clone(&self.taken) }
    }
}
