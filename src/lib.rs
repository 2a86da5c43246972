//! MedChain: a healthcare ledger that lives wholly in the browser.
//!
//! The layers, from the rules outward:
//!
//! - [`ledger`]: the rules, pure.
//! - [`file`]: the files that travel.
//! - [`simulation`]: ledgers that never were, for tests, benchmarks and demonstrations.
//! - [`storage`]: where ledgers are kept.
//! - [`node`]: what a device does with a ledger: commands in, events out.
//! - [`protocol`]: what crosses the border between page and worker; data only.
//! - `worker`: that border itself; in a browser only.
//! - `command_line`: make, verify, inspect and merge files, on any computer; not in a browser.
//! - [`text`]: every fault as a sentence, for the page and the command line.
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
