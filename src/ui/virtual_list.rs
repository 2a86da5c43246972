//! A virtual list: a long list of which only the rows in view are in the document.
//!
//! [`geometry`] computes which rows are in view, [`known_rows`] holds the rows that were requested, `rows` requests
//! them, `scroll` follows the scroll position and the keyboard, and `table` draws the rows.

pub mod geometry;
pub mod known_rows;
#[cfg(target_arch = "wasm32")]
pub mod rows;
#[cfg(target_arch = "wasm32")]
pub mod scroll;
#[cfg(target_arch = "wasm32")]
pub mod table;
