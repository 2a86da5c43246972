//! Words of the frame around every page: bar, rail, titles, announcements.

use super::{counts, phrases, sentence, words};
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
    nobody = "no account signed in", "kein Konto angemeldet";
    account_dialog = "Switch account", "Konto wechseln";
    lock = "Lock this account", "Dieses Konto sperren";
    switch = "Switch to this account", "Zu diesem Konto wechseln";
    locked = "The account is locked.", "Das Konto ist gesperrt.";
    unlocked_here = "Unlocked on this device", "Auf diesem Gerät entsperrt";
    to_accounts = "Passwords and account files", "Passwörter und Kontodateien";
    damaged = "This ledger is read-only: you can only read and export it.", "Dieses Ledger ist nur lesbar: Sie können es nur lesen und exportieren.";
    broken_title = "An error occurred on this page", "Auf dieser Seite ist ein Fehler aufgetreten";
    broken = "This is an error in the program; you did nothing wrong. Saved data is on your disk. Reload the page to continue.", "Das ist ein Fehler im Programm; Sie haben nichts falsch gemacht. Gespeichertes liegt auf Ihrem Datenträger. Laden Sie die Seite neu, um weiterzumachen.";
    reload = "Reload the page", "Seite neu laden";
    full = "The storage is full.", "Der Speicher ist voll.";
    export_now = "Export it now", "Jetzt exportieren";
    trouble = "An error occurred in the background.", "Im Hintergrund ist ein Fehler aufgetreten.";
    dismiss = "Dismiss", "Ausblenden";
    not_found_title = "There is no such page", "Diese Seite gibt es nicht";
    not_found = "No page has this address. A part of it may be missing.", "Keine Seite hat diese Adresse. Vielleicht fehlt ein Teil davon.";
    to_start = "Go to the start page", "Zur Startseite";
    overview = "Overview", "Übersicht";
    submit = "Submit", "Einreichen";
    consent = "Consent", "Einwilligung";
    forge = "Forge", "Erzeugen";
    history = "History", "Krankenakte";
    log_patient = "My access log", "Mein Protokoll";
    autopilot_label = "autopilot", "Autopilot";
    answered_otherwise = "it sent an unexpected reply", "er hat eine unerwartete Antwort gesendet";
    without_place = "the page does not name its file", "die Seite nennt seine Datei nicht";
}

/// Returns the label of the count beside 'Consent'.
pub fn waiting(count: u64) -> String {
    sentence!("{count} waiting for you", "{count} wartend auf Sie")
}

/// Returns the label of the count beside 'Delegates'.
pub fn evidence(count: u64) -> String {
    sentence!("{} to submit", "{} einzureichen", counts::pieces_of_evidence(count))
}

/// Returns the label of the mark in the bar, for a screen reader.
pub fn autopilot(pace: u32) -> String {
    sentence!("The autopilot runs: {}", "Der Autopilot läuft: {}", super::forge::runs(pace))
}

/// Returns the label of the count beside 'Files'.
pub fn unexported(count: u64) -> String {
    sentence!("{} not exported yet", "{} noch nicht exportiert", counts::blocks(count))
}

/// The label of the button that opens the account dialog.
pub fn account_button(user_id: &str, others: u64) -> String {
    match others {
        0 => sentence!("Account: {user_id}", "Konto: {user_id}"),
        _ => sentence!(
            "Account: {user_id}; unlocked beside it: {}",
            "Konto: {user_id}; daneben entsperrt: {}",
            counts::accounts(others)
        ),
    }
}

/// Says after how much time accounts are locked.
pub fn idle(minutes: u32) -> String {
    let minutes = counts::minutes(u64::from(minutes));
    sentence!(
        "Accounts are locked automatically after {minutes} without use; delegates with the autopilot continue to \
         forge.",
        "Konten werden nach {minutes} ohne Benutzung automatisch gesperrt; Delegierte mit Autopilot erzeugen weiter."
    )
}

/// The title of the window.
pub fn window_title(page: &str, ledger: Option<&str>) -> String {
    match ledger {
        Some(ledger) => format!("{page} · {ledger} · {}", product()),
        None => format!("{page} · {}", product()),
    }
}

/// Describes the progress of a long command.
pub fn progress(progress: &Progress) -> String {
    let blocks = |what: &str| match progress.of {
        Some(of) => sentence!("{what}: {} of {of} blocks", "{what}: {} von {of} Blöcken", progress.done),
        None => format!("{what}: {}", counts::blocks(progress.done)),
    };
    match progress.stage {
        Stage::Reading => match progress.of {
            Some(of) => sentence!(
                "Reading the file: {} of {}",
                "Datei wird gelesen: {} von {}",
                super::bytes(progress.done),
                super::bytes(of)
            ),
            None => sentence!("Reading the file: {}", "Datei wird gelesen: {}", super::bytes(progress.done)),
        },
        Stage::Verifying => blocks(words!("Verifying", "Prüfen")),
        Stage::Comparing => {
            words!("Comparing with the data on this device", "Vergleich mit den Daten auf diesem Gerät").to_owned()
        }
        Stage::Storing => blocks(words!("Storing", "Speichern")),
        Stage::Writing => blocks(words!("Writing the file", "Datei schreiben")),
        Stage::Password => words!(
            "Deriving the key from the password; this is slow on purpose",
            "Der Schlüssel wird aus dem Passwort abgeleitet; das ist absichtlich langsam"
        )
        .to_owned(),
    }
}
