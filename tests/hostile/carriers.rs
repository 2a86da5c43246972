//! Hostile parts of a file beside its blocks. The chain of each file is valid, so the import succeeds; the other parts
//! must plant nothing, displace nothing, and accuse no innocent device.

use super::random::Random;
use super::world::{Device, World};
use medchain::file::access_log::{LogFault, SealedLog};
use medchain::file::account::AccountFile;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::transaction::Transaction;
use medchain::protocol::{Import, LeftOut};
use medchain::storage::StoredState;
use medchain::storage::memory::MemoryLibrary;
use std::collections::BTreeMap;
use std::sync::Mutex;

mod accounts;
mod envelope;
mod logs;
mod pool;

/// The usual number of files.
const USUAL: u64 = 2_000;

/// A file, and the keys that its maker had.
pub struct Carrier {
    pub file: Vec<u8>,
    /// True if the maker had the log's own key, so that the log may be accused.
    pub has_log_key: bool,
}

impl Carrier {
    fn of_a_stranger(file: &serde_json::Value) -> Self {
        Self { file: file.to_string().into_bytes(), has_log_key: false }
    }
}

type Make = fn(&World, &mut Random) -> Carrier;
type Kind = (&'static str, Make);

/// The device that imports a file.
#[derive(Clone, Copy, Debug)]
enum Reader {
    /// A device without the ledger.
    New,
    /// A device with the chain only.
    Bare,
    /// The hospital's own device, on which an administrator is signed in.
    Home,
}

/// The outcomes of each kind.
type Counts = BTreeMap<&'static str, BTreeMap<&'static str, u64>>;

#[test]
fn nothing_is_planted_nothing_displaced_and_nobody_accused() {
    let wanted = std::env::var("MEDCHAIN_CARRIERS").ok().and_then(|count| count.parse().ok()).unwrap_or(USUAL);
    let kinds: Vec<Kind> = [accounts::KINDS, logs::KINDS, pool::KINDS, envelope::KINDS].concat();
    let counts = Mutex::new(Counts::new());
    std::thread::scope(|scope| {
        for first in 0..2 {
            let (kinds, counts) = (&kinds, &counts);
            scope.spawn(move || {
                let mut ground = TestDevices::new();
                (first..wanted).step_by(2).for_each(|number| ground.try_one(number, kinds, counts));
            });
        }
    });
    let counts = counts.into_inner().expect("no thread has panicked");
    assert_eq!(
        counts.len(),
        kinds.len().min(usize::try_from(wanted).expect("the number fits into a usize")),
        "every kind was tried"
    );
    for (name, outcomes) in &counts {
        let list: Vec<String> = outcomes.iter().map(|(word, count)| format!("{word} {count}")).collect();
        println!("{name:<48} {}", list.join(", "));
    }
    println!("{wanted} carriers of {} kinds: nothing planted, displaced or wrongly accused", kinds.len());
}

/// The devices of one thread.
struct TestDevices {
    world: World,
    bare: MemoryLibrary,
    home: Device,
}

impl TestDevices {
    fn new() -> Self {
        let world = World::new();
        Self { bare: world.bare(), home: world.home(), world }
    }

    fn try_one(&mut self, number: u64, kinds: &[Kind], counts: &Mutex<Counts>) {
        let index = usize::try_from(number).expect("the number is small");
        let (name, make) = kinds[index % kinds.len()];
        let carrier = make(&self.world, &mut Random::of(number));
        let reader = [Reader::New, Reader::Bare, Reader::Home][index / kinds.len() % 3];
        let word = match reader {
            Reader::New => self.judge(&mut Device::on(MemoryLibrary::default(), 9), &carrier, reader),
            Reader::Bare => self.judge(&mut Device::on(self.bare.deep_copy(), 9), &carrier, reader),
            Reader::Home => {
                let mut home = std::mem::replace(&mut self.home, Device::on(MemoryLibrary::default(), 0));
                let word = self.judge(&mut home, &carrier, reader);
                self.home = home;
                word
            }
        };
        let word = word.unwrap_or_else(|wrong| panic!("carrier {number}, {name}, {reader:?}: {wrong}"));
        *counts.lock().expect("no thread panics with the lock").entry(name).or_default().entry(word).or_default() += 1;
    }

    /// Imports a hostile file and then the genuine one, and checks the stored data each time.
    fn judge(&self, device: &mut Device, carrier: &Carrier, reader: Reader) -> Result<&'static str, String> {
        let acting = device.acting();
        let outcome = device.import(&carrier.file);
        if let Ok(import) = &outcome {
            self.accuses_rightly(import, carrier)?;
        }
        self.nothing_is_planted(&device.kept(self.world.ledger))?;
        let genuine = device.import(&self.world.genuine()).map_err(|fault| format!("then the genuine: {fault:?}"))?;
        // The holder of the log's key may write a log that contradicts the genuine one.
        if !carrier.has_log_key {
            self.nothing_is_displaced(&device.kept(self.world.ledger), &genuine, reader)?;
        }
        if device.acting() != acting {
            return Err(format!("{acting:?} acted before, and now {:?}", device.acting()));
        }
        Ok(match outcome {
            Ok(import) if import.left_out == LeftOut::default() => "all in",
            Ok(_) => "left out and said",
            Err(_) => "refused",
        })
    }

    /// Checks that the import accuses only a log whose key the file's maker had.
    fn accuses_rightly(&self, import: &Import, carrier: &Carrier) -> Result<(), String> {
        let is_the_makers =
            |log| log == logs::stranger().public_key() || carrier.has_log_key && log == self.world.log.log;
        let mut accused = import.left_out.logs.iter().filter(|it| matches!(it.fault, LogFault::Changed { .. }));
        accused.find(|it| !is_the_makers(it.log)).map_or(Ok(()), |accused| Err(format!("{accused:?}")))
    }

    fn nothing_is_planted(&self, kept: &StoredState) -> Result<(), String> {
        for bytes in kept.accounts.values() {
            let account: AccountFile = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
            let is_own = account.user_id().as_str() == accounts::NEWCOMER;
            if !is_own && !self.world.accounts.contains(&account) {
                return Err(format!("an account is planted: {account:?}"));
            }
        }
        for bytes in kept.logs.values() {
            let log: SealedLog = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
            if !log.is_signed(self.world.ledger) {
                return Err(format!("a log is planted: {log:?}"));
            }
        }
        kept.pool.iter().try_for_each(|(id, bytes)| self.is_genuine(*id, bytes))
    }

    /// Checks a waiting transaction: it is equal to the genuine one with its id, or a registration that its own key
    /// signed.
    fn is_genuine(&self, id: Hash, bytes: &[u8]) -> Result<(), String> {
        let it: Transaction = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let newcomer = UserId::parse(accounts::NEWCOMER).expect("the id is well formed");
        let is_own = it.payload.author == newcomer
            && it.approval.is_none()
            && it.proposal().claim(id, accounts::stranger().signing_key().public_key()).is_valid();
        let known = self.world.file["pool"].as_array().expect("the pool is a list");
        let is_known = known.iter().any(|value| {
            let genuine: Transaction = serde_json::from_value(value.clone()).expect("the pool holds transactions");
            genuine.id() == id && genuine.signature == it.signature && genuine.approval == it.approval
        });
        if is_own || is_known { Ok(()) } else { Err(format!("what waits is planted: {it:?}")) }
    }

    fn nothing_is_displaced(&self, kept: &StoredState, import: &Import, reader: Reader) -> Result<(), String> {
        let left_out = &import.left_out;
        if !left_out.accounts.is_empty() || !left_out.logs.is_empty() {
            return Err(format!("the genuine file does not come in: {left_out:?}"));
        }
        for account in &self.world.accounts {
            let stored = kept.accounts.get(account.user_id()).ok_or("an account is missing")?;
            if serde_json::from_slice::<AccountFile>(stored).ok().as_ref() != Some(account) {
                return Err(format!("another file is in the place of {:?}", account.user_id()));
            }
        }
        for id in &self.world.pool {
            let stored = kept.pool.get(id).ok_or_else(|| format!("{id} waits no more"))?;
            let it: Transaction = serde_json::from_slice(stored).map_err(|error| error.to_string())?;
            if it.record().is_some() && it.sealed.is_none() {
                return Err(format!("{id} has lost its content"));
            }
        }
        if matches!(reader, Reader::Home) {
            return Ok(()); // the device's own log is not among the imported ones
        }
        let stored = kept.logs.get(&self.world.log.log).ok_or("the log is missing")?;
        let stored: SealedLog = serde_json::from_slice(stored).map_err(|error| error.to_string())?;
        let head = self.world.log_head();
        if (stored.size, stored.root) == (head.size, head.root) { Ok(()) } else { Err(format!("{stored:?}")) }
    }
}
