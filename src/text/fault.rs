//! Sentences for commands that were not done.

use super::{concern, field as name_of, file_fault, left_out, phrases, rejection, role, sentence, short, words};
use crate::ledger::free_text::TextFault;
use crate::ledger::id::{RecordId, UserId};
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Field, Reason, Rejection};
use crate::ledger::transaction::account::Role;
use crate::protocol::Fault;

pub mod clock;
pub mod password;
pub mod store;

use password::too_many_tries;
pub use password::weak_password;
pub use store::{exporting_helps, read_only, reloading_helps, seal_fault, store_error};

phrases! {
    no_ledger = "No ledger is open. Create one, or open a file, on the start page.", "Kein Ledger ist offen. Legen Sie auf der Startseite eines an, oder öffnen Sie eine Datei.";
    not_signed_in = "Nobody has signed in. Sign in with one of the accounts of this device.", "Niemand ist angemeldet. Melden Sie sich mit einem der Konten dieses Geräts an.";
    wrong_password = "The account does not open: the password is wrong, or the stored account is damaged. Try the password again, capitals included.", "Das Konto öffnet sich nicht: Das Passwort ist falsch, oder das gespeicherte Konto ist beschädigt. Versuchen Sie das Passwort noch einmal, auch die Großschreibung zählt.";
    no_attachment = "There is no file. Choose one first.", "Es ist keine Datei da. Wählen Sie zuerst eine.";
    no_proposal = "There is no file to take in: none was read, or it was taken in or put aside. Choose one.", "Es gibt keine Datei zu übernehmen: Es wurde keine gelesen, oder sie wurde schon übernommen oder beiseitegelegt. Wählen Sie eine.";
    nothing_to_undo = "There is no import to undo: there was none, or the chain was built upon since.", "Es gibt keinen Import rückgängig zu machen: Es gab keinen, oder die Kette ist seither gewachsen.";
    cancelled = "It was cancelled, and nothing was changed. Start it again when you like.", "Es wurde abgebrochen, und nichts wurde geändert. Starten Sie es erneut, wann Sie möchten.";
}

/// Why a command was not done, and what to do.
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
        Fault::Malformed { message } => message_malformed(message),
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

/// What is wrong with a text that fills a field, and what to do.
pub(super) fn text_fault(field: Field, fault: TextFault) -> String {
    let name = name_of(field);
    match fault {
        TextFault::Empty => {
            sentence!("The {name} is empty. Write something.", "«{name}» ist leer. Schreiben Sie etwas hinein.")
        }
        TextFault::TooLong { most, actual } => sentence!(
            "The {name} has {actual} characters, and {most} are allowed. Shorten it.",
            "«{name}» hat {actual} Zeichen, erlaubt sind {most}. Kürzen Sie den Text."
        ),
        TextFault::Forbidden { code_point } => sentence!(
            "The {name} has the character U+{code_point:04X}, which is invisible or changes how the rest is shown. \
             Take it out.",
            "«{name}» enthält das Zeichen U+{code_point:04X}, das unsichtbar ist oder ändert, wie der Rest aussieht. \
             Nehmen Sie es heraus."
        ),
    }
}

/// What shape an identifier must have, and that this one has not.
pub(super) fn malformed(field: Field, actual: &str) -> String {
    let shape = match field {
        Field::HospitalId | Field::RecordId => words!(
            "1 to 64 letters, digits, dots, hyphens or underscores, and begins with a letter or digit",
            "1 bis 64 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche, mit einem Buchstaben oder einer \
             Ziffer am Anfang"
        ),
        _ => words!(
            "3 to 32 lowercase letters, digits or underscores, and begins with a letter",
            "3 bis 32 Kleinbuchstaben, Ziffern oder Unterstriche, mit einem Buchstaben am Anfang"
        ),
    };
    let name = name_of(field);
    if actual.is_empty() {
        return sentence!("The {name} is empty. It takes {shape}.", "«{name}» ist leer. Es braucht {shape}.");
    }
    sentence!(
        "The {name} '{actual}' is malformed. It takes {shape}. Correct it.",
        "«{name}» hat mit «{actual}» nicht die richtige Form. Es braucht {shape}. Korrigieren Sie es."
    )
}

