//! The claims that a receipt proves, and those that it does not.

use super::sample::{Sample, sample};
use medchain::file::ReceiptFault;
use medchain::file::receipt::Receipt;
use medchain::ledger::encode::Tag;
use medchain::ledger::id::Hash;
use medchain::ledger::number::{Cents, Height, Timestamp};

fn held_against(receipt: &Receipt, sample: &Sample) -> Result<(), ReceiptFault> {
    let header_at = |height: Height| Some(sample.blocks.get(usize::try_from(height.0).ok()?)?.header.hash());
    receipt.check(sample.head.ledger, header_at, |user| sample.key_of(user))
}

/// Applies `change` to the record's receipt, whose content is disclosed, and checks the result.
fn check(change: impl FnOnce(&mut Receipt, &Sample), expected: Result<(), ReceiptFault>) {
    let sample = sample();
    let mut receipt = Receipt::make(&sample.blocks[2], 0, Some(sample.content.clone())).unwrap();
    change(&mut receipt, &sample);
    assert_eq!(held_against(&receipt, &sample), expected);
}

#[test]
fn every_transaction_has_one_and_it_survives_the_file() {
    let sample = sample();
    let mut count = 0;
    for block in &sample.blocks {
        for index in 0..block.transactions.len() {
            let receipt = Receipt::make(block, index, None).unwrap();
            let read = Receipt::read(&receipt.write()).unwrap();
            assert_eq!(read, receipt);
            assert_eq!(held_against(&read, &sample), Ok(()));
            count += 1;
        }
        assert_eq!(Receipt::make(block, block.transactions.len(), None), None);
    }
    assert_eq!(count, 4);
}

#[test]
fn a_receipt_of_another_ledger_proves_nothing() {
    check(|_, _| {}, Ok(()));
    check(|receipt, _| receipt.ledger = Hash([1; 32]), Err(ReceiptFault::Ledger));
    check(|receipt, _| receipt.header.ledger = Hash([1; 32]), Err(ReceiptFault::Ledger));
    check(|receipt, _| receipt.transaction.payload.ledger = None, Err(ReceiptFault::Ledger));
}

#[test]
fn a_header_that_the_ledger_has_not_proves_nothing_even_when_it_is_signed() {
    check(|receipt, _| receipt.header.timestamp = Timestamp(0), Err(ReceiptFault::Header));
    let forged = |receipt: &mut Receipt, sample: &Sample| {
        receipt.header.merkle_root = receipt.transaction.leaf();
        receipt.header.height = Height(1);
        receipt.signature = sample.founder.seed.signing_key().sign(Tag::Header, receipt.header.hash());
    };
    check(forged, Err(ReceiptFault::Header));
    check(|receipt, _| receipt.signature.0[40] ^= 1, Err(ReceiptFault::HeaderSignature));
}

#[test]
fn a_transaction_that_is_not_under_the_root_is_not_proven() {
    check(|receipt, _| receipt.leaf_index = 1, Err(ReceiptFault::Proof));
    check(|receipt, _| receipt.proof.push(Hash::ZERO), Err(ReceiptFault::Proof));
    check(|receipt, _| receipt.transaction.payload.timestamp = Timestamp(1), Err(ReceiptFault::Proof));
    check(|receipt, _| receipt.transaction.approval = None, Err(ReceiptFault::Proof));
    let sample = sample();
    let mut first = Receipt::make(&sample.blocks[1], 0, None).unwrap();
    first.transaction = sample.blocks[1].transactions[1].clone();
    assert_eq!(held_against(&first, &sample), Err(ReceiptFault::Proof));
}

#[test]
fn a_ledger_that_knows_other_keys_does_not_confirm_it() {
    let sample = sample();
    let receipt = Receipt::make(&sample.blocks[2], 0, None).unwrap();
    let header_at = |_: Height| Some(sample.blocks[2].header.hash());
    let but = |who: &str| {
        let check = receipt.check(sample.head.ledger, header_at, |user| {
            if user.as_str() == who { Some(sample.nobodys_key()) } else { sample.key_of(user) }
        });
        let unknown = receipt
            .check(sample.head.ledger, header_at, |user| if user.as_str() == who { None } else { sample.key_of(user) });
        assert_eq!(check, unknown);
        check
    };
    assert_eq!(but("anna_admin"), Err(ReceiptFault::HeaderSignature));
    assert_eq!(but("dr_gruber"), Err(ReceiptFault::Signature));
    assert_eq!(but("mia_huber"), Err(ReceiptFault::Approval));
}

#[test]
fn what_is_disclosed_is_what_was_committed_to() {
    check(|receipt, _| receipt.content = None, Ok(()));
    let cheaper = |receipt: &mut Receipt, _: &Sample| receipt.content.as_mut().unwrap().amount = Cents(1);
    check(cheaper, Err(ReceiptFault::Content));
    let with_sealed = |receipt: &mut Receipt, sample: &Sample| {
        receipt.transaction.sealed.clone_from(&sample.blocks[2].transactions[0].sealed);
    };
    check(with_sealed, Ok(()));
    let with_another = |receipt: &mut Receipt, sample: &Sample| {
        receipt.transaction.sealed.clone_from(&sample.pool[0].sealed);
    };
    check(with_another, Err(ReceiptFault::Sealed));
    let sample = sample();
    let registration = Receipt::make(&sample.blocks[1], 0, Some(sample.content.clone())).unwrap();
    assert_eq!(held_against(&registration, &sample), Err(ReceiptFault::Content));
}
