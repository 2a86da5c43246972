//! The state that several pages share. The worker's events and replies update it.
//!
//! Each kind of state is a newtype with one accessor: [`store`] the state of the ledger, [`worker`] the client of the
//! worker, [`announcer`] the live region, [`address`] the current page, [`appearance`] theme, contrast and motion,
//! [`tongue`] the language, [`patience`] the idle lock, [`resume()`] the last ledger, [`waits`] the wait after wrong
//! passwords, [`importing`] the files to import, [`bookmark`] the position in the list of blocks. [`rows`] and
//! [`paged`] are long lists.

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
