//! Other tabs: whenever this one is shown again it looks whether another has written. Most browsers tell it sooner.

use super::{Store, Worker};
use crate::protocol::Command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Looks whenever the page is shown again.
pub fn refresh_when_shown(store: Store, worker: Worker) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        let is_open = store.status().with_untracked(|status| status.as_ref().is_some_and(|it| it.ledger.is_some()));
        if document().hidden() || !is_open {
            return;
        }
        spawn_local(async move {
            match worker.send(Command::Refresh).await {
                Ok(reply) => store.take_reply(&reply),
                Err(fault) => store.fail(fault),
            }
        });
    });
    on_cleanup(move || listener.remove());
}
