//! `receipt`: the proof of one transaction, for a person without the ledger.

use super::ExitStatus;
use super::reading::{self, ReadFailure};
use super::writing::TemporaryFile;
use crate::file::receipt::Receipt;
use crate::file::snapshot::SnapshotPart;
use crate::file::verified::{Keep, VerifiedSnapshot};
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::rejection::Settlement;
use crate::ledger::state::{Place, Settled};
use crate::ledger::transaction::Transaction;
use crate::text;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

/// The reason why a file gives no receipt of a transaction.
enum NoReceipt {
    /// The file was not read to its end.
    Unread(ReadFailure),
    /// The transaction was refused or withdrawn.
    Settled(Settled),
    /// The transaction waits in the pool.
    Waiting,
    /// The transaction is neither in the blocks up to this height nor in the pool.
    Unknown(Height),
    /// The file has changed since it was verified.
    Changed,
}

impl NoReceipt {
    fn end(&self) -> ExitStatus {
        match self {
            Self::Unread(failure) => failure.end(),
            Self::Settled(_) | Self::Waiting | Self::Unknown(_) => ExitStatus::Invalid,
            Self::Changed => ExitStatus::Unreadable,
        }
    }

    fn sentence(&self, transaction: Hash) -> String {
        match self {
            Self::Unread(failure) => failure.sentence(),
            Self::Settled(settled) => text::command_line::no_receipt_of_settled(&transaction, *settled),
            Self::Waiting => text::command_line::no_receipt_yet(&transaction),
            Self::Unknown(height) => text::command_line::no_such_transaction(&transaction, *height),
            Self::Changed => text::command_line::CHANGED_MEANWHILE.to_owned(),
        }
    }
}

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
        Err(reason) => {
            eprintln!("{}: {}", file.display(), reason.sentence(transaction));
            reason.end()
        }
    }
}

fn write(out: &Path, receipt: &Receipt) -> std::io::Result<()> {
    let mut draft = TemporaryFile::of(out)?;
    draft.write_all(&receipt.write())?;
    draft.finish()
}

fn make(file: &Path, transaction: Hash) -> Result<Receipt, NoReceipt> {
    let snapshot = reading::verify(file, Keep::Nothing).map_err(NoReceipt::Unread)?;
    let place = place(&snapshot, transaction)?;
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
    reading::parts(file, take).map_err(NoReceipt::Unread)?;
    receipt.filter(|receipt| receipt.transaction.id() == transaction).ok_or(NoReceipt::Changed)
}

/// Returns the position of the transaction in the blocks.
fn place(snapshot: &VerifiedSnapshot, transaction: Hash) -> Result<Place, NoReceipt> {
    match snapshot.state.settled(transaction) {
        Some(Settled { how: Settlement::InBlock, place }) => Ok(place),
        Some(settled) => Err(NoReceipt::Settled(settled)),
        None if snapshot.pool.iter().map(Transaction::id).any(|id| id == transaction) => Err(NoReceipt::Waiting),
        None => Err(NoReceipt::Unknown(snapshot.state.tip().height)),
    }
}
