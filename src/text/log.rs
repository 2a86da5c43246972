//! Words of the access log.

use super::{count, phrases};

phrases! {
    TITLE = "Access log";
    LEAD = "Who asked to see or do what on this device, and what the answer was. Entries can only be added.";
    LEAD_PATIENT = "Who asked to see what about you on this device, and what the answer was.";
    ENTRIES = "Entries, the newest first";
    EMPTY = "The log has no entries that you may see.";
    ACTION = "Tried to";
    ABOUT = "About";
    OUTCOME = "Outcome";
    WHY = "Rule and reason";
    NOBODY = "nobody signed in";
    MORE = "Show older entries";
    ROOT = "Root of the whole log";
}

/// How long the log is.
pub fn size(entries: u64) -> String {
    count(entries, "entry", "entries")
}
