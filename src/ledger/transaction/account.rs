//! The transactions that create a ledger and register accounts.

use crate::ledger::free_text::Name;
use crate::ledger::id::{HospitalId, UserId};
use crate::ledger::key::{PublicKey, SealingKey};
use crate::ledger::number::{Tokens, integer, present};
use crate::ledger::seal::SealedBytes;
use serde::{Deserialize, Serialize};

/// The first transaction of a ledger; its id is the ledger's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateLedger {
    /// The name of the ledger.
    pub name: Name,
    /// The parameters of the rules.
    pub parameters: Parameters,
    /// The first administrator, who is the only delegate in round 0.
    pub founder: Founder,
    /// The X25519 key to which every record is sealed for audit.
    pub auditor_key: SealingKey,
    /// The secret of that key, sealed to the founder.
    pub auditor_secret_sealed: SealedBytes,
}

/// The parameters that block 0 fixes for the ledger (docs/protocol.md, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// N, the number of slots of a round and the maximum number of its delegates: 1 to 101.
    #[serde(deserialize_with = "integer")]
    pub delegates: u64,
    /// The tokens that each new account gets: at most 1,000,000.
    pub welcome_tokens: Tokens,
    /// The tokens that the delegate of each block gets: at most 1,000,000.
    pub block_reward: Tokens,
    /// The number of rounds until unstaked tokens are free: at most 1,000.
    #[serde(deserialize_with = "integer")]
    pub unlock_rounds: u64,
    /// The number of rounds for which a double signer is barred: at most 1,000.
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
    /// The user id.
    pub user_id: UserId,
    /// The person's name.
    pub name: Name,
    /// The hospital where the person works.
    pub hospital_id: HospitalId,
    /// The key that verifies the founder's signatures.
    pub public_key: PublicKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
}

/// The role of an account, which decides what it may sign and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Approves records and grants access to them.
    Patient,
    /// Submits records.
    Doctor,
    /// Approves accounts and audits.
    Administrator,
}

/// A person's request for an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The user id, which is also the author.
    pub user_id: UserId,
    /// The person's name.
    pub name: Name,
    /// The role.
    pub role: Role,
    /// The hospital where the person works; not for patients.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub hospital_id: Option<HospitalId>,
    /// The key that verifies the account's signatures, including this one; new on the ledger.
    pub public_key: PublicKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
}
