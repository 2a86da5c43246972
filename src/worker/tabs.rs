//! Other tabs of the same browser: each has a worker of its own on the same database, and tells the others when it has
//! written.
//!
//! What is told is only which ledger; what was written, everybody reads from the database. Where the browser has no such
//! channel, or keeps it silent on files opened by double-click, the page looks for itself whenever it is shown again.

use crate::ledger::id::Hash;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel's name.
const NAME: &str = "medchain-written";

/// The way to the other tabs; none where the browser has none.
pub struct Tabs(Option<Channel>);

struct Channel {
    channel: BroadcastChannel,
    _hear: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Joins the others. `hear` is called with the ledger that another tab has written to.
    pub fn join(hear: impl Fn(Hash) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(NAME) else { return Self(None) };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let ledger = event.data().as_string().and_then(|digits| Hash::parse(&digits).ok());
            ledger.into_iter().for_each(&hear);
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Self(Some(Channel { channel, _hear: hear }))
    }

    /// Tells the others that this tab has written to a ledger.
    pub fn tell(&self, ledger: Hash) {
        if let Some(Channel { channel, .. }) = &self.0 {
            // A channel that was closed belongs to a worker that is ending.
            let _ = channel.post_message(&ledger.to_string().into());
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
