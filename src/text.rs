//! All words that are shown: the one place that turns what the program knows into what a person reads.
//!
//! Pure, and compiled everywhere: the page and the command line say the same thing in the same words. The matches over
//! faults and rejections name every variant, so a new one does not compile before it has its sentence. A sentence says
//! what is wrong, with the rule, the field or the height and both values, and what to do next.

mod fault;
mod field_fault;
mod file;
mod language;
mod name;
mod rejection;
mod size;
mod unit;

pub mod accounts;
pub mod block;
pub mod command_line;
pub mod common;
pub mod concern;
pub mod consent;
pub mod counts;
pub mod delegates;
pub mod demonstration;
pub mod election;
pub mod files;
pub mod forge;
pub mod framed;
pub mod grants;
pub mod history;
pub mod left_out;
pub mod library;
pub mod log;
pub mod people;
pub mod proposal;
pub mod revocation;
pub mod search;
pub mod settings;
pub mod shell;
pub mod start;
pub mod submit;
pub mod transaction;
pub mod why;

pub use fault::clock;
pub use fault::{exporting_helps, fault, field_of, read_only, reloading_helps, seal_fault, store_error, weak_password};
pub use file::{file_fault, receipt_fault};
pub use language::{Language, choose, language};
use language::{phrases, sentence, words};
pub use name::{action, action_name, field, kind, operation, outcome, permission, role};
pub use rejection::rejection;
pub use size::bytes;
pub use unit::{count, grouped, moment, short, short_id, show_local_times};

/// The phrases of a module: name, English, German.
#[cfg(test)]
type Phrases = &'static [(&'static str, &'static str, &'static str)];

/// The phrases of all modules. A test checks that none is missing.
#[cfg(test)]
const MODULES: &[Phrases] = &[
    accounts::PHRASES,
    block::PHRASES,
    common::PHRASES,
    concern::PHRASES,
    consent::PHRASES,
    delegates::PHRASES,
    demonstration::PHRASES,
    election::PHRASES,
    fault::PHRASES,
    clock::PHRASES,
    fault::message::PHRASES,
    fault::password::PHRASES,
    fault::store::PHRASES,
    file::PHRASES,
    files::PHRASES,
    forge::PHRASES,
    framed::PHRASES,
    grants::PHRASES,
    history::PHRASES,
    library::PHRASES,
    log::PHRASES,
    people::PHRASES,
    proposal::PHRASES,
    rejection::PHRASES,
    revocation::PHRASES,
    rejection::transaction::PHRASES,
    search::PHRASES,
    settings::PHRASES,
    shell::PHRASES,
    start::PHRASES,
    submit::PHRASES,
    transaction::PHRASES,
    why::PHRASES,
];

#[cfg(test)]
mod tests;
