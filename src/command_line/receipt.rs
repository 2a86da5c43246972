//! `receipt`: the proof of one transaction, for a person without the ledger.

use super::ExitStatus;
use super::reading::{self, ReadFailure};
use super::writing::TemporaryFile;
use crate::file::receipt::Receipt;
use crate::file::snapshot::SnapshotPart;
use crate::file::verified::{Keep, VerifiedSnapshot};
use crate::ledger::id::Hash;
use crate::ledger::rejection::Settlement;
use crate::ledger::state::{Place, Settled};
use crate::ledger::transaction::Transaction;
use crate::text;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

/// Writes the receipt of a transaction in a snapshot, and prints what it proves.
pub fn print(file: &Path, transaction: Hash, out: &Path) -> ExitStatus {
    match make(file, transaction) {
        Ok(receipt) => match write(out, &receipt) {
            Ok(()) => {
                println!("{}: {}", out.display(), text::command_line::receipt_written(&receipt));
                ExitStatus::Valid
            }
            Err(error) => {
                eprintln!("{}: {}", out.display(), text::command_line::not_written(&error.to_string()));
                ExitStatus::Unreadable
            }
        },
        Err((end, sentence)) => {
            eprintln!("{}: {sentence}", file.display());
            end
        }
    }
}

fn write(out: &Path, receipt: &Receipt) -> std::io::Result<()> {
    let mut draft = TemporaryFile::of(out)?;
    draft.write_all(&receipt.write())?;
    draft.finish()
}

fn make(file: &Path, transaction: Hash) -> Result<Receipt, (ExitStatus, String)> {
    let stopped = |stopped: ReadFailure| (stopped.end(), stopped.sentence());
    let snapshot = reading::verify(file, Keep::Nothing).map_err(stopped)?;
    let place = place(&snapshot, transaction).map_err(|sentence| (ExitStatus::Invalid, sentence))?;
    let (mut height, mut receipt) = (0, None);
    let take = |part| {
        let SnapshotPart::Block(block) = part else { return ControlFlow::Continue(()) };
        if height < place.height.0 {
            height += 1;
            return ControlFlow::Continue(());
        }
        receipt = Receipt::make(&block, place.index as usize, None);
        ControlFlow::Break(())
    };
    reading::parts(file, take).map_err(stopped)?;
    let same = receipt.filter(|receipt| receipt.transaction.id() == transaction);
    same.ok_or_else(|| (ExitStatus::Unreadable, text::command_line::CHANGED_MEANWHILE.to_owned()))
}

/// Returns the position of the transaction in the blocks.
///
/// # Errors
/// A sentence that says where the transaction is instead.
fn place(snapshot: &VerifiedSnapshot, transaction: Hash) -> Result<Place, String> {
    match snapshot.state.settled(transaction) {
        Some(Settled { how: Settlement::InBlock, place }) => Ok(place),
        Some(settled) => Err(text::command_line::no_receipt_of_settled(&transaction, settled)),
        None if snapshot.pool.iter().map(Transaction::id).any(|id| id == transaction) => {
            Err(text::command_line::no_receipt_yet(&transaction))
        }
        None => Err(text::command_line::no_such_transaction(&transaction, snapshot.state.tip().height)),
    }
}
