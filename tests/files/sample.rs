//! A small ledger that is always the same: an administrator, a doctor, a patient, one record, and a waiting proposal.

use medchain::file::access_log::SealedLog;
use medchain::file::account::{AccountFile, KdfCost};
use medchain::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotHead, SnapshotWriter};
use medchain::ledger::access_log::{self, Entry, Outcome};
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::chain::{Replay, forge, forge_genesis};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::free_text::{Name, Text};
use medchain::ledger::id::{Hash, HospitalId, RecordId, UserId};
use medchain::ledger::key::{OpeningKey, PublicKey, Seed};
use medchain::ledger::number::{Cents, Slot, Timestamp};
use medchain::ledger::seal::{self, Binding, Content, Reader, ReaderName};
use medchain::ledger::state::State;
use medchain::ledger::transaction::account::{CreateLedger, Founder, Parameters, Register, Role};
use medchain::ledger::transaction::record::{Operation, Record};
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};
use medchain::ledger::verify::Signatures;

/// The password of the account in the sample.
pub const PASSWORD: &str = "correct horse battery staple";

/// 2026-11-22, 00:00 UTC, in milliseconds.
const MIDNIGHT: u64 = 1_795_305_600_000;

/// A member of the sample's ledger.
pub struct Member {
    pub user_id: UserId,
    pub seed: Seed,
}

impl Member {
    fn new(name: &str, entropy: &mut Entropy) -> Self {
        Self { user_id: UserId::parse(name).unwrap(), seed: entropy.seed() }
    }

    pub fn public_key(&self) -> PublicKey {
        self.seed.signing_key().public_key()
    }
}

/// The ledger and its parts.
pub struct Sample {
    pub blocks: Vec<Block<Unchecked>>,
    pub pool: Vec<Transaction>,
    pub accounts: Vec<AccountFile>,
    pub access_logs: Vec<SealedLog>,
    pub entries: Vec<Entry>,
    pub head: SnapshotHead,
    pub founder: Member,
    pub doctor: Member,
    pub patient: Member,
    pub auditor: OpeningKey,
    pub content: Content,
}

/// Builds the ledger from a single entropy source.
struct Maker {
    entropy: Entropy,
    founder: Member,
    doctor: Member,
    patient: Member,
    auditor: OpeningKey,
    clock: u64,
    ledger: Option<Hash>,
}

impl Maker {
    fn new() -> Self {
        let mut entropy = Entropy::new([7; 32]);
        Self {
            founder: Member::new("anna_admin", &mut entropy),
            doctor: Member::new("dr_gruber", &mut entropy),
            patient: Member::new("mia_huber", &mut entropy),
            auditor: OpeningKey::filled(|bytes| entropy.fill(bytes)),
            clock: MIDNIGHT,
            ledger: None,
            entropy,
        }
    }

    fn now(&mut self) -> Timestamp {
        self.clock += 1000;
        Timestamp(self.clock)
    }

    fn transaction(&mut self, author: &UserId, seed: &Seed, action: Action) -> Transaction {
        let (timestamp, salt) = (self.now(), self.entropy.salt());
        let payload = Payload { ledger: self.ledger, author: author.clone(), timestamp, salt, action };
        Transaction::signed(payload, &seed.signing_key())
    }

    fn approve(&mut self, mut it: Transaction, by: &UserId, seed: &Seed) -> Transaction {
        let enclosed = Enclosed { auditor_secret_sealed: None, keys: None };
        it.approval = Some(Approval::signed(by.clone(), self.now(), enclosed, it.id(), &seed.signing_key()));
        it
    }

    fn create(&mut self) -> Transaction {
        let (user_id, seed) = (self.founder.user_id.clone(), self.founder.seed.clone());
        let sealing_key = seed.opening_key().sealing_key();
        let founder = Founder {
            user_id: user_id.clone(),
            name: Name::parse("Anna Bauer").unwrap(),
            hospital_id: HospitalId::parse("st_anna").unwrap(),
            public_key: self.founder.public_key(),
            sealing_key,
        };
        let auditor_secret_sealed = seal::seal_auditor(&self.auditor, sealing_key, &mut self.entropy).unwrap();
        let action = Action::CreateLedger(CreateLedger {
            name: Name::parse("St. Anna").unwrap(),
            parameters: Parameters::default(),
            founder,
            auditor_key: self.auditor.sealing_key(),
            auditor_secret_sealed,
        });
        let create = self.transaction(&user_id, &seed, action);
        self.ledger = Some(create.id());
        create
    }

    fn register(&mut self, role: Role) -> Transaction {
        let (member, name, hospital_id) = match role {
            Role::Doctor => (&self.doctor, "Dr. Grüber", Some(HospitalId::parse("st_anna").unwrap())),
            _ => (&self.patient, "Mia \"Mimi\" Huber", None),
        };
        let (user_id, seed, public_key) = (member.user_id.clone(), member.seed.clone(), member.public_key());
        let action = Action::Register(Register {
            user_id: user_id.clone(),
            name: Name::parse(name).unwrap(),
            role,
            hospital_id,
            public_key,
            sealing_key: seed.opening_key().sealing_key(),
        });
        let it = self.transaction(&user_id, &seed, action);
        let (founder, seed) = (self.founder.user_id.clone(), self.founder.seed.clone());
        self.approve(it, &founder, &seed)
    }

