//! A valid ledger whose free texts are strings made to break pages, with valid signatures.
//!
//! Every free text is such a string: the names of the ledger and its people, the contents of records, and the reasons
//! of refusals, withdrawals, revocations and log entries. The rules for identifiers and hashes exclude such strings.
//! refuses, withdraws or revokes, why an access was logged. Identifiers and hashes have rules that leave no room for one.

use anyhow::{Context, Result, anyhow};
use medchain::file::access_log::SealedLog;
use medchain::file::account::AccountFile;
use medchain::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotHead, SnapshotWriter};
use medchain::ledger::access_log::{self, Entry, Outcome};
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::chain::{self, Replay};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::free_text::{Name, Text};
use medchain::ledger::id::{Hash, HospitalId, RecordId, UserId};
use medchain::ledger::key::{OpeningKey, Seed};
use medchain::ledger::number::{Cents, Slot, Timestamp};
use medchain::ledger::seal::{self, Binding, Content, Reader, ReaderName, WrappedKeys};
use medchain::ledger::transaction::account::{CreateLedger, Founder, Parameters, Register, Role};
use medchain::ledger::transaction::grant::{Grant, Purpose, Revoke, Scope};
use medchain::ledger::transaction::record::{Operation, Record, Refuse, Withdraw};
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};
use medchain::ledger::verify::Signatures;

use crate::hospital::PASSWORD;

/// 2026-11-22, 00:00 UTC, in milliseconds.
const MIDNIGHT: u64 = 1_795_305_600_000;

/// The number of records of a patient, which make the page of a patient long.
const RECORDS_EACH: usize = 100;

/// The number of free texts of a record.
const TEXTS_EACH: usize = 5;

/// The number of all other items, such as registrations that wait.
const OTHERS: usize = 40;

/// The number of transactions in a block.
const BLOCK: usize = 200;

/// The strings that serve as free texts.
pub struct Payloads {
    /// Each string once, shortened to the permitted length, without forbidden characters.
    pub texts: Vec<String>,
    /// The number of lines, duplicates included.
    pub read: usize,
    /// The number of strings that were shortened or lost characters.
    pub changed: usize,
    /// The number of strings that were empty after that, or duplicates.
    pub left_out: usize,
}

impl Payloads {
    /// Makes permitted texts of any strings.
    pub fn of(strings: &[String]) -> Self {
        let mut seen = std::collections::BTreeSet::new();
        let (mut texts, mut changed) = (Vec::new(), 0);
        for string in strings {
            let is_allowed = |letter: &char| Text::parse(&letter.to_string()).is_ok();
            let text: String = string.chars().filter(is_allowed).take(200).collect();
            if text.trim().is_empty() || !seen.insert(text.clone()) {
                continue;
            }
            changed += usize::from(text != *string);
            texts.push(text);
        }
        Self { read: strings.len(), changed, left_out: strings.len() - texts.len(), texts }
    }

    /// Returns the texts that are short enough for a name.
    fn names(&self) -> impl Iterator<Item = Name> + Clone {
        self.texts.iter().filter_map(|text| Name::parse(text).ok())
    }
}

/// The ledger as a file, and the places of its strings.
pub struct PayloadLedger {
    /// A snapshot with the accounts of [`PayloadLedger::FOUNDER`], [`PayloadLedger::DOCTOR`] and the first patient.
    pub file: Vec<u8>,
    /// The patients with records. Some of the first patient's records wait for approval.
    pub patients: Vec<String>,
    /// The transactions with a text outside a content.
    pub reasons: Vec<Hash>,
    /// The names of the people.
    pub names: Vec<String>,
    /// The number of blocks.
    pub blocks: usize,
    /// The number of transactions.
    pub transactions: usize,
}

struct Member {
    user_id: UserId,
    seed: Seed,
}

/// Builds the ledger from a single entropy source.
struct Maker {
    entropy: Entropy,
    founder: Member,
    doctor: Member,
    auditor: OpeningKey,
    clock: u64,
    ledger: Option<Hash>,
    placed: Vec<Transaction>,
    names: Vec<String>,
}

impl PayloadLedger {
    /// The first administrator's id.
    pub const FOUNDER: &str = "admin";
    /// The id of the author of all records.
    pub const DOCTOR: &str = "dr_bob";

