//! `merge`: two files of one ledger become one, and nothing that was signed is lost.
//!
//! The chain that counts is taken whole (PROTOCOL, section 5); what stands on the other one alone waits again. No device
//! is behind a file, so neither chain has a block that may not be lacked: where the two part below what one of them holds
//! for irreversible, it is said.

mod beside;
mod pool;

use super::reading::{self, Stopped};
use super::writing::{Draft, compression};
use super::{End, clock};
use crate::file::snapshot::{Beside, Contents, SnapshotHead, SnapshotPart, SnapshotWriter};
use crate::file::verified::{Keep, VerifiedSnapshot};
use crate::ledger::block::SignedHeader;
use crate::ledger::fork;
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::transaction::Transaction;
use crate::text;
use beside::Other;
use std::cmp::Ordering;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::Path;

/// A file that was verified.
pub struct Side<'a> {
    path: &'a Path,
    snapshot: VerifiedSnapshot,
}

/// Why nothing was written: how the task ends, and a sentence.
type Failure = (End, String);

/// Merges two files into a third, and says what was taken and what returned.
pub fn print(files: [&Path; 2], out: &Path) -> End {
    match merge(files, out) {
        Ok(lines) => {
            lines.iter().for_each(|line| println!("{line}"));
            End::Valid
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
    let ledgers = [&first, &second].map(|side| side.snapshot.state.founding());
    if ledgers[0].ledger != ledgers[1].ledger {
        return Err((End::Invalid, text::command_line::two_ledgers(ledgers[0], ledgers[1])));
    }
    let second_counts = fork::prefer(first.snapshot.state.tip(), second.snapshot.state.tip()) == Ordering::Less;
    let (taken, other) = if second_counts { (second, first) } else { (first, second) };
    let parting = parting(&taken.snapshot.hashes, &other.snapshot.hashes);

    let mut beside = Other::default();
    let headers = gather(&taken, parting, |_| {}).map_err(|stopped| failure(taken.path, &stopped))?;
    let mut returning = Vec::new();
    let others = gather(&other, parting, |it| returning.push(it));
    let others = others.map_err(|stopped| failure(other.path, &stopped))?;
    let union = pool::union(&taken.snapshot, &other.snapshot, returning);
    for Side { snapshot, .. } in [&taken, &other] {
        beside.logs_of(snapshot, &taken.snapshot.state);
        let accounts = snapshot.accounts.iter().cloned();
        accounts.for_each(|it| beside.account(it, &taken.snapshot.state, &union.pool));
    }
    write(&taken, &other, &beside, &union.pool, out)?;

    let mut lines = outcome(&taken, &other, parting);
    lines.extend(fork::double_signed(&headers, &others).iter().map(text::command_line::signed_twice));
    lines.extend(text::command_line::pools(union.returned, union.left_out));
    lines.extend(text::left_out::sentences(beside.left_out()));
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

fn failure(path: &Path, stopped: &Stopped) -> Failure {
    (stopped.end(), format!("{}: {}", path.display(), stopped.sentence()))
}

/// The first height at which the two are not the same; where one continues the other, the height after the shorter one.
fn parting(ours: &[Hash], theirs: &[Hash]) -> Height {
    let shorter = ours.len().min(theirs.len());
    Height(fork::first_difference(ours, theirs).unwrap_or(shorter) as u64)
}

/// Reads a file again: the headers from the parting on, and the transactions of those blocks.
fn gather(side: &Side<'_>, parting: Height, mut take: impl FnMut(Transaction)) -> Result<Vec<SignedHeader>, Stopped> {
    let mut headers = Vec::new();
    reading::parts(side.path, |part| {
        if let SnapshotPart::Block(block) = part
            && block.header.height >= parting
        {
            headers.push(block.signed_header());
            block.transactions.into_iter().for_each(&mut take);
        }
        ControlFlow::Continue(())
    })?;
    Ok(headers)
}

/// Which of the two was taken, and why.
fn outcome(taken: &Side<'_>, other: &Side<'_>, parting: Height) -> Vec<String> {
    let (ours, theirs) = (taken.snapshot.state.tip(), other.snapshot.state.tip());
    let (name, other_name) = (taken.path.display().to_string(), other.path.display().to_string());
    if ours.hash == theirs.hash {
        return vec![text::command_line::same_chain(ours.height)];
    }
    if parting > theirs.height {
        return vec![text::command_line::goes_on(&name, &other_name, ours.height, theirs.height)];
    }
    let mut lines = vec![text::command_line::taken(&name, parting, ours, theirs)];
    if parting <= theirs.irreversible {
        lines.push(text::command_line::lost_finality(&other_name, theirs.irreversible));
    }
    lines
}

/// Writes the chain that was taken, with what stands beside it.
fn write(taken: &Side<'_>, other: &Side<'_>, beside: &Other, pool: &[Transaction], out: &Path) -> Result<(), Failure> {
    let unwritten = |error: &io::Error| {
        (End::Unreadable, format!("{}: {}", out.display(), text::command_line::not_written(&error.to_string())))
    };
    let exported_at = taken.snapshot.head.exported_at.max(other.snapshot.head.exported_at);
    let head = SnapshotHead { exported_at, ..taken.snapshot.head.clone() };
    let beside = Beside { pool, accounts: beside.accounts(), access_logs: beside.logs() };
    let mut writer = SnapshotWriter::new(&head, &beside, compression(out));
    let mut draft = Draft::of(out).map_err(|error| unwritten(&error))?;
    let (mut hashes, mut failed) = (taken.snapshot.hashes.iter(), None);
    let copied = reading::parts(taken.path, |part| {
        let SnapshotPart::Block(block) = part else { return ControlFlow::Continue(()) };
        if hashes.next() != Some(&block.header.hash()) {
            failed = Some((End::Unreadable, text::command_line::CHANGED_MEANWHILE.to_owned()));
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
