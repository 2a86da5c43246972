//! `merge`: merges two files of one ledger, and loses no signed transaction.
//!
//! The merged file contains the whole chain that counts (docs/protocol.md, section 5); the transactions of the other
//! chain alone return to the pool. No device is behind a file, so neither chain has an irreversible block that the
//! other one must contain. If the fork point is at or below the irreversible height of the other file, the output says
//! so.

mod accounts_and_logs;
mod pool;

use super::reading::{self, ReadFailure};
use super::writing::{TemporaryFile, compression};
use super::{ExitStatus, clock};
use crate::file::snapshot::{Contents, SnapshotExtras, SnapshotHead, SnapshotPart, SnapshotWriter};
use crate::file::verified::{Keep, VerifiedSnapshot};
use crate::ledger::fork;
use crate::ledger::header::SignedHeader;
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::transaction::Transaction;
use crate::text;
use accounts_and_logs::AccountsAndLogs;
use std::cmp::Ordering;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::Path;

/// A verified file.
pub struct Side<'a> {
    path: &'a Path,
    snapshot: VerifiedSnapshot,
}

/// The reason why nothing was written: the outcome of the task, and a sentence.
type Failure = (ExitStatus, String);

/// Merges two files into a third, and prints the outcome.
pub fn print(files: [&Path; 2], out: &Path) -> ExitStatus {
    match merge(files, out) {
        Ok(lines) => {
            lines.iter().for_each(|line| println!("{line}"));
            ExitStatus::Valid
        }
        Err((end, sentence)) => {
            eprintln!("{sentence}");
            end
        }
    }
}

fn merge(files: [&Path; 2], out: &Path) -> Result<Vec<String>, Failure> {
    let [first, second] = files.map(verified);
    let (first, second) = (first?, second?);
    let ledgers = [&first, &second].map(|side| side.snapshot.state.genesis());
    if ledgers[0].ledger != ledgers[1].ledger {
        return Err((ExitStatus::Invalid, text::command_line::two_ledgers(ledgers[0], ledgers[1])));
    }
    let second_counts = fork::prefer(first.snapshot.state.tip(), second.snapshot.state.tip()) == Ordering::Less;
    let (taken, other) = if second_counts { (second, first) } else { (first, second) };
    let fork_height = fork_height(&taken.snapshot.hashes, &other.snapshot.hashes);

    let mut accounts_and_logs = AccountsAndLogs::default();
    let headers = gather(&taken, fork_height, |_| {}).map_err(|stopped| failure(taken.path, &stopped))?;
    let mut returning = Vec::new();
    let others = gather(&other, fork_height, |it| returning.push(it.into()));
    let others = others.map_err(|stopped| failure(other.path, &stopped))?;
    let union = pool::union(&taken.snapshot, &other.snapshot, returning);
    for Side { snapshot, .. } in [&taken, &other] {
        accounts_and_logs.logs_of(snapshot, &taken.snapshot.state);
        let accounts = snapshot.accounts.iter().cloned();
        accounts.for_each(|it| accounts_and_logs.account(it, &taken.snapshot.state, &union.pool));
    }
    write(&taken, &other, &accounts_and_logs, &union.pool, out)?;

    let mut lines = outcome(&taken, &other, fork_height);
    lines.extend(fork::double_signed(&headers, &others).iter().map(text::command_line::signed_twice));
    lines.extend(text::command_line::pools(union.returned, union.left_out));
    lines.extend(text::left_out::sentences(accounts_and_logs.left_out()));
    let (head, now) = (taken.snapshot.state.tip().timestamp, clock::now());
    lines.extend((now.0 + clock::LATITUDE < head.0).then(|| text::command_line::ahead(head, now)));
    let withheld = |side: &Side<'_>| side.snapshot.head.contents == Contents::Withheld;
    lines.extend((withheld(&taken) && !withheld(&other)).then(|| text::command_line::CONTENTS_LOST.to_owned()));
    lines.push(format!(
        "{}: {}",
        out.display(),
        text::command_line::merged(&taken.snapshot.state, union.pool.len() as u64)
    ));
    Ok(lines)
}

