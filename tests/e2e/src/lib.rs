//! The built application in a real browser, used the way a person uses it.
//!
//! A test here knows what a person knows: the names of buttons and fields, and the words on the screen. It never calls
//! into the program, and it never sleeps: whatever it asks for is waited for, and when it does not come the error says
//! what was on the screen instead and where a picture of it lies.
//!
//! ```no_run
//! # async fn founding() -> anyhow::Result<()> {
//! let site = e2e::Site::built()?;
//! let founder = e2e::Person::arrive(&site).await?;
//! founder.type_into("Name of the hospital", "St Mary").await?;
//! founder.click("Found the ledger").await?;
//! founder.see("Block 0").await?;
//! founder.leave_content().await
//! # }
//! ```
//!
//! [`Person`] is the whole interface. Below it, [`chromium`] starts and ends browsers, and [`control`] finds a control
//! by the name that a screen reader would say.

pub mod aim;
pub mod axe;
pub mod bench;
pub mod chance;
pub mod chromium;
pub mod control;
pub mod council;
pub mod disk;
pub mod files;
pub mod handing;
pub mod held;
pub mod hospital;
pub mod inspector;
pub mod kills;
pub mod listing;
pub mod machine;
pub mod memory;
pub mod payloads;
pub mod person;
pub mod picture;
pub mod processes;
pub mod scene;
pub mod site;
pub mod speed;
pub mod states;
pub mod tab;
pub mod tall;
pub mod traces;
pub mod wait;
pub mod watch;
pub mod work;

pub use aim::Spot;
pub use control::Control;
pub use person::Person;
pub use picture::{Scheme, Size};
pub use site::Site;
pub use thirtyfour::Key;
