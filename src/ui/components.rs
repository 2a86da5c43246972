//! The components of the pages. A component depends on its props only: signals and callbacks in, views out.

mod button;
mod copy;
mod dialog;
mod drop;
mod fact;
mod field;
mod formats;
mod hash;
mod loading;
mod meter;
mod pill;
mod press;
mod progress;
mod sheet;
mod states;
mod table;
mod time;
mod wait;

pub use button::{Button, ButtonStyle, SubmitButton};
pub use copy::CopyButton;
pub use dialog::{Dialog, open_while};
pub use drop::FileDrop;
pub use fact::{Fact, Facts};
pub use field::{Area, Check, Choices, Form, Select, Several, TextField, fault_note};
pub use formats::prepare_formats;
pub use hash::{HashView, Strip};
pub use loading::Loading;
pub use meter::Meter;
pub use pill::{Pill, Tone};
pub use press::PressPolicy;
pub use progress::ProgressNote;
pub use sheet::{Heading, Sheet};
pub use states::{Denied, Empty, Failed, Missing};
pub use table::{NarrowLayout, TableFrame};
pub use time::{Moment, day_today, end_of_day, euros, grouped, moment_now, today, utc_offset};
pub use wait::WaitNote;
