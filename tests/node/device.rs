//! A device with a node, driven by the page's commands.

use medchain::file::FileFault;
use medchain::file::account::{AccountFile, KdfCost};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::SigningKey;
use medchain::ledger::number::Timestamp;
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::node::{Answer, ByteSource, Node, Platform};
use medchain::protocol::{
    BlockCard, Command, Compression, Contents, ElectionView, Fault, Import, LedgerStatus, NewContent, PoolItem,
    Proposal, RecordChange, Reply, Status, Submitted, command,
};
use medchain::storage::memory::MemoryLibrary;
use medchain::storage::{Change, Head, Library as _, Store as _};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// The password of every account of the tests.
pub const PASSWORD: &str = "correct horse battery";

/// A platform whose clock advances a second with each reading, whose steady clock advances only with [`Device::wait`],
/// and whose random bytes are the same in each run and never repeat.
#[derive(Clone)]
pub struct TestPlatform {
    now: Rc<Cell<u64>>,
    /// The steady clock, in milliseconds, which no person sets.
    steady: Rc<Cell<u64>>,
    seed: u8,
    drawn: Rc<Cell<u32>>,
}

impl Platform for TestPlatform {
    fn now(&self) -> Timestamp {
        self.now.set(self.now.get() + 1_000);
        Timestamp(self.now.get())
    }

    fn steady(&self) -> Duration {
        Duration::from_millis(self.steady.get())
    }

    fn kdf_cost(&self) -> KdfCost {
        KdfCost::Small
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        bytes.fill(self.seed);
        let drawn = self.drawn.replace(self.drawn.get() + 1).to_le_bytes();
        bytes.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte ^= drawn);
    }
}

/// A file in pieces of some bytes.
pub struct Pieces {
    bytes: Vec<u8>,
    at: usize,
    length: usize,
}

impl ByteSource for Pieces {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        let end = (self.at + self.length).min(self.bytes.len());
        let piece = &self.bytes[self.at..end];
        self.at = end;
        Ok((!piece.is_empty()).then(|| piece.to_vec()))
    }

    fn size(&self) -> Option<u64> {
        Some(self.bytes.len() as u64)
    }
}

/// A device with a node.
pub struct Device {
    pub library: MemoryLibrary,
    node: Node<MemoryLibrary, TestPlatform>,
    bench: TestPlatform,
}

impl Device {
    /// Returns a new device; devices with different seeds have different entropy.
    pub fn new(seed: u8) -> Self {
        let now = Rc::new(Cell::new(1_790_000_000_000));
        let bench = TestPlatform { now, steady: Rc::default(), seed, drawn: Rc::default() };
        Self::start(MemoryLibrary::default(), bench)
    }

    fn start(library: MemoryLibrary, bench: TestPlatform) -> Self {
        let node = Node::new(library.clone(), bench.clone(), Rc::new(|_| {}), Rc::new(Cell::new(false)));
        Self { library, node, bench }
    }

    /// Restarts the device, which keeps only its stored data.
    pub fn restart(self) -> Self {
        // Entropy never repeats on a real device.
        let bench = TestPlatform { seed: self.bench.seed.wrapping_add(101), steady: Rc::default(), ..self.bench };
        Self::start(self.library, bench)
    }

    /// Returns a copy of the whole device and its store, independent from now on.
    pub fn copy(&self) -> Self {
        let seed = self.bench.seed.wrapping_add(77);
        let now = Rc::new(Cell::new(self.bench.now.get()));
        let bench = TestPlatform { now, steady: Rc::default(), seed, ..self.bench.clone() };
        let mut copy = Self::start(self.library.deep_copy(), bench);
        copy.send(command::OpenLedger { ledger: self.ledger().ledger }).expect("the ledger opens");
        copy
    }

    /// Returns the device's account file of an account.
    pub fn account_file(&self, user: &str) -> Vec<u8> {
        let store = pollster::block_on(self.library.open(self.ledger().ledger)).expect("a store in memory opens");
        let kept = pollster::block_on(store.load()).expect("a store in memory loads");
        kept.accounts[&UserId::parse(user).expect("the id is well formed")].clone()
    }

    /// Returns the key of the device's own access log.
    pub fn log_key(&self) -> SigningKey {
        let store = pollster::block_on(self.library.open(self.ledger().ledger)).expect("a store in memory opens");
        let kept = pollster::block_on(store.load()).expect("a store in memory loads");
        SigningKey::new(&kept.log_key.expect("each ledger has a log key"))
    }

    /// Stores an account file, as a restoration does, and opens the ledger again.
    pub fn adopt(&mut self, account: Vec<u8>) {
        let ledger = self.ledger();
        let file: AccountFile = serde_json::from_slice(&account).expect("the bytes are an account file");
        let store = pollster::block_on(self.library.open(ledger.ledger)).expect("a store in memory opens");
        let head = Head { height: ledger.height, hash: ledger.head };
        let accounts = vec![(file.user_id().clone(), account)];
        pollster::block_on(store.commit(Change { accounts, ..Change::on(Some(head)) }))
            .expect("a store in memory is written");
        self.send(command::OpenLedger { ledger: ledger.ledger }).expect("the ledger opens");
    }

