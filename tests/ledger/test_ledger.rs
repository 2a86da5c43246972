//! A small test ledger, always the same, which grows by blocks in which a test changes one value at a time.
//!
//! Each seed is the hash of the account's name, and the clock is a counter, so all hashes are the same in each run.

use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::chain::{self, Replay, forge, forge_genesis};
use medchain::ledger::election;
use medchain::ledger::encode::{self, Tag};
use medchain::ledger::header::{Header, SignedHeader};
use medchain::ledger::id::{Hash, Salt, UserId};
use medchain::ledger::key::{PublicKey, Seed, Signature, SigningKey};
use medchain::ledger::merkle;
use medchain::ledger::number::{Slot, Timestamp, Tokens};
use medchain::ledger::rejection::Rejection;
use medchain::ledger::seal::{Sealed, SealedBytes, WrappedKeys};
use medchain::ledger::state::State;
use medchain::ledger::transaction::account::{CreateLedger, Founder, Parameters, Register, Role};
use medchain::ledger::transaction::record::{Operation, Record};
use medchain::ledger::transaction::token::{Stake, Transfer};
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};
use medchain::ledger::verify::Signatures;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::collections::BTreeMap;

/// The first administrator.
pub const ADA: &str = "ada_admin";
pub const BEA: &str = "dr_bea";
pub const CARL: &str = "dr_carl";
pub const DORA: &str = "dora";
pub const EMIL: &str = "emil";
/// An id without an account.
pub const NOBODY: &str = "nobody";

/// The hash of nothing on the ledger.
pub const OTHER: Hash = Hash([0x0f; 32]);

/// Small values, so that rounds and unlocking pass in few blocks.
pub const PARAMETERS: Parameters = Parameters {
    delegates: 3,
    welcome_tokens: Tokens(1_000),
    block_reward: Tokens(10),
    unlock_rounds: 2,
    bar_rounds: 4,
};

/// Reads an identifier or text, well formed or not, as from a file.
pub fn word<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(json!(text)).expect("such a value is any string")
}

pub fn seed(name: &str) -> Seed {
    Seed::filled(|bytes| bytes.copy_from_slice(&encode::sha256(name.as_bytes()).0))
}

pub fn key(name: &str) -> SigningKey {
    seed(name).signing_key()
}

pub fn public_key(name: &str) -> PublicKey {
    key(name).public_key()
}

pub fn user(name: &str) -> UserId {
    word(name)
}

/// Returns a signature that is invalid for every key and hash.
pub fn bad() -> Signature {
    Signature([0x11; 64])
}

/// Returns a sealed part for the ledger's accounts, which only a reader can tell from a real one.
pub fn sealed(bytes: usize) -> Sealed {
    let sealed = |length| SealedBytes(vec![7; length]);
    let keys = ["@auditor", BEA, CARL, DORA, EMIL].map(|name| (word(name), sealed(80)));
    Sealed { ciphertext: sealed(bytes), nonce: sealed(24), keys: WrappedKeys(BTreeMap::from(keys)) }
}

pub fn registration(name: &str, role: Role) -> Register {
    Register {
        user_id: user(name),
        name: word(name),
        role,
        hospital_id: (role != Role::Patient).then(|| word("st_anna")),
        public_key: public_key(name),
        sealing_key: seed(name).opening_key().sealing_key(),
    }
}

/// Returns a new record of a doctor about a patient.
pub fn addition(doctor: &str, patient: &str, record: &str) -> Record {
    Record {
        hospital_id: word("st_anna"),
        doctor_id: user(doctor),
        patient_id: user(patient),
        record_id: word(record),
        operation: Operation::Add,
        supersedes: None,
        target_id: None,
        commitment: Some(OTHER),
        sealed_hash: Some(sealed(32).hash()),
    }
}

/// Returns the next version of a record.
pub fn revision(doctor: &str, patient: &str, record: &str, supersedes: Hash) -> Record {
    let operation = Operation::Update;
    Record { operation, supersedes: Some(supersedes), ..addition(doctor, patient, record) }
}

