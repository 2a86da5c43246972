//! Sentences for commands that were not done.

use super::field_fault::{malformed, presence, text_fault};
use super::{concern, field as name_of, file_fault, left_out, phrases, rejection, role, sentence, short, words};
use crate::ledger::id::{RecordId, UserId};
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Field, Reason, Rejection};
use crate::ledger::transaction::account::Role;
use crate::protocol::Fault;

pub mod clock;
pub mod message;
pub mod password;
pub mod store;

use message::malformed_message;
use password::too_many_tries;
pub use password::weak_password;
pub use store::{exporting_helps, read_only, reloading_helps, seal_fault, store_error};

phrases! {
    no_ledger = "No ledger is open. Create a ledger or open a file on the start page.", "Kein Ledger ist offen. Legen Sie auf der Startseite ein Ledger an, oder öffnen Sie dort eine Datei.";
    not_signed_in = "No account is signed in. Sign in with an account of this device.", "Kein Konto ist angemeldet. Melden Sie sich mit einem Konto dieses Geräts an.";
    wrong_password = "The account cannot be unlocked: the password is wrong, or the stored account is corrupt. Enter the password again; capital letters matter.", "Das Konto lässt sich nicht entsperren: Das Passwort ist falsch, oder das gespeicherte Konto ist beschädigt. Geben Sie das Passwort noch einmal ein; Groß- und Kleinschreibung zählt.";
    no_attachment = "No file is chosen. Choose one first.", "Es ist keine Datei gewählt. Wählen Sie zuerst eine.";
    no_proposal = "There is no file to import: none was read, or it was imported or discarded. Choose a file.", "Es gibt keine Datei zu importieren: Es wurde keine gelesen, oder sie wurde schon importiert oder verworfen. Wählen Sie eine Datei.";
    nothing_to_undo = "There is no import to undo: there was none, or a block was forged since.", "Es gibt keinen Import, der sich rückgängig machen lässt: Es gab keinen, oder seither wurde ein Block erzeugt.";
    cancelled = "The command was cancelled, and nothing was changed. You can start it again.", "Der Befehl wurde abgebrochen, und nichts wurde geändert. Sie können ihn noch einmal starten.";
}

/// Says why a command failed, and what to do.
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Role { needed, actual } => wrong_role(needed, *actual),
        Fault::NotYetRegistered { user_id } => not_yet_registered(user_id),
        Fault::AccountExists { user_id } => account_exists(user_id),
        Fault::WrongPassword => wrong_password().to_owned(),
        Fault::TooManyTries { wait, .. } => too_many_tries(wait.div_ceil(1_000)),
        Fault::WeakPassword { fault } => weak_password(*fault),
        Fault::Text { field, fault } => text_fault(*field, *fault),
        Fault::Identifier { field, actual } => malformed(*field, actual),
        Fault::ReservedId { .. } | Fault::Confusable { .. } | Fault::Blank { .. } | Fault::Concerns { .. } => {
            concern::wrong_name(fault)
        }
        Fault::Number { field, most } => number(*field, *most),
        Fault::Presence { field } => presence(*field),
        Fault::Rejected { rejection: it } => rejection(it),
        Fault::Denied { patient } => denied(patient),
        Fault::NoSuchAccount { .. } | Fault::NoSuchPatient { .. } | Fault::NoSuchRecord { .. } => unknown(fault),
        Fault::NoSuchTransaction { .. } | Fault::NoSuchBlock { .. } | Fault::NoSuchGrant { .. } => not_in_chain(fault),
        Fault::NotYours { transaction } => not_yours(&short(transaction)),
        Fault::NotYourTurn { slot, delegate } => not_your_turn(*slot, delegate),
        Fault::NoTurn { delegate } => no_turn(delegate),
        Fault::SlotSigned { slot, highest } => slot_signed(*slot, *highest),
        Fault::NoSuchEvidence { delegate, slot } => no_such_evidence(delegate, *slot),
        Fault::NoSuchEntry { sequence } => no_such_entry(*sequence),
        Fault::Clock { .. } | Fault::HeadAhead { .. } | Fault::ProposalAhead { .. } | Fault::FileAhead { .. } => {
            clock::wrong_time(fault)
        }
        Fault::Sealed { fault } => seal_fault(*fault).to_owned(),
        Fault::File { fault } => file_fault(fault),
        Fault::NotConfirmed { expected } => not_confirmed(expected.as_str()),
        Fault::ReadOnly { damage } => read_only(damage),
        Fault::ForeignAccount { user_id, fault } => left_out::account(user_id, *fault),
        Fault::NoLedger | Fault::NotSignedIn | Fault::Cancelled => nothing_open(fault).to_owned(),
        Fault::NoAttachment | Fault::NoProposal | Fault::NothingToUndo => nothing_there(fault).to_owned(),
        Fault::Store { fault } => store_error(fault),
        Fault::Malformed { fault } => malformed_message(fault),
        Fault::Worker { cause } => worker(cause),
    }
}

