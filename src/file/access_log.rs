//! A device's access log inside a snapshot, sealed to the ledger's audit key (PROTOCOL, sections 8 and 9).
//!
//! The file shows how long the log is and the root of its tree, which an anchor in the chain may confirm; what its
//! entries say is for administrators, who alone hold the audit key's secret.

use super::FileFault;
use crate::ledger::access_log::Entry;
use crate::ledger::encode;
use crate::ledger::entropy::Entropy;
use crate::ledger::id::Hash;
use crate::ledger::key::{OpeningKey, PublicKey, SealingKey};
use crate::ledger::merkle;
use crate::ledger::number::integer;
use crate::ledger::seal::{self, Reader, ReaderName, SealFault, Sealed};
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
    /// Seals the whole log of a device.
    ///
    /// # Errors
    /// `WeakKey` where the audit key is one that nothing can be sealed to.
    pub fn seal(
        entries: &[Entry],
        log: PublicKey,
        ledger: Hash,
        auditor: SealingKey,
        entropy: &mut Entropy,
    ) -> Result<Self, SealFault> {
        let (size, root) = (entries.len() as u64, root(entries));
        let bound = encode::canonical(&Bound { ledger, log, size, root });
        let reader = Reader { name: ReaderName::Auditor, key: auditor };
        let entries = seal::seal_bytes(&encode::canonical(&entries), &bound, &[reader], entropy)?;
        Ok(Self { log, size, root, entries })
    }

    /// Opens the entries and checks that they are those of the root.
    ///
    /// # Errors
    /// `DoesNotOpen` where the key is another one, or the log was changed.
    pub fn open(&self, ledger: Hash, auditor: &OpeningKey) -> Result<Vec<Entry>, FileFault> {
        let Self { log, size, root, entries: sealed } = self;
        let bound = encode::canonical(&Bound { ledger, log: *log, size: *size, root: *root });
        let entries: Vec<Entry> = seal::content_key(sealed, &ReaderName::Auditor, auditor)
            .and_then(|key| seal::open_bytes(sealed, &key, &bound))
            .ok()
            .and_then(|bytes| encode::read(&bytes).ok())
            .ok_or(FileFault::DoesNotOpen)?;
        let numbered = (0..).zip(&entries).all(|(sequence, entry)| entry.sequence == sequence);
        let whole = entries.len() as u64 == *size && self::root(&entries) == *root;
        if numbered && whole { Ok(entries) } else { Err(FileFault::DoesNotOpen) }
    }
}

fn root(entries: &[Entry]) -> Hash {
    let leaves: Vec<Hash> = entries.iter().map(Entry::leaf).collect();
    merkle::root(&leaves)
}
