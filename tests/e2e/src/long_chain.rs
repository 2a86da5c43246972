//! Tall chains: blocks of the first administrator's stakes, forged natively.
//!
//! Only the number of blocks matters, not their contents. Each file includes the first administrator's account, so that
//! its importer can forge more blocks.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use medchain::file::account::{AccountFile, KdfCost};
use medchain::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotHead, SnapshotWriter};
use medchain::ledger::block::{Block, Verified};
use medchain::ledger::chain;
use medchain::ledger::entropy::Entropy;
use medchain::ledger::free_text::Name;
use medchain::ledger::id::{HospitalId, UserId};
use medchain::ledger::key::{OpeningKey, Seed};
use medchain::ledger::number::{Slot, Timestamp, Tokens};
use medchain::ledger::seal::seal_auditor;
use medchain::ledger::state::State;
use medchain::ledger::transaction::account::{CreateLedger, Founder, Parameters};
use medchain::ledger::transaction::token::Stake;
use medchain::ledger::transaction::{Action, Payload, Transaction};
use medchain::ledger::verify::{self, Claims, Signatures};

use serde_json::json;

use crate::Person;
use crate::delegates::DELEGATES;
use crate::hospital::PASSWORD;

/// The transactions in a usual block. They cost as many tokens as the block's reward, so the account never runs out.
pub const TRANSACTIONS: u64 = 10;

/// The time of the first block, 2026-01-05.
const BEGINNING: Timestamp = Timestamp(1_767_600_000_000);
const PACE: u64 = 1_000;

/// A growing chain.
pub struct LongChain {
    seed: Seed,
    founder: UserId,
    state: State,
    entropy: Entropy,
    transactions: u64,
    blocks: Vec<Vec<u8>>,
}

impl LongChain {
    /// Creates a chain of one block, whose later blocks will hold `transactions` transactions each.
    pub fn create(transactions: u64) -> Result<Self> {
        let mut entropy = Entropy::new([5; 32]);
        let seed = entropy.seed();
        let founder = UserId::parse(DELEGATES[0]).map_err(|_| anyhow!("an id is not well formed"))?;
        let create = create(&seed, &founder, &mut entropy)?;
        let block = chain::forge_genesis(create, BEGINNING, &seed.signing_key());
        let (block, state) = verify::genesis(block, &mut Claims::new(Signatures::Known))
            .map_err(|rejection| anyhow!("block 0 is invalid: {rejection:?}"))?;
        Ok(Self { seed, founder, state, entropy, transactions, blocks: vec![block.bytes()] })
    }

    /// Forges up to a height.
    pub fn grow_to(&mut self, height: u64) -> Result<()> {
        while self.state.tip().height.0 < height {
            let block = self.forge()?;
            self.blocks.push(block.bytes());
        }
        Ok(())
    }

    fn forge(&mut self) -> Result<Block<Verified>> {
        let key = self.seed.signing_key();
        let tip = self.state.tip();
        let (timestamp, slot) = (Timestamp(tip.timestamp.0 + PACE), Slot(tip.slot.0 + 1));
        let ledger = Some(self.state.genesis().ledger);
        let transactions = (0..self.transactions).map(|_| {
            let (author, salt) = (self.founder.clone(), self.entropy.salt());
            let action = Action::Stake(Stake { amount: Tokens(1) });
            Transaction::signed(Payload { ledger, author, timestamp, salt, action }, &key)
        });
        let transactions = transactions.collect();
        let block = chain::forge(&self.state, slot, timestamp, transactions, &key);
        let outcome =
            chain::follow(&self.state, block).map_err(|rejection| anyhow!("a block is invalid: {rejection:?}"))?;
        chain::adopt(&mut self.state, outcome.changes);
        Ok(outcome.block)
    }

    /// Writes the chain and the first administrator's account to a file in this folder.
    pub fn write(&mut self, folder: &Path) -> Result<PathBuf> {
        let ledger = self.state.genesis().ledger;
        let owner = (ledger, self.founder.clone());
        let account = AccountFile::seal(&self.seed, owner, PASSWORD, KdfCost::Small, &mut self.entropy);
        let (name, exported_at) = (name()?, self.state.tip().timestamp);
        let head = SnapshotHead { ledger, name, exported_at, contents: Contents::Sealed };
        let beside = SnapshotExtras { accounts: &[account], ..SnapshotExtras::default() };
        let mut writer = SnapshotWriter::new(&head, &beside, Compression::None);
        for block in &self.blocks {
            writer.stored_block(block).map_err(|fault| anyhow!("failed to write a block: {fault:?}"))?;
        }
        let path = folder.join(format!("tall-{}.medchain.json", self.state.tip().height));
        fs::write(&path, writer.finish()).with_context(|| format!("failed to write {}", path.display()))?;
        Ok(path)
    }
}

fn name() -> Result<Name> {
    Name::parse("The tall ledger").map_err(|fault| anyhow!("a name is not well formed: {fault:?}"))
}

fn create(seed: &Seed, founder: &UserId, entropy: &mut Entropy) -> Result<Transaction> {
    let sealing_key = seed.opening_key().sealing_key();
    let auditor = OpeningKey::filled(|bytes| entropy.fill(bytes));
    let sealed = seal_auditor(&auditor, sealing_key, entropy)
        .map_err(|fault| anyhow!("the sealing key is invalid: {fault:?}"))?;
    let action = Action::CreateLedger(CreateLedger {
        name: name()?,
        parameters: Parameters::default(),
        founder: Founder {
            user_id: founder.clone(),
            name: name()?,
            hospital_id: HospitalId::parse("st-anna").map_err(|_| anyhow!("an id is not well formed"))?,
            public_key: seed.signing_key().public_key(),
            sealing_key,
        },
        auditor_key: auditor.sealing_key(),
        auditor_secret_sealed: sealed,
    });
    let (author, salt) = (founder.clone(), entropy.salt());
    Ok(Transaction::signed(Payload { ledger: None, author, timestamp: BEGINNING, salt, action }, &seed.signing_key()))
}

impl Person {
    /// Imports a tall chain's file, and opens it.
    pub async fn hold(&self, file: &Path, height: u64) -> Result<()> {
        self.be_ready().await?;
        let handed = self.send_file("import_ledger", file).await?;
        let import = handed.outcome.map_err(|(_, said)| anyhow!("the import failed: {said}"))?;
        ensure!(import["height"] == json!(height), "the height is not {height}: {import}");
        self.send(json!({ "command": "open_ledger", "ledger": import["ledger"] })).await.map(drop)
    }
}