    /// Returns the time of the device's clock.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.bench.now.get())
    }

    /// Advances both clocks.
    pub fn wait(&self, milliseconds: u64) {
        self.bench.now.set(self.bench.now.get() + milliseconds);
        self.bench.steady.set(self.bench.steady.get() + milliseconds);
    }

    /// Sets the device's clock to a time, while the steady clock stays.
    pub fn set_clock_to(&self, to: Timestamp) {
        self.bench.now.set(to.0);
    }

    /// Sets the device's clock back or forward, while the steady clock stays.
    pub fn set_clock(&self, by: i64) {
        self.bench.now.set(self.bench.now.get().checked_add_signed(by).expect("the time is after 1970"));
    }

    /// Returns a second tab of a device, with the same library.
    pub fn start_beside(other: &Self) -> Self {
        let bench = TestPlatform { seed: other.bench.seed.wrapping_add(53), ..other.bench.clone() };
        Self::start(other.library.clone(), bench)
    }

    pub fn send(&mut self, command: impl Into<Command>) -> Result<Reply, Fault> {
        pollster::block_on(self.node.handle(command, None::<Pieces>)).map(|answer| answer.reply)
    }

    pub fn answer(&mut self, command: impl Into<Command>) -> Result<Answer, Fault> {
        pollster::block_on(self.node.handle(command, None::<Pieces>))
    }

    pub fn import(&mut self, file: &[u8]) -> Result<Import, Fault> {
        let pieces = Pieces { bytes: file.to_vec(), at: 0, length: 10_000 };
        match pollster::block_on(self.node.handle(command::ImportLedger { ahead_of_clock: false }, Some(pieces)))?.reply
        {
            Reply::Imported(import) => Ok(import),
            other => panic!("{other:?}"),
        }
    }

    pub fn status(&self) -> Status {
        self.node.status()
    }

    pub fn create_ledger(&mut self) -> Hash {
        self.found_with(Parameters::default())
    }

    pub fn found_with(&mut self, parameters: Parameters) -> Hash {
        let new_ledger = command::CreateLedger {
            name: "St. Anna".to_owned(),
            parameters,
            user_id: "admin".to_owned(),
            founder_name: "Ada Minster".to_owned(),
            hospital_id: "st-anna".to_owned(),
            password: PASSWORD.into(),
        };
        self.send(new_ledger).expect("the ledger is created");
        self.status().ledger.expect("a ledger is open").ledger
    }

    pub fn register(&mut self, user: &str, name: &str, role: Role, hospital: Option<&str>) -> Hash {
        let account = command::Register {
            user_id: user.to_owned(),
            name: name.to_owned(),
            role,
            hospital_id: hospital.map(str::to_owned),
            password: PASSWORD.into(),
        };
        self.submitted(account)
    }

    pub fn sign_in(&mut self, user: &str) {
        let command = command::SignIn { user_id: user.to_owned(), password: PASSWORD.into() };
        self.send(command).unwrap_or_else(|fault| panic!("{user}: {fault:?}"));
    }

    pub fn submitted(&mut self, command: impl Into<Command>) -> Hash {
        let command = command.into();
        match self.send(command.clone()) {
            Ok(Reply::Submitted(Submitted { transaction })) => transaction,
            other => panic!("{command:?}: {other:?}"),
        }
    }

    pub fn approve(&mut self, transaction: Hash) {
        self.submitted(command::Approve { transaction, despite_concerns: false });
    }

    pub fn forge(&mut self) -> BlockCard {
        match self.send(command::Forge { pass_over: false }) {
            Ok(Reply::Forged(card)) => card,
            other => panic!("{other:?}"),
        }
    }

    /// Forges in the session's next turn, and passes over the turns before it.
    pub fn pass_over(&mut self) -> BlockCard {
        match self.send(command::Forge { pass_over: true }) {
            Ok(Reply::Forged(card)) => card,
            other => panic!("{other:?}"),
        }
    }

    /// Gives the autopilot one turn.
    pub fn tick(&mut self) {
        pollster::block_on(self.node.tick());
    }

    pub fn preview(&mut self, file: &[u8]) -> Result<Proposal, Fault> {
        match self.hand_over(command::PreviewImport {}, file)? {
            Reply::Proposal(proposal) => Ok(*proposal),
            other => panic!("{other:?}"),
        }
    }

    /// Sends a command with a file.
    pub fn hand_over(&mut self, command: impl Into<Command>, file: &[u8]) -> Result<Reply, Fault> {
        let pieces = Pieces { bytes: file.to_vec(), at: 0, length: 10_000 };
        pollster::block_on(self.node.handle(command, Some(pieces))).map(|answer| answer.reply)
    }

    /// Sends a command with a file from this source.
    pub fn hand_over_from(&mut self, command: impl Into<Command>, file: impl ByteSource) -> Result<Reply, Fault> {
        pollster::block_on(self.node.handle(command, Some(file))).map(|answer| answer.reply)
    }

    /// Sends a command whose reply is an import.
    pub fn imported(&mut self, command: impl Into<Command>) -> Import {
        let command = command.into();
        match self.send(command.clone()) {
            Ok(Reply::Imported(import)) => import,
            other => panic!("{command:?}: {other:?}"),
        }
    }

    /// Locks idle accounts whose time has come.
    pub fn lock_idle(&mut self) {
        pollster::block_on(self.node.lock_idle());
    }

    /// Does the work of a node before its first command.
    pub fn sweep(&mut self) {
        pollster::block_on(self.node.sweep());
    }

    /// Reports that another tab has written to a ledger.
    pub fn on_other_tab_wrote(&mut self, ledger: Hash) {
        pollster::block_on(self.node.on_other_tab_wrote(ledger));
    }

    /// Reports that the connection was closed from outside.
    pub fn on_store_closed(&mut self, ledger: Hash) {
        pollster::block_on(self.node.on_store_closed(ledger));
    }

    /// Exports the other device's ledger and imports it here.
    pub fn import_from(&mut self, other: &mut Self) -> Import {
        let file = other.export(Contents::Sealed, Compression::None);
        self.import(&file).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    pub fn election(&mut self) -> ElectionView {
        match self.send(command::ReadElection {}) {
            Ok(Reply::Election(view)) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn ledger(&self) -> LedgerStatus {
        self.status().ledger.expect("a ledger is open")
    }

    pub fn pool(&mut self) -> Vec<PoolItem> {
        match self.send(command::ListPool {}) {
            Ok(Reply::Pool(items)) => items,
            other => panic!("{other:?}"),
        }
    }

    pub fn export(&mut self, contents: Contents, compression: Compression) -> Vec<u8> {
        let answer =
            self.answer(command::ExportLedger { contents, compression, accounts: false }).expect("the export succeeds");
        answer.attachment.expect("an export has a file").concat()
    }

    /// Returns two devices with one ledger of two seats: the first administrator `admin` on the first, the doctor
    /// `dr_b` on the second. Both are delegates from the next round on, and both are signed in.
    pub fn two_delegates(seed: u8) -> (Self, Self) {
        let (mut first, mut second) = (Self::new(seed), Self::new(seed + 1));
        first.found_with(Parameters { delegates: 2, ..Parameters::default() });
        second.import_from(&mut first);
        let doctor = second.register("dr_b", "Dr. Bea Birch", Role::Doctor, Some("st-anna"));
        first.import_from(&mut second);
        first.approve(doctor);
        first.forge();
        second.import_from(&mut first);
        second.sign_in("dr_b");
        for (device, user) in [(&mut first, "admin"), (&mut second, "dr_b")] {
            device.submitted(command::Stake { amount: 500 });
            device.submitted(command::Candidacy { standing: true });
            assert_eq!(device.status().session.expect("an account is signed in").user_id.as_str(), user);
        }
        first.import_from(&mut second);
        first.forge();
        first.submitted(command::Vote { candidate: Some("admin".to_owned()) });
        second.import_from(&mut first);
        second.submitted(command::Vote { candidate: Some("dr_b".to_owned()) });
        first.import_from(&mut second);
        first.pass_over();
        while first.ledger().delegates.len() < 2 {
            first.pass_over();
        }
        second.import_from(&mut first);
        assert_eq!(second.ledger().head, first.ledger().head);
        (first, second)
    }

    /// Returns a ledger with an administrator, a doctor and a patient; the doctor is signed in.
    pub fn hospital(seed: u8) -> Self {
        let mut device = Self::new(seed);
        device.create_ledger();
        let doctor = device.register("dr_bob", "Dr. Bob Alder", Role::Doctor, Some("st-anna"));
        let patient = device.register("patient_x", "Xenia Yew", Role::Patient, None);
        device.approve(doctor);
        device.approve(patient);
        device.forge();
        device.sign_in("dr_bob");
        device
    }
}

/// Returns a prescription for `patient_x`.
pub fn prescription(record: &str, change: RecordChange) -> command::SubmitRecord {
    command::SubmitRecord {
        patient_id: "patient_x".to_owned(),
        record_id: record.to_owned(),
        hospital_id: None,
        change,
        content: NewContent {
            record_type: "prescription".to_owned(),
            insurance_id: "AT-1234".to_owned(),
            prescription: "Amoxicillin 250 mg, oral suspension".to_owned(),
            amount: 2_550,
            note: String::new(),
            authored_on: "2026-11-14".to_owned(),
        },
    }
}
