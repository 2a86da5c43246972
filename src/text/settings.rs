//! Words of the settings.

use super::{count, phrases, rejection};
use crate::protocol::VerifiedChain;

phrases! {
    TITLE = "Settings";
    THEME = "Appearance";
    SYSTEM = "As the system";
    LIGHT = "Light";
    DARK = "Dark";
    WHERE_TITLE = "Where the ledger lives";
    WHERE = "In this browser's own database, on this device. Nothing is sent anywhere. Clearing the browser's data deletes it, so export it now and then. Where the page was opened as a file, some browsers tie the data to the file's place: moving the file opens an empty ledger.";
    TO_FILES = "Export the ledger on the files page";
    VERIFY_TITLE = "Verify the chain again";
    VERIFY_LEAD = "Every block from the first on: links, roots, rules and all signatures.";
    VERIFY = "Verify the chain";
    CANCEL = "Cancel the verification";
    CLOSE_TITLE = "Another ledger";
    CLOSE_LEAD = "Closing this one locks its accounts; nothing is deleted.";
    CLOSE = "Close the ledger";
    CLOSED = "The ledger is closed.";
    VALID = "valid";
    INVALID = "invalid";
}

/// What the verification found.
pub fn verified(chain: &VerifiedChain) -> String {
    let blocks = count(chain.blocks, "block", "blocks");
    let transactions = count(chain.transactions, "transaction", "transactions");
    let signatures = count(chain.signatures, "signature", "signatures");
    match &chain.rejection {
        None => format!("All is right: {blocks}, {transactions} and {signatures} were verified."),
        Some(found) => format!("After {blocks} something is wrong. {}", rejection(found)),
    }
}
