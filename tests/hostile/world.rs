//! A hospital with accounts, an anchored access log and a waiting proposal; and devices that import files.

use medchain::file::FileFault;
use medchain::file::access_log::SealedLog;
use medchain::file::account::{AccountFile, KdfCost};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::SigningKey;
use medchain::ledger::merkle::TreeHead;
use medchain::ledger::number::Timestamp;
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::node::{Answer, ByteSource, Node, Platform};
use medchain::protocol::{
    Command, Compression, Contents, Fault, Import, NewContent, RecordChange, Reply, Submitted, command,
};
use medchain::storage::memory::MemoryLibrary;
use medchain::storage::{Library as _, Store as _, StoredState};
use serde_json::Value;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

const PASSWORD: &str = "five wards and a garden";

/// A platform whose clock advances with each reading, and whose random bytes are the same in each run and never repeat.
struct TestPlatform {
    now: Cell<u64>,
    seed: u8,
    drawn: Cell<u32>,
}

impl Platform for TestPlatform {
    fn now(&self) -> Timestamp {
        self.now.set(self.now.get() + 10);
        Timestamp(self.now.get())
    }

    fn steady(&self) -> Duration {
        Duration::from_millis(self.now.get())
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

/// A file that is read in one piece.
struct SingleChunk(Option<Vec<u8>>);

impl ByteSource for SingleChunk {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        Ok(self.0.take())
    }

    fn size(&self) -> Option<u64> {
        None
    }
}

/// A device that imports files.
pub struct Device {
    library: MemoryLibrary,
    node: Node<MemoryLibrary, TestPlatform>,
}

impl Device {
    pub fn on(library: MemoryLibrary, seed: u8) -> Self {
        let bench = TestPlatform { now: Cell::new(1_790_000_000_000), seed, drawn: Cell::default() };
        let node = Node::new(library.clone(), bench, Rc::new(|_| {}), Rc::new(Cell::new(false)));
        Self { library, node }
    }

    pub fn answer(&mut self, command: impl Into<Command>) -> Result<Answer, Fault> {
        pollster::block_on(self.node.handle(command, None::<SingleChunk>))
    }

    fn done(&mut self, command: impl Into<Command>) -> Answer {
        let command = command.into();
        self.answer(command.clone()).unwrap_or_else(|fault| panic!("{command:?}: {fault:?}"))
    }

    fn submitted(&mut self, command: impl Into<Command>) -> Hash {
        match self.done(command).reply {
            Reply::Submitted(Submitted { transaction }) => transaction,
            other => panic!("{other:?}"),
        }
    }

    pub fn import(&mut self, file: &[u8]) -> Result<Import, Fault> {
        match pollster::block_on(
            self.node.handle(command::ImportLedger { ahead_of_clock: false }, Some(SingleChunk(Some(file.to_vec())))),
        )?
        .reply
        {
            Reply::Imported(import) => Ok(import),
            other => panic!("{other:?}"),
        }
    }

    /// Returns the acting account.
    pub fn acting(&self) -> Option<UserId> {
        self.node.status().session.map(|session| session.user_id)
    }

    /// Returns the device's stored data of a ledger, or empty data if the ledger is not on it.
    pub fn kept(&self, ledger: Hash) -> StoredState {
        let store = pollster::block_on(self.library.find(ledger)).expect("a store in memory opens");
        store.map(|store| pollster::block_on(store.load()).expect("a store in memory loads")).unwrap_or_default()
    }

    fn export(&mut self, accounts: bool) -> Vec<u8> {
        let (contents, compression) = (Contents::Sealed, Compression::None);
        let answer = self.done(command::ExportLedger { contents, compression, accounts });
        answer.attachment.expect("an export has an attachment").concat()
    }

    fn register(&mut self, user: &str, role: Role, hospital: Option<&str>) {
        let account = command::Register {
            user_id: user.to_owned(),
            name: format!("{user} of St. Anna"),
            role,
            hospital_id: hospital.map(str::to_owned),
            password: PASSWORD.into(),
        };
        let transaction = self.submitted(account);
        self.submitted(command::Approve { transaction, despite_concerns: false });
    }

    fn sign_in(&mut self, user: &str) {
        self.done(command::SignIn { user_id: user.to_owned(), password: PASSWORD.into() });
    }
}

/// The hospital's genuine data.
pub struct World {
    pub ledger: Hash,
    /// The genuine file as JSON values: chain, pool, accounts and logs.
    pub file: Value,
    /// An earlier export, with a shorter log and without the block that anchors it.
    pub older: Value,
    pub accounts: Vec<AccountFile>,
    pub log: SealedLog,
    pub log_key: SigningKey,
    pub pool: BTreeSet<Hash>,
    home: MemoryLibrary,
}

// A library belongs to one thread, so each thread makes its own world.
impl World {
    pub fn new() -> Self {
        let library = MemoryLibrary::default();
        let mut device = Device::on(library.clone(), 5);
        device.done(command::CreateLedger {
            name: "St. Anna".to_owned(),
            parameters: Parameters::default(),
            user_id: "admin".to_owned(),
            founder_name: "Ada Minster".to_owned(),
            hospital_id: "st-anna".to_owned(),
            password: PASSWORD.into(),
        });
        device.register("dr_bob", Role::Doctor, Some("st-anna"));
        device.register("patient_x", Role::Patient, None);
        device.done(command::Forge { pass_over: false });
        device.sign_in("dr_bob");
        device.submitted(prescription());
        let older = device.export(true);
        device.sign_in("admin");
        device.done(command::Forge { pass_over: false });
        let file: Value = serde_json::from_slice(&device.export(true)).expect("the bytes are JSON");
        let ledger = device.node.status().ledger.expect("a ledger is open").ledger;
        let kept = device.kept(ledger);
        Self {
            ledger,
            older: serde_json::from_slice(&older).expect("the bytes are JSON"),
            accounts: serde_json::from_value(file["accounts"].clone()).expect("the file has accounts"),
            log: serde_json::from_value(file["access_logs"][0].clone()).expect("the file has a log"),
            log_key: SigningKey::new(&kept.log_key.expect("the device has a log key")),
            pool: kept.pool.keys().copied().collect(),
            file,
            home: library,
        }
    }

    pub fn genuine(&self) -> Vec<u8> {
        self.file.to_string().into_bytes()
    }

    pub fn log_head(&self) -> TreeHead {
        TreeHead { size: self.log.size, root: self.log.root }
    }

    /// Returns a device with the chain, and with no other part of the file.
    pub fn bare(&self) -> MemoryLibrary {
        let mut file = self.file.clone();
        for member in ["accounts", "access_logs", "pool"] {
            file[member] = Value::Array(Vec::new());
        }
        let bare = MemoryLibrary::default();
        Device::on(bare.clone(), 6).import(file.to_string().as_bytes()).expect("the chain is valid");
        bare
    }

    /// Returns the hospital's own device again, on which the administrator is signed in.
    pub fn home(&self) -> Device {
        let mut device = Device::on(self.home.deep_copy(), 7);
        device.done(command::OpenLedger { ledger: self.ledger });
        device.sign_in("admin");
        device
    }
}

fn prescription() -> command::SubmitRecord {
    command::SubmitRecord {
        patient_id: "patient_x".to_owned(),
        record_id: "rx-1".to_owned(),
        hospital_id: None,
        change: RecordChange::Add,
        content: NewContent {
            record_type: "prescription".to_owned(),
            insurance_id: String::new(),
            prescription: "Amoxicillin 250 mg".to_owned(),
            amount: 2_550,
            note: String::new(),
            authored_on: "2026-11-14".to_owned(),
        },
    }
}
