//! Access logs, this device's own and those of others: reading, proofs, anchors, and their copies in files.
//!
//! The owner of a log can rewrite entries that only this owner has seen. So a block that its device forges anchors the
//! log's size and root, and each exported file contains the log, sealed to the auditor. From then on, every holder of
//! the chain can detect removed or changed entries (docs/protocol.md, section 8).

use super::open_ledger::{OpenLedger, Step};
use super::platform::Platform;
use super::{Actor, Exported, Node, export};
use crate::file::access_log::SealedLog;
use crate::file::{name, table};
use crate::ledger::access_log::{self, Entry};
use crate::ledger::date::Date;
use crate::ledger::encode;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::{PublicKey, SigningKey};
use crate::ledger::merkle::{self, TreeHead};
use crate::ledger::seal;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::anchor::AnchorLog;
use crate::ledger::transaction::{Action, Identified};
use crate::protocol::{Fault, LogCard, LogFilter, LogProof, LogView, ProofVerdict};
use crate::storage::{Library, Store, StoreError};

/// The most log entries in one reply.
const MOST_ENTRIES: u32 = 500;

/// The number of log entries that are read from the store at once.
pub(super) const STRETCH: usize = 1_024;

/// The seed of a new log key, to be stored with the next change.
pub type NewKey = Option<[u8; 32]>;

impl<H: Library, P: Platform> Node<H, P> {
    /// Reads an access log: administrators read all of it, patients the entries of this device's log about themselves.
    pub(super) async fn read_log(
        &mut self,
        below: Option<u64>,
        count: u32,
        log: Option<PublicKey>,
        wanted: &LogFilter,
    ) -> Result<LogView, Fault> {
        let most = count.min(MOST_ENTRIES) as usize;
        self.read_log_entries(below, most, log, wanted).await
    }

    /// Exports the same entries as a table for spreadsheets, oldest first.
    pub(super) async fn export_log(&mut self, log: Option<PublicKey>, wanted: &LogFilter) -> Result<Exported, Fault> {
        let found = self.read_log_entries(None, usize::MAX, log, wanted).await?;
        let (opened, now) = (self.ledger()?, self.platform.now());
        let day = Date::local(now, self.platform.utc_offset(now));
        let file_name = name::log(&opened.state.genesis().name, day, opened.acting.as_ref());
        Ok(export::file(file_name, "text/csv", vec![table::table(found.entries.iter().rev())]))
    }

    /// Logs the access, then reads the log.
    async fn read_log_entries(
        &mut self,
        below: Option<u64>,
        most: usize,
        log: Option<PublicKey>,
        wanted: &LogFilter,
    ) -> Result<LogView, Fault> {
        let actor = self.actor()?;
        let own = log.is_none() || self.ledger()?.log_key.as_ref().map(SigningKey::public_key) == log;
        let readers = if own { &[Role::Administrator, Role::Patient][..] } else { &[Role::Administrator] };
        actor.must_be(readers)?;
        self.write(Step { entries: vec![actor.entry(access_log::Action::ViewLog)], ..Step::default() }).await?;
        let wanted = &wanted.lowercase();
        match log.filter(|_| !own) {
            None => self.ledger()?.own_entries(&actor, below, most, wanted).await,
            Some(log) => self.ledger()?.entries_of(&actor, log, below, most, wanted),
        }
    }

    pub(super) fn list_logs(&self) -> Result<Vec<LogCard>, Fault> {
        let opened = self.ledger()?;
        let card = |log, own, head| LogCard { log, own, head, anchored: opened.state.anchor(log) };
        let own = opened.log_key.as_ref().map(|key| card(key.public_key(), true, opened.log.head()));
        let others = opened.logs.values().map(|it| card(it.log, false, TreeHead { size: it.size, root: it.root }));
        Ok(own.into_iter().chain(others).collect())
    }

