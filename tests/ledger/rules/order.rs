//! The first failure wins: of two broken rules, the one that comes first in section 10 is reported.

use super::author::{grant, refusal};
use super::evidence::{evidence, pair};
use super::rule_case::test_ledger;
use crate::ledger::test_ledger::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, OTHER, TestLedger, addition, bad, key, public_key, registration, replay,
    resaid, sealed, share, signed, step_by_step, transfer, user, word,
};
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::encode::Tag;
use medchain::ledger::header::{Header, SignedHeader};
use medchain::ledger::id::Hash;
use medchain::ledger::key::SealingKey;
use medchain::ledger::number::{Height, Slot, Timestamp, Tokens};
use medchain::ledger::rejection::{Rejection, Rule};
use medchain::ledger::seal::{SealedBytes, WrappedKeys};
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::anchor::AnchorLog;
use medchain::ledger::transaction::vote::Vote;
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};
use std::collections::BTreeMap;

/// Checks that signatures in batches and block by block lead to the same rejection, and returns it.
fn named(blocks: &[Block<Unchecked>]) -> Rejection {
    let rejection = replay(blocks, None).expect_err("the chain breaks a rule");
    assert_eq!(step_by_step(blocks), Err(rejection.clone()));
    rejection
}

/// A rule of a header, and a change that breaks it.
type HeaderMutation = (Rule, fn(&mut Header));

const HEADER: [HeaderMutation; 9] = [
    (Rule::Ledger, |it| it.ledger = OTHER),
    (Rule::Link, |it| it.previous_hash = OTHER),
    (Rule::Height, |it| it.height = Height(7)),
    (Rule::Slot, |it| it.slot = Slot(1)),
    (Rule::Timestamp, |it| it.timestamp = Timestamp(1)),
    (Rule::Delegate, |it| it.delegate_id = user(BEA)),
    (Rule::Nonce, |it| it.nonce = 77),
    (Rule::MerkleRoot, |it| it.merkle_root = OTHER),
    (Rule::TransactionCount, |it| it.transaction_count = 77),
];

#[test]
fn of_two_rules_of_a_header_the_first_is_named() {
    let mut fixture = test_ledger();
    let broken = fixture.says(NOBODY, transfer(ADA, 1));
    let header = fixture.next(vec![broken.clone()]).header;
    let mut count = 0;
    for (index, (rule, mutate)) in HEADER.iter().enumerate() {
        for (_, other) in &HEADER[index..] {
            let mut header = header.clone();
            mutate(&mut header);
            other(&mut header);
            let block = Block::new(SignedHeader { header, signature: bad() }, vec![broken.clone()]);
            let rejection = named(&fixture.chain(block));
            assert_eq!((rejection.rule(), rejection.height, rejection.transaction), (*rule, Some(Height(2)), None));
            count += 1;
        }
    }
    let block = Block::new(SignedHeader { header: header.clone(), signature: bad() }, vec![broken.clone()]);
    assert_eq!(named(&fixture.chain(block)).rule(), Rule::HeaderSignature);
    let rejection = named(&fixture.chain(signed(header, vec![broken.clone()])));
    assert_eq!((rejection.rule(), rejection.transaction), (Rule::Author, Some(broken.id())));
    println!("order: {count} pairs of a header's rules");
}

/// A change to a transaction, before its author signs it or after all signatures.
enum Mutation {
    Payload(fn(&mut Payload)),
    Whole(fn(&mut Transaction)),
}

/// A valid transaction, its approver, and the changes that break it, in the order of section 10.
struct Type {
    good: fn(&mut TestLedger) -> Payload,
    approver: Option<&'static str>,
    bends: &'static [(Rule, Mutation)],
}

impl Type {
    /// Returns the transaction with some of its changes.
    fn make(&self, fixture: &mut TestLedger, bends: &[&Mutation]) -> Transaction {
        let mut payload = (self.good)(fixture);
        for mutate in bends {
            if let Mutation::Payload(mutate) = mutate {
                mutate(&mut payload);
            }
        }
        let it = resaid(payload);
        let mut it = match self.approver {
            Some(by) => fixture.agreed(it, by),
            None => it,
        };
        for mutate in bends {
            if let Mutation::Whole(mutate) = mutate {
                mutate(&mut it);
            }
        }
        it
    }
}

const LEDGER: (Rule, Mutation) = (Rule::Ledger, Mutation::Payload(|it| it.ledger = Some(OTHER)));
const TIMESTAMP: (Rule, Mutation) = (Rule::Timestamp, Mutation::Payload(|it| it.timestamp.0 += 1_000_000));
const AUTHOR: (Rule, Mutation) = (Rule::Author, Mutation::Payload(|it| it.author = user("somebody")));
const SIGNATURE: (Rule, Mutation) = (Rule::Signature, Mutation::Whole(|it| it.signature = bad()));
const UNNEEDED: (Rule, Mutation) = (Rule::Approval, Mutation::Whole(|it| it.approval = Some(approved(it))));
const SEALED: (Rule, Mutation) = (Rule::Sealed, Mutation::Whole(|it| it.sealed = Some(sealed(33))));