/// That a member is missing, or may not be there.
pub(super) fn presence(field: Field) -> String {
    match field {
        Field::HospitalId => words!(
            "Doctors and administrators name the hospital they work at, and patients name none. Fill it in, or leave \
             it empty.",
            "Ärztinnen, Ärzte und die Administration nennen die Klinik, in der sie arbeiten, Patientinnen und \
             Patienten nennen keine. Füllen Sie das Feld aus, oder lassen Sie es leer."
        )
        .to_owned(),
        _ => sentence!(
            "The {} is missing, or is there where it may not be. Fill it in, or leave it empty.",
            "«{}» fehlt, oder ist da, wo es nicht sein darf. Füllen Sie das Feld aus, oder lassen Sie es leer.",
            name_of(field)
        ),
    }
}

fn wrong_role(needed: &[Role], actual: Role) -> String {
    let needed = needed.iter().map(|needed| role(*needed)).collect::<Vec<_>>().join(words!(" or ", " oder "));
    sentence!(
        "This needs the role {needed}; the acting account has the role {}. Switch to another account.",
        "Das braucht die Rolle {needed}; das handelnde Konto hat die Rolle {}. Wechseln Sie zu einem anderen Konto.",
        role(actual)
    )
}

fn not_yet_registered(user_id: &UserId) -> String {
    sentence!(
        "'{user_id}' is not on the ledger yet: an administrator must approve the registration, and a block must take \
         it in. Do that, then sign in again.",
        "«{user_id}» ist noch nicht auf dem Ledger: Die Administration muss die Registrierung genehmigen, und ein \
         Block muss sie aufnehmen. Tun Sie das, und melden Sie sich dann wieder an."
    )
}

fn no_such_account(user_id: &str) -> String {
    sentence!(
        "There are no keys of '{user_id}' on this device. Choose one of the accounts listed, or register.",
        "Auf diesem Gerät gibt es keine Schlüssel von «{user_id}». Wählen Sie eines der aufgeführten Konten, oder \
         registrieren Sie sich."
    )
}

fn account_exists(user_id: &UserId) -> String {
    sentence!(
        "There is an account '{user_id}' on this device already. Sign in with it, or choose another user id.",
        "Auf diesem Gerät gibt es schon ein Konto «{user_id}». Melden Sie sich damit an, oder wählen Sie eine andere \
         Benutzerkennung."
    )
}

fn number(field: Field, most: u64) -> String {
    sentence!(
        "The {} is more than {most}, the most that is allowed. Write a smaller number.",
        "«{}» ist größer als {most}, der höchste erlaubte Wert. Schreiben Sie eine kleinere Zahl.",
        name_of(field)
    )
}

fn denied(patient: &UserId) -> String {
    sentence!(
        "You may not see this: you are neither '{patient}', nor an administrator, nor the author, nor under a live \
         grant. The attempt is in the access log. Ask the patient for access.",
        "Das dürfen Sie nicht sehen: Sie sind weder «{patient}» noch in der Administration, haben es nicht verfasst \
         und haben keine gültige Freigabe. Der Versuch steht im Zugriffsprotokoll. Bitten Sie die betroffene Person \
         um Zugriff."
    )
}

fn no_such_patient(patient: &UserId) -> String {
    sentence!(
        "There is no patient '{patient}' on this ledger. Check the id on the people page.",
        "Auf diesem Ledger ist «{patient}» niemandes Krankenakte. Prüfen Sie die Kennung auf der Seite «Personen»."
    )
}

fn no_such_transaction(transaction: &str) -> String {
    sentence!(
        "There is no transaction {transaction} in the chain or among those that wait. Check the address.",
        "Eine Transaktion {transaction} gibt es weder in der Kette noch unter denen, die warten. Prüfen Sie die \
         Adresse."
    )
}

fn no_such_record(record: &RecordId) -> String {
    sentence!(
        "No record of this chain is called '{record}'. Look for it with the search, by a part of its id.",
        "Kein Eintrag dieser Kette heißt «{record}». Suchen Sie ihn mit der Suche, nach einem Teil seiner Kennung."
    )
}

fn no_such_block(height: Height, head: Height) -> String {
    sentence!(
        "There is no block {height}: the newest is block {head}. Choose one up to there.",
        "Einen Block {height} gibt es nicht: Der neueste ist Block {head}. Wählen Sie einen bis dorthin."
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
        "Slot {slot} is the turn of '{delegate}'. Switch to that account to forge, or pass that turn over.",
        "In Slot {slot} ist «{delegate}» an der Reihe. Wechseln Sie zu diesem Konto, um den Block zu erzeugen, oder \
         übergehen Sie den Slot."
    )
}

