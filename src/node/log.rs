//! The end of this device's access log, with the Merkle tree over its entries.

mod attempts;

pub use attempts::{action, patient};

use crate::ledger::access::Permission;
use crate::ledger::access_log::{Action, Entry, Outcome};
use crate::ledger::encode;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::merkle::{GrowingTree, TreeHead};
use crate::ledger::number::Timestamp;
use crate::ledger::transaction::account::Role;
use crate::protocol::Fault;

/// The rule name in an entry about denied access (docs/protocol.md, section 7).
const ACCESS: &str = "access";

/// A new entry, without its sequence number and time.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The account that acts.
    pub actor: Option<UserId>,
    /// The role of that account.
    pub role: Option<Role>,
    /// The action.
    pub action: Action,
    /// The patient whom the action concerns.
    pub patient: Option<UserId>,
    /// The records that it concerns.
    pub records: Option<Vec<RecordId>>,
    /// The outcome.
    pub outcome: Outcome,
    /// The rule that decided.
    pub rule: Option<String>,
    /// The grant or the log that the rule refers to.
    pub reason: Option<String>,
}

impl NewEntry {
    /// Creates an entry for a permitted action.
    pub const fn permitted(actor: Option<UserId>, role: Option<Role>, action: Action) -> Self {
        Self {
            actor,
            role,
            action,
            patient: None,
            records: None,
            outcome: Outcome::Permitted,
            rule: None,
            reason: None,
        }
    }

    /// Adds the patient.
    #[must_use]
    pub fn about(self, patient: UserId) -> Self {
        Self { patient: Some(patient), ..self }
    }

    /// Adds the records.
    #[must_use]
    pub fn of_records(self, records: Vec<RecordId>) -> Self {
        Self { records: Some(records), ..self }
    }

    /// Adds the reason for access: a rule of docs/protocol.md, section 7, and the grant if that is the rule.
    #[must_use]
    pub fn decided(self, by: Permission, grant: Option<Hash>) -> Self {
        Self { rule: Some(rule(by).to_owned()), reason: grant.map(|grant| grant.to_string()), ..self }
    }

    /// Denies an access log whose key signed another list of the same length.
    #[must_use]
    pub fn contradicted_by(self, log: PublicKey) -> Self {
        let (rule, reason) = (Some("anchor".to_owned()), Some(log.to_string()));
        Self { outcome: Outcome::Denied, rule, reason, ..self }
    }

    /// Sets the outcome and the rule of a fault.
    #[must_use]
    pub fn ended_by(self, fault: &Fault) -> Self {
        let (outcome, rule) = match fault {
            Fault::Rejected { rejection } => (Outcome::Denied, Some(rejection.rule().name().to_owned())),
            Fault::Denied { .. } | Fault::NotYours { .. } => (Outcome::Denied, Some(ACCESS.to_owned())),
            Fault::Role { .. } | Fault::NotSignedIn => (Outcome::Denied, Some("role".to_owned())),
            Fault::NotYourTurn { .. } | Fault::NoTurn { .. } | Fault::SlotSigned { .. } => {
                (Outcome::Denied, Some("delegate".to_owned()))
            }
            Fault::WrongPassword | Fault::TooManyTries { .. } => (Outcome::Denied, Some("password".to_owned())),
            _ => (Outcome::Failed, None),
        };
        Self { outcome, rule, ..self }
    }
}

/// Returns the name of a reason for access in the access log (docs/protocol.md, section 7).
const fn rule(by: Permission) -> &'static str {
    match by {
        Permission::Patient => "patient",
        Permission::Administrator => "administrator",
        Permission::Author => "author",
        Permission::Grant => "grant",
    }
}

/// The end of the log.
#[derive(Clone, Default)]
pub struct AccessLog {
    tree: GrowingTree,
}

impl AccessLog {
    /// Adds a stored entry.
    pub fn read(&mut self, bytes: &[u8]) {
        self.tree.push(encode::leaf(bytes));
    }

    /// Returns the size and the root.
    pub fn head(&self) -> TreeHead {
        self.tree.head()
    }

    /// Returns the entries of the notes at the end of this log.
    pub fn entries(&self, entries: &[NewEntry], now: Timestamp) -> Vec<Entry> {
        (self.head().size..).zip(entries.to_vec()).map(|(sequence, new)| entry(sequence, new, now)).collect()
    }

    /// Adds entries that are in the store.
    pub fn append(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.tree.push(entry.leaf());
        }
    }
}

fn entry(sequence: u64, new: NewEntry, timestamp: Timestamp) -> Entry {
    let NewEntry { actor, role, action, patient, records, outcome, rule, reason } = new;
    Entry { sequence, timestamp, actor, role, action, patient, records, outcome, rule, reason }
}
