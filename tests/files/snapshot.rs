//! Snapshots are written line by line and read in any order; a fault names its place.

use super::sample::sample;
use super::text::{fault, outside_of_strings, read, read_in_chunks, replaced, tree};
use medchain::file::snapshot::{Compression, Contents, SnapshotHead, SnapshotPart, SnapshotWriter};
use medchain::file::stream::Limits;
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::file::{FileFault, MemberFault};
use medchain::ledger::free_text::TextFault;
use medchain::ledger::id::Hash;
use medchain::ledger::number::Height;
use medchain::ledger::rejection::{GenesisFault, Reason, Rejection};
use serde_json::{Value, json};

fn file() -> Vec<u8> {
    sample().file(Contents::Sealed, Compression::None)
}

fn text(file: &[u8]) -> &str {
    std::str::from_utf8(file).unwrap()
}

fn missing(name: &str) -> FileFault {
    FileFault::Member { name: name.to_owned(), why: MemberFault::Missing }
}

fn rejected(height: Option<u64>, reason: Reason) -> FileFault {
    FileFault::Rejected { rejection: Rejection { height: height.map(Height), transaction: None, reason } }
}

#[test]
fn what_was_written_comes_out_however_it_is_cut() {
    let sample = sample();
    let file = sample.file(Contents::Sealed, Compression::None);
    let (parts, head) = read(&file).unwrap();
    assert_eq!(head, sample.head);
    let mut expected = vec![
        SnapshotPart::Ledger(head.ledger),
        SnapshotPart::Name(head.name.clone()),
        SnapshotPart::ExportedAt(head.exported_at),
        SnapshotPart::Contents(head.contents),
    ];
    expected.extend(sample.pool.iter().cloned().map(Box::new).map(SnapshotPart::Pooled));
    expected.extend(sample.accounts.iter().cloned().map(SnapshotPart::Account));
    expected.extend(sample.access_logs.iter().cloned().map(SnapshotPart::AccessLog));
    expected.extend(sample.blocks.iter().cloned().map(SnapshotPart::Block));
    assert_eq!(parts, expected);
    for size in [1, 13, 4096, file.len()] {
        assert_eq!(read_in_chunks(&file, size, Limits::default()).unwrap().0, expected, "in chunks of {size} bytes");
    }
}

#[test]
fn every_block_is_one_line_and_the_lines_are_the_canonical_bytes() {
    let sample = sample();
    let file = file();
    let lines: Vec<&str> = text(&file).lines().collect();
    let first = lines.iter().position(|line| line.ends_with("\"blocks\":[")).unwrap() + 1;
    for (line, block) in lines[first..].iter().zip(&sample.blocks) {
        assert_eq!(line.trim_end_matches(',').as_bytes(), block.bytes());
    }
    assert_eq!(lines.len(), first + sample.blocks.len() + 1);
    assert_eq!(lines.last(), Some(&"]}"));
    assert_eq!(file.last(), Some(&b'\n'));
    assert!(!file.contains(&b'\r'));
}

#[test]
fn withheld_contents_are_nowhere_and_the_rest_verifies() {
    let sample = sample();
    let file = sample.file(Contents::Withheld, Compression::None);
    let tree = tree(&file);
    let transactions = |block: &Value| block["transactions"].as_array().unwrap().clone();
    let blocks = tree["blocks"].as_array().unwrap().iter().flat_map(transactions);
    let all: Vec<Value> = blocks.chain(tree["pool"].as_array().unwrap().iter().cloned()).collect();
    assert_eq!(all.len(), 5);
    assert!(all.iter().all(|transaction| transaction.get("sealed").is_none()));
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    verifier.push(&file).unwrap();
    assert_eq!(verifier.finish().unwrap().state.tip().hash, sample.blocks[2].header.hash());
}

#[test]
fn blocks_from_a_store_are_written_alike() {
    let sample = sample();
    for contents in [Contents::Sealed, Contents::Withheld] {
        let head = SnapshotHead { contents, ..sample.head.clone() };
        let begin =
            || SnapshotWriter::new(&head, &medchain::file::snapshot::SnapshotExtras::default(), Compression::None);
        let (mut typed, mut stored) = (begin(), begin());
        for block in &sample.blocks {
            typed.block(block);
            stored.stored_block(&block.bytes()).unwrap();
        }
        assert_eq!(typed.finish(), stored.finish());
    }
    let head = SnapshotHead { contents: Contents::Withheld, ..sample.head };
    let mut writer =
        SnapshotWriter::new(&head, &medchain::file::snapshot::SnapshotExtras::default(), Compression::None);
    assert!(matches!(writer.stored_block(b"{}"), Err(FileFault::Format { .. })));
}

#[test]
fn members_may_come_in_any_order() {
    let file = file();
    let (_, expected) = read(&file).unwrap();
    let members: Vec<(String, Value)> = tree(&file).as_object().unwrap().clone().into_iter().collect();
    for turn in 0..members.len() {
        for reversed in [false, true] {
            let mut members = members.clone();
            members.rotate_left(turn);
            if reversed {
                members.reverse();
            }
            let members: Vec<String> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            let (parts, head) = read(format!("{{{}}}", members.join(",")).as_bytes()).unwrap();
            assert_eq!((parts.len(), &head), (10, &expected), "rotated by {turn}");
        }
    }
}