    /// Builds a ledger with these strings.
    ///
    /// # Errors
    /// An error if the ledger would break a rule.
    pub fn of(payloads: &Payloads) -> Result<Self> {
        let mut maker = Maker::new();
        let mut names = payloads.names().cycle();
        let mut name = || names.next().context("too few strings are short enough for a name");
        let create = maker.create(name()?, name()?);
        let patients = payloads.texts.len().div_ceil(TEXTS_EACH).div_ceil(RECORDS_EACH);
        let (founder, doctor) = (maker.founder.seed.clone(), maker.doctor.seed.clone());
        let doctor_id = maker.doctor.user_id.clone();
        let registered = maker.register(&doctor_id, &doctor, name()?, Role::Doctor);
        maker.place_approved(registered, Self::FOUNDER, &founder);
        let patients: Vec<Member> = (0..patients).map(|number| maker.member(&format!("patient_{number}"))).collect();
        for patient in &patients {
            let registered = maker.register(&patient.user_id, &patient.seed, name()?, Role::Patient);
            maker.place_approved(registered, Self::FOUNDER, &founder);
        }
        for number in 0..payloads.names().count().min(10 * OTHERS) {
            let member = maker.member(&format!("person_{number}"));
            let registered = maker.register(&member.user_id, &member.seed, name()?, Role::Patient);
            maker.place_approved(registered, Self::FOUNDER, &founder);
        }
        let reasons = maker.reasons(&patients[0], payloads)?;
        let mut pool = maker.records(&patients, payloads)?;
        for number in 0..OTHERS {
            let member = maker.member(&format!("newcomer_{number}"));
            pool.push(maker.register(&member.user_id, &member.seed, name()?, Role::Patient));
        }
        maker.file(create, &patients, pool, reasons, payloads)
    }
}

impl Maker {
    fn new() -> Self {
        let mut entropy = Entropy::new([11; 32]);
        let mut member = |name: &str| Member { user_id: id(name), seed: entropy.seed() };
        let (founder, doctor) = (member(PayloadLedger::FOUNDER), member(PayloadLedger::DOCTOR));
        let auditor = OpeningKey::filled(|bytes| entropy.fill(bytes));
        let (placed, names) = (Vec::new(), Vec::new());
        Self { entropy, founder, doctor, auditor, clock: MIDNIGHT, ledger: None, placed, names }
    }

    fn member(&mut self, name: &str) -> Member {
        Member { user_id: id(name), seed: self.entropy.seed() }
    }

    fn now(&mut self) -> Timestamp {
        self.clock += 10;
        Timestamp(self.clock)
    }

    fn say(&mut self, author: &UserId, seed: &Seed, action: Action) -> Transaction {
        let (timestamp, salt) = (self.now(), self.entropy.salt());
        let payload = Payload { ledger: self.ledger, author: author.clone(), timestamp, salt, action };
        Transaction::signed(payload, &seed.signing_key())
    }

    fn place_approved(&mut self, mut it: Transaction, by: &str, seed: &Seed) {
        let enclosed = Enclosed { auditor_secret_sealed: None, keys: None };
        it.approval = Some(Approval::signed(id(by), self.now(), enclosed, it.id(), &seed.signing_key()));
        self.placed.push(it);
    }

    fn create(&mut self, name: Name, founder_name: Name) -> Transaction {
        let (user_id, seed) = (self.founder.user_id.clone(), self.founder.seed.clone());
        let sealing_key = seed.opening_key().sealing_key();
        self.names.extend([name.to_string(), founder_name.to_string()]);
        let founder = Founder {
            user_id: user_id.clone(),
            name: founder_name,
            hospital_id: hospital(),
            public_key: seed.signing_key().public_key(),
            sealing_key,
        };
        let auditor_key = self.auditor.sealing_key();
        let auditor_secret_sealed =
            seal::seal_auditor(&self.auditor, sealing_key, &mut self.entropy).expect("the sealing key is valid");
        let parameters = Parameters::default();
        let create = CreateLedger { name, parameters, founder, auditor_key, auditor_secret_sealed };
        let create = self.say(&user_id, &seed, Action::CreateLedger(create));
        self.ledger = Some(create.id());
        create
    }

