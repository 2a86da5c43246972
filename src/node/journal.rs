//! The access log of this device, as the node keeps it: where it ends, and the tree over it.

use crate::ledger::access::Permission;
use crate::ledger::access_log::{Action, Entry, Outcome};
use crate::ledger::encode;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::merkle::{GrowingTree, TreeHead};
use crate::ledger::number::Timestamp;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Command, Fault};

/// The name of the rule under which somebody is refused a look (PROTOCOL, section 7).
const ACCESS: &str = "access";

/// What an entry says besides its place and time.
#[derive(Clone, Debug)]
pub struct Note {
    /// Who.
    pub actor: Option<UserId>,
    /// In which role.
    pub role: Option<Role>,
    /// What.
    pub action: Action,
    /// About whom.
    pub patient: Option<UserId>,
    /// Which records.
    pub records: Option<Vec<RecordId>>,
    /// How it ended.
    pub outcome: Outcome,
    /// The rule that decided.
    pub rule: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

impl Note {
    /// Something that was allowed and done.
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

    /// The same, about a patient.
    #[must_use]
    pub fn about(self, patient: UserId) -> Self {
        Self { patient: Some(patient), ..self }
    }

    /// The same, with the records it was about.
    #[must_use]
    pub fn of_records(self, records: Vec<RecordId>) -> Self {
        Self { records: Some(records), ..self }
    }

    /// The same, by what somebody is let see: a rule of PROTOCOL, section 7, and the grant where that is the rule.
    #[must_use]
    pub fn decided(self, by: Permission, grant: Option<Hash>) -> Self {
        Self { rule: Some(rule(by).to_owned()), reason: grant.map(|grant| grant.to_string()), ..self }
    }

    /// The same, for an access log that did not come in: its key signed another list of the same length.
    #[must_use]
    pub fn contradicted_by(self, log: PublicKey) -> Self {
        let (rule, reason) = (Some("anchor".to_owned()), Some(log.to_string()));
        Self { outcome: Outcome::Denied, rule, reason, ..self }
    }

    /// The same, ended by a fault.
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

/// The name of a rule of section 7, as the access log writes it.
const fn rule(by: Permission) -> &'static str {
    match by {
        Permission::Patient => "patient",
        Permission::Administrator => "administrator",
        Permission::Author => "author",
        Permission::Grant => "grant",
    }
}

/// The log's end.
#[derive(Clone, Default)]
pub struct Journal {
    tree: GrowingTree,
}

impl Journal {
    /// Reads a stored entry back in.
    pub fn read(&mut self, bytes: &[u8]) {
        self.tree.push(encode::leaf(bytes));
    }

    /// Size and root.
    pub fn head(&self) -> TreeHead {
        self.tree.head()
    }

    /// The entries that notes become at the end of this log.
    pub fn entries(&self, notes: &[Note], now: Timestamp) -> Vec<Entry> {
        (self.head().size..).zip(notes.to_vec()).map(|(sequence, note)| entry(sequence, note, now)).collect()
    }

    /// Takes in entries that are on disk now.
    pub fn append(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.tree.push(entry.leaf());
        }
    }
}

fn entry(sequence: u64, note: Note, timestamp: Timestamp) -> Entry {
    let Note { actor, role, action, patient, records, outcome, rule, reason } = note;
    Entry { sequence, timestamp, actor, role, action, patient, records, outcome, rule, reason }
}

/// The action that a command is logged as, where it is an attempt at something that section 8 names.
pub const fn action(command: &Command) -> Option<Action> {
    match command {
        Command::Register(_) => Some(Action::Register),
        Command::SignIn { .. } | Command::Unlock { .. } => Some(Action::SignIn),
        Command::SignOut | Command::Lock { .. } => Some(Action::SignOut),
        Command::SubmitRecord(_) | Command::ShareRecord { .. } => Some(Action::Submit),
        Command::Grant(_) => Some(Action::Grant),
        Command::Revoke { .. } => Some(Action::Revoke),
        Command::Transfer { .. } => Some(Action::Transfer),
        Command::Stake { .. } => Some(Action::Stake),
        Command::Unstake { .. } => Some(Action::Unstake),
        Command::Candidacy { .. } => Some(Action::Candidacy),
        Command::Vote { .. } => Some(Action::Vote),
        Command::Approve { .. } => Some(Action::Approve),
        Command::Refuse { .. } => Some(Action::Refuse),
        Command::Withdraw { .. } => Some(Action::Withdraw),
        Command::ReadContent { .. } => Some(Action::ViewRecord),
        Command::ReadHistory { .. } => Some(Action::ViewHistory),
        Command::ReadLog { .. }
        | Command::ExportLog { .. }
        | Command::ProveLog { .. }
        | Command::PreviewRevocation { .. } => Some(Action::ViewLog),
        Command::Forge { .. } => Some(Action::Forge),
        Command::VerifyChain => Some(Action::Verify),
        Command::ExportLedger { .. } | Command::ExportReceipt { .. } | Command::ExportAccount { .. } => {
            Some(Action::Export)
        }
        Command::ImportLedger { .. }
        | Command::PreviewImport
        | Command::AcceptImport { .. }
        | Command::UndoImport
        | Command::RestoreAccount { .. } => Some(Action::Import),
        _ => None, // section 8 names no such action
    }
}

/// The patient whom a command is about, for the entry of an attempt that failed.
pub fn patient(command: &Command) -> Option<UserId> {
    match command {
        Command::ReadHistory { patient_id } => Some(patient_id.clone()),
        Command::SubmitRecord(record) => UserId::parse(&record.patient_id).ok(),
        _ => None,
    }
}
