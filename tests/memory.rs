//! A locked account leaves no key in memory: this test searches its own process, which runs the node, for an account's
//! seed and passwords. It frees memory and overwrites the stack as the worker does. The end-to-end test of the same
//! name searches the worker.
//!
//! The searched bytes are kept masked, or the search would find its own copies.

#![cfg(target_os = "linux")]

use medchain::file::account::{AccountFile, KdfCost};
use medchain::ledger::number::Timestamp;
use medchain::ledger::secret::{Password, wipe_stack};
use medchain::ledger::transaction::account::Parameters;
use medchain::node::{Node, Platform};
use medchain::protocol::{Command, Fault, Reply, command};
use medchain::storage::memory::MemoryLibrary;
use std::cell::Cell;
use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::rc::Rc;

#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// The byte that masks each byte by XOR.
const MASK: u8 = 0x5a;

/// 'correct horse battery', 'nine lanterns and a marble' and 'wrong battery staple', masked.
const RIGHT: [u8; 21] = masked(b"correct horse battery");
const OTHER: [u8; 26] = masked(b"nine lanterns and a marble");
const WRONG: [u8; 20] = masked(b"wrong battery staple");

const fn masked<const N: usize>(bytes: &[u8; N]) -> [u8; N] {
    let mut masked = [0; N];
    let mut at = 0;
    while at < N {
        masked[at] = bytes[at] ^ MASK;
        at += 1;
    }
    masked
}

fn password(masked: &[u8]) -> Password {
    let mut plain = String::with_capacity(masked.len());
    plain.extend(masked.iter().map(|byte| char::from(byte ^ MASK)));
    plain.into()
}

/// A platform whose random bytes come from the system.
#[derive(Clone, Default)]
struct TestPlatform(Rc<Cell<u64>>);

impl Platform for TestPlatform {
    fn now(&self) -> Timestamp {
        self.0.set(self.0.get() + 1);
        Timestamp(self.0.get())
    }

    fn steady(&self) -> std::time::Duration {
        std::time::Duration::from_millis(self.0.get())
    }

    #[expect(clippy::disallowed_methods, reason = "this is the implementation of Platform")]
    fn fill_random(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system has entropy");
    }

    fn kdf_cost(&self) -> KdfCost {
        KdfCost::Standard
    }
}

/// The node, and the masked values to search for.
struct Searched {
    node: Node<MemoryLibrary, TestPlatform>,
    bench: TestPlatform,
    seed: Vec<u8>,
}

impl Searched {
    fn send(&mut self, command: impl Into<Command>, file: Option<Vec<u8>>) -> Result<(Reply, Vec<u8>), Fault> {
        let answer = pollster::block_on(self.node.handle(command, file.map(Some)));
        wipe_stack();
        answer.map(|answer| (answer.reply, answer.attachment.unwrap_or_default().concat()))
    }

    fn sign_in(&mut self, masked: &[u8]) -> Result<(), Fault> {
        let command = command::SignIn { user_id: "admin".to_owned(), password: password(masked) };
        self.send(command, None).map(drop)
    }

    fn sign_out(&mut self) {
        self.send(command::SignOut {}, None).expect("signing out succeeds");
    }

    /// Advances the clock until idle accounts are locked.
    fn idle(&mut self) {
        self.bench.0.set(self.bench.0.get() + 10_000_000);
        pollster::block_on(self.node.lock_idle());
        wipe_stack();
    }

    /// Checks that memory holds this number of copies of the seed, whole and in halves, and none of any password.
    fn check(&self, situation: &str, seeds: usize) {
        let (first, second) = self.seed.split_at(16);
        let needles: [&[u8]; 6] = [&self.seed, first, second, &RIGHT, &OTHER, &WRONG];
        let found = search(&needles);
        println!(
            "{situation:<28} seed {}, halves {} and {}, passwords {:?}",
            found[0],
            found[1],
            found[2],
            &found[3..]
        );
        assert_eq!(found, [seeds, seeds, seeds, 0, 0, 0], "{situation}");
    }
}

