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
    WHERE = "In this browser's own database, on this device. Nothing is sent anywhere. Clearing the browser's data deletes it, so export it now and then.";
    WHERE_ADDRESS = "Address";
    WHERE_SERVED = "Another address, another browser or a private window has ledgers of its own.";
    WHERE_FILE = "This page was opened as a file. Firefox keeps the data of each such file apart: moved or renamed, the page opens with no ledgers. Chromium and Safari keep it for all pages that were opened as files.";
    KEPT = "Kept";
    PERSISTENT = "until you delete it";
    NOT_PERSISTENT = "as long as the browser has room";
    NOT_KNOWN = "this browser does not say";
    PERSIST = "Ask the browser to keep it";
    PERSIST_YES = "The browser keeps it until you delete it yourself.";
    PERSIST_NO = "The browser did not agree: short of room, it may delete the data. It may agree later, once this page is used more or bookmarked. Keep an exported file.";
    REMINDER = "Remind me of blocks that are in no file";
    REMINDER_HINT = "A quiet line on the overview. Kept in this browser.";
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