fn verified(path: &Path) -> Result<Side<'_>, Failure> {
    let snapshot = reading::verify(path, Keep::Nothing).map_err(|stopped| failure(path, &stopped))?;
    Ok(Side { path, snapshot })
}

fn failure(path: &Path, stopped: &ReadFailure) -> Failure {
    (stopped.end(), format!("{}: {}", path.display(), stopped.sentence()))
}

/// Returns the fork point; if one chain continues the other, the height after the shorter one.
fn fork_height(ours: &[Hash], theirs: &[Hash]) -> Height {
    let shorter = ours.len().min(theirs.len());
    Height(fork::first_difference(ours, theirs).unwrap_or(shorter) as u64)
}

/// Reads a file again, and returns the headers from the fork point on. It passes the transactions of those blocks to
/// `take`.
fn gather(
    side: &Side<'_>,
    fork_height: Height,
    mut take: impl FnMut(Transaction),
) -> Result<Vec<SignedHeader>, ReadFailure> {
    let mut headers = Vec::new();
    reading::parts(side.path, |part| {
        if let SnapshotPart::Block(block) = part
            && block.header.height >= fork_height
        {
            headers.push(block.signed_header());
            block.transactions.into_iter().for_each(&mut take);
        }
        ControlFlow::Continue(())
    })?;
    Ok(headers)
}

/// Returns the sentences that report which of the two chains counts, and the reason.
fn outcome(taken: &Side<'_>, other: &Side<'_>, fork_height: Height) -> Vec<String> {
    let (ours, theirs) = (taken.snapshot.state.tip(), other.snapshot.state.tip());
    let (name, other_name) = (taken.path.display().to_string(), other.path.display().to_string());
    if ours.hash == theirs.hash {
        return vec![text::command_line::same_chain(ours.height)];
    }
    if fork_height > theirs.height {
        return vec![text::command_line::goes_on(&name, &other_name, ours.height, theirs.height)];
    }
    let mut lines = vec![text::command_line::taken(&name, fork_height, ours, theirs)];
    if fork_height <= theirs.irreversible {
        lines.push(text::command_line::lost_finality(&other_name, theirs.irreversible));
    }
    lines
}

/// Writes the chain that counts, with the other parts of the file.
fn write(
    taken: &Side<'_>,
    other: &Side<'_>,
    accounts_and_logs: &AccountsAndLogs,
    pool: &[Transaction],
    out: &Path,
) -> Result<(), Failure> {
    let unwritten = |error: &io::Error| {
        (ExitStatus::Unreadable, format!("{}: {}", out.display(), text::command_line::not_written(&error.to_string())))
    };
    let exported_at = taken.snapshot.head.exported_at.max(other.snapshot.head.exported_at);
    let head = SnapshotHead { exported_at, ..taken.snapshot.head.clone() };
    let accounts_and_logs =
        SnapshotExtras { pool, accounts: accounts_and_logs.accounts(), access_logs: accounts_and_logs.logs() };
    let mut writer = SnapshotWriter::new(&head, &accounts_and_logs, compression(out));
    let mut draft = TemporaryFile::of(out).map_err(|error| unwritten(&error))?;
    let (mut hashes, mut failed) = (taken.snapshot.hashes.iter(), None);
    let copied = reading::parts(taken.path, |part| {
        let SnapshotPart::Block(block) = part else { return ControlFlow::Continue(()) };
        if hashes.next() != Some(&block.header.hash()) {
            failed = Some((ExitStatus::Unreadable, text::command_line::CHANGED_MEANWHILE.to_owned()));
            return ControlFlow::Break(());
        }
        writer.block(&block);
        let chunk = writer.take_chunk().unwrap_or_default();
        failed = draft.write_all(&chunk).err().map(|error| unwritten(&error));
        if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    copied.map_err(|stopped| failure(taken.path, &stopped))?;
    if let Some(failure) = failed {
        return Err(failure);
    }
    let last = writer.finish();
    draft.write_all(&last).and_then(|()| draft.finish()).map_err(|error| unwritten(&error))
}
