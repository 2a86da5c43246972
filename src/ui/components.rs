//! What pages are built of. A component knows its props and nothing else: signals and callbacks come in, views go out.

mod button;
mod dialog;
mod drop;
mod fact;
mod field;
mod hash;
mod pill;
mod progress;
mod sheet;
mod states;
mod table;
mod time;

pub use button::{Button, Look, SubmitButton};
pub use dialog::Dialog;
pub use drop::FileDrop;
pub use fact::{Fact, Facts};
pub use field::{Area, Check, Choices, Form, Select, TextField, fault_note};
pub use hash::{HashView, Strip};
pub use pill::{Pill, Tone};
pub use progress::ProgressNote;
pub use sheet::{Heading, Sheet};
pub use states::{Denied, Empty, Failed, Loading};
pub use table::TableFrame;
pub use time::{Moment, day_today, euros, grouped, moment_now};