/// The field that a fault is about, where it is about one.
pub const fn field_of(fault: &Fault) -> Option<Field> {
    match fault {
        Fault::Text { field, .. }
        | Fault::Identifier { field, .. }
        | Fault::ReservedId { field, .. }
        | Fault::Confusable { field }
        | Fault::Blank { field }
        | Fault::Number { field, .. }
        | Fault::Presence { field }
        | Fault::Rejected {
            rejection: Rejection { reason: Reason::Identifier { field, .. } | Reason::Text { field, .. }, .. },
        } => Some(*field),
        Fault::WeakPassword { .. } | Fault::TooManyTries { .. } | Fault::WrongPassword => Some(Field::Password),
        Fault::AccountExists { .. } | Fault::NoSuchAccount { .. } => Some(Field::UserId),
        Fault::NoSuchPatient { .. } => Some(Field::PatientId),
        _ => None,
    }
}

fn wrong_role(needed: &[Role], actual: Role) -> String {
    let needed = needed.iter().map(|needed| role(*needed)).collect::<Vec<_>>().join(words!(" or ", " oder "));
    sentence!(
        "This requires the role {needed}, but your account has the role {}. Switch to another account.",
        "Das braucht die Rolle {needed}, aber Ihr Konto hat die Rolle {}. Wechseln Sie zu einem anderen Konto.",
        role(actual)
    )
}

fn not_yet_registered(user_id: &UserId) -> String {
    sentence!(
        "'{user_id}' is not on the ledger yet: an administrator must approve the registration, and a block must \
         include it. Wait for both, then sign in again.",
        "«{user_id}» ist noch nicht auf dem Ledger: Die Administration muss die Registrierung genehmigen, und ein \
         Block muss sie aufnehmen. Warten Sie darauf, und melden Sie sich dann wieder an."
    )
}

fn no_such_account(user_id: &str) -> String {
    sentence!(
        "This device has no keys for '{user_id}'. Choose an account from the list, or register.",
        "Dieses Gerät hat keine Schlüssel für «{user_id}». Wählen Sie ein Konto aus der Liste, oder registrieren \
         Sie sich."
    )
}

fn account_exists(user_id: &UserId) -> String {
    sentence!(
        "This device already has an account '{user_id}'. Sign in with it, or choose another user id.",
        "Dieses Gerät hat schon ein Konto «{user_id}». Melden Sie sich damit an, oder wählen Sie eine andere \
         Benutzerkennung."
    )
}

fn number(field: Field, most: u64) -> String {
    sentence!(
        "The {} is larger than {most}, the largest value that is allowed. Enter a smaller number.",
        "«{}» ist größer als {most}, der größte erlaubte Wert. Geben Sie eine kleinere Zahl ein.",
        name_of(field)
    )
}

fn denied(patient: &UserId) -> String {
    sentence!(
        "You may not see this: you are not '{patient}', not an administrator and not the author, and you have no \
         active grant. The attempt is in the access log. Ask the patient for access.",
        "Das dürfen Sie nicht sehen: Sie sind weder «{patient}» noch in der Administration, haben es nicht verfasst \
         und haben keine gültige Freigabe. Der Versuch steht im Zugriffsprotokoll. Bitten Sie die betroffene Person \
         um Zugriff."
    )
}

fn no_such_patient(patient: &UserId) -> String {
    sentence!(
        "There is no patient '{patient}' on this ledger. Check the id on the people page.",
        "Auf diesem Ledger ist niemand mit der Kennung «{patient}» als Patient/in registriert. Prüfen Sie die \
         Kennung auf der Seite «Personen»."
    )
}

fn no_such_transaction(transaction: &str) -> String {
    sentence!(
        "There is no transaction {transaction} in the chain or in the pool. Check the address.",
        "Eine Transaktion {transaction} gibt es weder in der Kette noch im Pool. Prüfen Sie die Adresse."
    )
}

fn no_such_record(record: &RecordId) -> String {
    sentence!(
        "There is no record '{record}' in this chain. Use the search to find it by a part of its id.",
        "In dieser Kette gibt es keinen Eintrag «{record}». Suchen Sie ihn mit der Suche nach einem Teil seiner \
         Kennung."
    )
}

fn no_such_block(height: Height, head: Height) -> String {
    sentence!(
        "There is no block {height}: the newest is block {head}. Choose a height from 0 to {head}.",
        "Einen Block {height} gibt es nicht: Der neueste ist Block {head}. Wählen Sie eine Höhe von 0 bis {head}."
    )
}

