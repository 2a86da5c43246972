//! Tests that need a browser: its database, and the border between page and worker.
//!
//! Each test uses a database with its own name. The tests run in a dedicated worker, as the application's node does.

#![cfg(target_arch = "wasm32")]

#[path = "browser/client.rs"]
mod client;
#[path = "browser/fault.rs"]
mod fault;
#[path = "browser/fault_injection.rs"]
mod fault_injection;
#[path = "browser/port.rs"]
mod port;
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
