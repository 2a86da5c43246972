//! Every fault has its sentence, and the sentence names the values.

use super::*;
use crate::ledger::free_text::Name;
use crate::ledger::free_text::TextFault;
use crate::ledger::id::{Hash, RecordId};
use crate::ledger::number::Timestamp;
use crate::ledger::password::WeakPassword;
use crate::ledger::seal::SealFault;
use crate::protocol::{AccountFault, ClockJump, MalformedMessage, ReadOnlyReason, ValueFault};
use crate::storage::StoreError;

fn user() -> UserId {
    UserId::parse("dr_alice").expect("a user id")
}

pub fn all() -> Vec<Fault> {
    let hash = Hash([0xab; 32]);
    let field = Field::Name;
    let mut all = vec![
        Fault::NoLedger,
        Fault::NotSignedIn,
        Fault::Role { needed: vec![Role::Doctor, Role::Administrator], actual: Role::Patient },
        Fault::NotYetRegistered { user_id: user() },
        Fault::NoSuchAccount { user_id: "nobody".to_owned() },
        Fault::AccountExists { user_id: user() },
        Fault::WrongPassword,
        Fault::TooManyTries { user_id: user(), wait: 4_000 },
        Fault::WeakPassword { fault: WeakPassword::Short { least: 10 } },
        Fault::WeakPassword { fault: WeakPassword::Repeated },
        Fault::WeakPassword { fault: WeakPassword::Digits },
        Fault::WeakPassword { fault: WeakPassword::Sequence },
        Fault::WeakPassword { fault: WeakPassword::Common },
        Fault::WeakPassword { fault: WeakPassword::Name },
        Fault::Text { field, fault: TextFault::Empty },
        Fault::Text { field, fault: TextFault::TooLong { most: 64, actual: 70 } },
        Fault::Text { field, fault: TextFault::Forbidden { code_point: 0x202e } },
        Fault::Identifier { field: Field::UserId, actual: "No".to_owned() },
        Fault::Identifier { field: Field::RecordId, actual: String::new() },
        Fault::ReservedId { field: Field::UserId, actual: "auditor".to_owned() },
        Fault::Confusable { field },
        Fault::Blank { field },
        Fault::Concerns { user_id: user(), concerns: concern::tests::all() },
        Fault::Number { field: Field::Amount, most: 9 },
        Fault::Presence { field: Field::HospitalId },
        Fault::Rejected { rejection: Reason::TransactionCount { expected: 1, actual: 2 }.into() },
        Fault::Denied { patient: user() },
        Fault::NoSuchPatient { patient: user() },
        Fault::NoSuchTransaction { transaction: hash },
        Fault::NoSuchRecord { record_id: RecordId::parse("r-1").expect("an id") },
        Fault::NoSuchBlock { height: Height(9), head: Height(3) },
        Fault::NotYours { transaction: hash },
        Fault::NotYourTurn { slot: Slot(4), delegate: user() },
        Fault::SlotSigned { slot: Slot(4), highest: Slot(5) },
        Fault::Clock { jump: ClockJump { known: Timestamp(9_000), now: Timestamp(1_000) } },
        Fault::Clock { jump: ClockJump { known: Timestamp(1_000), now: Timestamp(9_000) } },
        Fault::HeadAhead { head: Timestamp(9_000), now: Timestamp(1_000) },
        Fault::ProposalAhead { dated: Timestamp(9_000), now: Timestamp(1_000) },
        Fault::FileAhead { head: Timestamp(9_000), now: Timestamp(1_000) },
        Fault::Sealed { fault: SealFault::Withheld },
        Fault::NotConfirmed { expected: Name::parse("St. Anna").expect("a name") },
        Fault::NoProposal,
        Fault::NothingToUndo,
        Fault::ReadOnly { damage: Box::new(ReadOnlyReason::Store { fault: StoreError::Closed }) },
        Fault::ReadOnly {
            damage: Box::new(ReadOnlyReason::Rule {
                rejection: Reason::TransactionCount { expected: 1, actual: 2 }.into(),
            }),
        },
        Fault::ForeignAccount { user_id: user(), fault: AccountFault::Key },
        Fault::NoAttachment,
        Fault::NoTurn { delegate: user() },
        Fault::NoSuchGrant { grant: hash },
        Fault::NoSuchEvidence { delegate: user(), slot: Slot(4) },
        Fault::NoSuchEntry { sequence: Some(4) },
        Fault::NoSuchEntry { sequence: None },
        Fault::Cancelled,
        Fault::Store { fault: StoreError::Busy },
        Fault::Store { fault: StoreError::Quota },
        Fault::Worker { cause: "blocked".to_owned() },
    ];
    all.extend(malformed());
    all
}

/// Returns a message with each defect.
fn malformed() -> impl Iterator<Item = Fault> {
    let of_value = [
        ValueFault::TooMany { most: 10_000 },
        ValueFault::TooDeep { most: 32 },
        ValueFault::TooLong { most: 1_048_576 },
        ValueFault::NotPlain,
        ValueFault::NotWhole,
        ValueFault::HalfCharacter,
        ValueFault::SymbolName,
        ValueFault::NoIsArray,
        ValueFault::Threw { cause: "no".to_owned() },
    ];
    let of_value = of_value.map(|fault| MalformedMessage::Value { place: "content.note".to_owned(), fault });
    let others = [
        MalformedMessage::Value { place: String::new(), fault: ValueFault::NotPlain },
        MalformedMessage::NotAnObject,
        MalformedMessage::Unknown { place: "sudo".to_owned() },
        MalformedMessage::Undecodable { message: "unknown variant".to_owned() },
        MalformedMessage::NoId,
        MalformedMessage::Unreadable,
        MalformedMessage::NotAFile,
        MalformedMessage::UnreadableFile { cause: "no".to_owned() },
    ];
    of_value.into_iter().chain(others).map(Fault::from)
}

#[test]
fn every_sentence_says_something_ends_and_shortens_hashes() {
    for each in all() {
        let sentence = fault(&each);
        assert!(sentence.len() > 20 && sentence.ends_with(['.', ')']), "{each:?}: {sentence}");
        assert!(!sentence.contains("abababababab"), "{sentence}");
        assert!(!sentence.contains("  "), "{sentence}");
    }
}

#[test]
fn values_are_named() {
    let named = |fault_of: &Fault, words: &[&str]| {
        let sentence = fault(fault_of);
        words.iter().for_each(|word| assert!(sentence.contains(word), "{word}: {sentence}"));
    };
    named(&Fault::NoSuchBlock { height: Height(9), head: Height(3) }, &["9", "3"]);
    named(&Fault::NotYourTurn { slot: Slot(4), delegate: user() }, &["4", "dr_alice"]);
    named(&Fault::Text { field: Field::Name, fault: TextFault::Forbidden { code_point: 0x202e } }, &["U+202E"]);
    named(&Fault::Role { needed: vec![Role::Doctor], actual: Role::Patient }, &["doctor", "patient"]);
}

#[test]
fn a_fault_about_a_field_is_shown_there() {
    assert_eq!(field_of(&Fault::WrongPassword), Some(Field::Password));
    assert_eq!(field_of(&Fault::Confusable { field: Field::Name }), Some(Field::Name));
    assert_eq!(field_of(&Fault::NoLedger), None);
}
