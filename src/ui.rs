//! The user interface: the page in the browser's window.
//!
//! The page sends commands to the worker and shows the replies. It makes no decision: it computes no hash, signs
//! nothing, parses no file and holds no key. [`route`] maps an address to a page; `state` holds the state that several
//! pages share; each page is a file in `pages`, built of `components` and `draw`, which depend on their props only. All
//! words come from [`crate::text`].

pub mod amount;
pub mod difference;
pub mod draw;
pub mod record_input;
pub mod route;
pub mod turns;
pub mod virtual_list;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod framed;
#[cfg(target_arch = "wasm32")]
pub mod hash_highlight;
#[cfg(target_arch = "wasm32")]
pub mod languages;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod panic_page;
#[cfg(target_arch = "wasm32")]
pub mod press_guard;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod state;
