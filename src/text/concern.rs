//! Words of what gives reasons for concern about an id or a name.

use super::{field as name_of, phrases, sentence, words};
use crate::ledger::id::UserId;
use crate::ledger::rejection::Field;
use crate::protocol::{Concern, Fault, NamePart};

phrases! {
    title = "Look twice before you approve:", "Sehen Sie zweimal hin, bevor Sie genehmigen:";
    blank = "The name shows no letter and no digit.", "Der Name zeigt weder einen Buchstaben noch eine Ziffer.";
    mixed_scripts = "The name mixes scripts or has unusual letters, so that it could pass for another one.", "Der Name mischt Schriften oder hat ungewöhnliche Buchstaben und könnte so für einen anderen gehalten werden.";
    despite = "I have compared them, and approve all the same", "Ich habe verglichen und genehmige trotzdem";
}

/// One concern, as a sentence.
pub fn sentence_of(concern: &Concern) -> String {
    match concern {
        Concern::Blank => blank().to_owned(),
        Concern::Invisible { code_point } => sentence!(
            "The name has the character U+{code_point:04X}, which shows nothing or looks different on every device.",
            "Der Name enthält das Zeichen U+{code_point:04X}, das nichts zeigt oder auf jedem Gerät anders aussieht."
        ),
        Concern::MixedScripts => mixed_scripts().to_owned(),
        Concern::LikeReserved { part, reserved } => sentence!(
            "The {} reads like '{reserved}', which names a part of the ledger and no account.",
            "{} liest sich wie «{reserved}», das einen Teil des Ledgers benennt und kein Konto.",
            part_name(*part)
        ),
        Concern::LikeAnother { part, other, like: NamePart::Id, .. } => sentence!(
            "The {} reads like the id '{other}', which is another account's.",
            "{} liest sich wie die Kennung «{other}» eines anderen Kontos.",
            part_name(*part)
        ),
        Concern::LikeAnother { part, other, like: NamePart::Name, text } => sentence!(
            "The {} reads like '{text}', the name of '{other}'.",
            "{} liest sich wie «{text}», der Name von «{other}».",
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

/// That a registration with concerns was not approved, and what to do.
fn refused(user_id: &UserId, concerns: &[Concern]) -> String {
    let concerns = all_of(concerns);
    sentence!(
        "The registration of '{user_id}' was not approved, because its id or name gives reasons for concern. {concerns} \
         Ask the person, then confirm or refuse it.",
        "Die Registrierung von «{user_id}» wurde nicht genehmigt, denn Kennung oder Name geben Anlass zur Vorsicht. \
         {concerns} Fragen Sie die Person, und bestätigen Sie es dann, oder lehnen Sie ab."
    )
}

/// That no account may have an id.
pub fn reserved(field: Field, actual: &str) -> String {
    sentence!(
        "The {} '{actual}' is reserved: it names a part of the ledger, and no account. Choose another one.",
        "«{}»: «{actual}» ist reserviert, es benennt einen Teil des Ledgers und kein Konto. Wählen Sie etwas anderes.",
        name_of(field)
    )
}

/// That a name that is typed cannot be read.
fn unreadable(field: Field) -> String {
    let name = name_of(field);
    sentence!(
        "The {name} shows no letter and no digit. Write one that can be read.",
        "«{name}» zeigt weder einen Buchstaben noch eine Ziffer. Schreiben Sie etwas, das sich lesen lässt."
    )
}

/// That a name that is typed mixes scripts.
fn confusable(field: Field) -> String {
    let name = name_of(field);
    sentence!(
        "The {name} mixes scripts, so that it could pass for another one. Write it in one script.",
        "«{name}» mischt Schriften und könnte so mit etwas anderem verwechselt werden. Schreiben Sie es in einer \
         Schrift."
    )
}

/// That an id or a name is not taken as it is; nothing of any other fault.
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
