//! Words of the settings.

use super::{count, phrases, rejection};
use crate::protocol::VerifiedChain;

phrases! {
    title = "Settings";
    theme = "Appearance";
    system = "As the system";
    light = "Light";
    dark = "Dark";
    where_title = "Where the ledger lives";
    where_it_lives = "In this browser's own database, on this device. Nothing is sent anywhere. Clearing the browser's data deletes it, so export it now and then.";
    where_address = "Address";
    where_served = "Another address, another browser or a private window has ledgers of its own.";
    where_file = "This page was opened as a file. Firefox keeps the data of each such file apart: moved or renamed, the page opens with no ledgers. Chromium and Safari keep it for all pages that were opened as files.";
    kept = "Kept";
    persistent = "until you delete it";
    not_persistent = "as long as the browser has room";
    not_known = "this browser does not say";
    persist = "Ask the browser to keep it";
    persist_yes = "The browser keeps it until you delete it yourself.";
    persist_no = "The browser did not agree: short of room, it may delete the data. It may agree later, once this page is used more or bookmarked. Keep an exported file.";
    reminder = "Remind me of blocks that are in no file";
    reminder_hint = "A quiet line on the overview. Kept in this browser.";
    to_files = "Export the ledger on the files page";
    verify_title = "Verify the chain again";
    verify_lead = "Every block from the first on: links, roots, rules and all signatures.";
    verify = "Verify the chain";
    cancel = "Cancel the verification";
    close_title = "Another ledger";
    close_lead = "Closing this one locks its accounts; nothing is deleted.";
    close = "Close the ledger";
    closed = "The ledger is closed.";
    valid = "valid";
    invalid = "invalid";
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
