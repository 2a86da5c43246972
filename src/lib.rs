//! MedChain: a healthcare ledger that lives wholly in the browser.
//!
//! The layers, from the rules outward:
//!
//! - [`ledger`]: the rules, pure.
//! - [`file`]: the files that travel.
//! - [`storage`]: where a ledger is kept.
//! - [`protocol`]: what crosses the border between page and worker; data only.
//! - [`text`]: every word that is shown.
//! - [`ui`]: the page.

pub mod file;
pub mod ledger;
pub mod protocol;
pub mod storage;
pub mod text;
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
