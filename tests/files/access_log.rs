//! Access logs in a snapshot are accepted as a whole or not at all.

use super::sample::sample;
use medchain::file::FileFault;
use medchain::ledger::id::Hash;

#[test]
fn an_administrator_reads_the_entries_and_nobody_else_does() {
    let sample = sample();
    let log = &sample.access_logs[0];
    assert_eq!(log.open(sample.head.ledger, &sample.auditor), Ok(sample.entries.clone()));
    assert_eq!(log.open(sample.head.ledger, &sample.doctor.seed.opening_key()), Err(FileFault::ClosedLog));
}

#[test]
fn a_log_that_was_changed_or_carried_elsewhere_does_not_open() {
    let sample = sample();
    let (ledger, log) = (sample.head.ledger, &sample.access_logs[0]);
    let check = |log: &medchain::file::access_log::SealedLog, ledger| {
        assert_eq!(log.open(ledger, &sample.auditor), Err(FileFault::ClosedLog));
        assert!(!log.is_signed(ledger));
    };
    assert!(log.is_signed(ledger));
    check(log, Hash([1; 32]));
    let mut shorter = log.clone();
    shorter.size -= 1;
    check(&shorter, ledger);
    let mut other = log.clone();
    other.root = Hash::ZERO;
    check(&other, ledger);
    let mut other = log.clone();
    other.log = sample.nobodys_key();
    check(&other, ledger);
    let mut other = log.clone();
    other.entries.ciphertext.0[3] ^= 1;
    check(&other, ledger);
}
