//! Messages between the tabs of a browser: each tab has its own worker on the same database, and notifies the others
//! when it has written.
//!
//! A message contains only the ledger; the other tabs read the change from the database. If the browser has no such
//! channel, or does not deliver to files opened by double-click, a page checks each time it becomes visible.

use crate::ledger::id::Hash;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// The name of the channel.
const NAME: &str = "medchain-written";

/// The channel to the other tabs; `None` if the browser has none.
pub struct Tabs(Option<Channel>);

struct Channel {
    channel: BroadcastChannel,
    _hear: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Joins the channel. It calls `hear` with each ledger that another tab has written to.
    pub fn join(hear: impl Fn(Hash) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(NAME) else { return Self(None) };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let ledger = event.data().as_string().and_then(|digits| Hash::parse(&digits).ok());
            ledger.into_iter().for_each(&hear);
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Self(Some(Channel { channel, _hear: hear }))
    }

    /// Notifies the other tabs that this tab has written to a ledger.
    pub fn tell(&self, ledger: Hash) {
        if let Some(Channel { channel, .. }) = &self.0 {
            // A closed channel belongs to a worker that is ending.
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
