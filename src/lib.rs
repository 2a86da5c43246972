//! MedChain: a healthcare ledger that runs entirely in the browser.
//!
//! The layers, from the rules outward:
//!
//! - [`ledger`]: the rules, as pure functions.
//! - [`mod@file`]: the file formats of snapshots, accounts, receipts and access logs.
//! - [`simulation`]: generated ledgers for tests, benchmarks and demonstrations.
//! - [`storage`]: the stores of the ledgers of a device.
//! - [`node`]: the application: commands in, replies and events out.
//! - [`protocol`]: the messages between page and worker, data only.
//! - `worker`: the message channel between page and worker; in a browser only.
//! - `command_line`: generates, verifies, inspects and merges files on any computer; not in a browser.
//! - [`text`]: the texts of the page and the command line, with a sentence for each fault.
//! - [`ui`]: the page.

#[cfg(not(target_arch = "wasm32"))]
pub mod command_line;
pub mod file;
pub mod ledger;
#[cfg(feature = "worker")]
pub mod node;
pub mod protocol;
pub mod simulation;
pub mod storage;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod thrown;
#[cfg(feature = "page")]
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod worker;
