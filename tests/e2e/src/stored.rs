//! Reads a device's contents from its export, verifies them natively, and checks that all acknowledged effects are
//! there.
//!
//! The page told a person that a block is forged, a transaction is submitted, or a consent is given. From then on, the
//! block must be at its height, the transaction exactly once in the chain or the pool, and the consent with it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, anyhow};
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::text;
use serde_json::json;

use crate::Person;

const EXPORT: &str = "
const [accounts, done] = arguments;
medchain.send({ command: 'export_ledger', contents: 'sealed', compression: 'none', accounts })
  .then((reply) => reply.attachment.text()).then((text) => done({ text }), (error) => done({ fault: String(error) }));
";

/// The choice between a file with and a file without the accounts of its device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// The file includes each account, encrypted under its password.
    Included,
    /// The file includes no account.
    LeftOut,
}

/// The effects that the page acknowledged.
#[derive(Default)]
pub struct Acknowledged {
    /// The height and hash of each block.
    pub blocks: BTreeSet<(usize, String)>,
    /// The ids of the transactions.
    pub transactions: BTreeSet<String>,
    /// The ids of the transactions that were approved.
    pub consents: BTreeSet<String>,
    /// The number of effects that were acknowledged more than once.
    pub repeated: usize,
}

impl Acknowledged {
    /// Records a notice of the page, in the form that `work` sends (`?block=HEIGHT-HASH` and similar). Returns `true`
    /// if it was an acknowledgement.
    pub fn hear(&mut self, address: &str) -> bool {
        let word = address.split_once('?').and_then(|(_, word)| word.split_once('='));
        let is_new = match word {
            Some(("transaction", id)) => self.transactions.insert(id.to_owned()),
            Some(("consent", id)) => self.consents.insert(id.to_owned()),
            Some(("block", block)) => {
                let parts = block.split_once('-').and_then(|(height, hash)| Some((height.parse().ok()?, hash)));
                let Some((height, hash)) = parts else { return false };
                self.blocks.insert((height, hash.to_owned()))
            }
            _ => return false,
        };
        self.repeated += usize::from(!is_new);
        true
    }
}

/// A chain and a pool.
#[derive(PartialEq, Eq)]
pub struct StoredState {
    /// The hash of each block, from height 0 on.
    pub blocks: Vec<String>,
    /// The places of each transaction.
    pub places: BTreeMap<String, Places>,
}

/// The number of times that a transaction occurs in the chain and in the pool.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Places {
    /// The number of blocks' entries with the transaction.
    pub chain: u32,
    /// The number of the pool's entries with the transaction.
    pub pool: u32,
    /// True if at least one of them has an approval.
    pub consented: bool,
}

/// The acknowledged effects that a device lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The number of acknowledged blocks that are not at their height.
    pub blocks: usize,
    /// The number of acknowledged transactions that are neither in the chain nor in the pool.
    pub transactions: usize,
    /// The number of acknowledged consents that are missing.
    pub consents: usize,
    /// The number of transactions that occur twice, acknowledged or not, and of effects that were acknowledged twice.
    pub doubled: usize,
}

impl StoredState {
    /// Reads a file, and verifies each rule and each signature.
    ///
    /// # Errors
    /// The first fault of the file, as a sentence.
    pub fn read(file: &[u8]) -> Result<Self> {
        let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
        let outcome = verifier.push(file).and_then(|()| verifier.finish());
        let snapshot = outcome.map_err(|fault| anyhow!("the file does not verify: {}", text::file_fault(&fault)))?;
        let mut places: BTreeMap<String, Places> = BTreeMap::new();
        for it in snapshot.blocks.iter().flat_map(|block| &block.transactions) {
            let place = places.entry(it.id().to_string()).or_default();
            place.chain += 1;
            place.consented |= it.approval.is_some();
        }
        for it in &snapshot.pool {
            let place = places.entry(it.id().to_string()).or_default();
            place.pool += 1;
            place.consented |= it.approval.is_some();
        }
        Ok(Self { blocks: snapshot.hashes.iter().map(ToString::to_string).collect(), places })
    }

    /// Returns the newest block's hash.
    pub fn head(&self) -> &str {
        self.blocks.last().map_or("", String::as_str)
    }

    /// Returns the acknowledged effects that are missing here.
    pub fn missing(&self, acknowledged: &Acknowledged) -> Missing {
        let Acknowledged { blocks, transactions, consents, repeated } = acknowledged;
        let place = |id: &String| self.places.get(id).copied().unwrap_or_default();
        Missing {
            blocks: blocks.iter().filter(|(height, hash)| self.blocks.get(*height) != Some(hash)).count(),
            transactions: transactions.iter().filter(|id| place(id).chain + place(id).pool == 0).count(),
            consents: consents.iter().filter(|id| !place(id).consented).count(),
            doubled: repeated + self.places.values().filter(|place| place.chain + place.pool > 1).count(),
        }
    }
}

impl Person {
    /// Exports the open ledger, with the accounts of this device if `with` includes them.
    pub async fn file(&self, with: Accounts) -> Result<String> {
        let accounts = with == Accounts::Included;
        let exported = self.run(EXPORT, vec![json!(accounts)]).await?;
        exported["text"].as_str().map(str::to_owned).context("the export is not text")
    }

    /// Returns the contents of the open ledger, read from its export.
    pub async fn held(&self) -> Result<StoredState> {
        StoredState::read(self.file(Accounts::LeftOut).await?.as_bytes())
    }
}
