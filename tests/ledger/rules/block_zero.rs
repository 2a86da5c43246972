//! The rules of block 0: each member of its header has the rule of that name, and `genesis` covers the rest.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, OTHER, PARAMETERS, TestLedger, bad, counted, creation, key, resaid, signed, transfer, user,
};
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::chain::forge_genesis;
use medchain::ledger::header::{Header, SignedHeader};
use medchain::ledger::id::Salt;
use medchain::ledger::number::{Height, Slot, Timestamp, Tokens};
use medchain::ledger::rejection::{ApprovalFault, GenesisFault, Reason};
use medchain::ledger::transaction::account::{CreateLedger, Parameters};
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};

pub fn payload(create: CreateLedger) -> Payload {
    let action = Action::CreateLedger(create);
    Payload { ledger: None, author: user(ADA), timestamp: Timestamp(1_000), salt: Salt([0; 16]), action }
}

fn first() -> Transaction {
    resaid(payload(creation(PARAMETERS)))
}

/// Returns block 0 with this `create_ledger` transaction, as Ada forges it.
pub fn around(create: Transaction) -> Block<Unchecked> {
    forge_genesis(create, Timestamp(2_000), &key(ADA))
}

fn genesis(fault: GenesisFault) -> Result<(), Reason> {
    Err(Reason::Genesis { fault })
}

/// A case with a changed and newly signed header of block 0.
fn mutated(mutate: fn(&mut Header), expected: Result<(), Reason>) -> RuleCase {
    let Block { mut header, transactions, .. } = around(first());
    mutate(&mut header);
    RuleCase::genesis(signed(header, transactions), expected)
}

fn parameters(parameters: Parameters, expected: Result<(), Reason>) -> RuleCase {
    RuleCase::genesis(around(resaid(payload(creation(parameters)))), expected)
}

const OUT: Result<(), Reason> = Err(Reason::Genesis { fault: GenesisFault::Parameters });

/// The greatest value of each parameter.
const GREATEST: Parameters = Parameters {
    delegates: 101,
    welcome_tokens: Tokens(1_000_000),
    block_reward: Tokens(1_000_000),
    unlock_rounds: 1_000,
    bar_rounds: 1_000,
};

const LEAST: Parameters =
    Parameters { delegates: 1, welcome_tokens: Tokens(0), block_reward: Tokens(0), unlock_rounds: 0, bar_rounds: 0 };

