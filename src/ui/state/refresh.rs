//! Reads the blocks of other tabs when this tab becomes visible. Most browsers notify a tab sooner.

use super::{Store, Worker};
use crate::protocol::command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Sends [`command::Refresh`] each time the page becomes visible.
pub fn refresh_when_shown(store: Store, worker: Worker) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        let is_open = store.status().with_untracked(|status| status.as_ref().is_some_and(|it| it.ledger.is_some()));
        if document().hidden() || !is_open {
            return;
        }
        spawn_local(async move {
            if let Err(fault) = worker.ask(command::Refresh {}).await {
                store.fail(fault);
            }
        });
    });
    on_cleanup(move || listener.remove());
}
