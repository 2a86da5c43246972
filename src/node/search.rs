//! The search: blocks and transactions by height or prefix of a hash, persons and records by a part of a name or an id.

use super::Node;
use super::open_ledger::OpenLedger;
use super::platform::Platform;
use crate::ledger::id::{Hash, RecordId};
use crate::ledger::number::Height;
use crate::ledger::rejection::Settlement;
use crate::ledger::state::Version;
use crate::protocol::{Fault, RecordCard, SearchHit, VersionCard};
use crate::storage::Library;
use std::ops::RangeInclusive;

/// The most hits of each kind.
const MOST: usize = 8;

/// The fewest digits of a hash's prefix: fewer would match too much.
const FEWEST_DIGITS: usize = 4;

impl<H: Library, P: Platform> Node<H, P> {
    /// Returns the versions of a record, as every account can see them.
    pub(super) fn read_record(&self, record_id: RecordId) -> Result<RecordCard, Fault> {
        let record = self.ledger()?.state.record(&record_id);
        let record = record.ok_or_else(|| Fault::NoSuchRecord { record_id: record_id.clone() })?;
        let version = |it: &Version| VersionCard {
            transaction: it.transaction,
            height: it.place.height,
            author: it.author.clone(),
        };
        let versions = record.versions.iter().map(version).collect();
        Ok(RecordCard { record_id, patient_id: record.patient_id.clone(), versions })
    }

    /// Returns the hits for a height, a prefix of a hash, or a part of a name or an id.
    pub(super) fn search(&self, words: &str) -> Result<Vec<SearchHit>, Fault> {
        let (opened, words) = (self.ledger()?, words.trim().to_lowercase());
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut hits = opened.people(&words);
        hits.extend(opened.by_height(&words));
        if let Some(range) = hashes_from(&words) {
            hits.extend(opened.by_hash(&range));
        }
        hits.extend(opened.records(&words));
        Ok(hits)
    }
}

impl<S> OpenLedger<S> {
    fn by_height(&self, words: &str) -> Option<SearchHit> {
        let height = words.parse().ok().map(Height).filter(|height| *height <= self.state.tip().height)?;
        Some(SearchHit::Block { height, hash: None })
    }

    fn by_hash(&self, range: &RangeInclusive<Hash>) -> Vec<SearchHit> {
        let tip = self.state.tip();
        let newest = Some((tip.hash, tip.height)).filter(|(hash, _)| range.contains(hash));
        let block = |(hash, height)| SearchHit::Block { height, hash: Some(hash) };
        let blocks = self.index.blocks(range.clone()).chain(newest).take(MOST).map(block);
        let in_block = self.state.settled_in(range.clone()).filter(|(_, it)| it.how == Settlement::InBlock);
        let settled =
            in_block.map(|(transaction, it)| SearchHit::Transaction { transaction, height: Some(it.place.height) });
        let waiting = self.pool.iter().filter(|(id, _)| range.contains(id));
        let waiting = waiting.map(|(transaction, _)| SearchHit::Transaction { transaction, height: None });
        blocks.chain(settled.chain(waiting).take(MOST)).collect()
    }

    fn people(&self, words: &str) -> Vec<SearchHit> {
        let called = |id: &str, name: &str| id.contains(words) || name.to_lowercase().contains(words);
        let accounts = self.state.accounts().filter(|(id, it)| called(id.as_str(), it.name.as_str()));
        let person = accounts.map(|(user_id, account)| SearchHit::Person {
            user_id: user_id.clone(),
            name: account.name.clone(),
            role: account.role,
        });
        person.take(MOST).collect()
    }

    fn records(&self, words: &str) -> Vec<SearchHit> {
        let called = self.state.records().filter(|(id, _)| id.as_str().to_lowercase().contains(words));
        let record = called.filter_map(|(record_id, it)| {
            let (record_id, patient_id) = (record_id.clone(), it.patient_id.clone());
            Some(SearchHit::Record { record_id, patient_id, transaction: it.versions.last()?.transaction })
        });
        record.take(MOST).collect()
    }
}

/// Returns the hashes with this prefix; `None` if it is not hexadecimal or too short.
fn hashes_from(digits: &str) -> Option<RangeInclusive<Hash>> {
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if !is_hexadecimal || !(FEWEST_DIGITS..=64).contains(&digits.len()) {
        return None;
    }
    let padded = |with: char| {
        let rest = std::iter::repeat_n(with, 64 - digits.len());
        Hash::parse(&digits.chars().chain(rest).collect::<String>()).ok()
    };
    Some(padded('0')?..=padded('f')?)
}
