//! Chains for the suite, built and verified by the rules.

use crate::ledger::access_log::{Action as Attempt, Entry, Outcome};
use crate::ledger::block::{Block, Verified};
use crate::ledger::chain::{self, Replay};
use crate::ledger::encode::Tag;
use crate::ledger::entropy::Entropy;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, HospitalId, UserId};
use crate::ledger::key::Seed;
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::seal;
use crate::ledger::transaction::account::{CreateLedger, Founder, Parameters};
use crate::ledger::transaction::{Action, Payload, Transaction};
use crate::ledger::verify::Signatures;

/// Returns the blocks of a ledger: block 0, then empty blocks of its first administrator, one in each slot. Another
/// number gives another ledger.
pub(super) fn chain(ledger: u8, length: u64) -> Vec<Block<Verified>> {
    grown(ledger, length, |height| height)
}

/// Returns two chains of one ledger with `shared` blocks in common, `ours` and `theirs` blocks long.
pub(super) fn branches(ours: u64, shared: u64, theirs: u64) -> (Vec<Block<Verified>>, Vec<Block<Verified>>) {
    let later = |height| if height < shared { height } else { height + 1_000 };
    (grown(0, ours, |height| height), grown(0, theirs, later))
}

/// Returns the chain of a ledger with empty blocks at the given times.
fn grown(ledger: u8, length: u64, time: impl Fn(u64) -> u64) -> Vec<Block<Verified>> {
    let mut entropy = Entropy::new([ledger; 32]);
    let seed = entropy.seed();
    let key = seed.signing_key();
    let mut replay = Replay::new(Signatures::Check, None);
    replay.push(chain::forge_genesis(create(&seed, &mut entropy), Timestamp(0), &key)).expect("block 0 is valid");
    for height in 1..length {
        let state = replay.state().expect("the ledger is created");
        let block = chain::forge(state, Slot(height), Timestamp(time(height)), Vec::new(), &key);
        replay.push(block).expect("an empty block of the only delegate follows the rules");
    }
    replay.finish().expect("the signatures were made here").1
}

fn create(seed: &Seed, entropy: &mut Entropy) -> Transaction {
    let opening = seed.opening_key();
    let founder = Founder {
        user_id: user("founder"),
        name: name("Founder"),
        hospital_id: HospitalId::parse("H1").expect("the identifier is well-formed"),
        public_key: seed.signing_key().public_key(),
        sealing_key: opening.sealing_key(),
    };
    let create = CreateLedger {
        name: name("Sample"),
        parameters: Parameters::default(),
        auditor_key: opening.sealing_key(),
        auditor_secret_sealed: seal::seal_auditor(&opening, founder.sealing_key, entropy).expect("the key is valid"),
        founder,
    };
    let payload = Payload {
        ledger: None,
        author: create.founder.user_id.clone(),
        timestamp: Timestamp(0),
        salt: entropy.salt(),
        action: Action::CreateLedger(create),
    };
    let signature = seed.signing_key().sign(Tag::Transaction, payload.id());
    Transaction { payload, signature, approval: None, sealed: None }
}

/// An entry of the access log.
pub(super) fn entry(sequence: u64) -> Entry {
    Entry {
        sequence,
        timestamp: Timestamp(sequence),
        actor: Some(user("founder")),
        role: None,
        action: Attempt::Forge,
        patient: None,
        records: None,
        outcome: Outcome::Permitted,
        rule: None,
        reason: None,
    }
}

/// A user id.
pub(super) fn user(id: &str) -> UserId {
    UserId::parse(id).expect("the identifier is well-formed")
}

/// A name.
pub(super) fn name(name: &str) -> Name {
    Name::parse(name).expect("the name is well-formed")
}

/// An id without a transaction.
pub(super) const fn id(number: u8) -> Hash {
    Hash([number; 32])
}
