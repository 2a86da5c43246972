//! What only a browser can show: its database, and the border between page and worker.
//!
//! Every test has a database of its own name. They run in a dedicated worker, where the application keeps its ledgers.

#![cfg(target_arch = "wasm32")]

#[path = "browser/fault.rs"]
mod fault;
#[path = "browser/port.rs"]
mod port;
#[path = "browser/store.rs"]
mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
