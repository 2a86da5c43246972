//! The client of the worker.

use super::Store;
use crate::protocol::{Command, Fault, Reply};
use crate::text;
use crate::text::shell;
use crate::worker::client::{Answer, Client};
use crate::worker::console;
use crate::worker::program::Program;
use leptos::prelude::*;
use web_sys::{Blob, Url};

/// The client of this page's worker, or the fault that prevented its start.
#[derive(Clone, Copy)]
pub struct Worker(StoredValue<Result<Client, Fault>, LocalStorage>);

impl Worker {
    /// Starts the worker, and provides its client as context.
    pub fn provide(store: Store) -> Self {
        let client = program().and_then(|program| Client::start(&program, move |event| store.take_event(event)));
        match &client {
            // Events report the effects of console commands to the page.
            Ok(client) => console::install(client.clone(), text::fault),
            Err(fault) => store.fail(fault.clone()),
        }
        let worker = Self(StoredValue::new_local(client));
        provide_context(worker);
        worker
    }

    /// Returns the worker from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Sends a command and waits for its reply.
    pub async fn send(self, command: Command) -> Result<Reply, Fault> {
        self.exchange(command, None).await.map(|answer| answer.reply)
    }

    /// Like [`Self::send`], with a file in the command, in the reply, or in both.
    pub async fn exchange(self, command: Command, attachment: Option<Blob>) -> Result<Answer, Fault> {
        let client = self.0.get_value()?;
        client.exchange(command, attachment).await
    }
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
