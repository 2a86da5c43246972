//! A device's access log in a snapshot, sealed to the ledger's audit key (docs/protocol.md, sections 8 and 9).
//!
//! The file shows the size of the log and the root of its tree. Only administrators have the audit secret and can read
//! its entries. The log's own key signs all of it, including the sealed entries, because otherwise each person who
//! passes the file on could replace the size, the root or the ciphertext.

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

/// The access log of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "access log", deny_unknown_fields)]
pub struct SealedLog {
    /// The log's own public key.
    pub log: PublicKey,
    /// The number of entries.
    #[serde(deserialize_with = "integer")]
    pub size: u64,
    /// The root of the tree over the entries.
    pub root: Hash,
    /// The list of the entries, as canonical JSON, sealed to `@auditor`.
    pub entries: Sealed,
    /// The signature of the log's own key (docs/protocol.md, section 8).
    pub signature: Signature,
}

/// The reason why an import skips an access log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFault {
    /// The log's own key did not sign it, so it says nothing about the device whose key it names.
    Unsigned,
    /// The chain anchors more entries than the log has: it is an older copy.
    Older { anchored: u64, actual: u64 },
    /// The log's own key signed two lists of the same length: this one, and one that the chain anchors or this device
    /// has.
    Changed { size: u64, expected: Hash, actual: Hash },
    /// It does not decrypt with the ledger's audit key.
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

/// The associated data of the sealed entries.
#[derive(Serialize)]
struct AssociatedData {
    ledger: Hash,
    log: PublicKey,
    size: u64,
    root: Hash,
}

impl SealedLog {
    /// Seals the whole log of a device and signs it with the log's own key.
    ///
    /// # Errors
    /// Returns `WeakKey` if the audit key is weak.
    pub fn seal(
        entries: &[Entry],
        key: &SigningKey,
        ledger: Hash,
        auditor: SealingKey,
        entropy: &mut Entropy,
    ) -> Result<Self, SealFault> {
        let (log, size, root) = (key.public_key(), entries.len() as u64, root(entries));
        let associated_data = encode::canonical(&AssociatedData { ledger, log, size, root });
        let reader = Reader { name: ReaderName::Auditor, key: auditor };
        let entries = seal::seal_bytes(&encode::canonical(&entries), &associated_data, &[reader], entropy)?;
        let statement = Statement { ledger, log, size, root, sealed_hash: entries.hash() };
        let signature = key.sign(Tag::Log, encode::hash(Tag::Log, &statement));
        Ok(Self { log, size, root, entries, signature })
    }

    /// Returns `true` if the log's own key signed the size, the root and the sealed entries for this ledger. An
    /// unsigned log says nothing about the device whose key it names.
    pub fn is_signed(&self, ledger: Hash) -> bool {
        let Self { log, size, root, entries, signature } = self;
        let statement = Statement { ledger, log: *log, size: *size, root: *root, sealed_hash: entries.hash() };
        Claim::new(*log, Tag::Log, encode::hash(Tag::Log, &statement), *signature).is_valid()
    }

    /// Compares the log with its own signature, with its anchor in the chain and with a known head of the same log. An
    /// unsigned log is no evidence against a device and replaces no log, so the signature is checked first.
    ///
    /// # Errors
    /// Returns `Unsigned`, `Changed` or `Older`, the first that applies.
    pub fn judge(&self, chain: &State, known: Option<TreeHead>) -> Result<(), LogFault> {
        if !self.is_signed(chain.genesis().ledger) {
            return Err(LogFault::Unsigned);
        }
        let anchored = chain.anchor(self.log);
        let differs = |it: &TreeHead| it.size == self.size && it.root != self.root;
        if let Some(TreeHead { size, root }) = anchored.into_iter().chain(known).find(differs) {
            return Err(LogFault::Changed { size, expected: root, actual: self.root });
        }
        match anchored {
            Some(anchored) if self.size < anchored.size => {
                Err(LogFault::Older { anchored: anchored.size, actual: self.size })
            }
            _ => Ok(()),
        }
    }

    /// Decrypts the entries and compares them with the size and the root.
    ///
    /// # Errors
    /// Returns `ClosedLog` if the key is another one or the log was changed.
    pub fn open(&self, ledger: Hash, auditor: &OpeningKey) -> Result<Vec<Entry>, FileFault> {
        let Self { log, size, root, entries: sealed, signature: _ } = self;
        let associated_data = encode::canonical(&AssociatedData { ledger, log: *log, size: *size, root: *root });
        let entries: Vec<Entry> = seal::content_key(sealed, &ReaderName::Auditor, auditor)
            .and_then(|key| seal::open_bytes(sealed, &key, &associated_data))
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
