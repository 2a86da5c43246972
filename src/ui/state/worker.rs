//! The client of the worker.

use super::Store;
use crate::protocol::{Ask, Command, Fault, FromReply as _, Reply};
use crate::text;
use crate::text::shell;
use crate::worker::client::{Answer, Client};
use crate::worker::console;
use crate::worker::program::Program;
use futures::channel::oneshot;
use leptos::prelude::*;
use std::collections::HashMap;
use web_sys::{Blob, Url};

/// The queries in flight, by their text, with those that wait for the same reply.
type InFlight = HashMap<(u64, String), Vec<oneshot::Sender<Result<Reply, Fault>>>>;

/// The client of this page's worker, or the fault that prevented its start.
#[derive(Clone, Copy)]
pub struct Worker {
    client: StoredValue<Result<Client, Fault>, LocalStorage>,
    in_flight: StoredValue<InFlight, LocalStorage>,
    store: Store,
}

impl Worker {
    /// Starts the worker, and provides its client as context.
    pub fn provide(store: Store) -> Self {
        let client = program().and_then(|program| Client::start(&program, move |event| store.take_event(event)));
        match &client {
            // Events report the effects of console commands to the page.
            Ok(client) => console::install(client.clone(), text::fault),
            Err(fault) => store.fail(fault.clone()),
        }
        let worker =
            Self { client: StoredValue::new_local(client), in_flight: StoredValue::new_local(HashMap::new()), store };
        provide_context(worker);
        worker
    }

    /// Returns the worker from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Sends a command and waits for its reply. A status in the reply is applied to the store.
    pub async fn ask<C: Ask>(self, command: C) -> Result<C::Reply, Fault> {
        let command = command.into();
        let is_change = !command.is_read_only();
        let reply = self.reply_to(command).await?;
        self.store.take_reply(&reply, is_change);
        C::Reply::from_reply(reply).ok_or_else(unexpected)
    }

    /// Like [`Self::ask`], with a file in the command, in the reply, or in both.
    pub async fn exchange<C: Ask>(self, command: C, attachment: Option<Blob>) -> Result<Answer<C::Reply>, Fault> {
        let client = self.client.get_value()?;
        let command = command.into();
        let is_change = !command.is_read_only();
        let Answer { reply, attachment } = client.exchange(command, attachment).await?;
        self.store.take_reply(&reply, is_change);
        let reply = C::Reply::from_reply(reply).ok_or_else(unexpected)?;
        Ok(Answer { reply, attachment })
    }

    /// Sends a command. An equal query in flight since the same change is not sent again: its reply serves both.
    async fn reply_to(self, command: Command) -> Result<Reply, Fault> {
        let client = self.client.get_value()?;
        if !command.is_read_only() {
            return client.send(command).await;
        }
        let text = serde_json::to_string(&command).map_err(|error| Fault::Malformed { message: error.to_string() })?;
        let key = (self.store.changes().get_untracked(), text);
        if let Some(reply) = self.join(&key) {
            return reply.await.unwrap_or_else(|_| Err(unexpected()));
        }
        let outcome = client.send(command).await;
        let waiting = self.in_flight.try_update_value(|all| all.remove(&key)).flatten().unwrap_or_default();
        for sender in waiting {
            // The page that waited may be gone.
            let _ = sender.send(outcome.clone());
        }
        outcome
    }

    /// Waits for an equal query in flight; if there is none, notes that this one is.
    fn join(self, key: &(u64, String)) -> Option<oneshot::Receiver<Result<Reply, Fault>>> {
        self.in_flight
            .try_update_value(|all| match all.get_mut(key) {
                Some(waiting) => {
                    let (sender, receiver) = oneshot::channel();
                    waiting.push(sender);
                    Some(receiver)
                }
                None => {
                    all.insert(key.clone(), Vec::new());
                    None
                }
            })
            .flatten()
    }
}

fn unexpected() -> Fault {
    Fault::Worker { cause: shell::answered_otherwise().to_owned() }
}

/// Returns the program of the worker. A `meta` element of the page names its files, because the names contain hashes.
fn program() -> Result<Program, Fault> {
    let missing = || Fault::Worker { cause: shell::without_place().to_owned() };
    let meta = document().query_selector("meta[name=medchain-worker]").ok().flatten().ok_or_else(missing)?;
    let page = window().location().href().map_err(|_| missing())?;
    let address = |attribute| {
        let name = meta.get_attribute(attribute)?;
        Some(Url::new_with_base(&name, &page).ok()?.href())
    };
    let (glue, module) = address("content").zip(address("data-wasm")).ok_or_else(missing)?;
    Ok(Program::of_files(&glue, &module))
}