    /// Proves an entry of this device's log, for an account that may see it, and checks the proofs.
    pub(super) async fn prove_log(&mut self, sequence: u64) -> Result<LogProof, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Administrator, Role::Patient])?;
        let missing = Fault::NoSuchEntry { sequence: Some(sequence) };
        let found = self.ledger()?.entries(sequence..sequence + 1).await?.pop().ok_or(missing.clone())?;
        if actor.account.role == Role::Patient && found.patient.as_ref() != Some(&actor.user_id) {
            return Err(missing);
        }
        self.write(Step { entries: vec![actor.entry(access_log::Action::ViewLog)], ..Step::default() }).await?;
        let opened = self.ledger()?;
        let leaves = opened.leaves().await?;
        let anchored = opened.log_key.as_ref().and_then(|key| opened.state.anchor(key.public_key()));
        let index = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let (leaf, head) = (found.leaf(), opened.log.head());
        let inclusion = merkle::prove_inclusion(&leaves, index(sequence));
        let consistency = anchored.map_or_else(Vec::new, |it| merkle::prove_consistency(&leaves, index(it.size)));
        let is_included = merkle::check_inclusion(leaf, sequence, head.size, &inclusion, head.root);
        let goes_on = anchored.map_or(Ok(()), |it| merkle::check_consistency(it, head, &consistency));
        let verdict = match (is_included, goes_on) {
            (Ok(()), Ok(())) => ProofVerdict::Verified,
            (Err(fault), _) => ProofVerdict::NotIncluded { fault },
            (Ok(()), Err(fault)) => ProofVerdict::NotContinued { fault },
        };
        Ok(LogProof { sequence, leaf, head, inclusion, anchored, consistency, verdict })
    }

    /// Returns the key of this device's log, with its seed at the first use.
    fn log_key(&mut self) -> Result<(SigningKey, NewKey), Fault> {
        if let Some(key) = &self.ledger()?.log_key {
            return Ok((key.clone(), None));
        }
        let seed = self.entropy.bytes();
        Ok((SigningKey::new(&seed), Some(seed)))
    }

    /// Returns the transaction that anchors this device's log, if the log has entries other than forging since the last
    /// anchor; with the seed of the log's key at its first use.
    pub(super) async fn anchor(&mut self, actor: &Actor) -> Result<(Option<Identified>, NewKey), Fault> {
        let (key, new) = self.log_key()?;
        let opened = self.ledger()?;
        let (log, head) = (key.public_key(), opened.log.head());
        let fixed = opened.state.anchor(log).map_or(0, |anchored| anchored.size);
        let since = opened.entries(fixed..head.size).await?;
        if since.iter().all(|entry| entry.action == access_log::Action::Forge) {
            return Ok((None, new));
        }
        let TreeHead { size, root } = head;
        let statement = AnchorLog::statement(opened.state.genesis().ledger, log, size, root);
        let log_signature = key.sign(encode::Tag::Anchor, statement);
        let anchor = AnchorLog { log, size, root, log_signature };
        self.sign(actor.user_id.clone(), &actor.seed, Action::AnchorLog(anchor)).map(|anchor| (Some(anchor), new))
    }

    /// Returns the logs for a file: this device's own, sealed to the auditor, and those from imported files.
    pub(super) async fn logs_to_carry(&mut self) -> Result<(Vec<SealedLog>, NewKey), Fault> {
        let opened = self.ledger()?;
        if opened.damage.is_some() {
            return Ok((opened.logs.values().cloned().collect(), None)); // the own log may be the corrupt part
        }
        let (key, new) = self.log_key()?;
        let opened = self.opened.as_ref().ok_or(Fault::NoLedger)?;
        let genesis = opened.state.genesis();
        let entries = opened.entries(0..opened.log.head().size).await?;
        let auditor = genesis.auditor_key;
        let own = SealedLog::seal(&entries, &key, genesis.ledger, auditor, &mut self.entropy)?;
        Ok((std::iter::once(own).chain(opened.logs.values().cloned()).collect(), new))
    }
}

