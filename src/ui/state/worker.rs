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
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use web_sys::{Blob, Url};

/// The queries in flight, by their text, with those that wait for the same reply.
type InFlight = HashMap<(u64, String), Vec<oneshot::Sender<Result<Reply, Fault>>>>;

/// The client of this page's worker.
#[derive(Clone, Copy)]
pub struct Worker(StoredValue<Rc<Connection>, LocalStorage>);

struct Connection {
    /// The client, or the fault that prevented its start.
    client: Result<Client, Fault>,
    in_flight: RefCell<InFlight>,
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
        let connection = Connection { client, in_flight: RefCell::default(), store };
        let worker = Self(StoredValue::new_local(Rc::new(connection)));
        provide_context(worker);
        worker
    }

    /// Returns the worker from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Sends a command and waits for its reply. A status in the reply is applied to the store.
    pub async fn ask<C: Ask>(self, command: C) -> Result<C::Reply, Fault> {
        let connection = self.0.get_value();
        let command = command.into();
        let is_change = !command.is_read_only();
        let reply = connection.reply_to(command).await?;
        connection.store.take_reply(&reply, is_change);
        C::Reply::from_reply(reply).ok_or_else(unexpected)
    }

    /// Like [`Self::ask`], with a file in the command, in the reply, or in both.
    pub async fn exchange<C: Ask>(self, command: C, attachment: Option<Blob>) -> Result<Answer<C::Reply>, Fault> {
        let connection = self.0.get_value();
        let command = command.into();
        let is_change = !command.is_read_only();
        let Answer { reply, attachment } = connection.client.clone()?.exchange(command, attachment).await?;
        connection.store.take_reply(&reply, is_change);
        let reply = C::Reply::from_reply(reply).ok_or_else(unexpected)?;
        Ok(Answer { reply, attachment })
    }
}

impl Connection {
    /// Sends a command. An equal query in flight since the same change is not sent again: its reply serves both.
    async fn reply_to(&self, command: Command) -> Result<Reply, Fault> {
        let client = self.client.clone()?;
        if !command.is_read_only() {
            return client.send(command).await;
        }
        let text = serde_json::to_string(&command).expect("a command has a JSON form");
        let key = (self.store.changes().get_untracked(), text);
        if let Some(reply) = self.join(&key) {
            return reply.await.unwrap_or_else(|_| Err(unexpected()));
        }
        let outcome = client.send(command).await;
        for sender in self.in_flight.borrow_mut().remove(&key).unwrap_or_default() {
            // The page that waited may be gone.
            let _ = sender.send(outcome.clone());
        }
        outcome
    }

    /// Waits for an equal query in flight; if there is none, records that this one is.
    fn join(&self, key: &(u64, String)) -> Option<oneshot::Receiver<Result<Reply, Fault>>> {
        let mut in_flight = self.in_flight.borrow_mut();
        let Some(waiting) = in_flight.get_mut(key) else {
            in_flight.insert(key.clone(), Vec::new());
            return None;
        };
        let (sender, receiver) = oneshot::channel();
        waiting.push(sender);
        Some(receiver)
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
