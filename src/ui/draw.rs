//! Drawings. Each has a text alternative, and a table or a list beside it contains the same values.

pub mod layout;

#[cfg(target_arch = "wasm32")]
mod chain;
#[cfg(target_arch = "wasm32")]
mod ring;
#[cfg(target_arch = "wasm32")]
mod tree;

#[cfg(target_arch = "wasm32")]
pub use chain::ChainStrip;
#[cfg(target_arch = "wasm32")]
pub use ring::TurnRing;
#[cfg(target_arch = "wasm32")]
pub use tree::TreeDrawing;
