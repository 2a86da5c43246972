//! The way to the worker.

use super::Store;
use crate::protocol::{Command, Fault, Reply};
use crate::text;
use crate::text::shell;
use crate::worker::client::{Answer, Client};
use crate::worker::console;
use crate::worker::program::Program;
use leptos::prelude::*;
use web_sys::{Blob, Url};

/// The client of this page's worker, or why there is none.
#[derive(Clone, Copy)]
pub struct Worker(StoredValue<Result<Client, Fault>, LocalStorage>);

impl Worker {
    /// Starts the worker and shares the way to it with the tree.
    pub fn provide(store: Store) -> Self {
        let client = program().and_then(|program| Client::start(&program, move |event| store.take_event(event)));
        match &client {
            // What is scripted in the console is done for the page, too: its replies come back as events.
            Ok(client) => console::install(client.clone(), text::fault),
            Err(fault) => store.fail(fault.clone()),
        }
        let worker = Self(StoredValue::new_local(client));
        provide_context(worker);
        worker
    }

    /// The worker of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Sends a command and waits for its reply, which the store hears of too.
    pub async fn send(self, command: Command) -> Result<Reply, Fault> {
        self.exchange(command, None).await.map(|answer| answer.reply)
    }

    /// The same with a file on either way.
    pub async fn exchange(self, command: Command, attachment: Option<Blob>) -> Result<Answer, Fault> {
        let client = self.0.get_value()?;
        client.exchange(command, attachment).await
    }
}

/// The worker's program: the page's head names its files, since their names have hashes in them.
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