fn approved(it: &Transaction) -> Approval {
    Approval::signed(user(ADA), it.payload.timestamp, Enclosed::default(), it.id(), &key(ADA))
}

fn by_emil(it: &mut Transaction) {
    it.approval.iter_mut().for_each(|approval| approval.by = user(EMIL));
}

const REGISTER: Type = Type {
    good: |fixture| fixture.payload(NOBODY, Action::Register(registration(NOBODY, Role::Patient))),
    approver: Some(ADA),
    bends: &[
        LEDGER,
        TIMESTAMP,
        AUTHOR,
        SIGNATURE,
        (Rule::Approval, Mutation::Whole(by_emil)),
        (Rule::Identifier, Mutation::Payload(|it| register(it, |it| it.hospital_id = Some(word("st_anna"))))),
        (Rule::Text, Mutation::Payload(|it| register(it, |it| it.name = word("")))),
        (Rule::Key, Mutation::Payload(|it| register(it, |it| it.sealing_key = SealingKey([0; 32])))),
        SEALED,
        // A sealed part of this size breaks both rules, of which `size` is the later.
        (Rule::Sealed, Mutation::Whole(|it| it.sealed = Some(sealed(64 << 10)))),
    ],
};

fn register(payload: &mut Payload, mutate: fn(&mut medchain::ledger::transaction::account::Register)) {
    if let Action::Register(it) = &mut payload.action {
        mutate(it);
    }
}

fn record(payload: &mut Payload, mutate: fn(&mut medchain::ledger::transaction::record::Record)) {
    if let Action::Record(it) = &mut payload.action {
        mutate(it);
    }
}

fn large(it: &mut Transaction) {
    it.approval.iter_mut().for_each(|approval| approval.by = user(DORA));
    it.sealed = Some(sealed(64 << 10));
}

const RECORD: Type = Type {
    good: |fixture| {
        let large = sealed(64 << 10);
        let record = medchain::ledger::transaction::record::Record {
            sealed_hash: Some(large.hash()),
            ..addition(BEA, DORA, "rx-1")
        };
        fixture.payload(BEA, Action::Record(record))
    },
    approver: Some(DORA),
    bends: &[
        LEDGER,
        TIMESTAMP,
        AUTHOR,
        SIGNATURE,
        (Rule::Approval, Mutation::Whole(by_emil)),
        (Rule::Identifier, Mutation::Payload(|it| record(it, |it| it.hospital_id = word("-")))),
        (Rule::Record, Mutation::Payload(|it| record(it, |it| it.supersedes = Some(OTHER)))),
        SEALED,
    ],
};

fn enclose_another_key(it: &mut Transaction) {
    let keys = WrappedKeys(BTreeMap::from([(OTHER, SealedBytes(vec![7]))]));
    let enclosed = Enclosed { auditor_secret_sealed: None, keys: Some(keys) };
    let at = it.approval.as_ref().map_or(it.payload.timestamp, |approval| approval.timestamp);
    it.approval = Some(Approval::signed(user(DORA), at, enclosed, it.id(), &key(DORA)));
}

const SHARE: Type = Type {
    good: |fixture| {
        let kept = fixture.records(addition(BEA, DORA, "rx-1"));
        fixture.grow(vec![kept]);
        fixture.payload(BEA, Action::Record(share(BEA, DORA, "rx-1", CARL)))
    },
    approver: Some(DORA),
    bends: &[
        (Rule::Record, Mutation::Payload(|it| record(it, |it| it.target_id = Some(user(EMIL))))),
        SEALED,
        (Rule::Grant, Mutation::Whole(enclose_another_key)),
    ],
};

const TRANSFER: Type = Type {
    good: |fixture| fixture.payload(ADA, transfer(BEA, 1)),
    approver: None,
    bends: &[
        LEDGER,
        TIMESTAMP,
        AUTHOR,
        SIGNATURE,
        UNNEEDED,
        (Rule::Identifier, Mutation::Payload(|it| token(it, |it| it.to = user(NOBODY)))),
        SEALED,
        (Rule::Balance, Mutation::Payload(|it| token(it, |it| it.amount = Tokens(9_999)))),
    ],
};

fn token(payload: &mut Payload, mutate: fn(&mut medchain::ledger::transaction::token::Transfer)) {
    if let Action::Transfer(it) = &mut payload.action {
        mutate(it);
    }
}

