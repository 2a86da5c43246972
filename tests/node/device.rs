//! A device with a node on it, driven by commands as the page drives it.

use medchain::file::FileFault;
use medchain::file::account::AccountFile;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::SigningKey;
use medchain::ledger::number::Timestamp;
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::node::{Answer, ByteSource, Node, Platform};
use medchain::protocol::{
    BlockCard, Command, Compression, Contents, ElectionView, Fault, Founding, Import, LedgerStatus, NewAccount,
    NewContent, NewRecord, PoolItem, Proposal, RecordChange, Reply, Status,
};
use medchain::storage::memory::MemoryShelf;
use medchain::storage::{Change, Head, Shelf as _, Store as _};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// What every account of the tests is kept under.
pub const PASSWORD: &str = "correct horse battery";

/// A clock that moves a second with each look, a steady clock that moves only when time is let pass, and bytes that are
/// the same in each run and never come twice.
#[derive(Clone)]
pub struct Bench {
    now: Rc<Cell<u64>>,
    /// What has passed on the clock that nobody sets.
    steady: Rc<Cell<u64>>,
    seed: u8,
    drawn: Rc<Cell<u32>>,
}

impl Platform for Bench {
    fn now(&self) -> Timestamp {
        self.now.set(self.now.get() + 1_000);
        Timestamp(self.now.get())
    }

