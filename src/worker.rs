//! The messages between page and worker.
//!
//! A browser gives each page one thread, and a computation on it freezes the page. So the node runs in a dedicated
//! worker, a second thread with its own memory, and the two exchange messages: [`client`] is the page's side,
//! [`server`] the worker's, and [`port`] defines the messages; `program` starts the worker under the page's content
//! policy. Small values cross as plain objects. Files cross as `Blob`s, which are handles, so a file of any size costs
//! nothing to transfer.

#[cfg(feature = "page")]
pub mod client;
#[cfg(feature = "page")]
pub mod console;
pub mod port;
#[cfg(feature = "page")]
pub mod program;
pub mod script_value;
#[cfg(feature = "worker")]
pub mod server;
#[cfg(feature = "worker")]
mod tabs;
#[cfg(feature = "worker")]
mod wiping;

/// The name prefix of the databases.
pub const DATABASE: &str = "medchain";