    fn register(&mut self, user_id: &UserId, seed: &Seed, name: Name, role: Role) -> Transaction {
        self.names.push(name.to_string());
        let register = Register {
            user_id: user_id.clone(),
            name,
            role,
            hospital_id: (role != Role::Patient).then(hospital),
            public_key: seed.signing_key().public_key(),
            sealing_key: seed.opening_key().sealing_key(),
        };
        self.say(user_id, seed, Action::Register(register))
    }

    /// Adds refusals, withdrawals and revocations, each with a string as its reason, and returns their ids.
    fn reasons(&mut self, patient: &Member, payloads: &Payloads) -> Result<Vec<Hash>> {
        let (doctor, seed) = (self.doctor.user_id.clone(), self.doctor.seed.clone());
        let step = (payloads.texts.len() / (3 * OTHERS)).max(1);
        let mut ids = Vec::new();
        for (index, text) in payloads.texts.iter().step_by(step).enumerate() {
            let reason = Text::parse(text).map_err(|fault| anyhow!("{text:?}: {fault:?}"))?;
            let content = self.content(std::slice::from_ref(text))?;
            let proposal = self.record(patient, &format!("never-{index}"), &content)?.proposal();
            let said = match index % 3 {
                0 => {
                    let refuse = Refuse { refused: Box::new(proposal), reason };
                    self.say(&patient.user_id, &patient.seed, Action::Refuse(refuse))
                }
                1 => {
                    let withdraw = Withdraw { withdrawn: Box::new(proposal), reason };
                    self.say(&doctor, &seed, Action::Withdraw(withdraw))
                }
                _ => self.revocation(patient, reason),
            };
            ids.push(said.id());
            self.placed.push(said);
        }
        Ok(ids)
    }

    /// Adds a grant and returns its revocation.
    fn revocation(&mut self, patient: &Member, reason: Text) -> Transaction {
        let grant = Grant {
            grantee: self.doctor.user_id.clone(),
            scope: Scope::All,
            purpose: Purpose::Treatment,
            not_before: Timestamp(MIDNIGHT),
            not_after: None,
            keys: WrappedKeys::default(),
        };
        let grant = self.say(&patient.user_id, &patient.seed, Action::Grant(grant));
        let revoke = Revoke { grant: grant.id(), reason };
        self.placed.push(grant);
        self.say(&patient.user_id, &patient.seed, Action::Revoke(revoke))
    }

    /// Adds records with all strings, each string in one of them. Returns the first patient's last records, which are
    /// not approved yet.
    fn records(&mut self, patients: &[Member], payloads: &Payloads) -> Result<Vec<Transaction>> {
        let mut pool = Vec::new();
        for (index, texts) in payloads.texts.chunks(TEXTS_EACH).enumerate() {
            let patient = &patients[index / RECORDS_EACH];
            let content = self.content(texts)?;
            let record = self.record(patient, &format!("r-{index}"), &content)?;
            if (RECORDS_EACH - OTHERS..RECORDS_EACH).contains(&index) {
                pool.push(record);
            } else {
                self.place_approved(record, patient.user_id.as_str(), &patient.seed);
            }
        }
        Ok(pool)
    }

    fn content(&mut self, texts: &[String]) -> Result<Content> {
        let mut texts = texts.iter().cycle();
        let mut text = || {
            let text = texts.next().context("there is no string")?;
            Text::parse(text).map_err(|fault| anyhow!("{text:?}: {fault:?}"))
        };
        Ok(Content {
            record_type: text()?,
            insurance_id: Some(text()?),
            prescription: text()?,
            amount: Cents(1_290),
            note: Some(text()?),
            authored_on: text()?,
            salt: self.entropy.salt(),
        })
    }

