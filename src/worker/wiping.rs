//! A future that leaves nothing on the stack: whatever it computed with keys, the stack that it used is overwritten
//! each time it has run as far as it can.

use crate::ledger::secret::wipe_stack;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The future. It is called through a pointer, so that its frames lie below the ones that are wiped from.
pub struct Wiping(Pin<Box<dyn Future<Output = ()>>>);

impl Wiping {
    /// Has a future wiped after.
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