#[test]
fn white_space_may_stand_everywhere() {
    let file = file();
    let mut spaced = String::new();
    let marks: Vec<usize> = "{}[]:,".chars().flat_map(|mark| outside_of_strings(text(&file), mark)).collect();
    let marks: std::collections::HashSet<usize> = marks.into_iter().collect();
    for (index, character) in text(&file).char_indices() {
        if marks.contains(&index) {
            spaced.extend([" \n", &character.to_string(), "\t\r\n "]);
        } else {
            spaced.push(character);
        }
    }
    assert!(spaced.len() > file.len() + 2000);
    assert_eq!(read(spaced.as_bytes()).unwrap(), read(&file).unwrap());
}

#[test]
fn a_file_that_ends_early_is_truncated_wherever_it_ends() {
    let file = sample().small_file(Compression::None);
    assert_eq!(file.last(), Some(&b'\n'));
    for end in 0..file.len() - 1 {
        assert_eq!(fault(&file[..end]), FileFault::Truncated { offset: end as u64 });
    }
    assert!(read(&file[..file.len() - 1]).is_ok(), "the last newline may be missing");
}

#[test]
fn each_member_is_needed_but_the_accounts() {
    let tree = tree(&file());
    let names: Vec<&String> = tree.as_object().unwrap().keys().collect();
    assert_eq!(names.len(), 10);
    for name in names {
        let mut members = tree.as_object().unwrap().clone();
        members.remove(name);
        let actual = read(&serde_json::to_vec(&members).unwrap()).map(|_| ());
        let expected = if name == "accounts" { Ok(()) } else { Err(missing(name)) };
        assert_eq!(actual, expected, "{name}");
    }
}

#[test]
fn other_formats_and_versions_are_told_apart_from_damage() {
    let tree = tree(&file());
    let check = |pointer: &str, value: Value, expected: FileFault| {
        assert_eq!(fault(&replaced(&tree, pointer, value)), expected);
    };
    let foreign = |actual: &str| FileFault::Foreign { actual: actual.to_owned() };
    check("/format", json!("medchain-account"), foreign("medchain-account"));
    check("/format", json!("<script>".repeat(20)), foreign(&"<script>".repeat(8)));
    check("/version", json!(2), FileFault::Version { actual: 2, known: 1 });
    check("/version", json!(0), FileFault::Version { actual: 0, known: 1 });
    check("/name", json!(""), FileFault::Name { why: TextFault::Empty });
    check("/name", json!("a\u{202e}b"), FileFault::Name { why: TextFault::Forbidden { code_point: 0x202e } });
    check("/blocks", json!([]), rejected(None, Reason::Genesis { fault: GenesisFault::Missing }));
    let empty = Reason::Genesis { fault: GenesisFault::Transactions };
    check("/blocks/0/transactions", json!([]), rejected(Some(0), empty));
    let unknown = MemberFault::Unknown { offset: 1 };
    let bundle = fault(br#"{"resourceType":"Bundle"}"#);
    assert_eq!(bundle, FileFault::Member { name: "resourceType".to_owned(), why: unknown });
}

#[test]
fn the_ledger_is_the_one_that_block_0_founds_whichever_comes_first() {
    let (file, other) = (file(), Hash([0xab; 32]));
    let expected = FileFault::Ledger { expected: other, actual: sample().head.ledger };
    let ledger_last = replaced(&tree(&file), "/ledger", json!(other));
    assert_eq!(fault(&ledger_last), expected);
    let ledger = sample().head.ledger.to_string();
    let ledger_first = text(&file).replacen(&ledger, &other.to_string(), 1);
    assert_eq!(fault(ledger_first.as_bytes()), expected);
}

#[test]
fn a_malformed_block_is_rejected_with_its_height_line_and_column() {
    let file = file();
    let at = text(&file).find("\"slot\":1").unwrap();
    let line = text(&file)[..at].lines().count() as u64;
    let column = (at - text(&file)[..at].rfind('\n').unwrap() - 1) as u64;
    let broken = text(&file).replacen("\"slot\":1", "\"slot\":x", 1);
    let FileFault::Rejected { rejection } = fault(broken.as_bytes()) else { panic!("the fault is not in the block") };
    assert_eq!(rejection.height, Some(Height(1)));
    let message = "expected value".to_owned();
    assert_eq!(rejection.reason, Reason::Format { line, column: column + 8, message });
}

#[test]
fn a_malformed_element_beside_the_blocks_is_named_by_its_offset() {
    let file = file();
    let check = |from: &str, to: &str| {
        let start = text(&file).find(from).unwrap();
        let broken = text(&file).replacen(from, to, 1);
        let line = start + broken[start..].find('\n').unwrap();
        let fault = fault(broken.as_bytes());
        let FileFault::Format { offset, .. } = fault else { panic!("{from}: {fault:?}") };
        assert!((start as u64..=line as u64).contains(&offset), "{offset} for {from} at {start}");
    };
    check("\"exported_at\":1", "\"exported_at\":-1");
    check("\"contents\":\"sealed\"", "\"contents\":\"open\"");
    check("\"ledger\":\"", "\"ledger\":\"X");
    check("\"type\":\"record\"", "\"type\":\"rumour\"");
}

#[test]
fn the_caps_are_exact() {
    let file = file();
    let read = |limits| read_in_chunks(&file, 100, limits).map(|_| ());
    let length = file.len() as u64;
    assert_eq!(read(Limits { json: length, ..Limits::default() }), Ok(()));
    let most = length - 1;
    assert_eq!(read(Limits { json: most, ..Limits::default() }), Err(FileFault::TooLarge { most }));
    let largest = sample().blocks.iter().map(|block| block.bytes().len()).max().unwrap();
    assert_eq!(read(Limits { part: largest, ..Limits::default() }), Ok(()));
    let refused = read(Limits { part: largest - 1, ..Limits::default() });
    assert!(matches!(refused, Err(FileFault::ElementTooLarge { member, .. }) if member == "blocks"));
}
