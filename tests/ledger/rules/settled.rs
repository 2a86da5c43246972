//! The rule `settled`: an id is used only once.

use super::author::{refusal, withdrawal};
use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{ADA, BEA, DORA, NOBODY, TestLedger, addition, registration, transfer};
use medchain::ledger::number::Height;
use medchain::ledger::rejection::{Reason, Settlement};
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::{Action, Transaction};

/// The expected rejection of an id that block 2 settled.
const fn settled(how: Settlement) -> Result<(), Reason> {
    Err(Reason::Settled { how, at: Height(2) })
}

/// A case with transactions of block 2, and one of block 3 that uses an id settled there.
fn twice(
    first: fn(&mut TestLedger) -> (Transaction, Transaction),
    then: fn(&mut TestLedger, Transaction) -> Transaction,
    expected: Result<(), Reason>,
) -> RuleCase {
    let mut fixture = test_ledger();
    let (said, on_chain) = first(&mut fixture);
    fixture.grow(vec![on_chain]);
    let it = then(&mut fixture, said);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn moved(fixture: &mut TestLedger) -> (Transaction, Transaction) {
    let it = fixture.says(ADA, transfer(BEA, 5));
    (it.clone(), it)
}

fn proposal(fixture: &mut TestLedger) -> Transaction {
    fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")))
}

fn kept(fixture: &mut TestLedger) -> (Transaction, Transaction) {
    let it = proposal(fixture);
    (it.clone(), fixture.agreed(it, DORA))
}

fn refused(fixture: &mut TestLedger) -> (Transaction, Transaction) {
    let it = proposal(fixture);
    (it.clone(), fixture.says(DORA, refusal(&it)))
}

fn withdrawn(fixture: &mut TestLedger) -> (Transaction, Transaction) {
    let it = proposal(fixture);
    (it.clone(), fixture.says(BEA, withdrawal(&it)))
}

fn turned_away(fixture: &mut TestLedger) -> (Transaction, Transaction) {
    let it = fixture.says(NOBODY, Action::Register(registration(NOBODY, Role::Patient)));
    (it.clone(), fixture.says(ADA, refusal(&it)))
}

pub const CASES: &[Case] = &[
    ("a transfer that is in a block", || twice(moved, |_, it| it, settled(Settlement::InBlock))),
    ("the same transfer signed again", || twice(moved, |fixture, _| fixture.says(ADA, transfer(BEA, 5)), Ok(()))),
    ("a transfer twice in a block", || {
        let mut fixture = test_ledger();
        let it = fixture.says(ADA, transfer(BEA, 5));
        let (id, block) = (it.id(), fixture.next(vec![it.clone(), it]));
        RuleCase::of(id, RuleCase::block(&fixture, block, settled(Settlement::InBlock)))
    }),
    ("a record that was refused", || {
        twice(refused, |fixture, it| fixture.agreed(it, DORA), settled(Settlement::Refused))
    }),
    ("a record that was withdrawn", || {
        twice(withdrawn, |fixture, it| fixture.agreed(it, DORA), settled(Settlement::Withdrawn))
    }),
    ("a registration that was refused", || {
        twice(turned_away, |fixture, it| fixture.agreed(it, ADA), settled(Settlement::Refused))
    }),
    ("the same record proposed again", || {
        twice(refused, |fixture, _| fixture.records(addition(BEA, DORA, "rx-1")), Ok(()))
    }),
    ("a refusal of a record in a block", || {
        twice(kept, |fixture, it| fixture.says(DORA, refusal(&it)), settled(Settlement::InBlock))
    }),
    ("a withdrawal of a record in a block", || {
        twice(kept, |fixture, it| fixture.says(BEA, withdrawal(&it)), settled(Settlement::InBlock))
    }),
    ("a second refusal", || {
        twice(refused, |fixture, it| fixture.says(DORA, refusal(&it)), settled(Settlement::Refused))
    }),
    ("a withdrawal of a refused proposal", || {
        twice(refused, |fixture, it| fixture.says(BEA, withdrawal(&it)), settled(Settlement::Refused))
    }),
    ("a refusal of a withdrawn proposal", || {
        twice(withdrawn, |fixture, it| fixture.says(DORA, refusal(&it)), settled(Settlement::Withdrawn))
    }),
    ("a refused proposal in the pool", || {
        let mut fixture = test_ledger();
        let (said, on_chain) = refused(&mut fixture);
        fixture.grow(vec![on_chain]);
        RuleCase::waiting(&fixture, said, settled(Settlement::Refused))
    }),
];
