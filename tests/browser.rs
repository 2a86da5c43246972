//! What only a browser can show: its database, and the border between page and worker.
//!
//! Every test has a database of its own name. They run in a dedicated worker, where the application keeps its ledgers.

#![cfg(target_arch = "wasm32")]

#[path = "browser/client.rs"]
mod client;
#[path = "browser/fault.rs"]
mod fault;
#[path = "browser/port.rs"]
mod port;
#[path = "browser/sabotage.rs"]
mod sabotage;
#[path = "browser/server.rs"]
mod server;
#[path = "browser/store.rs"]
mod store;
#[path = "browser/values.rs"]
mod values;
#[path = "browser/wait.rs"]
mod wait;
#[path = "browser/watched.rs"]
mod watched;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
