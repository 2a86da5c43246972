//! Drawings: each has a name for those who do not see it, and stands beside a table or list that says the same.

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
