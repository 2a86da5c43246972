//! Words that several pages share: states, buttons, headings of columns.

use super::{grouped, phrases, sentence, short};
use crate::ledger::id::Hash;
use crate::protocol::{PoolState, SubmissionState};

phrases! {
    loading = "Loading …", "Wird geladen …";
    close = "Close", "Schließen";
    try_again = "Try again", "Noch einmal versuchen";
    needs_ledger_title = "No ledger is open", "Kein Ledger ist offen";
    needs_ledger = "This page shows a ledger. Create a ledger, open a file, or open a ledger of this device.", "Diese Seite zeigt ein Ledger. Legen Sie ein Ledger an, öffnen Sie eine Datei, oder öffnen Sie ein Ledger dieses Geräts.";
    needs_session_title = "Sign in to see this", "Melden Sie sich an, um das zu sehen";
    needs_session = "The content of this page depends on the account that you use.", "Der Inhalt dieser Seite hängt vom Konto ab, das Sie verwenden.";
    denied_title = "You may not see this", "Das dürfen Sie nicht sehen";
    missing_title = "Not found", "Nicht gefunden";
    to_blocks = "See the newest blocks", "Zu den neuesten Blöcken";
    to_histories = "Look up a patient", "Patientin oder Patienten nachschlagen";
    switch_account = "Switch account …", "Konto wechseln …";
    failed_title = "The command failed", "Der Befehl ist fehlgeschlagen";
    password = "Password", "Passwort";
    sign_in = "Sign in", "Anmelden";
    sign_in_as = "Account to sign in with", "Konto für die Anmeldung";
    no_accounts = "No account of this ledger has its keys on this device. Register one on the people page, or restore an account file in the settings.", "Kein Konto dieses Ledgers hat seine Schlüssel auf diesem Gerät. Registrieren Sie eines auf der Seite «Personen», oder stellen Sie in den Einstellungen eine Kontodatei wieder her.";
    to_people = "Go to the people page", "Zur Seite «Personen»";
    reason = "Reason", "Begründung";
    reason_hint = "The reason becomes part of the chain, and every person with this ledger can read it. Up to 200 characters.", "Die Begründung wird Teil der Kette, und alle, die dieses Ledger haben, können sie lesen. Höchstens 200 Zeichen.";
    who = "Who", "Wer";
    what = "What", "Was";
    when = "When", "Wann";
    state = "State", "Stand";
    id = "Id", "Kennung";
    copy_id = "Copy the id", "Kennung kopieren";
    copied = "Copied", "Kopiert";
    not_copied = "Not copied: the browser does not allow it here. The text is selected; copy it with Ctrl+C (on a Mac ⌘C).", "Nicht kopiert: Der Browser erlaubt es hier nicht. Der Text ist markiert; kopieren Sie ihn mit Strg+C (auf einem Mac ⌘C).";
    all_digits = "All digits", "Alle Stellen";
    whole_text = "The whole text", "Der ganze Text";
    copy_whole = "Copy all of it", "Alles kopieren";
    waits_for_block = "ready for a block", "bereit für einen Block";
    in_chain = "in the chain", "in der Kette";
    refused = "refused", "abgelehnt";
    withdrawn = "withdrawn", "zurückgezogen";
    stuck = "no longer valid", "nicht mehr gültig";
    waits_for_room = "waits for a later block: the next one is full", "wartet auf einen späteren Block: Der nächste ist voll";
    waits_behind = "conflicts with an earlier transaction", "steht im Konflikt mit einer früheren Transaktion";
    waits_for_administrator = "waits for an administrator", "wartet auf die Administration";
}

/// The accessible name of the button beside a hash.
pub fn copy(hash: &str) -> String {
    sentence!("Copy {}", "{} kopieren", super::short_id(hash))
}

/// The accessible name of the digits of a hash, which open all of them.
pub fn show_digits(hash: &str) -> String {
    sentence!("{}: show all digits", "{}: alle Stellen zeigen", super::short_id(hash))
}

/// Says what a transaction of the pool waits for.
pub fn pool_state(state: &PoolState) -> String {
    match state {
        PoolState::Consent { by: Some(by) } => sentence!("waits for {by}", "wartet auf {by}"),
        PoolState::Consent { by: None } => waits_for_administrator().to_owned(),
        PoolState::Ready => waits_for_block().to_owned(),
        PoolState::Later { from } => {
            let from = super::moment(*from);
            sentence!(
                "dated in the future: can be included from {from} on",
                "in die Zukunft datiert: kann ab {from} aufgenommen werden"
            )
        }
        PoolState::NoRoom => waits_for_room().to_owned(),
        PoolState::Behind { .. } => waits_behind().to_owned(),
        PoolState::Stuck { .. } => stuck().to_owned(),
    }
}

/// The state of a proposed record.
pub fn submission_state(state: &SubmissionState) -> String {
    match state {
        SubmissionState::Pool { pool } => pool_state(pool),
        SubmissionState::InChain { place } => sentence!("in block {}", "in Block {}", place.height),
        SubmissionState::Refused { .. } => refused().to_owned(),
        SubmissionState::Withdrawn { .. } => withdrawn().to_owned(),
    }
}

/// Joins two parts to one line.
pub fn beside(one: &str, other: &str) -> String {
    format!("{one} · {other}")
}

/// A transaction, in a link.
pub fn transaction(id: &Hash) -> String {
    sentence!("Transaction {}", "Transaktion {}", short(id))
}

/// A block, in a link.
pub fn block(height: u64) -> String {
    sentence!("Block {}", "Block {}", grouped(height))
}
