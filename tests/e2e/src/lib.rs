//! Tests of the built application in a real browser, used as a person uses it.
//!
//! A test uses only what a person sees: the names of buttons and fields, and the words on the screen. It calls no
//! function of the program and never sleeps. Each step waits for its condition; if the condition does not come, the
//! error quotes the screen and names a picture of it.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! let site = e2e::Site::built()?;
//! let founder = e2e::Person::arrive(&site).await?;
//! founder.type_into("Name of the hospital", "St Mary").await?;
//! founder.click("Create the ledger").await?;
//! founder.see("Block 0").await?;
//! founder.leave_content().await
//! # }
//! ```
//!
//! [`Person`] is the whole interface. Below it, [`chromium`] starts and ends browsers, and [`control`] finds a control
//! by the name that a screen reader announces.

pub mod aim;
pub mod axe;
pub mod bench;
pub mod chromium;
pub mod control;
pub mod delegates;
pub mod disk;
pub mod file_command;
pub mod files;
pub mod hospital;
pub mod inspector;
pub mod kills;
pub mod listing;
pub mod long_chain;
pub mod machine;
pub mod memory;
pub mod pages;
pub mod payloads;
pub mod person;
pub mod photographer;
pub mod picture;
pub mod processes;
pub mod random;
pub mod scene;
pub mod site;
pub mod speed;
pub mod states;
pub mod stored;
pub mod tab;
pub mod traces;
pub mod wait;
pub mod watch;
pub mod work;

pub use aim::Point;
pub use control::Control;
pub use person::Person;
pub use picture::{Scheme, Size};
pub use site::Site;
pub use thirtyfour::Key;
