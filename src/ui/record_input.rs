//! The input that a former version replaces when it fills in the form for the next version.

use crate::ledger::free_text::Text;
use crate::ledger::id::UserId;
use crate::ledger::seal::Content;
use crate::text::submit;
use crate::ui::amount;

/// The texts of the fields that a version fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordInput {
    /// The patient's user id.
    pub patient_id: String,
    /// The type of the record.
    pub record_type: String,
    /// The patient's number with the insurer.
    pub insurance_id: String,
    /// The prescription or the finding.
    pub prescription: String,
    /// The amount in euros, as typed.
    pub amount: String,
    /// A free remark.
    pub note: String,
}

impl RecordInput {
    /// Returns the texts of a version. Its date is not one of them, because a new version has its own.
    pub fn of(patient_id: &UserId, content: &Content) -> Self {
        let Content { record_type, insurance_id, prescription, amount, note, authored_on: _, salt: _ } = content;
        let optional = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
        Self {
            patient_id: patient_id.to_string(),
            record_type: record_type.to_string(),
            insurance_id: optional(insurance_id.as_ref()),
            prescription: prescription.to_string(),
            amount: amount::typed(amount.0),
            note: optional(note.as_ref()),
        }
    }

    /// Returns `true` if replacing this input by `new` loses a text that a person has typed: one that is neither in
    /// `new` nor a suggestion of the form.
    pub fn is_lost_to(&self, new: &Self) -> bool {
        let suggested = Self { record_type: submit::kind_default().to_owned(), ..Self::default() };
        let known = suggested.fields().into_iter().zip(new.fields());
        self.fields().into_iter().map(str::trim).zip(known).any(|(typed, (suggested, new))| {
            let is_known = typed == suggested || typed == new;
            !typed.is_empty() && !is_known
        })
    }

    fn fields(&self) -> [&str; 6] {
        [&self.patient_id, &self.record_type, &self.insurance_id, &self.prescription, &self.amount, &self.note]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Salt;
    use crate::ledger::number::Cents;

    const FIELDS: [fn(&mut RecordInput) -> &mut String; 6] = [
        |input| &mut input.patient_id,
        |input| &mut input.record_type,
        |input| &mut input.insurance_id,
        |input| &mut input.prescription,
        |input| &mut input.amount,
        |input| &mut input.note,
    ];

    fn text(words: &str) -> Text {
        Text::parse(words).expect("a text")
    }

    fn version() -> RecordInput {
        let content = Content {
            record_type: text("Finding"),
            insurance_id: Some(text("1234")),
            prescription: text("No fracture"),
            amount: Cents(2_550),
            note: Some(text("None")),
            authored_on: text("2026-11-22"),
            salt: Salt([0; 16]),
        };
        RecordInput::of(&UserId::parse("patient_x").expect("a user id"), &content)
    }

    #[test]
    fn each_typed_field_can_be_lost() {
        for field in FIELDS {
            let check = |typed: &str, expected: bool| {
                let mut input =
                    RecordInput { record_type: submit::kind_default().to_owned(), ..RecordInput::default() };
                typed.clone_into(field(&mut input));
                assert_eq!(input.is_lost_to(&version()), expected, "{input:?}");
            };
            check("typed", true);
            check("", false);
            check(" ", false);
            let same = field(&mut version()).clone();
            check(&same, false);
            check(&format!(" {same} "), false);
        }
    }

    #[test]
    fn an_empty_form_has_nothing_to_lose() {
        let empty = RecordInput { record_type: submit::kind_default().to_owned(), ..RecordInput::default() };
        assert!(!empty.is_lost_to(&version()) && !RecordInput::default().is_lost_to(&version()));
        assert!(!version().is_lost_to(&version()) && version().is_lost_to(&empty));
    }
}
