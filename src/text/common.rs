//! Words that several pages share: states, buttons, headings of columns.

use super::{phrases, short};
use crate::ledger::id::Hash;
use crate::protocol::{PoolState, SubmissionState};

phrases! {
    loading = "Loading …";
    cancel = "Cancel";
    close = "Close";
    try_again = "Try again";
    needs_ledger_title = "No ledger is open";
    needs_ledger = "This page shows a ledger. Found one, open a file, or go on with one that this device keeps.";
    needs_session_title = "Sign in to see this";
    needs_session = "What stands here depends on who asks, so the ledger must know who you are.";
    denied_title = "You may not see this";
    failed_title = "That did not work";
    password = "Password";
    sign_in = "Sign in";
    sign_in_as = "Account to sign in with";
    no_accounts = "No account of this ledger has its keys on this device. Register one on the people page, or restore an account file in the settings.";
    to_people = "Go to the people page";
    reason = "Reason";
    reason_hint = "It goes into the chain, where everybody on the ledger can read it. Up to 200 characters.";
    who = "Who";
    what = "What";
    when = "When";
    state = "State";
    id = "Id";
    copied = "Copied";
    on_the_ledger = "on the ledger";
    waits_for_block = "ready for a block";
    in_chain = "in the chain";
    refused = "refused";
    withdrawn = "withdrawn";
    stuck = "stuck";
    waits_for_administrator = "waits for an administrator";
}

/// The accessible name of the button beside a hash.
pub fn copy(hash: &str) -> String {
    format!("Copy {}", super::short_id(hash))
}

/// What a transaction of the pool waits for.
pub fn pool_state(state: &PoolState) -> String {
    match state {
        PoolState::Consent { by: Some(by) } => format!("waits for {by}"),
        PoolState::Consent { by: None } => waits_for_administrator().to_owned(),
        PoolState::Ready => waits_for_block().to_owned(),
        PoolState::Stuck { .. } => stuck().to_owned(),
    }
}

/// Where a doctor's own proposal stands.
pub fn submission_state(state: &SubmissionState) -> String {
    match state {
        SubmissionState::Pool { pool } => pool_state(pool),
        SubmissionState::InChain { place } => format!("in block {}", place.height),
        SubmissionState::Refused { .. } => refused().to_owned(),
        SubmissionState::Withdrawn { .. } => withdrawn().to_owned(),
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
