//! Sentences about the value of a field.

use super::{field as name_of, sentence, words};
use crate::ledger::free_text::TextFault;
use crate::ledger::rejection::Field;

/// Returns the fault of a text, and what to do.
pub(super) fn text_fault(field: Field, fault: TextFault) -> String {
    let name = name_of(field);
    match fault {
        TextFault::Empty => {
            sentence!("The {name} is empty. Enter a value.", "«{name}» ist leer. Geben Sie etwas ein.")
        }
        TextFault::TooLong { most, actual } => sentence!(
            "The {name} has {actual} characters, and at most {most} are allowed. Shorten it.",
            "«{name}» hat {actual} Zeichen, erlaubt sind höchstens {most}. Kürzen Sie den Text."
        ),
        TextFault::Forbidden { code_point } => sentence!(
            "The {name} has the character U+{code_point:04X}, which is invisible or changes how the other \
             characters are shown. Remove it.",
            "«{name}» enthält das Zeichen U+{code_point:04X}, das unsichtbar ist oder ändert, wie die anderen \
             Zeichen aussehen. Entfernen Sie es."
        ),
    }
}

/// Returns the form that an identifier must have and this one has not.
pub(super) fn malformed(field: Field, actual: &str) -> String {
    let shape = match field {
        Field::HospitalId | Field::RecordId => words!(
            "1 to 64 letters, digits, dots, hyphens or underscores, the first of them a letter or digit",
            "1 bis 64 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche, mit einem Buchstaben oder einer \
             Ziffer am Anfang"
        ),
        _ => words!(
            "3 to 32 lowercase letters, digits or underscores, the first of them a letter",
            "3 bis 32 Kleinbuchstaben, Ziffern oder Unterstriche, mit einem Buchstaben am Anfang"
        ),
    };
    let name = name_of(field);
    if actual.is_empty() {
        return sentence!("The {name} is empty. Enter {shape}.", "«{name}» ist leer. Nötig sind {shape}.");
    }
    sentence!(
        "The {name} '{actual}' is malformed. Enter {shape}.",
        "«{name}» hat mit «{actual}» nicht die richtige Form. Nötig sind {shape}."
    )
}

/// Returns the sentence for a member that is missing or must be absent.
pub(super) fn presence(field: Field) -> String {
    match field {
        Field::HospitalId => words!(
            "Doctors and administrators must name their hospital, and patients must not name one. Fill in the \
             field, or leave it empty.",
            "Ärztinnen, Ärzte und die Administration müssen ihre Klinik nennen, Patientinnen und Patienten dürfen \
             keine nennen. Füllen Sie das Feld aus, oder lassen Sie es leer."
        )
        .to_owned(),
        _ => sentence!(
            "The {} is missing although it is required, or present although it is not allowed. Fill it in, or leave \
             it empty.",
            "«{}» fehlt, obwohl es nötig ist, oder ist ausgefüllt, obwohl es nicht erlaubt ist. Füllen Sie das Feld \
             aus, oder lassen Sie es leer.",
            name_of(field)
        ),
    }
}
