//! Sentences for commands that were not done.

use super::{field as name_of, file_fault, rejection, role, short, short_id};
use crate::ledger::id::UserId;
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Field, Reason, Rejection};
use crate::ledger::seal::SealFault;
use crate::ledger::transaction::account::Role;
use crate::ledger::words::TextFault;
use crate::protocol::{Damage, Fault, LogFault};
use crate::storage::StoreError;

const NO_LEDGER: &str = "No ledger is open. Found one, or open a file, on the start page.";
const NOT_SIGNED_IN: &str = "Nobody has signed in. Sign in with one of the accounts of this device.";
const WRONG_PASSWORD: &str = "The account does not open: the password is wrong, or the stored account is damaged. Try \
                              the password again, capitals included.";
const NO_ATTACHMENT: &str = "There is no file. Choose one first.";
const NO_PROPOSAL: &str = "There is no file to take in: none was read, or it was taken in or put aside. Choose one.";
const NOTHING_TO_UNDO: &str = "There is no import to undo: there was none, or the chain was built upon since.";
const CANCELLED: &str = "It was cancelled, and nothing was changed. Start it again when you like.";

/// Why a command was not done, and what to do.
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NoLedger => NO_LEDGER.to_owned(),
        Fault::NotSignedIn => NOT_SIGNED_IN.to_owned(),
        Fault::Role { needed, found } => wrong_role(needed, *found),
        Fault::NotYetRegistered { user_id } => not_yet_registered(user_id),
        Fault::NoSuchAccount { user_id } => no_such_account(user_id),
        Fault::AccountExists { user_id } => account_exists(user_id),
        Fault::WrongPassword => WRONG_PASSWORD.to_owned(),
        Fault::ShortPassword { least } => short_password(*least),
        Fault::Text { field, fault } => text_fault(*field, *fault),
        Fault::Identifier { field, found } => malformed(*field, found),
        Fault::Confusable { field } => confusable(*field),
        Fault::Number { field, most } => number(*field, *most),
        Fault::Presence { field } => presence(*field),
        Fault::Rejected { rejection: found } => rejection(found),
        Fault::Denied { patient } => denied(patient),
        Fault::NoSuchPatient { patient } => no_such_patient(patient),
        Fault::NoSuchTransaction { transaction } => no_such_transaction(&short(transaction)),
        Fault::NoSuchBlock { height, head } => no_such_block(*height, *head),
        Fault::NotYours { transaction } => not_yours(&short(transaction)),
        Fault::NotYourTurn { slot, delegate } => not_your_turn(*slot, delegate),
        Fault::NoTurn { delegate } => no_turn(delegate),
        Fault::SlotSigned { slot, highest } => slot_signed(*slot, *highest),
        Fault::NoSuchGrant { grant } => no_such_grant(&short(grant)),
        Fault::NoSuchEvidence { delegate, slot } => no_such_evidence(delegate, *slot),
        Fault::NoSuchEntry { sequence } => no_such_entry(*sequence),
        Fault::Log { log, fault } => log_fault(&short_id(&log.to_string()), *fault),
        Fault::Sealed { fault } => seal_fault(*fault).to_owned(),
        Fault::File { fault } => file_fault(fault),
        Fault::NotConfirmed { expected } => not_confirmed(expected.as_str()),
        Fault::ReadOnly { damage } => read_only(damage),
        Fault::ForeignAccount { user_id } => foreign_account(user_id),
        Fault::NoAttachment | Fault::NoProposal | Fault::NothingToUndo => nothing_there(fault).to_owned(),
        Fault::Cancelled => CANCELLED.to_owned(),
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
        | Fault::Confusable { field }
        | Fault::Number { field, .. }
        | Fault::Presence { field }
        | Fault::Rejected {
            rejection: Rejection { reason: Reason::Identifier { field, .. } | Reason::Text { field, .. }, .. },
        } => Some(*field),
        Fault::ShortPassword { .. } | Fault::WrongPassword => Some(Field::Password),
        Fault::AccountExists { .. } | Fault::NoSuchAccount { .. } => Some(Field::UserId),
        Fault::NoSuchPatient { .. } => Some(Field::PatientId),
        _ => None,
    }
}

/// Why a content does not open, and what to do.
pub const fn seal_fault(fault: SealFault) -> &'static str {
    match fault {
        SealFault::Withheld => {
            "The content is not on this device: it was left out of the file that the ledger came from. Ask for a file \
             with contents, and import it."
        }
        SealFault::NotAReader => {
            "The content is not sealed to this account, so it cannot be opened here. Sign in as one of its readers."
        }
        SealFault::Damaged => {
            "The content does not open: it is damaged, or was moved here from another record. Import an undamaged file."
        }
        SealFault::Commitment => {
            "The content opens, but is not the one that the transaction commits to. Do not rely on it; refuse it, or \
             ask its author."
        }
        SealFault::WeakKey => {
            "The reader's sealing key is one that nothing can be sealed to. That account must be registered anew."
        }
    }
}

