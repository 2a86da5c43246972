//! Words of the access log.

use super::{count, phrases};

phrases! {
    TITLE = "Access log";
    LEAD = "Who asked to see or do what on this device, and what the answer was. Entries can only be added.";
    TITLE_PATIENT = "Who has seen my data";
    LEAD_PATIENT = "Everybody who asked on this device to see or do something about you, under which rule, and what the answer was. Entries can only be added; nobody can take one out unnoticed once the chain has fixed the log's root.";
    ENTRIES = "Entries, the newest first";
    EMPTY = "The log has no entries that you may see.";
    ACTION = "Tried to";
    ABOUT = "About";
    OUTCOME = "Outcome";
    WHY = "Rule and reason";
    NOBODY = "nobody signed in";
    MORE = "Show older entries";
    EMPTY_PATIENT = "Nobody has asked for anything about you on this device.";
    HEAD_TITLE = "The log";
    SIZE = "Entries now";
    ROOT = "Root of the whole log";
    ANCHORED = "Fixed in the chain";
    NOT_ANCHORED = "nothing of it yet; a forged block fixes the log's root";
    WHICH = "Log to read";
    PROOF = "Proof";
    PROVE = "prove";
    LEAF = "Leaf of the entry";
    INCLUSION_NONE = "no hash is needed: it is the only entry";
    CONSISTENCY_NONE = "no hash is needed";
    NO_ANCHOR = "nothing is fixed in the chain yet";
    UNDER_GRANT = "under the grant";
}

/// How long the log is.
pub fn size(entries: u64) -> String {
    count(entries, "entry", "entries")
}

/// How long the whole log is, beside entries that are not all of it.
pub fn whole(entries: u64) -> String {
    format!("{} in all", size(entries))
}

/// What the chain has fixed of a log.
pub fn anchored(entries: u64) -> String {
    format!("its first {}", count(entries, "entry", "entries"))
}

/// A log among the choices.
pub fn choice(own: bool, log: &str, entries: u64) -> String {
    let whose = if own { "this device" } else { "from a file" };
    format!("{whose} · {log} · {}", size(entries))
}

/// What the button that opens an entry's proof is called.
pub fn prove(sequence: u64) -> String {
    format!("Prove entry {sequence}")
}

/// What leads from an entry to the root.
pub fn inclusion(sequence: u64, hashes: usize) -> String {
    format!("Entry {sequence} is in the log: {} up to the root", count(hashes as u64, "hash", "hashes"))
}

/// What leads from the fixed log to the whole one.
pub fn consistency(hashes: usize) -> String {
    format!("The log goes on from what was fixed: {}", count(hashes as u64, "hash", "hashes"))
}

/// The rule that decided, in words where it is one of those for looking at records.
pub fn rule(name: &str) -> String {
    match name {
        "patient" => "their own data".to_owned(),
        "administrator" => "an administrator, for audit".to_owned(),
        "author" => "wrote it".to_owned(),
        "grant" => UNDER_GRANT.to_owned(),
        "access" => "no rule lets them".to_owned(),
        _ => format!("rule {name}"),
    }
}
