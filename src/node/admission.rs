//! Import of the parts of a file beside its blocks: accounts, access logs and pool transactions.
//!
//! The chain vouches for none of them, so each is checked against its own proof, here only: an account against the key
//! that the ledger has for its id, a log by its own signature, a transaction by the signatures of all accounts that it
//! names (docs/protocol.md, section 9). Each skipped part is listed with its reason. A file replaces nothing that this
//! device keeps, except a log by a longer one.

use super::keyring::Keyring;
use super::open_ledger::OpenLedger;
use super::{Actor, pool};
use crate::file::access_log::SealedLog;
use crate::file::account::{AccountFault, AccountFile};
use crate::file::verified::VerifiedSnapshot;
use crate::ledger::access_log::Entry;
use crate::ledger::id::Hash;
use crate::ledger::key::{PublicKey, SigningKey};
use crate::ledger::merkle::{self, TreeHead};
use crate::ledger::seal;
use crate::ledger::state::State;
use crate::ledger::transaction::{Identified, Transaction};
use crate::protocol::{AccountLeftOut, LeftOut, LogFault, LogLeftOut};
use std::collections::BTreeMap;

/// The parts of a file that are imported, and the skipped ones.
#[derive(Default)]
pub struct Admission {
    /// Accounts whose keys this device does not have.
    pub accounts: Vec<AccountFile>,
    /// Access logs that this device does not have, or only shorter.
    pub logs: Vec<SealedLog>,
    /// Transactions of the file's pool that this device's pool lacks.
    pub pooled: Vec<Identified>,
    /// The skipped parts, with their reasons.
    pub left_out: LeftOut,
}

/// Splits the parts of a file into imported and skipped ones. `after` is the state of the chain that counts after the
/// import, `here` the same ledger on this device, `actor` its acting account.
pub fn admit<S>(
    snapshot: &VerifiedSnapshot,
    after: &State,
    here: Option<&OpenLedger<S>>,
    actor: Option<&Actor>,
) -> Admission {
    let (empty_pool, empty_keyring) = (pool::Pool::default(), Keyring::default());
    let (ours, keyring) = here.map_or((&empty_pool, &empty_keyring), |here| (&here.pool, &here.keyring));
    let (pooled, transactions) = pool::fresh(&snapshot.pool, after, ours);
    let new = pooled.iter().map(|it| &it.transaction);
    let waiting: Vec<&Transaction> = ours.iter().map(|(_, it)| &it.transaction).chain(new).collect();
    let (accounts, refused_accounts) = accounts(&snapshot.accounts, after, &waiting, keyring);
    let (logs, refused_logs) = logs(snapshot, here, actor);
    let left_out = LeftOut { accounts: refused_accounts, logs: refused_logs, transactions };
    Admission { accounts, logs, pooled, left_out }
}

/// Splits the accounts of a file into imported and skipped ones.
fn accounts(
    offered: &[AccountFile],
    state: &State,
    waiting: &[&Transaction],
    keyring: &Keyring,
) -> (Vec<AccountFile>, Vec<AccountLeftOut>) {
    let (mut kept, mut left_out) = (Vec::<AccountFile>::new(), Vec::new());
    for file in offered {
        let user_id = file.user_id();
        let known = keyring.file(user_id).or_else(|| kept.iter().find(|it| it.user_id() == user_id));
        let verdict = match (file.belongs(state, waiting.iter().copied()), known) {
            (Err(fault), _) => Err(fault),
            (Ok(()), Some(known)) if known != file => Err(AccountFault::AlreadyHere),
            (Ok(()), known) => Ok(known.is_none()),
        };
        match verdict {
            Ok(true) => kept.push(file.clone()),
            Ok(false) => {} // this device has the same file
            Err(fault) => left_out.push(AccountLeftOut { user_id: user_id.clone(), fault }),
        }
    }
    (kept, left_out)
}

/// Splits the access logs of a file, without this device's own, into imported and skipped ones.
fn logs<S>(
    snapshot: &VerifiedSnapshot,
    here: Option<&OpenLedger<S>>,
    actor: Option<&Actor>,
) -> (Vec<SealedLog>, Vec<LogLeftOut>) {
    let chain = &snapshot.state;
    let own = here.and_then(|it| it.log_key.as_ref()).map(SigningKey::public_key);
    let head = |it: &SealedLog| TreeHead { size: it.size, root: it.root };
    let mut known: BTreeMap<PublicKey, TreeHead> =
        here.map(|here| here.logs.iter().map(|(key, it)| (*key, head(it))).collect()).unwrap_or_default();
    let (mut kept, mut left_out) = (BTreeMap::new(), Vec::new());
    for log in snapshot.logs.iter().filter(|it| Some(it.log) != own) {
        match judge_log(log, chain, known.get(&log.log).copied(), actor) {
            Ok(Verdict::Grows) => {
                known.insert(log.log, head(log));
                kept.insert(log.log, log.clone());
            }
            Ok(Verdict::Known) => {}
            Err(fault) => left_out.push(LogLeftOut { log: log.log, fault }),
        }
    }
    (kept.into_values().collect(), left_out)
}

/// The result of a valid log: longer than the known one, or known already.
enum Verdict {
    Grows,
    Known,
}

/// Checks a log as any device can; an administrator's device also checks the entries below the anchor against its root.
fn judge_log(
    log: &SealedLog,
    chain: &State,
    known: Option<TreeHead>,
    actor: Option<&Actor>,
) -> Result<Verdict, LogFault> {
    log.judge(chain, known)?;
    if let Some(actor) = actor {
        judge_entries(log, chain, actor)?;
    }
    Ok(if known.is_none_or(|known| known.size < log.size) { Verdict::Grows } else { Verdict::Known })
}

/// Checks the entries, which an administrator can decrypt, against the chain's anchor of the log.
fn judge_entries(log: &SealedLog, chain: &State, actor: &Actor) -> Result<(), LogFault> {
    let Some(secret) = &actor.account.auditor_secret_sealed else { return Ok(()) };
    let opened = seal::open_auditor(secret, &actor.seed.opening_key()).map_err(|_| LogFault::Closed)?;
    let entries = log.open(chain.genesis().ledger, &opened).map_err(|_| LogFault::Closed)?;
    let Some(anchored) = chain.anchor(log.log) else { return Ok(()) };
    let below = entries.iter().take(usize::try_from(anchored.size).unwrap_or(usize::MAX));
    let actual = merkle::root(&below.map(Entry::leaf).collect::<Vec<Hash>>());
    if actual == anchored.root {
        return Ok(());
    }
    Err(LogFault::Changed { size: anchored.size, expected: anchored.root, actual })
}
