//! Wrong tries of passwords, as a store keeps them: counted in the transaction in which the next one begins, so that no
//! other tab, no reload and no kill in the middle of a try makes them fewer.

use crate::ledger::id::UserId;
use crate::ledger::number::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The tries of one account since its password was right last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tries {
    /// How many there were.
    pub count: u32,
    /// When the last one began, by the device's clock.
    pub at: Timestamp,
}

/// What a change says of the tries of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    /// One more begins. It counts as wrong until it has succeeded.
    Begins {
        /// What must be there for the change to be right.
        before: Option<Tries>,
        /// The present time.
        now: Timestamp,
    },
    /// The password was right: there are none any more.
    Succeeds,
}

impl Try {
    /// Returns whether it goes on from the tries that are there.
    pub(super) fn goes_on(&self, there: Option<Tries>) -> bool {
        match self {
            Self::Begins { before, .. } => *before == there,
            Self::Succeeds => true,
        }
    }

    /// Brings the tries of `user` to where they are after it.
    pub fn apply(self, user: &UserId, tries: &mut BTreeMap<UserId, Tries>) {
        match self {
            Self::Begins { before, now } => {
                let count = before.map_or(0, |tries| tries.count).saturating_add(1);
                tries.insert(user.clone(), Tries { count, at: now });
            }
            Self::Succeeds => drop(tries.remove(user)),
        }
    }
}