pub const CASES: &[Case] = &[
    ("no block at all", || RuleCase::nothing(genesis(GenesisFault::Missing))),
    ("block 0", || mutated(|_| (), Ok(()))),
    ("a block 0 of another ledger", || {
        let expected = Err(Reason::Ledger { expected: Some(first().id()), actual: Some(OTHER) });
        mutated(|header| header.ledger = OTHER, expected)
    }),
    ("a block 0 without a transaction", || {
        RuleCase::genesis(counted(around(first()).header, Vec::new()), genesis(GenesisFault::Transactions))
    }),
    ("a block 0 with two create_ledger transactions", || {
        let other = resaid(Payload { salt: Salt([1; 16]), ..payload(creation(PARAMETERS)) });
        let pair = vec![first(), other];
        RuleCase::genesis(counted(around(first()).header, pair), genesis(GenesisFault::Transactions))
    }),
    ("a block 0 without create_ledger", || {
        let other = resaid(Payload { action: transfer(BEA, 1), ..payload(creation(PARAMETERS)) });
        RuleCase::genesis(around(other), genesis(GenesisFault::Transactions))
    }),
    ("a create_ledger by another account", || {
        let it = resaid(Payload { author: user(BEA), ..payload(creation(PARAMETERS)) });
        let mut header = around(it.clone()).header;
        header.delegate_id = user(ADA);
        RuleCase::genesis(signed(header, vec![it]), genesis(GenesisFault::Founder))
    }),
    ("no seats", || parameters(Parameters { delegates: 0, ..PARAMETERS }, OUT)),
    ("102 seats", || parameters(Parameters { delegates: 102, ..PARAMETERS }, OUT)),
    ("a welcome of 1,000,001", || parameters(Parameters { welcome_tokens: Tokens(1_000_001), ..PARAMETERS }, OUT)),
    ("a reward of 1,000,001", || parameters(Parameters { block_reward: Tokens(1_000_001), ..PARAMETERS }, OUT)),
    ("1,001 rounds to unlock", || parameters(Parameters { unlock_rounds: 1_001, ..PARAMETERS }, OUT)),
    ("1,001 rounds of a bar", || parameters(Parameters { bar_rounds: 1_001, ..PARAMETERS }, OUT)),
    ("the greatest parameters", || parameters(GREATEST, Ok(()))),
    ("the smallest parameters", || parameters(LEAST, Ok(()))),
    ("a second create_ledger", || {
        let mut fixture = test_ledger();
        let it = fixture.payload(ADA, Action::CreateLedger(creation(PARAMETERS)));
        RuleCase::said(&mut fixture, it, genesis(GenesisFault::Repeated))
    }),
    ("a link", || {
        let expected = Err(Reason::Link { expected: medchain::ledger::id::Hash::ZERO, actual: OTHER });
        mutated(|header| header.previous_hash = OTHER, expected)
    }),
    ("a height", || {
        let expected = Err(Reason::Height { expected: Height(0), actual: Height(1) });
        mutated(|header| header.height = Height(1), expected)
    }),
    ("a slot", || {
        let expected = Err(Reason::Slot { at_least: Slot(0), at_most: Slot(0), actual: Slot(1) });
        mutated(|header| header.slot = Slot(1), expected)
    }),
    ("a create_ledger signed after its block", || {
        let (not_before, not_after, actual) = (Timestamp(0), Some(Timestamp(999)), Timestamp(1_000));
        let mut header = around(first()).header;
        header.timestamp = Timestamp(999);
        let expected = Err(Reason::Timestamp { not_before, not_after, actual });
        RuleCase::create_ledger_transaction(signed(header, vec![first()]), expected)
    }),
    ("a create_ledger signed at its block's time", || mutated(|header| header.timestamp = Timestamp(1_000), Ok(()))),
    ("another delegate", || {
        let expected = Err(Reason::Delegate { expected: user(ADA), actual: user(BEA) });
        mutated(|header| header.delegate_id = user(BEA), expected)
    }),
    ("a nonce", || mutated(|header| header.nonce = 1, Err(Reason::Nonce { expected: 0, actual: 1 }))),
    ("a root", || {
        let expected = Err(Reason::MerkleRoot { expected: first().leaf(), actual: OTHER });
        mutated(|header| header.merkle_root = OTHER, expected)
    }),
    ("a count", || {
        let expected = Err(Reason::TransactionCount { expected: 1, actual: 2 });
        mutated(|header| header.transaction_count = 2, expected)
    }),
    ("a header that the founder did not sign", || {
        let header = around(first()).header;
        let block = Block::new(SignedHeader { header, signature: bad() }, vec![first()]);
        RuleCase::genesis(block, Err(Reason::HeaderSignature { delegate: user(ADA) }))
    }),
    ("a create_ledger that names a ledger", || {
        let it = resaid(Payload { ledger: Some(OTHER), ..payload(creation(PARAMETERS)) });
        RuleCase::create_ledger_transaction(around(it), Err(Reason::Ledger { expected: None, actual: Some(OTHER) }))
    }),
    ("a create_ledger that its author did not sign", || {
        let it = Transaction { signature: bad(), ..first() };
        RuleCase::create_ledger_transaction(around(it), Err(Reason::Signature { author: user(ADA) }))
    }),
    ("a create_ledger that is approved", || {
        let approval = Approval::signed(user(ADA), Timestamp(1_500), Enclosed::default(), first().id(), &key(ADA));
        let it = Transaction { approval: Some(approval), ..first() };
        RuleCase::create_ledger_transaction(around(it), Err(Reason::Approval { fault: ApprovalFault::Unneeded }))
    }),
];

#[test]
fn the_founder_is_the_first_administrator() {
    let fixture = TestLedger::new(LEAST);
    let ada = fixture.state.account(&user(ADA)).expect("Ada created the ledger");
    assert_eq!(ada.role, medchain::ledger::transaction::account::Role::Administrator);
    assert_eq!(fixture.state.settled(fixture.ledger()).map(|settled| settled.place.height), Some(Height(0)));
    assert_eq!(fixture.state.statistics(&user(ADA)).forged, 2);
}
