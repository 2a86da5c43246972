//! The page: what people see and press.
//!
//! It asks the worker with commands, shows what comes back, and decides nothing: no hash is computed here, no
//! signature made, no file parsed, no key held. [`route`] says which page an address means; `state` holds what several
//! pages share; a page is a file in `pages`, built of `components` and `draw`, which know of nothing but their props.
//! Every word comes from [`crate::text`].

pub mod amount;
pub mod difference;
pub mod draw;
pub mod route;
pub mod turns;
pub mod window;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod broken;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod framed;
#[cfg(target_arch = "wasm32")]
pub mod lit;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod scroll;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod still;
