//! One file of each format and version, kept as it was when the version was new.
//!
//! `sample()` made the files from the entropy of 32 sevens. A change that makes one of them differ also breaks the
//! files that people have: it needs a new version, not a new golden file. To create the first file of a new version,
//! run the tests with `MEDCHAIN_MAKE_GOLDEN` set.

use super::sample::{PASSWORD, Sample, sample};
use super::text::read;
use medchain::file::account::{AccountFile, KdfCost};
use medchain::file::receipt::Receipt;
use medchain::file::snapshot::{Compression, Contents};
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::number::Height;
use std::path::PathBuf;

/// Compares a file with the golden one, and returns the golden one.
fn check(name: &str, written: &[u8]) -> Vec<u8> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).join(name);
    if std::env::var_os("MEDCHAIN_MAKE_GOLDEN").is_some() {
        std::fs::write(&path, written).unwrap();
    }
    let golden = std::fs::read(&path).unwrap();
    assert!(golden == written, "{name} differs from the golden file: {}", String::from_utf8_lossy(written));
    golden
}

fn verify(file: &[u8], sample: &Sample) {
    let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
    verifier.push(file).unwrap();
    let snapshot = verifier.finish().unwrap();
    assert_eq!(snapshot.head.ledger, sample.head.ledger);
    assert_eq!(snapshot.state.tip().height, Height(2));
    assert_eq!((snapshot.blocks.len(), snapshot.pool.len()), (3, 1));
    assert_eq!(snapshot.signatures, 3 + 4 + 3, "the signatures of blocks, transactions and approvals");
}

#[test]
fn snapshot_version_1() {
    let sample = sample();
    let golden = check("snapshot-1.json", &sample.file(Contents::Sealed, Compression::None));
    verify(&golden, &sample);
    let golden = check("snapshot-1-withheld.json", &sample.file(Contents::Withheld, Compression::None));
    verify(&golden, &sample);
    assert_eq!(read(&golden).unwrap().1.contents, Contents::Withheld);
}

#[test]
fn account_version_1() {
    let sample = sample();
    let owner = (sample.head.ledger, sample.patient.user_id.clone());
    let mut entropy = Entropy::new([7; 32]);
    let written = AccountFile::seal(&sample.patient.seed, owner, PASSWORD, KdfCost::Standard, &mut entropy).write();
    let account = AccountFile::read(&check("account-1.json", &written)).unwrap();
    assert_eq!(account.open(PASSWORD).unwrap().expose(), sample.patient.seed.expose());
}

#[test]
fn receipt_version_1() {
    let sample = sample();
    let written = Receipt::make(&sample.blocks[2], 0, Some(sample.content.clone())).unwrap().write();
    let receipt = Receipt::read(&check("receipt-1.json", &written)).unwrap();
    let header_at = |height: Height| Some(sample.blocks.get(usize::try_from(height.0).ok()?)?.header.hash());
    assert_eq!(receipt.check(sample.head.ledger, header_at, |user| sample.key_of(user)), Ok(()));
}