fn not_yours(transaction: &str) -> String {
    sentence!(
        "Transaction {transaction} does not wait for this account. Switch to the account that it waits for.",
        "Transaktion {transaction} wartet nicht auf dieses Konto. Wechseln Sie zu dem Konto, auf das sie wartet."
    )
}

fn not_your_turn(slot: Slot, delegate: &UserId) -> String {
    sentence!(
        "Slot {slot} belongs to '{delegate}'. Switch to that account to forge, or skip the slot.",
        "Slot {slot} gehört «{delegate}». Wechseln Sie zu diesem Konto, um den Block zu erzeugen, oder lassen Sie \
         den Slot aus."
    )
}

fn slot_signed(slot: Slot, highest: Slot) -> String {
    sentence!(
        "This device has already signed slot {highest} for this delegate, so a signature for slot {slot} could \
         create a fork. Import the newest file of this ledger first.",
        "Dieses Gerät hat für dieses Konto schon Slot {highest} signiert; eine Signatur für Slot {slot} könnte eine \
         Gabelung erzeugen. Importieren Sie zuerst die neueste Datei dieses Ledgers."
    )
}

fn no_turn(delegate: &UserId) -> String {
    sentence!(
        "'{delegate}' is not a delegate of any round to which the next block can belong. Become a candidate, and \
         get votes.",
        "«{delegate}» ist in keiner Runde delegiert, zu der der nächste Block gehören kann. Kandidieren Sie, und \
         lassen Sie sich wählen."
    )
}

fn no_such_grant(grant: &str) -> String {
    sentence!(
        "There is no grant or share {grant} on this ledger. Check the list of grants.",
        "Eine Freigabe oder Weitergabe {grant} gibt es auf diesem Ledger nicht. Prüfen Sie die Liste der Freigaben."
    )
}

fn no_such_evidence(delegate: &UserId, slot: Slot) -> String {
    sentence!(
        "This device does not have two blocks of '{delegate}' for slot {slot}. Import the files that contain them.",
        "Dieses Gerät hat keine zwei Blöcke von «{delegate}» für Slot {slot}. Importieren Sie die Dateien, die sie \
         enthalten."
    )
}

fn no_such_entry(sequence: Option<u64>) -> String {
    match sequence {
        Some(sequence) => sentence!(
            "There is no entry {sequence} in this log that you may see. Choose an entry from the list.",
            "Einen Eintrag {sequence}, den Sie sehen dürfen, gibt es in diesem Protokoll nicht. Wählen Sie einen \
             Eintrag aus der Liste."
        ),
        None => words!(
            "There is no such access log on this device. Choose a log from the list.",
            "Dieses Zugriffsprotokoll gibt es auf diesem Gerät nicht. Wählen Sie ein Protokoll aus der Liste."
        )
        .to_owned(),
    }
}

/// Says that there is no such person or record.
fn unknown(fault: &Fault) -> String {
    match fault {
        Fault::NoSuchAccount { user_id } => no_such_account(user_id),
        Fault::NoSuchPatient { patient } => no_such_patient(patient),
        Fault::NoSuchRecord { record_id } => no_such_record(record_id),
        _ => String::new(),
    }
}

/// Says that the chain has no such block or transaction.
fn not_in_chain(fault: &Fault) -> String {
    match fault {
        Fault::NoSuchTransaction { transaction } => no_such_transaction(&short(transaction)),
        Fault::NoSuchBlock { height, head } => no_such_block(*height, *head),
        Fault::NoSuchGrant { grant } => no_such_grant(&short(grant)),
        _ => String::new(),
    }
}

/// Says that no ledger is open, that no account is signed in, or that the command was cancelled.
fn nothing_open(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoLedger => no_ledger(),
        Fault::NotSignedIn => not_signed_in(),
        _ => cancelled(),
    }
}

/// Says that something that the command needs is missing.
fn nothing_there(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoProposal => no_proposal(),
        Fault::NothingToUndo => nothing_to_undo(),
        _ => no_attachment(),
    }
}

fn not_confirmed(name: &str) -> String {
    sentence!(
        "Nothing was deleted. To delete this ledger, type its name exactly like this: '{name}'.",
        "Nichts wurde gelöscht. Um dieses Ledger zu löschen, tippen Sie seinen Namen genau so: «{name}»."
    )
}

fn worker(cause: &str) -> String {
    sentence!(
        "The worker, which executes the commands, does not run ({cause}). Saved data is on the disk. Reload the \
         page.",
        "Der Worker, der die Befehle ausführt, läuft nicht ({cause}). Gespeichertes liegt auf dem Datenträger. \
         Laden Sie die Seite neu."
    )
}

#[cfg(test)]
pub mod tests;