    fn record(&mut self, patient: &Member, record_id: &str, content: &Content) -> Result<Transaction> {
        let (doctor_id, seed) = (self.doctor.user_id.clone(), self.doctor.seed.clone());
        let (patient_id, record_id) =
            (patient.user_id.clone(), RecordId::parse(record_id).expect("the id is well formed"));
        let binding = Binding {
            ledger: self.ledger.context("the ledger is created first")?,
            record_id: record_id.clone(),
            patient_id: patient_id.clone(),
            doctor_id: doctor_id.clone(),
        };
        let reader =
            |name: &UserId, key: &OpeningKey| Reader { name: ReaderName::User(name.clone()), key: key.sealing_key() };
        let readers = [
            reader(&patient_id, &patient.seed.opening_key()),
            reader(&doctor_id, &seed.opening_key()),
            Reader { name: ReaderName::Auditor, key: self.auditor.sealing_key() },
        ];
        let sealed = seal::seal(content, &binding, &readers, &mut self.entropy).expect("the readers' keys are valid");
        let record = Record {
            hospital_id: hospital(),
            doctor_id: doctor_id.clone(),
            patient_id,
            record_id,
            operation: Operation::Add,
            supersedes: None,
            target_id: None,
            commitment: Some(content.commitment()),
            sealed_hash: Some(sealed.hash()),
        };
        let it = self.say(&doctor_id, &seed, Action::Record(record));
        Ok(Transaction { sealed: Some(sealed), ..it })
    }

    /// Returns an access log in which every reason is a string.
    fn log(&mut self, payloads: &Payloads, ledger: Hash) -> SealedLog {
        let entry = |(index, text): (usize, &String)| Entry {
            sequence: index as u64,
            timestamp: Timestamp(self.clock + index as u64),
            actor: Some(self.founder.user_id.clone()),
            role: Some(Role::Administrator),
            action: access_log::Action::ViewRecord,
            patient: None,
            records: None,
            outcome: Outcome::Failed,
            rule: Some(text.clone()),
            reason: Some(text.clone()),
        };
        let entries: Vec<Entry> = payloads.texts.iter().take(10 * OTHERS).enumerate().map(entry).collect();
        let log = self.entropy.seed().signing_key();
        SealedLog::seal(&entries, &log, ledger, self.auditor.sealing_key(), &mut self.entropy)
            .expect("the auditor's key is valid")
    }

    /// Puts everything into blocks, and the blocks into a file.
    fn file(
        mut self,
        create: Transaction,
        patients: &[Member],
        pool: Vec<Transaction>,
        reasons: Vec<Hash>,
        payloads: &Payloads,
    ) -> Result<PayloadLedger> {
        let (ledger, key) = (create.id(), self.founder.seed.signing_key());
        let mut replay = Replay::new(Signatures::Known, None);
        let mut blocks: Vec<Block<Unchecked>> = vec![chain::forge_genesis(create, self.now(), &key)];
        replay.push(blocks[0].clone()).map_err(|rejection| anyhow!("{rejection:?}"))?;
        let placed = std::mem::take(&mut self.placed);
        for (slot, transactions) in (1..).zip(placed.chunks(BLOCK)) {
            let state = replay.state().context("block 0 is missing")?;
            let block = chain::forge(state, Slot(slot), self.now(), transactions.to_vec(), &key);
            replay.push(block.clone()).map_err(|rejection| anyhow!("{rejection:?}"))?;
            blocks.push(block);
        }
        let seeds = [&self.founder, &self.doctor, &patients[0]].map(|it| (it.user_id.clone(), it.seed.clone()));
        let accounts = AccountFile::seal_together(&seeds, ledger, PASSWORD, &mut self.entropy);
        let access_logs = [self.log(payloads, ledger)];
        let name = Name::parse(&self.names[1]).map_err(|fault| anyhow!("{fault:?}"))?;
        let head = SnapshotHead { ledger, name, exported_at: self.now(), contents: Contents::Sealed };
        let beside = SnapshotExtras { pool: &pool, accounts: &accounts, access_logs: &access_logs };
        let mut writer = SnapshotWriter::new(&head, &beside, Compression::None);
        let mut file = Vec::new();
        for block in &blocks {
            writer.block(block);
            file.extend(writer.take_chunk().unwrap_or_default());
        }
        file.extend(writer.finish());
        let patients = patients.iter().map(|patient| patient.user_id.to_string()).collect();
        let (count, transactions) = (blocks.len(), placed.len());
        Ok(PayloadLedger { file, patients, reasons, names: self.names, blocks: count, transactions })
    }
}

fn id(name: &str) -> UserId {
    UserId::parse(name).expect("the ids here are well formed")
}

fn hospital() -> HospitalId {
    HospitalId::parse("st-anna").expect("the id is well formed")
}
