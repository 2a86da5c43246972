//! Wrong password attempts in a store: the transaction at the beginning of an attempt counts it, so another tab, a
//! reload or the end of the process during the attempt cannot lower the count.

use crate::ledger::id::UserId;
use crate::ledger::number::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The attempts of an account since its last right password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordAttempts {
    /// The number of attempts.
    pub count: u32,
    /// The beginning of the last attempt, by the device's clock.
    pub at: Timestamp,
}

/// A change of the attempts of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptUpdate {
    /// An attempt begins. It counts as wrong until it succeeds.
    Begins {
        /// The attempts that the change requires.
        before: Option<PasswordAttempts>,
        /// The current time.
        now: Timestamp,
    },
    /// The password was right: the attempts are removed.
    Succeeds,
}

impl AttemptUpdate {
    /// Returns `true` if the change fits the stored attempts.
    pub(super) fn continues_from(&self, there: Option<PasswordAttempts>) -> bool {
        match self {
            Self::Begins { before, .. } => *before == there,
            Self::Succeeds => true,
        }
    }

    /// Applies the change to the attempts of `user`.
    pub fn apply(self, user: &UserId, tries: &mut BTreeMap<UserId, PasswordAttempts>) {
        match self {
            Self::Begins { before, now } => {
                let count = before.map_or(0, |tries| tries.count).saturating_add(1);
                tries.insert(user.clone(), PasswordAttempts { count, at: now });
            }
            Self::Succeeds => drop(tries.remove(user)),
        }
    }
}
