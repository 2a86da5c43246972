//! The search: by height, by the first digits of a hash, by a part of a name or an id.

use super::device::Device;
use medchain::ledger::id::RecordId;
use medchain::ledger::number::Height;
use medchain::protocol::{Fault, Reply, SearchHit, command};

fn hits(device: &mut Device, words: &str) -> Vec<SearchHit> {
    match device.send(command::Search { words: words.to_owned() }) {
        Ok(Reply::SearchHits(hits)) => hits,
        other => panic!("{words}: {other:?}"),
    }
}

#[test]
fn every_block_and_transaction_of_the_demonstration_is_found_by_the_beginning_of_its_hash() {
    let mut device = Device::new(1);
    device.send(command::ExploreDemonstration {}).expect("the demonstration is created");
    for height in (0..=device.ledger().height.0).map(Height) {
        let Ok(Reply::Block(block)) = device.send(command::ReadBlock { height }) else { panic!("{height:?}") };
        let whole = SearchHit::Block { height, hash: Some(block.card.hash) };
        assert!(hits(&mut device, &height.0.to_string()).contains(&SearchHit::Block { height, hash: None }));
        assert_eq!(hits(&mut device, &block.card.hash.to_string()), std::slice::from_ref(&whole));
        assert!(hits(&mut device, &block.card.hash.to_string()[..8].to_uppercase()).contains(&whole));
        for leaf in block.leaves {
            let transaction = leaf.transaction;
            let there = SearchHit::Transaction { transaction, height: Some(height) };
            assert!(hits(&mut device, &transaction.to_string()[..10]).contains(&there));
        }
    }
    for waiting in device.pool() {
        let transaction = waiting.transaction;
        let there = SearchHit::Transaction { transaction, height: None };
        assert!(hits(&mut device, &transaction.to_string()[..10]).contains(&there));
    }
}

#[test]
fn people_and_records_are_found_by_a_part_of_what_they_are_called() {
    let mut device = Device::new(1);
    device.send(command::ExploreDemonstration {}).expect("the demonstration is created");
    let people = hits(&mut device, "Fischer");
    assert!(
        matches!(&people[..], [SearchHit::Person { user_id, .. }] if user_id.as_str() == "vera_fischer"),
        "{people:?}"
    );
    let records = hits(&mut device, "r-00003");
    assert!(records.len() > 4 && records.iter().all(|it| matches!(it, SearchHit::Record { .. })), "{records:?}");
    let SearchHit::Record { record_id, transaction, .. } = &records[0] else { panic!("{records:?}") };
    let card = device.send(command::ReadRecord { record_id: record_id.clone() });
    let Ok(Reply::Record(card)) = card else { panic!("{card:?}") };
    assert_eq!(card.versions.last().map(|it| it.transaction), Some(*transaction));
    let missing = RecordId::parse("nowhere").expect("the id is well formed");
    let answer = device.send(command::ReadRecord { record_id: missing.clone() });
    assert_eq!(answer.err(), Some(Fault::NoSuchRecord { record_id: missing }));
}

#[test]
fn what_nothing_is_called_finds_nothing() {
    let mut device = Device::new(1);
    device.send(command::ExploreDemonstration {}).expect("the demonstration is created");
    for words in ["", "   ", "abc", "55", "nobody at all", "99999999", &"f".repeat(65)] {
        assert_eq!(hits(&mut device, words), [], "{words}");
    }
}