fn slot_signed(slot: Slot, highest: Slot) -> String {
    sentence!(
        "This delegate has signed slot {highest} on this device already, so signing slot {slot} could make two \
         chains. Import the newest file of this ledger first.",
        "Mit diesem Konto wurde auf diesem Gerät schon Slot {highest} signiert; würde nun Slot {slot} signiert, \
         könnten zwei Ketten entstehen. Importieren Sie zuerst die neueste Datei dieses Ledgers."
    )
}

fn no_turn(delegate: &UserId) -> String {
    sentence!(
        "'{delegate}' is no delegate in any round that a block may reach from here. Stand for delegate, and be voted \
         for.",
        "«{delegate}» ist in keiner Runde delegiert, die ein Block von hier aus erreichen kann. Kandidieren Sie, und \
         lassen Sie sich wählen."
    )
}

fn no_such_grant(grant: &str) -> String {
    sentence!(
        "There is no grant or share {grant} on this ledger. Look it up in the list of grants.",
        "Eine Freigabe oder Weitergabe {grant} gibt es auf diesem Ledger nicht. Schlagen Sie sie in der Liste der \
         Freigaben nach."
    )
}

fn no_such_evidence(delegate: &UserId, slot: Slot) -> String {
    sentence!(
        "This device has not seen two blocks of '{delegate}' for slot {slot}. Import both files: what they show is \
         found then.",
        "Dieses Gerät hat keine zwei Blöcke von «{delegate}» für Slot {slot} gesehen. Importieren Sie beide Dateien: \
         Was sie zeigen, wird dann gefunden."
    )
}

fn no_such_entry(sequence: Option<u64>) -> String {
    match sequence {
        Some(sequence) => sentence!(
            "There is no entry {sequence} in this log that you may see. Choose one of those listed.",
            "Einen Eintrag {sequence}, den Sie sehen dürfen, gibt es in diesem Protokoll nicht. Wählen Sie einen \
             der aufgeführten."
        ),
        None => words!(
            "There is no such access log on this device. Choose one of those listed.",
            "Dieses Zugriffsprotokoll gibt es auf diesem Gerät nicht. Wählen Sie eines der aufgeführten."
        )
        .to_owned(),
    }
}

/// That there is no such person or record.
fn unknown(fault: &Fault) -> String {
    match fault {
        Fault::NoSuchAccount { user_id } => no_such_account(user_id),
        Fault::NoSuchPatient { patient } => no_such_patient(patient),
        Fault::NoSuchRecord { record_id } => no_such_record(record_id),
        _ => String::new(),
    }
}

/// That the chain holds no such thing.
fn not_in_chain(fault: &Fault) -> String {
    match fault {
        Fault::NoSuchTransaction { transaction } => no_such_transaction(&short(transaction)),
        Fault::NoSuchBlock { height, head } => no_such_block(*height, *head),
        Fault::NoSuchGrant { grant } => no_such_grant(&short(grant)),
        _ => String::new(),
    }
}

/// That no ledger is open or nobody acts, or that somebody ended the command.
fn nothing_open(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoLedger => no_ledger(),
        Fault::NotSignedIn => not_signed_in(),
        _ => cancelled(),
    }
}

/// That what a command needs is not there.
fn nothing_there(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoProposal => no_proposal(),
        Fault::NothingToUndo => nothing_to_undo(),
        _ => no_attachment(),
    }
}

fn not_confirmed(name: &str) -> String {
    sentence!(
        "To delete this ledger, type its name exactly as it stands here: '{name}'. Nothing was deleted.",
        "Um dieses Ledger zu löschen, tippen Sie seinen Namen genau so, wie er hier steht: «{name}». Nichts wurde \
         gelöscht."
    )
}

fn message_malformed(message: &str) -> String {
    sentence!(
        "That is not a command: {message}. `medchain.help()` lists the commands.",
        "Das ist kein Befehl: {message}. `medchain.help()` führt die Befehle auf."
    )
}

fn worker(cause: &str) -> String {
    sentence!(
        "The part that keeps the ledger does not run ({cause}). What was saved is on disk; reload the page.",
        "Der Teil, der das Ledger verwahrt, läuft nicht ({cause}). Was gespeichert war, liegt auf dem Datenträger; \
         laden Sie die Seite neu."
    )
}

#[cfg(test)]
pub mod tests;
