//! The state that several pages share. The worker's events and replies update it.
//!
//! Each kind of state is a newtype with one accessor: [`store`] the state of the ledger, [`worker`] the client of the
//! worker, [`announcer`] the live region, [`address`] the current page, [`appearance`] theme, contrast and motion,
//! [`language_setting`] the language, [`idle_lock`] the idle lock, [`resume()`] the last ledger, [`password_wait`] the
//! wait after wrong passwords, [`importing`] the files to import, [`list_position`] the position in the list of blocks.
//! [`paged`] is a long list. [`local_value`] lists the values that the page stores in the browser.

mod address;
mod announcer;
mod appearance;
mod clock;
mod command_action;
mod export_reminder;
mod idle_lock;
mod importing;
mod language_setting;
mod list_position;
mod load;
mod local_value;
mod mistake;
mod note;
mod paged;
mod password_wait;
mod refresh;
mod resume;
mod store;
mod switch_account;
mod worker;

pub use address::{Address, go};
pub use announcer::Announcer;
pub use appearance::{AppearanceSetting, CONTRAST, MOTION, THEME, show_stored};
pub use command_action::CommandAction;
pub use export_reminder::ExportReminder;
pub use idle_lock::{IdleLockSetting, MINUTES};
pub use importing::Importing;
pub use language_setting::LanguageSetting;
pub use list_position::ListPosition;
pub use load::{Loaded, load, load_from_chain, load_once};
pub use mistake::Mistake;
pub use note::Note;
pub use paged::Paged;
pub use password_wait::seconds_to_wait;
pub use refresh::refresh_when_shown;
pub use resume::resume;
pub use store::Store;
pub use switch_account::SwitchAccount;
pub use worker::Worker;