fn unsigned_anchor(payload: &mut Payload) {
    if let Action::AnchorLog(it) = &mut payload.action {
        it.log_signature = bad();
    }
}

/// Returns a type that tests one of the last rules against all rules that may come before it.
const fn last(good: fn(&mut TestLedger) -> Payload, bends: &'static [(Rule, Mutation)]) -> Type {
    Type { good, approver: None, bends }
}

const GRANT: Type = last(
    |fixture| fixture.payload(DORA, Action::Grant(grant(CARL))),
    &[SIGNATURE, SEALED, (Rule::Grant, Mutation::Payload(|it| it.action = Action::Grant(grant(EMIL))))],
);

const VOTE: Type = last(
    |fixture| fixture.payload(ADA, transfer(BEA, 1)),
    &[UNNEEDED, SEALED, (Rule::Vote, Mutation::Payload(|it| it.action = Action::Vote(Vote { candidate: None })))],
);

const EVIDENCE: Type = last(
    |fixture| {
        let [first, mut second] = pair(fixture, 7);
        second.signature = bad();
        fixture.payload(ADA, evidence([first, second]))
    },
    &[SIGNATURE, UNNEEDED, SEALED],
);

const ANCHOR: Type = last(
    |fixture| {
        let (log, size, root) = (public_key(NOBODY), 5, Hash::ZERO);
        let log_signature = key(NOBODY).sign(Tag::Anchor, AnchorLog::statement(fixture.ledger(), log, size, root));
        fixture.payload(ADA, Action::AnchorLog(AnchorLog { log, size, root, log_signature }))
    },
    &[SIGNATURE, UNNEEDED, SEALED, (Rule::Anchor, Mutation::Payload(unsigned_anchor))],
);

const REFUSE: Type = last(
    |fixture| {
        let inner = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")));
        fixture.payload(DORA, refusal(&inner))
    },
    &[
        LEDGER,
        (Rule::Author, Mutation::Payload(|it| refused(it, |inner| inner.payload.author = user(NOBODY)))),
        SIGNATURE,
        (Rule::Signature, Mutation::Payload(|it| refused(it, |inner| inner.signature = bad()))),
        UNNEEDED,
        (Rule::Text, Mutation::Payload(silent)),
        SEALED,
    ],
);

fn silent(payload: &mut Payload) {
    if let Action::Refuse(it) = &mut payload.action {
        it.reason = word("");
    }
}

fn refused(payload: &mut Payload, mutate: fn(&mut medchain::ledger::transaction::Proposal)) {
    if let Action::Refuse(it) = &mut payload.action {
        mutate(&mut it.refused);
    }
}

#[test]
fn of_two_rules_of_a_transaction_the_first_is_named() {
    let mut count = 0;
    for kind in [REGISTER, RECORD, SHARE, TRANSFER, GRANT, VOTE, EVIDENCE, ANCHOR, REFUSE] {
        for (index, (rule, mutate)) in kind.bends.iter().enumerate() {
            for (other_rule, other) in &kind.bends[index..] {
                let mut fixture = test_ledger();
                let it = kind.make(&mut fixture, &[mutate, other]);
                let (id, block) = (it.id(), fixture.next(vec![it]));
                let chain = fixture.chain(block);
                let rejection = named(&chain);
                assert_eq!((rejection.rule(), rejection.transaction), (*rule, Some(id)), "and {other_rule:?}");
                assert_eq!(rejection.height, Some(Height(chain.len() as u64 - 1)));
                count += 1;
            }
        }
    }
    println!("order: {count} pairs of a transaction's rules");
}

#[test]
fn of_two_transactions_the_first_is_named_and_of_two_blocks_the_lower() {
    let mut fixture = test_ledger();
    let late = Transaction { signature: bad(), ..fixture.says(ADA, transfer(BEA, 1)) };
    let early = resaid(Payload { ledger: Some(OTHER), ..fixture.payload(ADA, transfer(BEA, 1)) });
    let block = fixture.next(vec![late.clone(), early]);
    let rejection = named(&fixture.chain(block));
    assert_eq!((rejection.rule(), rejection.transaction), (Rule::Signature, Some(late.id())));

    let lower = fixture.next(vec![late.clone()]);
    let mut above = lower.header.clone();
    (above.height, above.previous_hash, above.ledger) = (Height(3), lower.header.hash(), OTHER);
    let chain = [fixture.chain(lower), vec![signed(above, Vec::new())]].concat();
    let rejection = named(&chain);
    assert_eq!((rejection.rule(), rejection.height), (Rule::Signature, Some(Height(2))));
    let mut large_one = RECORD.make(&mut fixture, &[]);
    large(&mut large_one);
    let block = fixture.next(vec![large_one]);
    assert_eq!(named(&fixture.chain(block)).rule(), Rule::Size);
}
