//! Words of the frame around every page: bar, rail, titles, announcements.

use super::phrases;
use crate::protocol::{Progress, Stage};

phrases! {
    PRODUCT = "MedChain";
    SKIP = "Skip to the page";
    BAR = "Ledger and account";
    PAGES = "Pages";
    MORE = "More";
    HEIGHT = "height";
    IRREVERSIBLE = "irreversible";
    TURN = "turn";
    SLOT = "slot";
    NO_LEDGER = "no ledger open";
    NOBODY = "nobody signed in";
    ACCOUNT = "Account";
    ACCOUNT_DIALOG = "Switch account";
    LOCK = "Lock this account";
    SWITCH = "Switch to this account";
    LOCKED = "The account is locked.";
    UNLOCKED_HERE = "Unlocked on this device";
    IDLE = "Accounts lock by themselves when nobody has done anything for five minutes; delegates on autopilot go on forging.";
    TO_ACCOUNTS = "Passwords and account files";
    DAMAGED = "This ledger can be read and exported, and nothing else.";
    CLOSE_LEDGER = "Close the ledger";
    BROKEN_TITLE = "Something in this page broke";
    BROKEN = "That is a mistake in the program, not yours. What was saved is on your disk. Reload the page to go on.";
    RELOAD = "Reload the page";
    FULL = "The storage is full.";
    EXPORT_NOW = "Export it now";
    TROUBLE = "Something went wrong in the background.";
    DISMISS = "Dismiss";
    STARTING = "Opening what this device keeps …";
    NOT_FOUND_TITLE = "There is no such page";
    NOT_FOUND = "The address leads nowhere here. It may have been cut short when it was copied.";
    TO_START = "Go to the start page";
    OVERVIEW = "Overview";
    PEOPLE = "People";
    SUBMIT = "Submit";
    CONSENT = "Consent";
    FORGE = "Forge";
    BLOCKS = "Blocks";
    HISTORY = "History";
    LOG = "Access log";
    LOG_PATIENT = "Who saw me";
    DELEGATES = "Delegates";
    GRANTS = "Grants";
    AUTOPILOT = "autopilot";
    FILES = "Files";
    SETTINGS = "Settings";
}

/// What the badge beside 'Consent' counts.
pub fn waiting(count: u64) -> String {
    format!("{count} waiting for you")
}

/// What the badge beside 'Delegates' counts.
pub fn evidence(count: u64) -> String {
    format!("{} to submit", super::count(count, "piece of evidence", "pieces of evidence"))
}

/// What the mark in the bar says to those who hear it.
pub fn autopilot(pace: u32) -> String {
    format!("The autopilot runs: {}", super::forge::runs(pace))
}

/// What the badge beside 'Files' counts.
pub fn unexported(count: u64) -> String {
    format!("{} not exported yet", super::count(count, "block", "blocks"))
}

/// The label of the button that opens the account dialog.
pub fn account_button(user_id: &str) -> String {
    format!("Account: {user_id}")
}

/// The title of the window.
pub fn window_title(page: &str, ledger: Option<&str>) -> String {
    match ledger {
        Some(ledger) => format!("{page} · {ledger} · {PRODUCT}"),
        None => format!("{page} · {PRODUCT}"),
    }
}

/// How far a long command has come.
pub fn progress(progress: &Progress) -> String {
    let blocks = |what: &str| match progress.of {
        Some(of) => format!("{what}: {} of {of} blocks", progress.done),
        None => format!("{what}: {}", super::count(progress.done, "block", "blocks")),
    };
    match progress.stage {
        Stage::Reading => match progress.of {
            Some(of) => format!("Reading the file: {} of {}", super::bytes(progress.done), super::bytes(of)),
            None => format!("Reading the file: {}", super::bytes(progress.done)),
        },
        Stage::Verifying => blocks("Verifying"),
        Stage::Comparing => "Comparing with what is here".to_owned(),
        Stage::Storing => blocks("Storing"),
        Stage::Writing => blocks("Writing the file"),
        Stage::Password => "Working on the password, slowly on purpose".to_owned(),
    }
}
