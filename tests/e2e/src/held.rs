//! What a device holds, read from what it exports and verified natively; and whether what it once said is still true.
//!
//! Somebody was told that a block is forged, a transaction submitted, a consent given. From then on the block must stand
//! at its height, the transaction in the chain or in the pool and nowhere twice, the consent beside it.

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

/// Whether a file holds the accounts of its device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// Each under its password.
    Included,
    /// None of them.
    LeftOut,
}

/// What was acknowledged.
#[derive(Default)]
pub struct Acknowledged {
    /// Blocks: height and hash.
    pub blocks: BTreeSet<(usize, String)>,
    /// Transactions, by their ids.
    pub transactions: BTreeSet<String>,
    /// Those of them to which somebody consented.
    pub consents: BTreeSet<String>,
    /// How many of all this were acknowledged more than once.
    pub repeated: usize,
}

impl Acknowledged {
    /// Takes a word from the page, as `work` says it: `?block=HEIGHT-HASH` and the like. Says whether it was one.
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
pub struct Held {
    /// The hash of each block, from height 0 on.
    pub blocks: Vec<String>,
    /// Where each transaction stands.
    pub places: BTreeMap<String, Places>,
}

/// How often a transaction stands somewhere.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Places {
    /// In blocks.
    pub chain: u32,
    /// In the pool.
    pub pool: u32,
    /// Anywhere, with a consent.
    pub consented: bool,
}

/// What is not as it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Acknowledged blocks that do not stand at their height.
    pub blocks: usize,
    /// Acknowledged transactions that are nowhere.
    pub transactions: usize,
    /// Consents that were acknowledged and are not there.
    pub consents: usize,
    /// Transactions that stand twice, acknowledged or not; and whatever was acknowledged twice.
    pub doubled: usize,
}

impl Held {
    /// Reads and verifies a file, each rule and each signature.
    ///
    /// # Errors
    /// The first thing that is wrong with it, in words.
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

    /// The newest block's hash.
    pub fn head(&self) -> &str {
        self.blocks.last().map_or("", String::as_str)
    }

    /// What of that which was acknowledged is not here.
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
    /// The open ledger as a file, with the accounts of this device where they are wanted.
    pub async fn file(&self, with: Accounts) -> Result<String> {
        let accounts = with == Accounts::Included;
        let exported = self.run(EXPORT, vec![json!(accounts)]).await?;
        exported["text"].as_str().map(str::to_owned).context("an export is text")
    }

    /// What the open ledger holds, by a file that it exports.
    pub async fn held(&self) -> Result<Held> {
        Held::read(self.file(Accounts::LeftOut).await?.as_bytes())
    }
}
