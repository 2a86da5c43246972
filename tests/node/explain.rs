//! Explanations of values: each step of each explanation in a whole ledger is computed again from the shown input.

use super::device::Device;
use medchain::ledger::id::Hash;
use medchain::ledger::number::Height;
use medchain::protocol::{Explanation, Question, Reply, SumInput, WorkStep, command};
use sha2::{Digest as _, Sha256};

fn explained(device: &mut Device, question: Question) -> Explanation {
    match device.send(command::Explain { question }) {
        Ok(Reply::Explanation(explanation)) => explanation,
        other => panic!("{question:?}: {other:?}"),
    }
}

/// Returns the hash of the shown input, computed with another library.
fn summed(input: &SumInput) -> Hash {
    let bytes = match input {
        SumInput::Tagged { tag, text } => [tag.as_bytes(), &[0], text.as_bytes()].concat(),
        SumInput::Leaf { text } => [&[0], text.as_bytes()].concat(),
        SumInput::Node { left, right } => [&[1], left.0.as_slice(), right.0.as_slice()].concat(),
        SumInput::Nothing => Vec::new(),
    };
    Hash(Sha256::digest(bytes).into())
}

fn check(device: &mut Device, question: Question) -> Vec<WorkStep> {
    let Explanation { steps, agrees } = explained(device, question);
    assert!(agrees && !steps.is_empty(), "{question:?}: {steps:?}");
    for step in &steps {
        if let WorkStep::Sum { input, sum } = step {
            assert_eq!(summed(input), *sum, "{question:?}");
        }
    }
    steps
}

fn sums(steps: &[WorkStep]) -> Vec<Hash> {
    steps.iter().filter_map(|step| if let WorkStep::Sum { sum, .. } = step { Some(*sum) } else { None }).collect()
}

#[test]
fn every_field_of_every_header_of_the_demonstration_is_worked_out() {
    let mut device = Device::new(1);
    device.send(command::ExploreDemonstration {}).expect("the demonstration is created");
    let head = device.ledger().height;
    for height in (0..=head.0).map(Height) {
        let Ok(Reply::Block(block)) = device.send(command::ReadBlock { height }) else { panic!("{height:?}") };
        assert_eq!(sums(&check(&mut device, Question::BlockHash { height })), [block.card.hash]);
        assert_eq!(sums(&check(&mut device, Question::BlockSignature { height })), [block.card.hash]);
        for leaf in 0..u32::try_from(block.leaves.len()).unwrap() {
            let steps = check(&mut device, Question::MerkleRoot { height, leaf });
            assert_eq!(sums(&steps).last(), Some(&block.header.merkle_root));
        }
        check(&mut device, Question::MerkleRoot { height, leaf: 0 });
        check(&mut device, Question::PreviousHash { height });
        check(&mut device, Question::TransactionCount { height });
        check(&mut device, Question::Slot { height });
        check(&mut device, Question::Time { height });
        check(&mut device, Question::Nonce { height });
        for leaf in block.leaves {
            let transaction = leaf.transaction;
            assert_eq!(sums(&check(&mut device, Question::TransactionId { transaction })), [transaction]);
            check(&mut device, Question::AuthorSignature { transaction });
        }
    }
    for height in (1..=head.0).step_by(7).map(Height) {
        let steps = check(&mut device, Question::Turn { height });
        assert!(matches!(&steps[..], [WorkStep::Turn { order, .. }] if order.len() <= 3), "{steps:?}");
    }
    check(&mut device, Question::Ledger);
}

#[test]
fn a_consent_is_worked_out_with_what_was_signed() {
    let mut device = Device::new(1);
    device.send(command::ExploreDemonstration {}).expect("the demonstration is created");
    let mut approved = 0;
    for height in (0..=device.ledger().height.0).map(Height) {
        let Ok(Reply::Block(block)) = device.send(command::ReadBlock { height }) else { panic!("{height:?}") };
        for leaf in block.leaves {
            let transaction = leaf.transaction;
            let Ok(Reply::Transaction(found)) = device.send(command::ReadTransaction { transaction }) else { panic!() };
            if found.transaction.approval.is_none() {
                continue;
            }
            approved += 1;
            let steps = check(&mut device, Question::ApprovalSignature { transaction });
            let [WorkStep::Sum { sum, .. }, WorkStep::Signature { message, .. }] = &steps[..] else {
                panic!("{steps:?}")
            };
            assert!(message.ends_with(&sum.to_string()), "the signed bytes end with the hash");
        }
    }
    assert!(approved > 30, "{approved}");
}
