//! The frame around every page: the bar above, the rail beside, and what went wrong in the background.

mod account;
mod bar;
mod rail;
mod trouble;

pub use bar::Bar;
pub use rail::Rail;
pub use trouble::Trouble;