/// Counts the occurrences of each masked needle in this process's writable memory.
fn search(needles: &[&[u8]]) -> Vec<usize> {
    const PAGE: usize = 4096;
    let memory = File::open("/proc/self/mem").expect("a process may read itself");
    let maps = fs::read_to_string("/proc/self/maps").expect("a process may read itself");
    // Zero pages around the buffer keep its contents apart from other data.
    let mut room = vec![0; 16 * PAGE];
    let mut counts = vec![0; needles.len()];
    for (start, end) in maps.lines().filter_map(writable) {
        for at in (start..end).step_by(PAGE) {
            let piece = &mut room[8 * PAGE..9 * PAGE + 64];
            piece.fill(0);
            let Ok(read) = memory.read_at(piece, at) else { continue };
            piece.iter_mut().for_each(|byte| *byte ^= MASK);
            for (needle, count) in needles.iter().zip(&mut counts) {
                let windows = piece[..read].windows(needle.len()).take(PAGE);
                *count += windows.filter(|window| window[0] == needle[0] && window == needle).count();
            }
            piece.fill(0);
        }
    }
    counts
}

fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (start, end) = range.split_once('-')?;
    let bounds = (u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?);
    rest.starts_with("rw").then_some(bounds)
}

/// Creates a ledger, with the masked seed of its first administrator.
fn with_ledger() -> Searched {
    let bench = TestPlatform::default();
    let node = Node::new(MemoryLibrary::default(), bench.clone(), Rc::new(|_| {}), Rc::default());
    let mut searched = Searched { node, bench, seed: Vec::new() };
    let new_ledger = command::CreateLedger {
        name: "St. Anna".to_owned(),
        parameters: Parameters::default(),
        user_id: "admin".to_owned(),
        founder_name: "Ada Minster".to_owned(),
        hospital_id: "st-anna".to_owned(),
        password: password(&RIGHT),
    };
    searched.send(new_ledger, None).expect("the ledger is created");
    searched
}

fn backup(searched: &mut Searched) -> Vec<u8> {
    let user_id = searched.node.status().session.expect("an account is signed in").user_id;
    searched.send(command::ExportAccount { user_id }, None).expect("the backup succeeds").1
}

/// Reads the seed from a backup, and keeps it masked.
#[inline(never)]
fn learn_seed(file: &[u8]) -> Vec<u8> {
    let account = AccountFile::read(file).expect("the backup is an account file");
    let seed = account.open(password(&RIGHT).expose()).expect("the password opens the backup");
    seed.expose().iter().map(|byte| byte ^ MASK).collect()
}

#[test]
fn a_locked_account_leaves_no_key_in_memory() {
    let mut searched = with_ledger();
    let file = backup(&mut searched);
    searched.seed = learn_seed(&file);
    wipe_stack();
    searched.check("created", 1);
    searched.send(command::Forge { pass_over: false }, None).expect("the block is forged");
    searched.check("a block forged", 1);
    searched.sign_out();
    searched.check("signed out", 0);
    for _ in 0..3 {
        searched.sign_in(&RIGHT).expect("signing in succeeds");
        searched.check("signed in", 1);
        searched.sign_out();
        searched.check("signed out", 0);
    }
    assert_eq!(searched.sign_in(&WRONG), Err(Fault::WrongPassword));
    searched.check("wrong password", 0);
    searched.sign_in(&RIGHT).expect("signing in succeeds");
    let (old, new) = (password(&RIGHT), password(&OTHER));
    let change = command::ChangePassword { user_id: "admin".to_owned(), password: old, new_password: new };
    searched.send(change, None).expect("the password is changed");
    searched.check("changed password", 1);
    searched.idle();
    searched.check("locked by idling", 0);
    searched.send(command::RestoreAccount { replace: true }, Some(file)).expect("the account is restored");
    searched.check("restored", 0);
    searched.sign_in(&RIGHT).expect("the file's password is accepted");
    searched.check("signed in after restoring", 1);
    searched.send(command::CloseLedger {}, None).expect("the ledger closes");
    searched.check("closed", 0);
}
