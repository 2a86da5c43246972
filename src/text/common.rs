//! Words that several pages share: states, buttons, headings of columns.

use super::{phrases, short};
use crate::ledger::id::Hash;
use crate::protocol::{PoolState, SubmissionState};

phrases! {
    LOADING = "Loading …";
    CANCEL = "Cancel";
    CLOSE = "Close";
    TRY_AGAIN = "Try again";
    NEEDS_LEDGER_TITLE = "No ledger is open";
    NEEDS_LEDGER = "This page shows a ledger. Found one, open a file, or go on with one that this device keeps.";
    NEEDS_SESSION_TITLE = "Sign in to see this";
    NEEDS_SESSION = "What stands here depends on who asks, so the ledger must know who you are.";
    DENIED_TITLE = "You may not see this";
    FAILED_TITLE = "That did not work";
    PASSWORD = "Password";
    SIGN_IN = "Sign in";
    SIGN_IN_AS = "Account to sign in with";
    NO_ACCOUNTS = "No account of this ledger has its keys on this device. Register one on the people page, or restore an account file in the settings.";
    TO_PEOPLE = "Go to the people page";
    REASON = "Reason";
    REASON_HINT = "It goes into the chain, where everybody on the ledger can read it. Up to 200 characters.";
    WHO = "Who";
    WHAT = "What";
    WHEN = "When";
    STATE = "State";
    ID = "Id";
    COPIED = "Copied";
    ON_THE_LEDGER = "on the ledger";
    WAITS_FOR_BLOCK = "ready for a block";
    IN_CHAIN = "in the chain";
    REFUSED = "refused";
    WITHDRAWN = "withdrawn";
    STUCK = "stuck";
    WAITS_FOR_ADMINISTRATOR = "waits for an administrator";
}

/// The accessible name of the button beside a hash.
pub fn copy(hash: &str) -> String {
    format!("Copy {}", super::short_id(hash))
}

/// What a transaction of the pool waits for.
pub fn pool_state(state: &PoolState) -> String {
    match state {
        PoolState::Consent { by: Some(by) } => format!("waits for {by}"),
        PoolState::Consent { by: None } => WAITS_FOR_ADMINISTRATOR.to_owned(),
        PoolState::Ready => WAITS_FOR_BLOCK.to_owned(),
        PoolState::Stuck { .. } => STUCK.to_owned(),
    }
}

/// Where a doctor's own proposal stands.
pub fn submission_state(state: &SubmissionState) -> String {
    match state {
        SubmissionState::Pool { pool } => pool_state(pool),
        SubmissionState::InChain { place } => format!("in block {}", place.height),
        SubmissionState::Refused { .. } => REFUSED.to_owned(),
        SubmissionState::Withdrawn { .. } => WITHDRAWN.to_owned(),
    }
}

/// Two things in one line.
pub fn beside(one: &str, other: &str) -> String {
    format!("{one} · {other}")
}

/// A transaction, in a link.
pub fn transaction(id: &Hash) -> String {
    format!("Transaction {}", short(id))
}

/// A block, in a link.
pub fn block(height: u64) -> String {
    format!("Block {height}")
}
