//! Gzip is decompressed as it arrives, and accepted only with correct checksums.

use super::sample::sample;
use super::text::{fault, read, read_in_chunks};
use flate2::write::GzEncoder;
use medchain::file::FileFault;
use medchain::file::snapshot::{Compression, SnapshotReader};
use medchain::file::stream::Limits;
use std::io::Write as _;

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_zipped_file_is_the_same_file() {
    let sample = sample();
    let plain = read(&sample.small_file(Compression::None)).unwrap();
    let file = sample.small_file(Compression::Gzip);
    assert_eq!(file[..2], [0x1f, 0x8b]);
    for size in [1, 2, 100, file.len()] {
        assert_eq!(read_in_chunks(&file, size, Limits::default()).unwrap(), plain, "in chunks of {size} bytes");
    }
    let file = sample.small_file(Compression::None);
    let (first, second) = file.split_at(500);
    assert_eq!(read(&[zipped(first), zipped(second)].concat()).unwrap(), plain, "two gzip members are one file");
}

#[test]
fn a_zipped_file_that_ends_early_is_refused_wherever_it_ends() {
    let file = sample().small_file(Compression::Gzip);
    for end in 0..file.len() {
        let fault = fault(&file[..end]);
        let expected = matches!(fault, FileFault::Truncated { .. } | FileFault::Gzip { .. } | FileFault::Syntax { .. });
        assert!(expected, "{end}: {fault:?}");
    }
}

#[test]
fn a_damaged_byte_never_changes_what_is_read() {
    let file = sample().small_file(Compression::Gzip);
    let good = read(&file).unwrap();
    for index in 0..file.len() {
        let mut damaged = file.clone();
        damaged[index] ^= 1 << (index % 8);
        assert!(read(&damaged).is_err() || read(&damaged).as_ref() == Ok(&good), "byte {index}");
    }
}

#[test]
fn what_follows_the_envelope_is_refused() {
    let file = sample().small_file(Compression::Gzip);
    for more in [&b"more"[..], b"more than the header of a member", &[0; 20], &[0x1f]] {
        let fault = fault(&[&file, more].concat());
        assert!(matches!(fault, FileFault::Gzip { .. } | FileFault::Truncated { .. }), "{more:?}: {fault:?}");
    }
}

#[test]
fn a_bomb_stops_at_the_cap() {
    let bomb = zipped(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 70_000, "64 MiB take {} bytes", bomb.len());
    let most = 1 << 20;
    let mut reader = SnapshotReader::new(Limits { json: most, ..Limits::default() });
    reader.push(&bomb[..8192]);
    assert_eq!(reader.next_part(), Err(FileFault::TooLarge { most }), "the reader stops at the cap");
}