/// Returns a share of a record with another doctor.
pub fn share(doctor: &str, patient: &str, record: &str, target: &str) -> Record {
    let (operation, target_id) = (Operation::Share, Some(user(target)));
    Record { operation, target_id, commitment: None, sealed_hash: None, ..addition(doctor, patient, record) }
}

pub fn transfer(to: &str, amount: u64) -> Action {
    Action::Transfer(Transfer { to: user(to), amount: Tokens(amount) })
}

pub fn stake(amount: u64) -> Action {
    Action::Stake(Stake { amount: Tokens(amount) })
}

pub fn creation(parameters: Parameters) -> CreateLedger {
    CreateLedger {
        name: word("St. Anna"),
        parameters,
        founder: Founder {
            user_id: user(ADA),
            name: word("Ada"),
            hospital_id: word("st_anna"),
            public_key: public_key(ADA),
            sealing_key: seed(ADA).opening_key().sealing_key(),
        },
        auditor_key: seed("auditor").opening_key().sealing_key(),
        auditor_secret_sealed: SealedBytes(vec![7; 80]),
    }
}

/// Signs a header with the key of its delegate.
pub fn signed(header: Header, transactions: Vec<Transaction>) -> Block<Unchecked> {
    let key = key(header.delegate_id.as_str());
    chain::sign(header, transactions, &key)
}

/// Signs a header with the root and number of the transactions.
pub fn counted(header: Header, transactions: Vec<Transaction>) -> Block<Unchecked> {
    let leaves: Vec<_> = transactions.iter().map(Transaction::leaf).collect();
    let (merkle_root, transaction_count) = (merkle::root(&leaves), leaves.len() as u64);
    signed(Header { merkle_root, transaction_count, ..header }, transactions)
}

/// Returns a header that an account signed.
pub fn signs(name: &str, header: &Header) -> SignedHeader {
    SignedHeader { header: header.clone(), signature: key(name).sign(Tag::Header, header.hash()) }
}

/// Signs a changed payload again.
pub fn resaid(payload: Payload) -> Transaction {
    let key = key(payload.author.as_str());
    Transaction::signed(payload, &key)
}

/// Returns the verdict on a chain, with its signatures verified in batches.
pub fn replay(blocks: &[Block<Unchecked>], latest: Option<Timestamp>) -> Result<State, Rejection> {
    let mut replay = Replay::new(Signatures::Check, latest);
    for block in blocks {
        replay.push(block.clone())?;
    }
    replay.finish().map(|(state, _)| state)
}

/// Returns the verdict on a chain, with its signatures verified block by block.
pub fn step_by_step(blocks: &[Block<Unchecked>]) -> Result<State, Rejection> {
    let (first, rest) = blocks.split_at(blocks.len().min(1));
    let mut state = replay(first, None)?;
    for block in rest {
        let outcome = chain::check(&state, block.clone(), None)?;
        chain::adopt(&mut state, outcome.changes);
    }
    Ok(state)
}

#[derive(Clone)]
pub struct TestLedger {
    pub blocks: Vec<Block<Unchecked>>,
    pub state: State,
    clock: u64,
}

impl TestLedger {
    /// Creates a ledger with Ada, and registers Bea, Carl, Dora and Emil in block 1.
    pub fn new(parameters: Parameters) -> Self {
        let create = Payload {
            ledger: None,
            author: user(ADA),
            timestamp: Timestamp(1_000),
            salt: Salt([0; 16]),
            action: Action::CreateLedger(creation(parameters)),
        };
        let block = forge_genesis(resaid(create), Timestamp(2_000), &key(ADA));
        let state = replay(std::slice::from_ref(&block), None).expect("block 0 follows the rules");
        let mut fixture = Self { blocks: vec![block], state, clock: 2_000 };
        let people = [(BEA, Role::Doctor), (CARL, Role::Doctor), (DORA, Role::Patient), (EMIL, Role::Patient)];
        let arrivals = people.map(|(name, role)| fixture.registers(name, role));
        fixture.grow(arrivals.to_vec());
        fixture
    }

