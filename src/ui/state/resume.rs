//! Opens the last ledger again when the page is loaded.
//!
//! Only the id of the ledger is stored, and only until the ledger is closed. It signs no account in.

use super::local_value::LocalValue;
use super::{Store, Worker};
use crate::ledger::id::Hash;
use crate::protocol::{Fault, command};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Sends the first command, whose reply fills the store, and then stores the id of each ledger that is opened.
pub fn resume(store: Store, worker: Worker) {
    let before = LocalValue::OpenLedger.read().and_then(|digits| Hash::parse(&digits).ok());
    spawn_local(async move {
        let opened = match before {
            Some(ledger) => worker.ask(command::OpenLedger { ledger }).await,
            None => worker.ask(command::ReadStatus {}).await,
        };
        if let Err(fault) = opened {
            // A ledger that is gone from this device is no fault: the library shows the existing ones.
            if fault != Fault::NoLedger {
                store.fail(fault);
            }
            // A second fault says nothing new.
            let _ = worker.ask(command::ReadStatus {}).await;
        }
    });
    remember(store);
}

fn remember(store: Store) {
    let open = Memo::new(move |_| store.status().get().map(|status| status.ledger.map(|ledger| ledger.ledger)));
    // If the browser stores nothing, no ledger is opened after a reload.
    Effect::new(move || match open.get() {
        Some(Some(ledger)) => LocalValue::OpenLedger.write(&ledger.to_string()),
        Some(None) => LocalValue::OpenLedger.remove(),
        None => {}
    });
}
