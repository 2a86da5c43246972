//! Words of the page on which files come and go.

use super::{bytes, count, phrases};
use crate::protocol::{Import, ImportOutcome};

phrases! {
    TITLE = "Files";
    LEAD = "The ledger lives in this browser alone. A file carries it to another one, and keeps it should this one be lost.";
    EXPORT_TITLE = "Export";
    CONTENTS = "With the sealed contents";
    CONTENTS_HINT = "They stay encrypted; only their readers can open them.";
    GZIP = "Compressed (gzip)";
    EXPORT = "Export the ledger";
    IMPORT_TITLE = "Import";
    IMPORT_LEAD = "Every block and signature is verified first. A file that breaks a rule changes nothing.";
    CHOOSE = "Choose a ledger file";
    DROP = "or drop it here";
    CANCEL = "Cancel the import";
    OPEN_IMPORTED = "Open this ledger";
    TO_EVIDENCE = "Look at the evidence";
    ALL_EXPORTED = "Every block has been exported from here.";
}

/// How much would be lost with the browser.
pub fn unexported(blocks: u64) -> String {
    match blocks {
        0 => ALL_EXPORTED.to_owned(),
        _ => format!("{} never been exported from here.", count(blocks, "block has", "blocks have")),
    }
}

/// What was written.
pub fn exported(name: &str, size: u64) -> String {
    format!("Written: {name}, {}.", bytes(size))
}

/// What came of an import.
pub fn imported(import: &Import) -> String {
    let name = &import.name;
    let outcome = match import.outcome {
        ImportOutcome::New { blocks } => {
            format!("The ledger '{name}' is new here; {} verified and kept.", count(blocks, "block is", "blocks are"))
        }
        ImportOutcome::Extended { blocks } => {
            format!("'{name}' has grown by {}, all verified.", count(blocks, "block", "blocks"))
        }
        ImportOutcome::Same => format!("'{name}' is the same in the file and here; nothing was changed."),
        ImportOutcome::Behind { blocks } => format!(
            "The file is {} behind what this device has of '{name}'; nothing was changed.",
            count(blocks, "block", "blocks")
        ),
        ImportOutcome::Replaced { from, removed, blocks } => format!(
            "The two chains of '{name}' part at height {from}, and the file's counts: {} made room for {}.",
            count(removed, "block", "blocks"),
            count(blocks, "block", "blocks")
        ),
        ImportOutcome::Kept { from, blocks } => format!(
            "The two chains of '{name}' part at height {from}, and the one here counts: {} of the file did not come in.",
            count(blocks, "block", "blocks")
        ),
    };
    let head = format!(" It now ends with block {}.", import.height);
    let some = |number: u32, one, many, rest| match number {
        0 => String::new(),
        number => format!(" {} {rest}.", count(u64::from(number), one, many)),
    };
    let pooled = some(import.pooled, "waiting transaction", "waiting transactions", "came with it");
    let returned = some(import.returned, "transaction waits", "transactions wait", "again");
    let logs = some(import.logs, "access log came", "access logs came", "with it");
    let evidence = match import.evidence {
        0 => String::new(),
        _ => " A delegate signed two blocks for one slot: see the evidence on the page of delegates.".to_owned(),
    };
    outcome + &head + &pooled + &returned + &logs + &evidence
}
