//! Going on where one was: the ledger that was open is opened again when the page is loaded.
//!
//! Only its id is remembered, and only until it is closed. Nobody is signed in by it.

use super::{Store, Worker};
use crate::ledger::id::Hash;
use crate::protocol::{Command, Fault};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Under which the id is kept.
const KEY: &str = "medchain-open-ledger";

/// Asks the worker the first question, from whose answer everything else follows; then remembers what is open.
pub fn resume(store: Store, worker: Worker) {
    let before = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let before = before.and_then(|digits| Hash::parse(&digits).ok());
    spawn_local(async move {
        let open = before.map_or(Command::Status, |ledger| Command::OpenLedger { ledger });
        match worker.send(open).await {
            Ok(reply) => store.take_reply(&reply),
            Err(fault) => {
                // A ledger that is gone from this device is no trouble: the shelf shows what is there.
                if fault != Fault::NoLedger {
                    store.fail(fault);
                }
                if let Ok(reply) = worker.send(Command::Status).await {
                    store.take_reply(&reply);
                }
            }
        }
    });
    remember(store);
}

fn remember(store: Store) {
    let open = Memo::new(move |_| store.status().get().map(|status| status.ledger.map(|ledger| ledger.ledger)));
    Effect::new(move || {
        let (Some(open), Some(storage)) = (open.get(), storage()) else { return };
        // A browser that keeps nothing asks again the next time.
        let _ = match open {
            Some(ledger) => storage.set_item(KEY, &ledger.to_string()),
            None => storage.remove_item(KEY),
        };
    });
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
