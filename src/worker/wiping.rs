//! A future that leaves no secrets on the stack: after each poll it overwrites the stack that the poll has used.

use crate::ledger::secret::wipe_stack;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The future. A call through a pointer keeps its frames below the frame from which the stack is wiped.
pub struct Wiping(Pin<Box<dyn Future<Output = ()>>>);

impl Wiping {
    /// Wraps a future.
    pub fn new(work: impl Future<Output = ()> + 'static) -> Self {
        Self(Box::pin(work))
    }
}

impl Future for Wiping {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let outcome = self.0.as_mut().poll(context);
        wipe_stack();
        outcome
    }
}
