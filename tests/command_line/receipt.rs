//! Receipts, made from one file and verified against another.

use super::test_folder::{TestFolder, written};
use medchain::file::receipt::Receipt;
use medchain::file::snapshot::Contents;
use medchain::file::verified::VerifiedSnapshot;
use medchain::ledger::encode::Tag;
use medchain::ledger::id::Hash;
use medchain::ledger::number::{Cents, Timestamp};
use medchain::ledger::rejection::Settlement;
use medchain::ledger::seal::{self, Binding, Content};
use medchain::ledger::transaction::{Action, Transaction};
use medchain::simulation::{Plan, Simulation};
use serde_json::Value;
use std::collections::BTreeSet;

const LEDGER: &str = "generate --seed 21 --transactions 110 l.json";

fn folder(name: &str) -> (TestFolder, VerifiedSnapshot) {
    let folder = TestFolder::new(name);
    folder.check(LEDGER, 0, &[]);
    let ledger = folder.verified("l.json");
    folder.write("bare.json", &written(&ledger.head, &ledger.blocks, &[], Contents::Withheld));
    (folder, ledger)
}

/// Returns the receipt of the ledger's first record, with its content as the patient decrypts it.
fn disclosed(ledger: &VerifiedSnapshot) -> Receipt {
    let mut simulation = Simulation::new(Plan::new(21, 110));
    simulation.by_ref().for_each(drop);
    let sealed = |it: &Transaction| it.sealed.is_some();
    let block = ledger.blocks.iter().find(|block| block.transactions.iter().any(sealed)).unwrap();
    let index = block.transactions.iter().position(sealed).unwrap();
    let (record, sealed) = (block.transactions[index].record().unwrap(), block.transactions[index].sealed.as_ref());
    let patient = simulation.accounts().find(|(user, _)| **user == record.patient_id).unwrap().1.opening_key();
    let key = seal::content_key(sealed.unwrap(), &seal::ReaderName::User(record.patient_id.clone()), &patient).unwrap();
    let binding = Binding {
        ledger: ledger.head.ledger,
        record_id: record.record_id.clone(),
        patient_id: record.patient_id.clone(),
        doctor_id: record.doctor_id.clone(),
    };
    let content: Content = seal::open(sealed.unwrap(), &key, &binding, record.commitment.unwrap()).unwrap();
    Receipt::make(block, index, Some(content)).unwrap()
}

#[test]
fn a_receipt_of_each_type_proves_what_it_says_with_and_without_contents() {
    let (folder, ledger) = folder("receipt-types");
    let mut kinds = BTreeSet::new();
    for block in ledger.blocks.iter() {
        for (it, id) in block.transactions.iter().zip(block.ids()) {
            if !kinds.insert(it.payload.action.kind()) {
                continue;
            }
            folder.check(&format!("receipt l.json {id} r.json"), 0, &["the receipt of transaction"]);
            let receipt = Receipt::read(&folder.read("r.json")).unwrap();
            assert!(receipt.content.is_none() && receipt.transaction.sealed.is_none());
            let height = format!("is in block {} of the ledger", block.header.height);
            folder.check("verify-receipt r.json l.json", 0, &[&height]);
            folder.check("verify-receipt r.json bare.json", 0, &[&height]);
        }
    }
    assert!(kinds.len() >= 13, "{kinds:?}");
    folder.check("inspect r.json", 0, &["receipt", "not disclosed"]);
}

#[test]
fn what_has_no_receipt_is_said_to_have_none() {
    let (folder, ledger) = folder("receipt-none");
    let proposals =
        ledger.blocks.iter().flat_map(|block| &block.transactions).filter_map(|it| match &it.payload.action {
            Action::Refuse(refuse) => Some((refuse.refused.payload.id(), "was refused in block")),
            Action::Withdraw(withdraw) => Some((withdraw.withdrawn.payload.id(), "was withdrawn in block")),
            _ => None,
        });
    let mut said = BTreeSet::new();
    for (id, word) in proposals {
        assert!(ledger.state.settled(id).is_some_and(|it| it.how != Settlement::InBlock));
        folder.check(&format!("receipt l.json {id} r.json"), 1, &[word]);
        said.insert(word);
    }
    assert_eq!(said.len(), 2);
    let waits = ledger.blocks.last().unwrap().transactions.last().unwrap().clone();
    let earlier = &ledger.blocks[..ledger.blocks.len() - 1];
    folder.write("earlier.json", &written(&ledger.head, earlier, std::slice::from_ref(&waits), Contents::Sealed));
    folder.check(
        &format!("receipt earlier.json {} r.json", waits.id()),
        1,
        &["is in the pool, and no block contains it yet"],
    );
    folder.check(&format!("receipt l.json {} r.json", Hash::ZERO), 1, &["There is no transaction", "Check its id"]);
    folder.check("receipt l.json abc r.json", 2, &["64 lowercase hexadecimal digits"]);
    folder.check(&format!("receipt nowhere.json {} r.json", Hash::ZERO), 2, &["cannot be read"]);
    assert_eq!(folder.names(), ["bare.json", "earlier.json", "l.json"]);
}

