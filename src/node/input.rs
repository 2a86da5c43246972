//! Parses text that a person typed: names and texts become NFC, identifiers are checked, each fault names its field.

use super::naming;
use crate::ledger::free_text::{Name, Text, TextFault};
use crate::ledger::id::{HospitalId, MalformedId, RecordId, Salt, UserId};
use crate::ledger::number::{Cents, GREATEST};
use crate::ledger::password;
use crate::ledger::rejection::Field;
use crate::ledger::seal::Content;
use crate::ledger::secret::Password;
use crate::protocol::{Fault, NewContent};
use unicode_normalization::UnicodeNormalization as _;

/// Parses a user id that is not reserved.
pub fn user_id(field: Field, typed: &str) -> Result<UserId, Fault> {
    let typed = typed.trim();
    match UserId::parse(typed) {
        Ok(id) if id.is_reserved() => Err(Fault::ReservedId { field, actual: typed.to_owned() }),
        Ok(id) => Ok(id),
        Err(_) => Err(Fault::Identifier { field, actual: typed.to_owned() }),
    }
}

/// Parses a hospital id.
pub fn hospital_id(typed: &str) -> Result<HospitalId, Fault> {
    let malformed = |fault: MalformedId| Fault::Identifier { field: Field::HospitalId, actual: fault.actual };
    HospitalId::parse(typed.trim()).map_err(malformed)
}

/// Parses a record id.
pub fn record_id(typed: &str) -> Result<RecordId, Fault> {
    let malformed = |fault: MalformedId| Fault::Identifier { field: Field::RecordId, actual: fault.actual };
    RecordId::parse(typed.trim()).map_err(malformed)
}

/// Parses the name of a person or a ledger: it must be legible and must not mix scripts, so that it cannot pass for
/// another name (UTS 39).
pub fn name(typed: &str) -> Result<Name, Fault> {
    let normal: String = typed.trim().nfc().collect();
    let name = Name::parse(&normal).map_err(|fault| Fault::Text { field: Field::Name, fault })?;
    if naming::is_blank(&normal) {
        return Err(Fault::Blank { field: Field::Name });
    }
    if let Some(character) = naming::invisible(&normal) {
        let fault = TextFault::Forbidden { code_point: character.into() };
        return Err(Fault::Text { field: Field::Name, fault });
    }
    if naming::mixes_scripts(&normal) {
        return Err(Fault::Confusable { field: Field::Name });
    }
    Ok(name)
}

/// Parses a text.
pub fn text(field: Field, typed: &str) -> Result<Text, Fault> {
    let normal: String = typed.trim().nfc().collect();
    Text::parse(&normal).map_err(|fault| Fault::Text { field, fault })
}

/// Parses a text that may be empty.
pub fn optional_text(field: Field, typed: &str) -> Result<Option<Text>, Fault> {
    if typed.trim().is_empty() { Ok(None) } else { text(field, typed).map(Some) }
}

/// Checks a new password against those that are guessed first. `names` are those of the person and the ledger.
pub fn password(typed: &Password, names: &[&str]) -> Result<(), Fault> {
    password::judge(typed.expose(), names).map_err(|fault| Fault::WeakPassword { fault })
}

/// Parses the content of a record.
pub fn content(typed: &NewContent, salt: Salt) -> Result<Content, Fault> {
    if typed.amount > GREATEST {
        return Err(Fault::Number { field: Field::Amount, most: GREATEST });
    }
    Ok(Content {
        record_type: text(Field::RecordType, &typed.record_type)?,
        insurance_id: optional_text(Field::InsuranceId, &typed.insurance_id)?,
        prescription: text(Field::Prescription, &typed.prescription)?,
        amount: Cents(typed.amount),
        note: optional_text(Field::Note, &typed.note)?,
        authored_on: text(Field::AuthoredOn, &typed.authored_on)?,
        salt,
    })
}
