//! The frame around every page: the bar above, the navigation beside it, and the faults in the background.

mod account;
mod bar;
mod notes;
mod rail;
mod save;
mod search;
mod trouble;

pub use bar::Bar;
pub use notes::Notes;
pub use rail::Rail;
pub use save::save_on_keys;
pub use trouble::Trouble;
