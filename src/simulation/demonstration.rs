//! The demonstration: a small hospital, equal on every device, in which every transaction type occurs.
//!
//! It has six people, three seats, some forty records, and a resolved fork: for a few blocks some delegates built
//! another branch, one delegate signed on both, and the transactions of the shorter branch alone returned to the pool.
//! The demonstration consists of two files, the discarded branch and the chain that counts; a device that imports them
//! one after the other has resolved the fork itself.

use super::{Branch, Plan, Simulation};
use crate::file::snapshot::{Compression, Contents};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::Seed;
use crate::ledger::number::Height;

/// The password of all accounts in the demonstration. The screen shows it, because nothing in the demonstration is
/// secret.
pub const PASSWORD: &str = "demo hospital";

/// The plan of the demonstration.
const PLAN: Plan =
    Plan { seed: 8, transactions: 160, delegates: 3, users: 6, fork_at: Some(Height(24)), heals_after: Some(8) };

/// The id of the demonstration's ledger: the hash of its `create_ledger` transaction.
const LEDGER: &str = "a827a603de276055c3e25d841017df97f6a5f36b5843350f9c0d1e54afbbaada";

/// The demonstration, ready to be imported.
pub struct Demonstration {
    /// A snapshot of the discarded branch.
    pub given_up: Vec<u8>,
    /// A snapshot of the chain that counts.
    pub chain: Vec<u8>,
    /// All accounts of the ledger with their seeds.
    pub people: Vec<(UserId, Seed)>,
}

impl Demonstration {
    /// Returns the id of the ledger without building it.
    pub fn ledger() -> Hash {
        Hash::parse(LEDGER).expect("the constant is 64 hexadecimal digits")
    }

    /// Builds the demonstration: some hundred signatures, and the same bytes each time.
    pub fn build() -> Self {
        let given_up = Simulation::branch(PLAN, Branch::Other).snapshot(Contents::Sealed, Compression::None);
        let mut main = Simulation::branch(PLAN, Branch::Main);
        let chain = main.snapshot(Contents::Sealed, Compression::None);
        let people = main.accounts().map(|(user, seed)| (user.clone(), seed.clone())).collect();
        Self { given_up, chain, people }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
    use crate::ledger::transaction::account::Role;
    use crate::ledger::transaction::{Action, Transaction};
    use std::collections::BTreeSet;

    fn read(file: &[u8]) -> VerifiedSnapshot {
        let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
        verifier.push(file).and_then(|()| verifier.finish()).expect("the demonstration follows the rules")
    }

    #[test]
    fn it_is_one_small_hospital_in_which_everything_has_happened() {
        let demonstration = Demonstration::build();
        let chain = read(&demonstration.chain);
        assert_eq!(chain.head.ledger, Demonstration::ledger());
        let role = |(user, _): &(UserId, Seed)| chain.state.account(user).map(|account| account.role);
        let roles: Vec<Role> = demonstration.people.iter().filter_map(role).collect();
        for wanted in [Role::Patient, Role::Doctor, Role::Administrator] {
            assert_eq!(roles.iter().filter(|role| **role == wanted).count(), 2, "{wanted:?}");
        }
        let records = chain.state.records().count();
        assert!((35..=45).contains(&records), "about forty records: {records}");
        let delegates: BTreeSet<_> = chain.state.schedule().order.iter().collect();
        assert_eq!(delegates.len(), 3);
        let kinds: BTreeSet<_> =
            chain.blocks.iter().flat_map(|it| &it.transactions).map(|it| it.payload.action.kind()).collect();
        assert_eq!(kinds.len(), 14, "{kinds:?}");
        let is_proposal = |it: &&Transaction| matches!(it.payload.action, Action::Record(_)) && it.approval.is_none();
        assert!(chain.pool.iter().any(|it| is_proposal(&it)), "a record waits for consent");
    }

    #[test]
    fn the_fork_is_resolved() {
        let demonstration = Demonstration::build();
        let (chain, given_up) = (read(&demonstration.chain), read(&demonstration.given_up));
        let shared = chain.hashes.iter().zip(&given_up.hashes).take_while(|(ours, theirs)| ours == theirs).count();
        assert_eq!(Some(Height(shared as u64)), PLAN.fork_at);
        assert!(given_up.hashes.len() > shared + 1, "the discarded branch has more than one block");
        assert!(given_up.state.tip().irreversible.0 < shared as u64, "the fork point is above the irreversible height");
        assert!(chain.state.tip().irreversible.0 > shared as u64 + 10, "the delegates agree again");
    }
}
