//! The chores of the project, each a `cargo xtask` command.
//!
//! A program for the browser is more than what `cargo build` leaves behind: the compiled module needs JavaScript glue
//! that fits it exactly, a page that loads it, and a server that gives each file its right type. All of that is done
//! here with libraries that `Cargo.lock` pins, so a plain Rust installation is all that a newcomer needs.
//!
//! - [`build`] turns the sources into `dist/`: cargo, then the glue ([`bindgen`]), content-hashed names ([`dist`]) and
//!   the page around them ([`shell`]), with its content policy ([`policy`]).
//! - [`serve`] hands `dist/` to a browser on this machine; the end-to-end tests use it too.
//! - [`mod@test`] runs every check there is, in order, and counts; [`side_by_side`] runs test programs;
//!   [`browser`] finds or installs what drives a browser.
//! - [`screenshots`] photographs the pages; [`speed`] measures built workers against each other; [`mod@bench`] measures what
//!   a block costs, low and high on a chain;
//!   [`kills`] kills browsers while they write; [`soak`] runs every search for long.

pub mod bench;
pub mod bindgen;
pub mod browser;
pub mod build;
pub mod dependencies;
pub mod dist;
pub mod kills;
pub mod policy;
pub mod project;
pub mod screenshots;
pub mod serve;
pub mod shell;
pub mod side_by_side;
pub mod soak;
pub mod speed;
pub mod step;
pub mod test;
