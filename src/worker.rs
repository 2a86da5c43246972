//! The border between the page and the worker.
//!
//! A browser gives each page one thread, and whatever computes on it freezes the page. So the ledger lives in a
//! dedicated worker, another thread with a memory of its own, and the two exchange messages: the [`client`] on the
//! page's side, the [`server`] on the worker's, and [`port`] for the shape of what is posted; `program` starts the worker so
//! that the page's content policy holds in it. Small values cross as plain
//! objects; files cross as `Blob`s, which are handles, so a file of any size costs nothing to hand over.

#[cfg(feature = "worker")]
mod after;
#[cfg(feature = "page")]
pub mod client;
#[cfg(feature = "page")]
pub mod console;
pub mod port;
#[cfg(feature = "page")]
pub mod program;
#[cfg(feature = "worker")]
pub mod server;
#[cfg(feature = "worker")]
mod tabs;
pub mod tree;
#[cfg(feature = "worker")]
mod wiping;

/// What the databases of the ledgers are called, or begin with.
pub const DATABASE: &str = "medchain";