/// Why the database did not do what it was asked, and what to do.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Conflict => {
            "Another tab has written to this ledger first; nothing was changed here. Try again: the page now shows \
             what is there."
                .to_owned()
        }
        StoreError::Quota => {
            "The browser gives this page no more room; nothing was changed. Export the ledger, free some space on the \
             disk, and try again."
                .to_owned()
        }
        StoreError::Aborted { cause } => {
            format!("The browser broke off the writing ({cause}); nothing was changed. Try again.")
        }
        StoreError::Closed => "The browser has closed the database. Reload the page.".to_owned(),
        StoreError::Gone => {
            "The database of this ledger is gone from this device: another tab has deleted it, or somebody the browser's \
             data of this site. Nothing of it is kept here any more; import a file that was exported before."
                .to_owned()
        }
        StoreError::Newer { found, known } => format!(
            "The database has schema {found}, which is newer than the {known} that this page knows. Reload the page to \
             get the newer program."
        ),
        StoreError::Damaged { store, key } => format!(
            "What the database holds under '{key}' in '{store}' is not what was written there. Export what can be \
             read, and import a file that was exported before."
        ),
        StoreError::Unavailable { cause } => format!(
            "The browser gives this page no database ({cause}). Allow it to keep data, leave private browsing, or try \
             another browser."
        ),
    }
}

/// What is wrong with a text that fills a field, and what to do.
pub(super) fn text_fault(field: Field, fault: TextFault) -> String {
    let name = name_of(field);
    match fault {
        TextFault::Empty => format!("The {name} is empty. Write something."),
        TextFault::TooLong { most, found } => {
            format!("The {name} has {found} characters, and {most} are allowed. Shorten it.")
        }
        TextFault::Forbidden { code_point } => format!(
            "The {name} has the character U+{code_point:04X}, which is invisible or changes how the rest is shown. \
             Take it out."
        ),
    }
}

/// What shape an identifier must have, and that this one has not.
pub(super) fn malformed(field: Field, found: &str) -> String {
    let shape = match field {
        Field::HospitalId | Field::RecordId => {
            "1 to 64 letters, digits, dots, hyphens or underscores, and begins with a letter or digit"
        }
        _ => "3 to 32 lowercase letters, digits or underscores, and begins with a letter",
    };
    let name = name_of(field);
    if found.is_empty() {
        return format!("The {name} is empty. It takes {shape}.");
    }
    format!("The {name} '{found}' is malformed. It takes {shape}. Correct it.")
}

/// That a member is missing, or may not be there.
pub(super) fn presence(field: Field) -> String {
    match field {
        Field::HospitalId => {
            "Doctors and administrators name the hospital they work at, and patients name none. Fill it in, or leave it \
             empty."
                .to_owned()
        }
        _ => format!("The {} is missing, or is there where it may not be. Fill it in, or leave it empty.", name_of(field)),
    }
}

fn wrong_role(needed: &[Role], found: Role) -> String {
    let needed = needed.iter().map(|needed| role(*needed)).collect::<Vec<_>>().join(" or ");
    format!("This needs the role {needed}; the acting account has the role {}. Switch to another account.", role(found))
}

fn not_yet_registered(user_id: &UserId) -> String {
    format!(
        "'{user_id}' is not on the ledger yet: an administrator must approve the registration, and a block must take it \
         in. Do that, then sign in again."
    )
}

fn no_such_account(user_id: &str) -> String {
    format!("There are no keys of '{user_id}' on this device. Choose one of the accounts listed, or register.")
}

fn account_exists(user_id: &UserId) -> String {
    format!("There is an account '{user_id}' on this device already. Sign in with it, or choose another user id.")
}

fn short_password(least: u32) -> String {
    format!("The password is shorter than {least} characters. Choose a longer one; several words are easy to keep.")
}

fn confusable(field: Field) -> String {
    let name = name_of(field);
    format!("The {name} mixes scripts, so that it could pass for another one. Write it in one script.")
}

fn number(field: Field, most: u64) -> String {
    format!("The {} is more than {most}, the most that is allowed. Write a smaller number.", name_of(field))
}

fn denied(patient: &UserId) -> String {
    format!(
        "You may not see this: you are neither '{patient}', nor an administrator, nor the author, nor under a live grant. \
         The attempt is in the access log. Ask the patient for access."
    )
}

