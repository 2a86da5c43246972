//! Words of the frame around every page: bar, rail, titles, announcements.

use super::phrases;
use crate::protocol::{Progress, Stage};

phrases! {
    product = "MedChain";
    skip = "Skip to the page";
    bar = "Ledger and account";
    pages = "Pages";
    more = "More";
    height = "height";
    irreversible = "irreversible";
    turn = "turn";
    slot = "slot";
    no_ledger = "no ledger open";
    nobody = "nobody signed in";
    account = "Account";
    account_dialog = "Switch account";
    lock = "Lock this account";
    switch = "Switch to this account";
    locked = "The account is locked.";
    unlocked_here = "Unlocked on this device";
    idle = "Accounts lock by themselves when nobody has done anything for five minutes; delegates on autopilot go on forging.";
    to_accounts = "Passwords and account files";
    damaged = "This ledger can be read and exported, and nothing else.";
    close_ledger = "Close the ledger";
    broken_title = "Something in this page broke";
    broken = "That is a mistake in the program, not yours. What was saved is on your disk. Reload the page to go on.";
    reload = "Reload the page";
    trouble = "Something went wrong in the background.";
    dismiss = "Dismiss";
    starting = "Opening what this device keeps …";
    not_found_title = "There is no such page";
    not_found = "The address leads nowhere here. It may have been cut short when it was copied.";
    to_start = "Go to the start page";
    overview = "Overview";
    people = "People";
    submit = "Submit";
    consent = "Consent";
    forge = "Forge";
    blocks = "Blocks";
    history = "History";
    log = "Access log";
    log_patient = "Who saw me";
    delegates = "Delegates";
    grants = "Grants";
    autopilot_label = "autopilot";
    files = "Files";
    settings = "Settings";
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
        Some(ledger) => format!("{page} · {ledger} · {}", product()),
        None => format!("{page} · {}", product()),
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
