//! Every reason has a sentence.

use super::*;
use crate::ledger::free_text::TextFault;
use crate::ledger::key::WeakKey;
use crate::ledger::number::{Round, Tokens};
use crate::ledger::rejection::{
    AnchorFault, ApprovalFault, AuthorFault, EvidenceFault, Field, GrantFault, IdentifierFault, KeyFault, RecordFault,
    SealedFault, Settlement, VoteFault,
};
use crate::ledger::seal::ReaderName;
use crate::ledger::transaction::account::Role;

fn user(id: &str) -> UserId {
    UserId::parse(id).expect("a user id")
}

const A: Hash = Hash([0xab; 32]);
const B: Hash = Hash([0xcd; 32]);

pub fn of_blocks() -> Vec<Reason> {
    let (not_before, actual) = (Timestamp(5_000), Timestamp(1_000));
    vec![
        Reason::Format { line: 3, column: 7, message: "expected value".to_owned() },
        Reason::Ledger { expected: Some(A), actual: None },
        Reason::Genesis { fault: GenesisFault::Missing },
        Reason::Link { expected: A, actual: B },
        Reason::Height { expected: Height(4), actual: Height(6) },
        Reason::Slot { at_least: Slot(5), at_most: Slot(9), actual: Slot(3) },
        Reason::Timestamp { not_before, not_after: Some(Timestamp(9_000)), actual },
        Reason::Delegate { expected: user("dr_alice"), actual: user("dr_bob") },
        Reason::Nonce { expected: 4, actual: 6 },
        Reason::MerkleRoot { expected: A, actual: B },
        Reason::TransactionCount { expected: 4, actual: 6 },
        Reason::HeaderSignature { delegate: user("dr_bob") },
        Reason::Size { of: Measure::Transactions, most: 4, actual: 6 },
        Reason::Fork { irreversible: Height(4), expected: A },
    ]
}

pub fn of_transactions() -> Vec<Reason> {
    let author = user("dr_alice");
    vec![
        Reason::Author { author: author.clone(), fault: AuthorFault::Role { role: Role::Patient } },
        Reason::Signature { author },
        Reason::Approval { fault: ApprovalFault::Missing },
        Reason::Settled { how: Settlement::InBlock, at: Height(4) },
        Reason::Identifier { field: Field::UserId, fault: IdentifierFault::Taken, actual: "dr_bob".to_owned() },
        Reason::Identifier { field: Field::UserId, fault: IdentifierFault::Reserved, actual: "auditor".to_owned() },
        Reason::Text { field: Field::Note, fault: TextFault::Empty },
        Reason::Key { field: Field::PublicKey, fault: KeyFault::Weak { why: WeakKey::SmallOrder } },
        Reason::Record { fault: RecordFault::Version { expected: A, actual: B } },
        Reason::Sealed { fault: SealedFault::Hash { expected: Some(A), actual: B } },
        Reason::Sealed { fault: SealedFault::Hash { expected: None, actual: B } },
        Reason::Sealed { fault: SealedFault::Reader { missing: ReaderName::Auditor } },
        Reason::Sealed { fault: SealedFault::Reader { missing: ReaderName::User(user("dr_bob")) } },
        Reason::Grant { fault: GrantFault::Period },
        Reason::Balance { needed: Tokens(6), available: Tokens(4) },
        Reason::Vote { fault: VoteFault::NothingStaked },
        Reason::Evidence { fault: EvidenceFault::Punished { until: Round(4) } },
        Reason::Anchor { fault: AnchorFault::Shrunk { before: 6, actual: 4 } },
    ]
}

#[test]
fn every_sentence_names_its_rule_and_place_and_shortens_hashes() {
    for reason in of_blocks().into_iter().chain(of_transactions()) {
        let rule = reason.rule().name();
        let sentence = rejection(&Rejection { height: Some(Height(12)), transaction: Some(A), reason });
        assert!(sentence.starts_with("Block 12, transaction ababab…abab: "), "{sentence}");
        assert!(sentence.ends_with(&format!("(Rule {rule}.)")), "{sentence}");
        assert!(sentence.len() > 70 && !sentence.contains("abababababab") && !sentence.contains("  "), "{sentence}");
    }
}

#[test]
fn both_values_are_named() {
    let check = |reason: Reason, words: [&str; 2]| {
        let sentence = rejection(&reason.into());
        words.iter().for_each(|word| assert!(sentence.contains(word), "{word}: {sentence}"));
    };
    check(Reason::Link { expected: A, actual: B }, ["ababab…abab", "cdcdcd…cdcd"]);
    check(Reason::Height { expected: Height(4), actual: Height(6) }, ["4", "6"]);
    check(Reason::Delegate { expected: user("dr_alice"), actual: user("dr_bob") }, ["dr_alice", "dr_bob"]);
    check(Reason::Balance { needed: Tokens(6), available: Tokens(4) }, ["6 tokens", "4"]);
    check(Reason::Size { of: Measure::Bytes, most: 40, actual: 60 }, ["40", "60"]);
}

#[test]
fn a_tampered_block_is_reported_as_changed_after_signing() {
    let sentence = rejection(&Reason::MerkleRoot { expected: A, actual: B }.into());
    let expected = "The transactions hash to ababab…abab, but the signed header says cdcdcd…cdcd: at least one \
                    transaction was changed after signing.";
    assert!(sentence.starts_with(expected), "{sentence}");
}
