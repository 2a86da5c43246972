//! Words of the frame around every page: bar, rail, titles, announcements.

use super::phrases;
use crate::protocol::{Progress, Stage};

phrases! {
    product = "MedChain", "MedChain";
    skip = "Skip to the page", "Zum Inhalt springen";
    bar = "Ledger and account", "Ledger und Konto";
    pages = "Pages", "Seiten";
    more = "More", "Mehr";
    height = "height", "Höhe";
    irreversible = "irreversible", "unumkehrbar";
    turn = "turn", "an der Reihe";
    slot = "slot", "Slot";
    no_ledger = "no ledger open", "kein Ledger offen";
    nobody = "nobody signed in", "niemand angemeldet";
    account = "Account", "Konto";
    account_dialog = "Switch account", "Konto wechseln";
    lock = "Lock this account", "Dieses Konto sperren";
    switch = "Switch to this account", "Zu diesem Konto wechseln";
    locked = "The account is locked.", "Das Konto ist gesperrt.";
    unlocked_here = "Unlocked on this device", "Auf diesem Gerät entsperrt";
    idle = "Accounts lock by themselves when nobody has done anything for five minutes; delegates on autopilot go on forging.";
    to_accounts = "Passwords and account files", "Passwörter und Kontodateien";
    damaged = "This ledger can be read and exported, and nothing else.", "Dieses Ledger lässt sich lesen und exportieren, sonst nichts.";
    close_ledger = "Close the ledger", "Ledger schließen";
    broken_title = "Something in this page broke", "Auf dieser Seite ist etwas kaputtgegangen";
    broken = "That is a mistake in the program, not yours. What was saved is on your disk. Reload the page to go on.", "Das ist ein Fehler im Programm, nicht Ihrer. Was gespeichert war, liegt auf Ihrem Datenträger. Laden Sie die Seite neu, um weiterzumachen.";
    reload = "Reload the page", "Seite neu laden";
    trouble = "Something went wrong in the background.", "Im Hintergrund ist etwas schiefgegangen.";
    dismiss = "Dismiss", "Ausblenden";
    starting = "Opening what this device keeps …", "Was auf diesem Gerät liegt, wird geöffnet …";
    not_found_title = "There is no such page", "Diese Seite gibt es nicht";
    not_found = "The address leads nowhere here. It may have been cut short when it was copied.", "Die Adresse führt hier nirgendwohin. Vielleicht wurde sie beim Kopieren abgeschnitten.";
    to_start = "Go to the start page", "Zur Startseite";
    overview = "Overview", "Übersicht";
    people = "People", "Personen";
    submit = "Submit", "Einreichen";
    consent = "Consent", "Einwilligung";
    forge = "Forge", "Erzeugen";
    blocks = "Blocks", "Blöcke";
    history = "History", "Krankenakte";
    log = "Access log", "Zugriffsprotokoll";
    log_patient = "Who saw me", "Wer mich sah";
    delegates = "Delegates", "Delegierte";
    grants = "Grants", "Freigaben";
    autopilot_label = "autopilot", "Autopilot";
    files = "Files", "Dateien";
    settings = "Settings", "Einstellungen";
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
