//! What several pages share, fed by the worker's events and replies.
//!
//! Each kind is a newtype with one accessor: [`store`] what is known of the ledger, [`worker`] the way to ask,
//! [`announcer`] what is said to those who listen, [`address`] where the reader is, [`appearance`] how it looks, [`tongue`] what it speaks, [`patience`] when idle
//! accounts are locked, [`resume()`] which ledger was open, [`waits`] after wrong passwords, [`importing`] files on their way in, [`bookmark`] where in
//! the blocks one was. [`rows`] and [`paged`] are long lists.

mod act;
mod address;
mod announcer;
mod appearance;
mod bookmark;
mod importing;
mod load;
mod note;
mod paged;
mod patience;
mod refresh;
mod reminder;
mod resume;
mod rows;
mod store;
mod switch;
mod tongue;
mod waits;
mod worker;

pub use act::Act;
pub use address::{Address, go};
pub use announcer::Announcer;
pub use appearance::{Appearance, CONTRAST, MOTION, THEME, show_kept};
pub use bookmark::Bookmark;
pub use importing::Importing;
pub use load::{Loaded, load, load_from_chain, load_once};
pub use note::Note;
pub use paged::Paged;
pub use patience::{MINUTES, Patience};
pub use refresh::refresh_when_shown;
pub use reminder::Reminder;
pub use resume::resume;
pub use rows::Rows;
pub use store::Store;
pub use switch::SwitchAccount;
pub use tongue::Tongue;
pub use waits::seconds_to_wait;
pub use worker::Worker;