    pub fn ledger(&self) -> Hash {
        self.state.genesis().ledger
    }

    /// Advances the clock, and returns its time.
    pub fn now(&mut self) -> Timestamp {
        self.clock += 1_000;
        Timestamp(self.clock)
    }

    pub fn payload(&mut self, author: &str, action: Action) -> Payload {
        let timestamp = self.now();
        let mut salt = Salt([0; 16]);
        salt.0[..8].copy_from_slice(&self.clock.to_le_bytes());
        Payload { ledger: Some(self.ledger()), author: user(author), timestamp, salt, action }
    }

    /// Returns a signed transaction without an approval.
    pub fn says(&mut self, author: &str, action: Action) -> Transaction {
        resaid(self.payload(author, action))
    }

    /// Adds the approval that the type of the transaction requires.
    pub fn agreed(&mut self, it: Transaction, by: &str) -> Transaction {
        let enclosed = match &it.payload.action {
            Action::Register(register) if register.role == Role::Administrator => {
                Enclosed { auditor_secret_sealed: Some(SealedBytes(vec![7; 80])), keys: None }
            }
            Action::Record(record) if record.operation == Operation::Share => {
                Enclosed { auditor_secret_sealed: None, keys: Some(WrappedKeys(BTreeMap::new())) }
            }
            _ => Enclosed::default(),
        };
        self.agreed_with(it, by, enclosed)
    }

    pub fn agreed_with(&mut self, it: Transaction, by: &str, enclosed: Enclosed) -> Transaction {
        let approval = Approval::signed(user(by), self.now(), enclosed, it.id(), &key(by));
        Transaction { approval: Some(approval), ..it }
    }

    /// Returns a registration that Ada approved.
    pub fn registers(&mut self, name: &str, role: Role) -> Transaction {
        let it = self.says(name, Action::Register(registration(name, role)));
        self.agreed(it, ADA)
    }

    /// Returns a record that its patient approved.
    pub fn records(&mut self, record: Record) -> Transaction {
        let (doctor, patient) = (record.doctor_id.to_string(), record.patient_id.to_string());
        let it = self.says(&doctor, Action::Record(record));
        self.agreed(it, &patient)
    }

    /// Forges the block of the next slot, without adding it.
    pub fn next(&mut self, transactions: Vec<Transaction>) -> Block<Unchecked> {
        self.at(Slot(self.state.tip().slot.0 + 1), transactions)
    }

    /// Forges the block of a slot, without adding it.
    pub fn at(&mut self, slot: Slot, transactions: Vec<Transaction>) -> Block<Unchecked> {
        let timestamp = self.now();
        forge(&self.state, slot, timestamp, transactions, &key(self.delegate(slot).as_str()))
    }

    /// Returns the delegate of a slot.
    pub fn delegate(&self, slot: Slot) -> UserId {
        let seats = self.state.genesis().parameters.delegates;
        election::schedule_at(&self.state, slot).delegate(slot, seats).clone()
    }

    /// Adds a valid block with these transactions.
    pub fn grow(&mut self, transactions: Vec<Transaction>) {
        let block = self.next(transactions);
        self.adopt(block);
    }

    pub fn adopt(&mut self, block: Block<Unchecked>) {
        let outcome = chain::check(&self.state, block.clone(), None).expect("the block is valid");
        chain::adopt(&mut self.state, outcome.changes);
        self.blocks.push(block);
    }

    /// Adds an empty block in the first slot of a round.
    pub fn skip_to_round(&mut self, round: u64) {
        let slot = Slot(round * self.state.genesis().parameters.delegates + 1);
        let block = self.at(slot, Vec::new());
        self.adopt(block);
    }

    /// Returns the whole chain with one more block.
    pub fn chain(&self, block: Block<Unchecked>) -> Vec<Block<Unchecked>> {
        [self.blocks.as_slice(), &[block]].concat()
    }
}
