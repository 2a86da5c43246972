//! What of a file comes in beside its blocks: accounts, access logs, and transactions that wait.
//!
//! The chain vouches for none of them, so each is asked for its own proof here, and nowhere else: an account for the key
//! that the ledger has for its id, a log for the signature of its own key, a transaction for the signatures of everybody
//! whom it names (docs/protocol.md, section 9). What does not come in is said, with the reason. Nothing that this device
//! keeps is replaced by what a file carries, except a log by a longer one.

use super::keyring::Keyring;
use super::opened::Opened;
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
use crate::ledger::transaction::Transaction;
use crate::protocol::{AccountLeftOut, LeftOut, LogFault, LogLeftOut};
use std::collections::BTreeMap;

/// The parts of a file that come in, and those that do not.
#[derive(Default)]
pub struct Admission {
    /// Accounts whose keys this device does not have.
    pub accounts: Vec<AccountFile>,
    /// Access logs that are new here, or longer than known here.
    pub logs: Vec<SealedLog>,
    /// Transactions that wait in the file and not here.
    pub pooled: Vec<Transaction>,
    /// The rest that the file asked this device to believe or to keep.
    pub left_out: LeftOut,
}

/// Decides what of a file comes in, where its chain leads to `chain` and the chain that counts afterwards to `after`.
/// `here` is the same ledger on this device, `actor` the account that acts on it.
pub fn admit<S>(
    snapshot: &VerifiedSnapshot,
    after: &State,
    here: Option<&Opened<S>>,
    actor: Option<&Actor>,
) -> Admission {
    let (empty_pool, empty_keyring) = (pool::Pool::default(), Keyring::default());
    let (ours, keyring) = here.map_or((&empty_pool, &empty_keyring), |here| (&here.pool, &here.keyring));
    let (pooled, transactions) = pool::fresh(&snapshot.pool, after, ours);
    let waiting: Vec<&Transaction> = ours.iter().map(|(_, it)| &it.transaction).chain(&pooled).collect();
    let (accounts, refused_accounts) = accounts(&snapshot.accounts, after, &waiting, keyring);
    let (logs, refused_logs) = logs(snapshot, here, actor);
    let left_out = LeftOut { accounts: refused_accounts, logs: refused_logs, transactions };
    Admission { accounts, logs, pooled, left_out }
}

/// Splits the accounts of a file into those that come in and those that do not.
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
            Ok(false) => {} // the very same file is here
            Err(fault) => left_out.push(AccountLeftOut { user_id: user_id.clone(), fault }),
        }
    }
    (kept, left_out)
}

/// Splits the access logs of a file, but for this device's own, into those that come in and those that do not.
fn logs<S>(
    snapshot: &VerifiedSnapshot,
    here: Option<&Opened<S>>,
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

/// Says whether a log brings anything new.
enum Verdict {
    Grows,
    Known,
}

/// Judges a log as everybody can; an administrator also compares the entries below the anchor with the anchored root.
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

/// Compares the entries that an administrator can open with what the chain anchors of the log.
fn judge_entries(log: &SealedLog, chain: &State, actor: &Actor) -> Result<(), LogFault> {
    let Some(secret) = &actor.account.auditor_secret_sealed else { return Ok(()) };
    let opened = seal::open_auditor(secret, &actor.seed.opening_key()).map_err(|_| LogFault::Closed)?;
    let entries = log.open(chain.founding().ledger, &opened).map_err(|_| LogFault::Closed)?;
    let Some(anchored) = chain.anchor(log.log) else { return Ok(()) };
    let below = entries.iter().take(usize::try_from(anchored.size).unwrap_or(usize::MAX));
    let found = merkle::root(&below.map(Entry::leaf).collect::<Vec<Hash>>());
    if found == anchored.root {
        return Ok(());
    }
    Err(LogFault::Changed { size: anchored.size, expected: anchored.root, found })
}
