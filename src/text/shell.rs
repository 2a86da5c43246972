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
    nobody = "nobody signed in", "niemand angemeldet";
    account = "Account", "Konto";
    account_dialog = "Switch account", "Konto wechseln";
    lock = "Lock this account", "Dieses Konto sperren";
    switch = "Switch to this account", "Zu diesem Konto wechseln";
    locked = "The account is locked.", "Das Konto ist gesperrt.";
    unlocked_here = "Unlocked on this device", "Auf diesem Gerät entsperrt";
    to_accounts = "Passwords and account files", "Passwörter und Kontodateien";
    damaged = "This ledger can be read and exported, and nothing else.", "Dieses Ledger lässt sich lesen und exportieren, sonst nichts.";
    close_ledger = "Close the ledger", "Ledger schließen";
    broken_title = "Something in this page broke", "Auf dieser Seite ist etwas kaputtgegangen";
    broken = "That is a mistake in the program, not yours. What was saved is on your disk. Reload the page to go on.", "Das ist ein Fehler im Programm, nicht Ihrer. Was gespeichert war, liegt auf Ihrem Datenträger. Laden Sie die Seite neu, um weiterzumachen.";
    reload = "Reload the page", "Seite neu laden";
    full = "The storage is full.", "Der Speicher ist voll.";
    export_now = "Export it now", "Jetzt exportieren";
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
    answered_otherwise = "it answered something else", "er hat etwas anderes geantwortet";
    without_place = "the page does not say where it is", "die Seite sagt nicht, wo er ist";
    settings = "Settings", "Einstellungen";
}

/// What the badge beside 'Consent' counts.
pub fn waiting(count: u64) -> String {
    sentence!("{count} waiting for you", "{count} wartend auf Sie")
}

/// What the badge beside 'Delegates' counts.
pub fn evidence(count: u64) -> String {
    sentence!("{} to submit", "{} einzureichen", counts::pieces_of_evidence(count))
}

/// What the mark in the bar says to those who hear it.
pub fn autopilot(pace: u32) -> String {
    sentence!("The autopilot runs: {}", "Der Autopilot läuft: {}", super::forge::runs(pace))
}

/// What the badge beside 'Files' counts.
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

/// When accounts lock by themselves.
pub fn idle(minutes: u32) -> String {
    let minutes = counts::minutes(u64::from(minutes));
    sentence!(
        "Accounts lock by themselves when nobody has done anything for {minutes}; delegates on autopilot go on \
         forging.",
        "Konten sperren sich von selbst, wenn {minutes} lang niemand etwas getan hat; Delegierte mit Autopilot \
         erzeugen weiter."
    )
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
        Stage::Comparing => words!("Comparing with what is here", "Vergleich mit dem, was hier ist").to_owned(),
        Stage::Storing => blocks(words!("Storing", "Speichern")),
        Stage::Writing => blocks(words!("Writing the file", "Datei schreiben")),
        Stage::Password => {
            words!("Working on the password, slowly on purpose", "Das Passwort wird verarbeitet, absichtlich langsam")
                .to_owned()
        }
    }
}