impl<S: Store> OpenLedger<S> {
    /// Returns entries of this device's log, in order.
    pub(super) async fn entries(&self, sequences: std::ops::Range<u64>) -> Result<Vec<Entry>, Fault> {
        let first = sequences.start;
        let stored = self.store.log(sequences).await?;
        (first..).zip(&stored).map(|(sequence, bytes)| parse(sequence, bytes)).collect()
    }

    async fn leaves(&self) -> Result<Vec<Hash>, Fault> {
        let size = self.log.head().size;
        let mut leaves = Vec::new();
        for from in (0..size).step_by(STRETCH) {
            let stored = self.store.log(from..(from + STRETCH as u64).min(size)).await?;
            leaves.extend(stored.iter().map(|bytes| encode::leaf(bytes)));
        }
        Ok(leaves)
    }

    /// Returns the newest entries below a sequence number that an account may see.
    async fn own_entries(
        &self,
        actor: &Actor,
        below: Option<u64>,
        most: usize,
        wanted: &LogFilter,
    ) -> Result<LogView, Fault> {
        let head = self.log.head();
        let mut end = below.unwrap_or(head.size).min(head.size);
        let mut entries = Vec::new();
        while end > 0 && entries.len() < most {
            let start = end.saturating_sub(u64::from(MOST_ENTRIES));
            let about_me = |entry: &Entry| entry.patient.as_ref() == Some(&actor.user_id);
            let may_see = |entry: &Entry| actor.account.role == Role::Administrator || about_me(entry);
            let stretch = self.entries(start..end).await?.into_iter().rev();
            entries.extend(stretch.filter(|entry| may_see(entry) && wanted.takes(entry)));
            end = start;
        }
        entries.truncate(most);
        Ok(LogView { entries, head })
    }

    /// Returns the newest entries of a log from an imported file.
    fn entries_of(
        &self,
        actor: &Actor,
        log: PublicKey,
        below: Option<u64>,
        most: usize,
        wanted: &LogFilter,
    ) -> Result<LogView, Fault> {
        let sealed = self.logs.get(&log).ok_or(Fault::NoSuchEntry { sequence: None })?;
        let secret = actor.account.auditor_secret_sealed.as_ref().ok_or(Fault::NoSuchEntry { sequence: None })?;
        let auditor = seal::open_auditor(secret, &actor.seed.opening_key())?;
        let entries = sealed.open(self.state.genesis().ledger, &auditor)?;
        let is_below = |entry: &Entry| below.is_none_or(|below| entry.sequence < below);
        let newest = entries.into_iter().rev().filter(|entry| is_below(entry) && wanted.takes(entry));
        let head = TreeHead { size: sealed.size, root: sealed.root };
        Ok(LogView { entries: newest.take(most).collect(), head })
    }
}

impl LogFilter {
    /// Converts the words to lowercase: they are compared without regard to case.
    fn lowercase(&self) -> Self {
        Self { words: self.words.trim().to_lowercase(), outcome: self.outcome }
    }

    fn takes(&self, entry: &Entry) -> bool {
        let people = entry.actor.iter().chain(&entry.patient).map(UserId::as_str);
        let records = entry.records.iter().flatten().map(RecordId::as_str);
        let said = entry.rule.iter().chain(&entry.reason).map(String::as_str);
        let mut texts = people.chain(records).chain(said);
        self.outcome.is_none_or(|outcome| outcome == entry.outcome)
            && (self.words.is_empty() || texts.any(|text| text.to_lowercase().contains(&self.words)))
    }
}

fn parse(sequence: u64, bytes: &[u8]) -> Result<Entry, Fault> {
    let damaged = |_| StoreError::Damaged { store: "log".to_owned(), key: sequence.to_string() };
    Ok(encode::read(bytes).map_err(damaged)?)
}