    fn steady(&self) -> Duration {
        Duration::from_millis(self.steady.get())
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

/// A device.
pub struct Device {
    pub shelf: MemoryShelf,
    node: Node<MemoryShelf, Bench>,
    bench: Bench,
}

impl Device {
    /// A new device; devices of different numbers have different entropy.
    pub fn new(seed: u8) -> Self {
        let now = Rc::new(Cell::new(1_790_000_000_000));
        let bench = Bench { now, steady: Rc::default(), seed, drawn: Rc::default() };
        Self::start(MemoryShelf::default(), bench)
    }

    fn start(shelf: MemoryShelf, bench: Bench) -> Self {
        let node = Node::new(shelf.clone(), bench.clone(), Rc::new(|_| {}), Rc::new(Cell::new(false)));
        Self { shelf, node, bench }
    }

    /// The same device, started again: only what is on its shelf is left.
    pub fn restart(self) -> Self {
        // Entropy never repeats on a real device.
        let bench = Bench { seed: self.bench.seed.wrapping_add(101), steady: Rc::default(), ..self.bench };
        Self::start(self.shelf, bench)
    }

    /// A copy of the whole device as it is, disk and all, that goes its own way from here.
    pub fn copy(&self) -> Self {
        let seed = self.bench.seed.wrapping_add(77);
        let now = Rc::new(Cell::new(self.bench.now.get()));
        let bench = Bench { now, steady: Rc::default(), seed, ..self.bench.clone() };
        let mut copy = Self::start(self.shelf.deep_copy(), bench);
        copy.send(Command::OpenLedger { ledger: self.ledger().ledger }).expect("opened");
        copy
    }

    /// The account file that the device keeps of somebody.
    pub fn account_file(&self, user: &str) -> Vec<u8> {
        let store = pollster::block_on(self.shelf.open(self.ledger().ledger)).expect("memory opens");
        let kept = pollster::block_on(store.load()).expect("memory loads");
        kept.accounts[&UserId::parse(user).expect("well formed")].clone()
    }

    /// The key of the device's own access log.
    pub fn log_key(&self) -> SigningKey {
        let store = pollster::block_on(self.shelf.open(self.ledger().ledger)).expect("memory opens");
        let kept = pollster::block_on(store.load()).expect("memory loads");
        SigningKey::new(&kept.log_key.expect("a ledger that was founded or imported has one"))
    }

    /// Puts an account file onto the disk, as a restored one is, and opens the ledger again.
    pub fn adopt(&mut self, account: Vec<u8>) {
        let ledger = self.ledger();
        let file: AccountFile = serde_json::from_slice(&account).expect("an account file");
        let store = pollster::block_on(self.shelf.open(ledger.ledger)).expect("memory opens");
        let head = Head { height: ledger.height, hash: ledger.head };
        let accounts = vec![(file.user_id().clone(), account)];
        pollster::block_on(store.commit(Change { accounts, ..Change::on(Some(head)) })).expect("memory takes it");
        self.send(Command::OpenLedger { ledger: ledger.ledger }).expect("opened");
    }

    /// What the device's clock says.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.bench.now.get())
    }

    /// Lets time pass.
    pub fn wait(&self, milliseconds: u64) {
        self.bench.now.set(self.bench.now.get() + milliseconds);
        self.bench.steady.set(self.bench.steady.get() + milliseconds);
    }

    /// Sets the device's clock to a moment, while no time passes.
    pub fn set_clock_to(&self, to: Timestamp) {
        self.bench.now.set(to.0);
    }

    /// Sets the clock, back or forward, while no time passes.
    pub fn set_clock(&self, by: i64) {
        self.bench.now.set(self.bench.now.get().checked_add_signed(by).expect("a time after 1970"));
    }

    /// A second tab of a device: the same shelf.
    pub fn start_beside(other: &Self) -> Self {
        let bench = Bench { seed: other.bench.seed.wrapping_add(53), ..other.bench.clone() };
        Self::start(other.shelf.clone(), bench)
    }

    pub fn send(&mut self, command: Command) -> Result<Reply, Fault> {
        pollster::block_on(self.node.handle(command, None::<Pieces>)).map(|answer| answer.reply)
    }

    pub fn answer(&mut self, command: Command) -> Result<Answer, Fault> {
        pollster::block_on(self.node.handle(command, None::<Pieces>))
    }

    pub fn import(&mut self, file: &[u8]) -> Result<Import, Fault> {
        let pieces = Pieces { bytes: file.to_vec(), at: 0, length: 10_000 };
        match pollster::block_on(self.node.handle(Command::ImportLedger { ahead_of_clock: false }, Some(pieces)))?.reply
        {
            Reply::Imported(import) => Ok(import),
            other => panic!("{other:?}"),
        }
    }

    pub fn status(&self) -> Status {
        self.node.status()
    }

    pub fn found(&mut self) -> Hash {
        self.found_with(Parameters::default())
    }

    pub fn found_with(&mut self, parameters: Parameters) -> Hash {
        let founding = Founding {
            name: "St. Anna".to_owned(),
            parameters,
            user_id: "admin".to_owned(),
            founder_name: "Ada Minster".to_owned(),
            hospital_id: "st-anna".to_owned(),
            password: PASSWORD.into(),
        };
        self.send(Command::FoundLedger(founding)).expect("founded");
        self.status().ledger.expect("open").ledger
    }

    pub fn register(&mut self, user: &str, name: &str, role: Role, hospital: Option<&str>) -> Hash {
        let account = NewAccount {
            user_id: user.to_owned(),
            name: name.to_owned(),
            role,
            hospital_id: hospital.map(str::to_owned),
            password: PASSWORD.into(),
        };
        self.submitted(Command::Register(account))
    }

    pub fn sign_in(&mut self, user: &str) {
        let command = Command::SignIn { user_id: user.to_owned(), password: PASSWORD.into() };
        self.send(command).unwrap_or_else(|fault| panic!("{user}: {fault:?}"));
    }

    pub fn submitted(&mut self, command: Command) -> Hash {
        match self.send(command.clone()) {
            Ok(Reply::Submitted { transaction }) => transaction,
            other => panic!("{command:?}: {other:?}"),
        }
    }

    pub fn approve(&mut self, transaction: Hash) {
        self.submitted(Command::Approve { transaction, despite_concerns: false });
    }

    pub fn forge(&mut self) -> BlockCard {
        match self.send(Command::Forge { pass_over: false }) {
            Ok(Reply::Forged(card)) => card,
            other => panic!("{other:?}"),
        }
    }

    /// Forges at the next own turn, passing over whose turns come before.
    pub fn pass_over(&mut self) -> BlockCard {
        match self.send(Command::Forge { pass_over: true }) {
            Ok(Reply::Forged(card)) => card,
            other => panic!("{other:?}"),
        }
    }

    /// Lets the autopilot have its turn.
    pub fn tick(&mut self) {
        pollster::block_on(self.node.tick());
    }

    pub fn preview(&mut self, file: &[u8]) -> Result<Proposal, Fault> {
        match self.hand_over(Command::PreviewImport, file)? {
            Reply::Proposal(proposal) => Ok(*proposal),
            other => panic!("{other:?}"),
        }
    }

    /// Sends a command with a file.
    pub fn hand_over(&mut self, command: Command, file: &[u8]) -> Result<Reply, Fault> {
        let pieces = Pieces { bytes: file.to_vec(), at: 0, length: 10_000 };
        pollster::block_on(self.node.handle(command, Some(pieces))).map(|answer| answer.reply)
    }

    /// Sends a command with a file from a source of one's own.
    pub fn hand_over_from(&mut self, command: Command, file: impl ByteSource) -> Result<Reply, Fault> {
        pollster::block_on(self.node.handle(command, Some(file))).map(|answer| answer.reply)
    }

    /// A command whose reply is an import.
    pub fn imported(&mut self, command: Command) -> Import {
        match self.send(command.clone()) {
            Ok(Reply::Imported(import)) => import,
            other => panic!("{command:?}: {other:?}"),
        }
    }

    /// Lets the time to lock idle accounts come, if it has.
    pub fn lock_idle(&mut self) {
        pollster::block_on(self.node.lock_idle());
    }

    /// Does what a node does before its first command.
    pub fn sweep(&mut self) {
        pollster::block_on(self.node.sweep());
    }

    /// Another tab has written.
    pub fn hear_of(&mut self, ledger: Hash) {
        pollster::block_on(self.node.hear_of(ledger));
    }

    /// Somebody else has closed the connection.
    pub fn hear_of_closing(&mut self, ledger: Hash) {
        pollster::block_on(self.node.hear_of_closing(ledger));
    }

    /// What the other device has, as a file, into this one.
    pub fn import_from(&mut self, other: &mut Self) -> Import {
        let file = other.export(Contents::Sealed, Compression::None);
        self.import(&file).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    pub fn election(&mut self) -> ElectionView {
        match self.send(Command::ReadElection) {
            Ok(Reply::Election(view)) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn ledger(&self) -> LedgerStatus {
        self.status().ledger.expect("a ledger is open")
    }

    pub fn pool(&mut self) -> Vec<PoolItem> {
        match self.send(Command::ListPool) {
            Ok(Reply::Pool(items)) => items,
            other => panic!("{other:?}"),
        }
    }

    pub fn export(&mut self, contents: Contents, compression: Compression) -> Vec<u8> {
        let answer = self.answer(Command::ExportLedger { contents, compression, accounts: false }).expect("exported");
        answer.attachment.expect("a file").concat()
    }

    /// Two devices with one ledger of rounds of two slots: the founder `admin` on the first, the doctor `dr_b` on the
    /// second; both are delegates from the next round on, and both are signed in.
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
            device.submitted(Command::Stake { amount: 500 });
            device.submitted(Command::Candidacy { standing: true });
            assert_eq!(device.status().session.expect("signed in").user_id.as_str(), user);
        }
        first.import_from(&mut second);
        first.forge();
        first.submitted(Command::Vote { candidate: Some("admin".to_owned()) });
        second.import_from(&mut first);
        second.submitted(Command::Vote { candidate: Some("dr_b".to_owned()) });
        first.import_from(&mut second);
        first.pass_over();
        while first.ledger().delegates.len() < 2 {
            first.pass_over();
        }
        second.import_from(&mut first);
        assert_eq!(second.ledger().head, first.ledger().head);
        (first, second)
    }

    /// A ledger with an administrator, a doctor and a patient on it, the doctor signed in.
    pub fn hospital(seed: u8) -> Self {
        let mut device = Self::new(seed);
        device.found();
        let doctor = device.register("dr_bob", "Dr. Bob Alder", Role::Doctor, Some("st-anna"));
        let patient = device.register("patient_x", "Xenia Yew", Role::Patient, None);
        device.approve(doctor);
        device.approve(patient);
        device.forge();
        device.sign_in("dr_bob");
        device
    }
}

/// A prescription for `patient_x`.
pub fn prescription(record: &str, change: RecordChange) -> NewRecord {
    NewRecord {
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