    fn record(&mut self, record_id: &str, content: &Content) -> Transaction {
        let ledger = self.ledger.expect("the ledger is created first");
        let record_id = RecordId::parse(record_id).unwrap();
        let (doctor_id, patient_id) = (self.doctor.user_id.clone(), self.patient.user_id.clone());
        let binding = Binding {
            ledger,
            record_id: record_id.clone(),
            patient_id: patient_id.clone(),
            doctor_id: doctor_id.clone(),
        };
        let reader =
            |name: &UserId, key: OpeningKey| Reader { name: ReaderName::User(name.clone()), key: key.sealing_key() };
        let readers = [
            reader(&self.patient.user_id, self.patient.seed.opening_key()),
            reader(&self.doctor.user_id, self.doctor.seed.opening_key()),
            Reader { name: ReaderName::Auditor, key: self.auditor.sealing_key() },
        ];
        let sealed = seal::seal(content, &binding, &readers, &mut self.entropy).unwrap();
        let action = Action::Record(Record {
            hospital_id: HospitalId::parse("st_anna").unwrap(),
            doctor_id: doctor_id.clone(),
            patient_id,
            record_id,
            operation: Operation::Add,
            supersedes: None,
            target_id: None,
            commitment: Some(content.commitment()),
            sealed_hash: Some(sealed.hash()),
        });
        let seed = self.doctor.seed.clone();
        let it = self.transaction(&doctor_id, &seed, action);
        Transaction { sealed: Some(sealed), ..it }
    }

    fn content(&mut self) -> Content {
        let text = |text: &str| Text::parse(text).unwrap();
        Content {
            record_type: text("prescription"),
            insurance_id: Some(text("1237 010180")),
            prescription: text("Amoxicillin 250 mg / 5 ml – 3 × täglich"),
            amount: Cents(1290),
            note: None,
            authored_on: text("1969-12-31"),
            salt: self.entropy.salt(),
        }
    }

    fn entries(&mut self) -> Vec<Entry> {
        let entry = |sequence, timestamp, action| Entry {
            sequence,
            timestamp,
            actor: Some(self.founder.user_id.clone()),
            role: Some(Role::Administrator),
            action,
            patient: None,
            records: None,
            outcome: Outcome::Permitted,
            rule: None,
            reason: None,
        };
        let at = |seconds: u64| Timestamp(self.clock + seconds * 1000);
        vec![entry(0, at(1), access_log::Action::SignIn), entry(1, at(2), access_log::Action::Export)]
    }
}

fn replayed(blocks: &[Block<Unchecked>]) -> State {
    let mut replay = Replay::new(Signatures::Check, None);
    for block in blocks {
        replay.push(block.clone()).unwrap();
    }
    replay.finish().unwrap().0
}

/// Returns the sample.
pub fn sample() -> Sample {
    let mut maker = Maker::new();
    let key = maker.founder.seed.signing_key();
    let create = maker.create();
    let ledger = create.id();
    let mut blocks = vec![forge_genesis(create, maker.now(), &key)];

    let registrations = vec![maker.register(Role::Doctor), maker.register(Role::Patient)];
    blocks.push(forge(&replayed(&blocks), Slot(1), maker.now(), registrations, &key));

    let content = maker.content();
    let record = maker.record("rx-1969.1", &content);
    let (patient, seed) = (maker.patient.user_id.clone(), maker.patient.seed.clone());
    let record = maker.approve(record, &patient, &seed);
    blocks.push(forge(&replayed(&blocks), Slot(2), maker.now(), vec![record], &key));

    let pool = vec![maker.record("rx-1969.2", &content)];
    let (doctor, seed) = (maker.doctor.user_id.clone(), maker.doctor.seed.clone());
    let account = AccountFile::seal(&seed, (ledger, doctor), PASSWORD, KdfCost::Small, &mut maker.entropy);
    let entries = maker.entries();
    let log = maker.entropy.seed().signing_key();
    let auditor = maker.auditor.sealing_key();
    let access_logs = vec![SealedLog::seal(&entries, &log, ledger, auditor, &mut maker.entropy).unwrap()];
    let name = Name::parse("St. Anna").unwrap();
    let head = SnapshotHead { ledger, name, exported_at: maker.now(), contents: Contents::Sealed };
    let Maker { founder, doctor, patient, auditor, .. } = maker;
    let accounts = vec![account];
    Sample { blocks, pool, accounts, access_logs, entries, head, founder, doctor, patient, auditor, content }
}

impl Sample {
    /// Returns the whole snapshot.
    pub fn file(&self, contents: Contents, compression: Compression) -> Vec<u8> {
        let Self { pool, accounts, access_logs, .. } = self;
        self.write(self.blocks.len(), contents, &SnapshotExtras { pool, accounts, access_logs }, compression)
    }

    /// Returns the smallest possible snapshot, with block 0 only.
    pub fn small_file(&self, compression: Compression) -> Vec<u8> {
        self.write(1, Contents::Sealed, &SnapshotExtras::default(), compression)
    }

    fn write(
        &self,
        blocks: usize,
        contents: Contents,
        beside: &SnapshotExtras<'_>,
        compression: Compression,
    ) -> Vec<u8> {
        let head = SnapshotHead { contents, ..self.head.clone() };
        let mut writer = SnapshotWriter::new(&head, beside, compression);
        let mut file = Vec::new();
        for block in &self.blocks[..blocks] {
            writer.block(block);
            file.extend(writer.take_chunk().unwrap_or_default());
        }
        file.extend(writer.finish());
        file
    }

    /// Returns the key of a member.
    pub fn key_of(&self, user: &UserId) -> Option<PublicKey> {
        let members = [&self.founder, &self.doctor, &self.patient];
        members.into_iter().find(|member| member.user_id == *user).map(Member::public_key)
    }
}

impl Sample {
    /// Returns a valid key that no member has.
    pub fn nobodys_key(&self) -> PublicKey {
        Seed::filled(|bytes| bytes.copy_from_slice(&self.head.ledger.0)).signing_key().public_key()
    }
}