#[test]
fn each_way_in_which_a_receipt_does_not_fit_is_named() {
    let (folder, ledger) = folder("receipt-broken");
    let receipt = disclosed(&ledger);
    let stranger = medchain::ledger::entropy::Entropy::new([3; 32]).seed();
    folder.write("r.json", &receipt.write());
    folder.check("verify-receipt r.json bare.json", 0, &["valid"]);
    let broken = |change: &dyn Fn(&mut Receipt), rule: &str, sentence: &str| {
        let mut changed = receipt.clone();
        change(&mut changed);
        folder.write("c.json", &changed.write());
        folder.check("verify-receipt c.json l.json", 1, &["c.json: invalid", sentence]);
        let run = folder.check("verify-receipt --json c.json bare.json", 1, &[]);
        let verdict: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!((verdict["verdict"].as_str(), verdict["rule"].as_str()), (Some("invalid"), Some(rule)), "{run:?}");
        assert!(verdict["detail"].as_str().unwrap().contains(sentence) && verdict["transaction"].is_string());
    };
    broken(&|it| it.ledger = Hash([1; 32]), "ledger", "belongs to another ledger");
    broken(&|it| it.header.timestamp = Timestamp(1), "link", "header is not a block of this ledger file");
    broken(&|it| it.signature.0[9] ^= 4, "header_signature", "header is not signed by its delegate");
    broken(
        &|it| it.signature = stranger.signing_key().sign(Tag::Header, it.header.hash()),
        "header_signature",
        "header is not signed by its delegate",
    );
    broken(&|it| it.leaf_index += 1, "merkle_root", "does not lead from its transaction to its header's Merkle root");
    broken(
        &|it| it.transaction.signature.0[0] ^= 1,
        "merkle_root",
        "does not lead from its transaction to its header's Merkle root",
    );
    broken(
        &|it| it.content.as_mut().unwrap().amount = Cents(1),
        "sealed",
        "does not match the commitment of its transaction",
    );
    let another =
        ledger.blocks.iter().flat_map(|block| &block.transactions).filter_map(|it| it.sealed.clone()).next_back();
    broken(&|it| it.transaction.sealed.clone_from(&another), "sealed", "sealed content in the receipt is not the one");
}

#[test]
fn what_a_receipt_is_held_against_must_itself_hold() {
    let (folder, ledger) = folder("receipt-against");
    let receipt = disclosed(&ledger);
    folder.write("r.json", &receipt.write());
    let run = folder.check("verify-receipt --json r.json l.json", 0, &[]);
    let verdict: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(verdict["transaction"].as_str(), Some(receipt.transaction.id().to_string().as_str()));
    assert_eq!(verdict["height"].as_u64(), Some(receipt.header.height.0));
    folder.check("generate --seed 22 --transactions 20 other.json", 0, &[]);
    folder.check("verify-receipt r.json other.json", 1, &["belongs to another ledger"]);
    let height = usize::try_from(receipt.header.height.0).unwrap();
    folder.write("short.json", &written(&ledger.head, &ledger.blocks[..height], &[], Contents::Sealed));
    folder.check("verify-receipt r.json short.json", 1, &["header is not a block of this ledger file"]);
    let mut cut = folder.read("l.json");
    cut.truncate(cut.len() / 2);
    folder.write("cut.json", &cut);
    folder.check("verify-receipt r.json cut.json", 1, &["cannot be compared with cut.json", "The file is incomplete"]);
    folder.check("verify-receipt r.json nowhere.json", 2, &["nowhere.json"]);
    folder.check("verify-receipt nowhere.json l.json", 2, &["cannot be read"]);
    folder.check("verify-receipt l.json l.json", 1, &["medchain-snapshot"]);
}
