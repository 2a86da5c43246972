//! What pages are built of. A component knows its props and nothing else: signals and callbacks come in, views go out.

mod button;
mod copy;
mod dialog;
mod drop;
mod fact;
mod field;
mod hash;
mod loading;
mod meter;
mod pill;
mod presses;
mod progress;
mod sheet;
mod states;
mod table;
mod time;
mod wait;
mod window;

pub use button::{Button, Look, SubmitButton};
pub use copy::CopyButton;
pub use dialog::{Dialog, open_while};
pub use drop::FileDrop;
pub use fact::{Fact, Facts};
pub use field::{Area, Check, Choices, Form, Select, Several, TextField, fault_note};
pub use hash::{HashView, Strip};
pub use loading::Loading;
pub use meter::Meter;
pub use pill::{Pill, Tone};
pub use presses::Takes;
pub use progress::ProgressNote;
pub use sheet::{Heading, Sheet};
pub use states::{Denied, Empty, Failed, Missing};
pub use table::{Narrow, TableFrame};
pub use time::{Moment, day_today, end_of_day, euros, grouped, moment_now, prepare_formats};
pub use wait::WaitNote;
pub use window::WindowTable;
