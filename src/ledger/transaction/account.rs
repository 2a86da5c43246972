//! Founding a ledger and registering accounts.

use crate::ledger::id::{HospitalId, UserId};
use crate::ledger::key::{PublicKey, SealingKey};
use crate::ledger::number::{Tokens, integer, present};
use crate::ledger::seal::SealedBytes;
use crate::ledger::words::Name;
use serde::{Deserialize, Serialize};

/// The first transaction of a ledger; its id is the ledger's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateLedger {
    /// What the ledger is called.
    pub name: Name,
    /// What its rules leave open.
    pub parameters: Parameters,
    /// Who founds it: the first administrator and, in round 0, the only delegate.
    pub founder: Founder,
    /// The X25519 key to which every record is sealed for audit.
    pub auditor_key: SealingKey,
    /// The secret of that key, sealed to the founder.
    pub auditor_secret_sealed: SealedBytes,
}

/// What a ledger's founder chooses once (PROTOCOL, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// N, the slots of a round and the most delegates that are elected: 1 to 101.
    #[serde(deserialize_with = "integer")]
    pub delegates: u64,
    /// What each new account gets: at most 1,000,000.
    pub welcome_tokens: Tokens,
    /// What the delegate of each block gets: at most 1,000,000.
    pub block_reward: Tokens,
    /// How many rounds unstaked tokens wait: at most 1,000.
    #[serde(deserialize_with = "integer")]
    pub unlock_rounds: u64,
    /// For how many rounds a delegate that signed twice stands in no election: at most 1,000.
    #[serde(deserialize_with = "integer")]
    pub bar_rounds: u64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { delegates: 5, welcome_tokens: Tokens(1_000), block_reward: Tokens(10), unlock_rounds: 2, bar_rounds: 20 }
    }
}

/// The first account of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founder {
    /// Who.
    pub user_id: UserId,
    /// What the founder is called.
    pub name: Name,
    /// Where the founder works.
    pub hospital_id: HospitalId,
    /// The key that signs.
    pub public_key: PublicKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
}

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Consents to records and grants access to them.
    Patient,
    /// Submits records.
    Doctor,
    /// Approves accounts and audits.
    Administrator,
}

/// A newcomer's own request for an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Who: also the author.
    pub user_id: UserId,
    /// What the newcomer is called.
    pub name: Name,
    /// What the account may do.
    pub role: Role,
    /// Where the newcomer works; not for patients.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub hospital_id: Option<HospitalId>,
    /// The key that signs, this transaction too; new on the ledger.
    pub public_key: PublicKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
}
