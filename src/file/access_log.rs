//! A device's access log inside a snapshot, sealed to the ledger's audit key (PROTOCOL, sections 8 and 9).
//!
//! The file shows how long the log is and the root of its tree; what its entries say is for administrators, who alone
//! hold the audit key's secret. The log's own key signs all of it, the sealed entries too. A file passes through many
//! hands, and without that signature any of them could put another size, root or ciphertext in its place.

use super::FileFault;
use crate::ledger::access_log::Entry;
use crate::ledger::encode::{self, Tag};
use crate::ledger::entropy::Entropy;
use crate::ledger::id::Hash;
use crate::ledger::key::{Claim, OpeningKey, PublicKey, SealingKey, Signature, SigningKey};
use crate::ledger::merkle::{self, TreeHead};
use crate::ledger::number::integer;
use crate::ledger::seal::{self, Reader, ReaderName, SealFault, Sealed};
use crate::ledger::state::State;
use serde::{Deserialize, Serialize};

/// One access log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "access log", deny_unknown_fields)]
pub struct SealedLog {
    /// The log's own public key.
    pub log: PublicKey,
    /// How many entries.
    #[serde(deserialize_with = "integer")]
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// The list of them, as canonical JSON, sealed to `@auditor`.
    pub entries: Sealed,
    /// The signature of the log's own key (docs/protocol.md, section 8).
    pub signature: Signature,
}

/// Why an access log of a file does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFault {
    /// The log's own key did not sign it. It says nothing about the device whose key it names.
    Unsigned,
    /// The chain anchors more entries than it has: a copy from before.
    Older { anchored: u64, found: u64 },
    /// The log's own key signed two different lists of the same length: this one, and the one that the chain anchors or
    /// that this device holds.
    Changed { size: u64, expected: Hash, found: Hash },
    /// It does not open with the ledger's audit key.
    Closed,
}

/// The statement that the log's key signs.
#[derive(Serialize)]
struct Statement {
    ledger: Hash,
    log: PublicKey,
    size: u64,
    root: Hash,
    sealed_hash: Hash,
}

/// What the sealed entries are bound to.
#[derive(Serialize)]
struct Bound {
    ledger: Hash,
    log: PublicKey,
    size: u64,
    root: Hash,
}

impl SealedLog {
    /// Seals the whole log of a device, and signs it with the log's own key.
    ///
    /// # Errors
    /// `WeakKey` where the audit key is one that nothing can be sealed to.
    pub fn seal(
        entries: &[Entry],
        key: &SigningKey,
        ledger: Hash,
        auditor: SealingKey,
        entropy: &mut Entropy,
    ) -> Result<Self, SealFault> {
        let (log, size, root) = (key.public_key(), entries.len() as u64, root(entries));
        let bound = encode::canonical(&Bound { ledger, log, size, root });
        let reader = Reader { name: ReaderName::Auditor, key: auditor };
        let entries = seal::seal_bytes(&encode::canonical(&entries), &bound, &[reader], entropy)?;
        let statement = Statement { ledger, log, size, root, sealed_hash: entries.hash() };
        let signature = key.sign(Tag::Log, encode::hash(Tag::Log, &statement));
        Ok(Self { log, size, root, entries, signature })
    }

    /// Returns whether the log's own key signed size, root and sealed entries for this ledger. A log that is not signed
    /// says nothing about the device whose key it names.
    pub fn is_signed(&self, ledger: Hash) -> bool {
        let Self { log, size, root, entries, signature } = self;
        let statement = Statement { ledger, log: *log, size: *size, root: *root, sealed_hash: entries.hash() };
        Claim::new(*log, Tag::Log, encode::hash(Tag::Log, &statement), *signature).is_valid()
    }

    /// Holds the log against its own signature, against what the chain anchors of it, and against the same log as it is
    /// known already. A log that is not signed accuses no device and displaces no log, whatever else is wrong with it.
    ///
    /// # Errors
    /// `Unsigned`, `Changed` or `Older`, the first that applies.
    pub fn judge(&self, chain: &State, known: Option<TreeHead>) -> Result<(), LogFault> {
        if !self.is_signed(chain.founding().ledger) {
            return Err(LogFault::Unsigned);
        }
        let anchored = chain.anchor(self.log);
        let differs = |it: &TreeHead| it.size == self.size && it.root != self.root;
        if let Some(TreeHead { size, root }) = anchored.into_iter().chain(known).find(differs) {
            return Err(LogFault::Changed { size, expected: root, found: self.root });
        }
        match anchored {
            Some(anchored) if self.size < anchored.size => {
                Err(LogFault::Older { anchored: anchored.size, found: self.size })
            }
            _ => Ok(()),
        }
    }

    /// Opens the entries and checks that they are those of the root.
    ///
    /// # Errors
    /// `ClosedLog` where the key is another one, or the log was changed.
    pub fn open(&self, ledger: Hash, auditor: &OpeningKey) -> Result<Vec<Entry>, FileFault> {
        let Self { log, size, root, entries: sealed, signature: _ } = self;
        let bound = encode::canonical(&Bound { ledger, log: *log, size: *size, root: *root });
        let entries: Vec<Entry> = seal::content_key(sealed, &ReaderName::Auditor, auditor)
            .and_then(|key| seal::open_bytes(sealed, &key, &bound))
            .ok()
            .and_then(|bytes| encode::read(&bytes).ok())
            .ok_or(FileFault::ClosedLog)?;
        let numbered = (0..).zip(&entries).all(|(sequence, entry)| entry.sequence == sequence);
        let whole = entries.len() as u64 == *size && self::root(&entries) == *root;
        if numbered && whole { Ok(entries) } else { Err(FileFault::ClosedLog) }
    }
}

fn root(entries: &[Entry]) -> Hash {
    let leaves: Vec<Hash> = entries.iter().map(Entry::leaf).collect();
    merkle::root(&leaves)
}
