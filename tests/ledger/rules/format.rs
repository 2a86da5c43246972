//! The rule `format`: the form of a block in a file. It is checked while the file is read, before any other rule of the
//! block and after all rules of the blocks below it.

use super::rule_case::test_ledger;
use crate::ledger::test_ledger::{ADA, BEA, transfer};
use medchain::file::FileFault;
use medchain::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotHead, SnapshotWriter};
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::ledger::number::{Height, Timestamp};
use medchain::ledger::rejection::{Rejection, Rule};
use serde_json::Value;

/// Returns a ledger of three blocks as a file: the text before the blocks, each block, and the text after them.
fn file() -> (String, Vec<String>, String) {
    let mut fixture = test_ledger();
    let it = fixture.says(ADA, transfer(BEA, 1));
    fixture.grow(vec![it]);
    let genesis = fixture.state.genesis();
    let (ledger, name) = (genesis.ledger, genesis.name.clone());
    let head = SnapshotHead { ledger, name, exported_at: Timestamp(0), contents: Contents::Sealed };
    let mut writer = SnapshotWriter::new(&head, &SnapshotExtras::default(), Compression::None);
    fixture.blocks.iter().for_each(|block| writer.block(block));
    let whole = String::from_utf8(writer.finish()).expect("a file is UTF-8");
    let blocks: Vec<String> =
        fixture.blocks.iter().map(|block| String::from_utf8(block.bytes()).expect("a block is UTF-8")).collect();
    let (before, rest) = whole.split_once(&blocks[0]).expect("the file holds its blocks");
    let (_, closing) = rest.split_once(&blocks[2]).expect("the file holds its blocks");
    (before.to_owned(), blocks, closing.to_owned())
}

fn verdict(text: &str) -> Result<(), FileFault> {
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    verifier.push(text.as_bytes())?;
    verifier.finish().map(|_| ())
}

/// Returns the verdict on the file with a different text of block 2.
fn spelled(spell: impl FnOnce(&str) -> String) -> Result<(), FileFault> {
    let (before, mut blocks, closing) = file();
    let mutated = spell(&blocks[2]);
    assert_ne!(mutated, blocks[2], "the block was not changed");
    blocks[2] = mutated;
    verdict(&(before + &blocks.join(",\n") + &closing))
}

#[test]
fn a_block_is_spelled_as_section_1_says() {
    let check = |from: &str, to: &str| match spelled(|block| block.replacen(from, to, 1)) {
        Err(FileFault::Rejected { rejection: Rejection { height, transaction, reason } }) => {
            assert_eq!((reason.rule(), height, transaction), (Rule::Format, Some(Height(2)), None), "{to}");
        }
        other => panic!("{to}: {other:?}"),
    };
    check(r#""height":2,"#, "");
    check(r#""height":2"#, r#""height":2,"height":2"#);
    check(r#""height":2"#, r#""height":2,"depth":2"#);
    check(r#""height":2"#, r#""height":2.0"#);
    check(r#""height":2"#, r#""height":2e0"#);
    check(r#""height":2"#, r#""height":-2"#);
    check(r#""height":2"#, r#""height":"2""#);
    check(r#""height":2"#, r#""height":null"#);
    check(r#""height":2"#, r#""height":9007199254740992"#);
    check(r#""transactions":[{"#, r#""transactions":[{"approval":null,"#);
    check(r#""transactions":[{"#, r#""transactions":[{"sealed":null,"#);
    check(r#""transactions":[{"#, r#""transactions":[{"note":1,"#);
    check(r#""type":"transfer""#, r#""type":"transfers""#);
    check(r#""type":"transfer""#, r#""type":"stake""#);
    check(r#""type":"transfer""#, r#""type":"transfer","type":"transfer""#);
    check(r#""amount":1"#, r#""amount":1,"amount":1"#);
    check(r#""amount":1"#, r#""amount":1,"tip":1"#);
    check(r#""amount":1"#, r#""amount":"1""#);
    check(r#""amount":1,"#, "");
    check(r#""salt":""#, r#""salt":"0"#);
    check(r#""signature":""#, r#""signature":"A"#);
}

#[test]
fn white_space_order_and_escapes_are_free() {
    assert_eq!(spelled(|block| block.replace(',', " ,\n\t")), Ok(()));
    assert_eq!(spelled(|block| block.replace("height", "\\u0068eight")), Ok(()));
    let turned = |block: &str| {
        let value: Value = serde_json::from_str(block).expect("a block is JSON");
        let (header, rest) = (&value["header"], &value["transactions"]);
        format!(r#"{{"transactions":{rest},"signature":{},"header":{header}}}"#, value["signature"])
    };
    assert_eq!(spelled(turned), Ok(()));
}

#[test]
fn a_rule_that_a_lower_block_breaks_comes_before_the_format_of_a_higher_one() {
    let (before, blocks, closing) = file();
    let first = blocks[1].replacen(r#""nonce":1"#, r#""nonce":2"#, 1);
    let second = blocks[2].replacen(r#""height":2,"#, "", 1);
    let whole = before + &[blocks[0].clone(), first, second].join(",\n") + &closing;
    match verdict(&whole) {
        Err(FileFault::Rejected { rejection }) => {
            assert_eq!((rejection.rule(), rejection.height), (Rule::Nonce, Some(Height(1))));
        }
        other => panic!("{other:?}"),
    }
}
