//! Invalid files: each is refused with its reason soon after its last byte was read, and changes neither the head nor
//! the pool nor the log.

use super::device::{Device, PASSWORD};
use flate2::Compression as Level;
use flate2::write::GzEncoder;
use medchain::file::FileFault;
use medchain::file::stream::MOST_JSON;
use medchain::ledger::number::Height;
use medchain::node::ByteSource;
use medchain::protocol::{Command, Compression, Contents, Fault, command};
use medchain::storage::{Library as _, Store as _, StoredState};
use serde_json::{Value, json};
use std::io::Write as _;
use std::time::{Duration, Instant};

/// The time limit for a verdict after the last byte.
const SOON: Duration = Duration::from_secs(1);

/// The beginning of a snapshot without its blocks.
const OPENING: &[u8] = br#"{"format":"medchain-snapshot","version":1,"#;

#[expect(clippy::disallowed_methods, reason = "a test may read the machine's clock")]
fn now() -> Instant {
    Instant::now()
}

fn kept(device: &Device) -> StoredState {
    let store = pollster::block_on(device.library.open(device.ledger().ledger)).expect("a store in memory opens");
    pollster::block_on(store.load()).expect("a store in memory loads")
}

/// Checks that nothing changed except for the log, which may have the failed attempt and its time.
fn check_unchanged(device: &Device, before: &StoredState, entries: u64) {
    let mut after = kept(device);
    assert_eq!(after.log_size, before.log_size + entries, "the log has the attempt and nothing else");
    (after.log_size, after.known_time) = (before.log_size, before.known_time);
    assert_eq!(after, *before);
    assert_eq!(Some(device.ledger().head), before.head.map(|head| head.hash));
}

fn refused(
    device: &mut Device,
    command: impl Into<Command>,
    file: &[u8],
    is_expected: impl Fn(&Fault) -> bool,
    what: &str,
) {
    let before = kept(device);
    let began = now();
    let outcome = device.hand_over(command, file);
    let took = began.elapsed();
    assert!(outcome.as_ref().is_err_and(is_expected), "{what}: {outcome:?}");
    assert!(took < SOON, "{what} took {took:?}");
    check_unchanged(device, &before, 1);
}

fn hospital(seed: u8) -> (Device, Vec<u8>) {
    let mut device = Device::hospital(seed);
    device.sign_in("admin");
    (0..12).for_each(|_| drop(device.forge()));
    let file = device.export(Contents::Sealed, Compression::None);
    (device, file)
}

const fn is_cut(fault: &Fault) -> bool {
    matches!(fault, Fault::File { fault: FileFault::Truncated { .. } | FileFault::Gzip { .. } })
}

#[test]
fn a_file_that_ends_at_any_kilobyte_is_refused() {
    let (mut device, file) = hospital(130);
    let mut zipped = GzEncoder::new(Vec::new(), Level::default());
    zipped.write_all(&file).expect("memory accepts writes");
    let zipped = zipped.finish().expect("memory accepts writes");
    let mut count = 0;
    for file in [&file, &zipped] {
        for end in (1_024..file.len()).step_by(1_024) {
            refused(
                &mut device,
                command::ImportLedger { ahead_of_clock: false },
                &file[..end],
                is_cut,
                &format!("cut at {end}"),
            );
            count += 1;
        }
    }
    println!("{count} beginnings of files of {} and {} bytes refused", file.len(), zipped.len());
    assert!(count > 10);
    device.import(&file).expect("the whole file is valid");
}

/// A file of this many spaces after an opening, made while it is read. It records when the last of it was read.
struct Endless {
    opening: &'static [u8],
    left: u64,
    last: Instant,
}

impl ByteSource for &mut Endless {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        self.last = now();
        let length = self.left.min(1 << 20);
        self.left -= length;
        let opening = std::mem::take(&mut self.opening);
        let spaces = vec![b' '; usize::try_from(length).expect("a mebibyte fits into a usize")];
        Ok((length > 0).then(|| [opening, &spaces].concat()))
    }

    fn size(&self) -> Option<u64> {
        None
    }
}

#[test]
fn a_file_larger_than_the_cap_is_read_up_to_there() {
    let (mut device, _) = hospital(131);
    let before = kept(&device);
    let mut file = Endless { opening: OPENING, left: MOST_JSON + (8 << 20), last: now() };
    let outcome = device.hand_over_from(command::ImportLedger { ahead_of_clock: false }, &mut file);
    assert_eq!(outcome, Err(Fault::File { fault: FileFault::TooLarge { most: MOST_JSON } }));
    assert!(file.last.elapsed() < SOON, "{:?}", file.last.elapsed());
    assert!(file.left > 0, "the file was read to its end");
    check_unchanged(&device, &before, 1);
}

#[test]
fn a_gzip_bomb_is_defused() {
    let (mut device, _) = hospital(132);
    let mut bomb = GzEncoder::new(Vec::new(), Level::fast());
    bomb.write_all(br#"{"format":"medchain-snapshot","version":1,"name":""#).expect("memory accepts writes");
    (0..64).for_each(|_| bomb.write_all(&vec![b'a'; 1 << 20]).expect("memory accepts writes"));
    let bomb = bomb.finish().expect("memory accepts writes");
    assert!(bomb.len() < 1 << 20, "64 MiB take {} bytes in the file", bomb.len());
    let is_too_large = |fault: &Fault| {
        matches!(fault, Fault::File { fault: FileFault::ElementTooLarge { .. } | FileFault::TooLarge { .. } })
    };
    refused(&mut device, command::ImportLedger { ahead_of_clock: false }, &bomb, is_too_large, "the bomb");
}

#[test]
fn an_account_file_that_asks_for_other_work_or_is_too_large_is_refused_at_once() {
    let (mut device, _) = hospital(133);
    let good = device.account_file("dr_bob");
    let asks = |member: &str, value: Value| {
        let mut file: Value = serde_json::from_slice(&good).expect("the bytes are JSON");
        file["kdf"][member] = value;
        serde_json::to_vec(&file).expect("it has a JSON form")
    };
    let is_foreign = |fault: &Fault| matches!(fault, Fault::File { fault: FileFault::ForeignKdf });
    for (member, value) in [
        ("name", json!("scrypt")),
        ("memory_kib", json!(4_194_304)),
        ("memory_kib", json!(8)),
        ("passes", json!(1_000_000)),
        ("passes", json!(0)),
        ("lanes", json!(64)),
    ] {
        let file = asks(member, value.clone());
        refused(
            &mut device,
            command::RestoreAccount { replace: false },
            &file,
            is_foreign,
            &format!("{member} {value}"),
        );
    }
    let large = [&good[..], &vec![b' '; 64 << 10]].concat();
    let is_too_large = |fault: &Fault| matches!(fault, Fault::File { fault: FileFault::TooLarge { .. } });
    refused(&mut device, command::RestoreAccount { replace: false }, &large, is_too_large, "64 KiB of nothing");
    let password = PASSWORD.into();
    device.send(command::SignIn { user_id: "dr_bob".to_owned(), password }).expect("the account is unchanged");
    assert!(device.ledger().height > Height(0));
}