fn no_such_patient(patient: &UserId) -> String {
    format!("There is no patient '{patient}' on this ledger. Check the id on the people page.")
}

fn no_such_transaction(transaction: &str) -> String {
    format!("There is no transaction {transaction} in the chain or among those that wait. Check the address.")
}

fn no_such_block(height: Height, head: Height) -> String {
    format!("There is no block {height}: the newest is block {head}. Choose one up to there.")
}

fn not_yours(transaction: &str) -> String {
    format!("Transaction {transaction} does not wait for this account. Switch to the account that it waits for.")
}

fn not_your_turn(slot: Slot, delegate: &UserId) -> String {
    format!("Slot {slot} is the turn of '{delegate}'. Switch to that account to forge, or pass that turn over.")
}

fn slot_signed(slot: Slot, highest: Slot) -> String {
    format!(
        "This delegate has signed slot {highest} on this device already, so signing slot {slot} could make two chains. \
         Import the newest file of this ledger first."
    )
}

fn no_turn(delegate: &UserId) -> String {
    format!(
        "'{delegate}' is no delegate in any round that a block may reach from here. Stand for delegate, and be voted for."
    )
}

fn no_such_grant(grant: &str) -> String {
    format!("There is no grant or share {grant} on this ledger. Look it up in the list of grants.")
}

fn no_such_evidence(delegate: &UserId, slot: Slot) -> String {
    format!(
        "This device has not seen two blocks of '{delegate}' for slot {slot}. Import both files: what they show is found \
         then."
    )
}

fn no_such_entry(sequence: Option<u64>) -> String {
    match sequence {
        Some(sequence) => {
            format!("There is no entry {sequence} in this log that you may see. Choose one of those listed.")
        }
        None => "There is no such access log on this device. Choose one of those listed.".to_owned(),
    }
}

fn log_fault(log: &str, fault: LogFault) -> String {
    match fault {
        LogFault::Shrunk { anchored, found } => format!(
            "The access log {log} in the file breaks the rule anchor: it has {found} entries, and the chain fixed \
             {anchored}. Entries were taken out; keep the file as evidence. Nothing of it was taken in."
        ),
        LogFault::Changed { size, expected, found } => format!(
            "The access log {log} in the file breaks the rule anchor: its first {size} entries have the root {}, and the \
             root known here is {}. Entries were changed; keep the file as evidence. Nothing of it was taken in.",
            short(&found),
            short(&expected)
        ),
    }
}

/// That what a command needs is not there.
const fn nothing_there(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoProposal => NO_PROPOSAL,
        Fault::NothingToUndo => NOTHING_TO_UNDO,
        _ => NO_ATTACHMENT,
    }
}

fn not_confirmed(name: &str) -> String {
    format!("To delete this ledger, type its name exactly as it stands here: '{name}'. Nothing was deleted.")
}

/// Why a ledger is open for reading alone, and what to do.
pub fn read_only(damage: &Damage) -> String {
    let why = match damage {
        Damage::Rule { rejection: found } => rejection(found),
        Damage::Store { fault: fault @ StoreError::Newer { .. } } => {
            return format!("Another tab has a newer program. {}", store_error(fault));
        }
        Damage::Store { fault: fault @ (StoreError::Closed | StoreError::Unavailable { .. }) } => {
            return format!("Its database could not be opened again. {}", store_error(fault));
        }
        Damage::Store { fault } => store_error(fault),
    };
    format!(
        "This ledger is damaged on this device and open for reading alone, up to its last good block. {why} Export what \
         is left, and import a whole file."
    )
}

/// Whether the way out of that is an export: the browser gives no more room.
pub const fn exporting_helps(fault: &Fault) -> bool {
    matches!(fault, Fault::Store { fault: StoreError::Quota })
}

/// Whether the way out of that is to load the page again.
pub const fn reloading_helps(damage: &Damage) -> bool {
    matches!(
        damage,
        Damage::Store { fault: StoreError::Newer { .. } | StoreError::Closed | StoreError::Unavailable { .. } }
    )
}

fn foreign_account(user_id: &UserId) -> String {
    format!(
        "The account file of '{user_id}' is of another ledger, or of another key than '{user_id}' has on this one. Open \
         the ledger that it belongs to first."
    )
}

fn message_malformed(message: &str) -> String {
    format!("That is not a command: {message}. `medchain.help()` lists the commands.")
}

fn worker(cause: &str) -> String {
    format!("The part that keeps the ledger does not run ({cause}). What was saved is on disk; reload the page.")
}

#[cfg(test)]
mod tests;
