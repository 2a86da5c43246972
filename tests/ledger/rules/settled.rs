//! The rule `settled`: an id is used only once.

use super::author::{refusal, withdrawal};
use super::trial::{Case, Trial, ward};
use crate::ledger::ward::{ADA, BEA, DORA, NOBODY, Ward, addition, registration, transfer};
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
    first: fn(&mut Ward) -> (Transaction, Transaction),
    then: fn(&mut Ward, Transaction) -> Transaction,
    expected: Result<(), Reason>,
) -> Trial {
    let mut ward = ward();
    let (said, on_chain) = first(&mut ward);
    ward.grow(vec![on_chain]);
    let it = then(&mut ward, said);
    Trial::transaction(&mut ward, it, expected)
}

fn moved(ward: &mut Ward) -> (Transaction, Transaction) {
    let it = ward.says(ADA, transfer(BEA, 5));
    (it.clone(), it)
}

fn proposal(ward: &mut Ward) -> Transaction {
    ward.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")))
}

fn kept(ward: &mut Ward) -> (Transaction, Transaction) {
    let it = proposal(ward);
    (it.clone(), ward.agreed(it, DORA))
}

fn refused(ward: &mut Ward) -> (Transaction, Transaction) {
    let it = proposal(ward);
    (it.clone(), ward.says(DORA, refusal(&it)))
}

fn withdrawn(ward: &mut Ward) -> (Transaction, Transaction) {
    let it = proposal(ward);
    (it.clone(), ward.says(BEA, withdrawal(&it)))
}

fn turned_away(ward: &mut Ward) -> (Transaction, Transaction) {
    let it = ward.says(NOBODY, Action::Register(registration(NOBODY, Role::Patient)));
    (it.clone(), ward.says(ADA, refusal(&it)))
}

pub const CASES: &[Case] = &[
    ("a transfer that stands in a block", || twice(moved, |_, it| it, settled(Settlement::InBlock))),
    ("the same transfer said again", || twice(moved, |ward, _| ward.says(ADA, transfer(BEA, 5)), Ok(()))),
    ("a transfer twice in a block", || {
        let mut ward = ward();
        let it = ward.says(ADA, transfer(BEA, 5));
        let (id, block) = (it.id(), ward.next(vec![it.clone(), it]));
        Trial::of(id, Trial::block(&ward, block, settled(Settlement::InBlock)))
    }),
    ("a record that was refused", || twice(refused, |ward, it| ward.agreed(it, DORA), settled(Settlement::Refused))),
    ("a record that was withdrawn", || {
        twice(withdrawn, |ward, it| ward.agreed(it, DORA), settled(Settlement::Withdrawn))
    }),
    ("a registration that was refused", || {
        twice(turned_away, |ward, it| ward.agreed(it, ADA), settled(Settlement::Refused))
    }),
    ("the same record proposed again", || twice(refused, |ward, _| ward.records(addition(BEA, DORA, "rx-1")), Ok(()))),
    ("a refusal of what stands in a block", || {
        twice(kept, |ward, it| ward.says(DORA, refusal(&it)), settled(Settlement::InBlock))
    }),
    ("a withdrawal of what stands in a block", || {
        twice(kept, |ward, it| ward.says(BEA, withdrawal(&it)), settled(Settlement::InBlock))
    }),
    ("a second refusal", || twice(refused, |ward, it| ward.says(DORA, refusal(&it)), settled(Settlement::Refused))),
    ("a withdrawal of what was refused", || {
        twice(refused, |ward, it| ward.says(BEA, withdrawal(&it)), settled(Settlement::Refused))
    }),
    ("a refusal of what was withdrawn", || {
        twice(withdrawn, |ward, it| ward.says(DORA, refusal(&it)), settled(Settlement::Withdrawn))
    }),
    ("a proposal that was refused, as it waits", || {
        let mut ward = ward();
        let (said, on_chain) = refused(&mut ward);
        ward.grow(vec![on_chain]);
        Trial::waiting(&ward, said, settled(Settlement::Refused))
    }),
];
