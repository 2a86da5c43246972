//! Words of what gives reasons for concern about an id or a name.

use super::{field as name_of, phrases, sentence, words};
use crate::ledger::id::UserId;
use crate::ledger::rejection::Field;
use crate::protocol::{Concern, Fault, NamePart};

phrases! {
    title = "Check this before you approve:", "Prüfen Sie das, bevor Sie genehmigen:";
    blank = "The name has no visible letter and no visible digit.", "Der Name hat keinen sichtbaren Buchstaben und keine sichtbare Ziffer.";
    mixed_scripts = "The name mixes scripts or has unusual letters, so it can be confused with another name.", "Der Name mischt Schriften oder hat ungewöhnliche Buchstaben und lässt sich so mit einem anderen verwechseln.";
    despite = "I have compared them and still approve", "Ich habe verglichen und genehmige trotzdem";
}

/// One concern, as a sentence.
pub fn sentence_of(concern: &Concern) -> String {
    match concern {
        Concern::Blank => blank().to_owned(),
        Concern::Invisible { code_point } => sentence!(
            "The name has the character U+{code_point:04X}, which is invisible or looks different on each device.",
            "Der Name enthält das Zeichen U+{code_point:04X}, das unsichtbar ist oder auf jedem Gerät anders \
             aussieht."
        ),
        Concern::MixedScripts => mixed_scripts().to_owned(),
        Concern::LikeReserved { part, reserved } => sentence!(
            "The {} looks like '{reserved}', which is the name of a part of the ledger and not of an account.",
            "{} sieht aus wie «{reserved}»; so heißt ein Teil des Ledgers und kein Konto.",
            part_name(*part)
        ),
        Concern::LikeAnother { part, other, like: NamePart::Id, .. } => sentence!(
            "The {} looks like '{other}', the id of another account.",
            "{} sieht aus wie «{other}», die Kennung eines anderen Kontos.",
            part_name(*part)
        ),
        Concern::LikeAnother { part, other, like: NamePart::Name, text } => sentence!(
            "The {} looks like '{text}', the name of '{other}'.",
            "{} sieht aus wie «{text}», der Name von «{other}».",
            part_name(*part)
        ),
    }
}

fn part_name(part: NamePart) -> &'static str {
    match part {
        NamePart::Id => words!("user id", "Die Benutzerkennung"),
        NamePart::Name => words!("name", "Der Name"),
    }
}

/// All concerns of a list, one sentence after the other.
fn all_of(concerns: &[Concern]) -> String {
    concerns.iter().map(sentence_of).collect::<Vec<_>>().join(" ")
}

/// Says that a registration with concerns was not approved, and what to do.
fn refused(user_id: &UserId, concerns: &[Concern]) -> String {
    let concerns = all_of(concerns);
    sentence!(
        "The registration of '{user_id}' was not approved, because there are concerns about its id or name. \
         {concerns} Ask the person, then confirm or refuse the registration.",
        "Die Registrierung von «{user_id}» wurde nicht genehmigt, weil es Bedenken zu Kennung oder Name gibt. \
         {concerns} Fragen Sie die Person, und bestätigen Sie die Registrierung dann, oder lehnen Sie sie ab."
    )
}

/// Says that no account may have this id.
pub fn reserved(field: Field, actual: &str) -> String {
    sentence!(
        "The {} '{actual}' is reserved for a part of the ledger. Choose another one.",
        "«{}»: «{actual}» ist für einen Teil des Ledgers reserviert. Wählen Sie etwas anderes.",
        name_of(field)
    )
}

/// Says that the characters of a typed name cannot be seen.
fn unreadable(field: Field) -> String {
    let name = name_of(field);
    sentence!(
        "The {name} has no visible letter and no visible digit. Enter one that can be read.",
        "«{name}» hat keinen sichtbaren Buchstaben und keine sichtbare Ziffer. Geben Sie etwas Lesbares ein."
    )
}

/// Says that a typed name mixes scripts.
fn confusable(field: Field) -> String {
    let name = name_of(field);
    sentence!(
        "The {name} mixes scripts, so it can be confused with another one. Write it in one script.",
        "«{name}» mischt Schriften und lässt sich so mit etwas anderem verwechseln. Schreiben Sie es in einer \
         Schrift."
    )
}

/// Returns the sentence for a fault of an id or a name; `None` for another fault.
pub fn wrong_name(fault: &Fault) -> String {
    match fault {
        Fault::ReservedId { field, actual } => reserved(*field, actual),
        Fault::Blank { field } => unreadable(*field),
        Fault::Concerns { user_id, concerns } => refused(user_id, concerns),
        Fault::Confusable { field } => confusable(*field),
        _ => String::new(),
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// One concern of each kind.
    pub fn all() -> Vec<Concern> {
        let other = UserId::parse("dr_mueller").expect("a user id");
        let like =
            |part, like| Concern::LikeAnother { part, other: other.clone(), like, text: "Dr. Müller 7".to_owned() };
        vec![
            Concern::Blank,
            Concern::Invisible { code_point: 0x3164 },
            Concern::MixedScripts,
            Concern::LikeReserved { part: NamePart::Id, reserved: "auditor".to_owned() },
            Concern::LikeReserved { part: NamePart::Name, reserved: "auditor".to_owned() },
            like(NamePart::Id, NamePart::Id),
            like(NamePart::Name, NamePart::Name),
            like(NamePart::Name, NamePart::Id),
        ]
    }
}
