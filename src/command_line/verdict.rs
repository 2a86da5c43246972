//! `verify` and `verify-receipt`: a line or a JSON object for each file.

use super::reading::{self, ReadFailure};
use super::{ExitStatus, clock};
use crate::file::receipt::Receipt;
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::file::{FileFault, ReceiptFault};
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::rejection::Rule;
use crate::text;
use serde::Serialize;
use std::path::Path;

/// The maximum size of a receipt, compressed or not, in bytes.
const MOST_RECEIPT: usize = 2 << 20;

/// The verdict on a file. Members that do not apply are left out.
#[derive(Debug, Default, Serialize)]
struct Verdict {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<Height>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    irreversible: Option<Height>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transaction: Option<Hash>,
    /// The time by which the newest block is ahead of this machine's clock, in milliseconds, if it is more than two
    /// minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    ahead: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// Verifies a file and prints the verdict.
pub fn print(path: &Path, json: bool) -> ExitStatus {
    let (end, verdict) = judge(path);
    report(end, &verdict, json, summary)
}

/// Verifies a receipt against a ledger and prints the verdict.
pub fn print_receipt(receipt: &Path, ledger: &Path, json: bool) -> ExitStatus {
    let (end, verdict) = judge_receipt(receipt, ledger);
    report(end, &verdict, json, |verdict| {
        let transaction = verdict.transaction.map(|transaction| text::short(&transaction)).unwrap_or_default();
        text::command_line::receipt_valid(&transaction, verdict.height.unwrap_or_default())
    })
}

/// Prints a verdict.
fn report(end: ExitStatus, verdict: &Verdict, json: bool, summary: impl Fn(&Verdict) -> String) -> ExitStatus {
    if json {
        println!("{}", serde_json::to_string(verdict).expect("texts and numbers have a JSON form"));
        return end;
    }
    match (end, &verdict.detail) {
        (ExitStatus::Valid, None) => println!("{}: valid, {}", verdict.file, summary(verdict)),
        (ExitStatus::Valid, Some(detail)) => println!("{}: valid, {}. {detail}", verdict.file, summary(verdict)),
        (ExitStatus::Invalid, detail) => {
            println!("{}: invalid. {}", verdict.file, detail.as_deref().unwrap_or_default());
        }
        (ExitStatus::Unreadable, detail) => eprintln!("{}: {}", verdict.file, detail.as_deref().unwrap_or_default()),
    }
    end
}

fn summary(verdict: &Verdict) -> String {
    let height = verdict.height.unwrap_or_default();
    let irreversible = verdict.irreversible.unwrap_or_default();
    let head = verdict.head.map(|head| head.to_string()).unwrap_or_default();
    format!("height {height}, irreversible up to {irreversible}, head {head}")
}

fn judge(path: &Path) -> (ExitStatus, Verdict) {
    let file = path.display().to_string();
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    let outcome = reading::read(path, |chunk| verifier.push(chunk));
    let ledger = verifier.state().map(|state| state.genesis().ledger);
    match outcome.and_then(|()| verifier.finish().map_err(ReadFailure::Fault)) {
        Ok(snapshot) => (ExitStatus::Valid, valid(file, &snapshot)),
        Err(ReadFailure::Fault(fault)) => (ExitStatus::Invalid, invalid(file, ledger, &fault)),
        Err(stopped) => (stopped.end(), unreadable(file, &stopped)),
    }
}

fn unreadable(file: String, stopped: &ReadFailure) -> Verdict {
    Verdict { file, detail: Some(stopped.sentence()), ..Verdict::default() }
}

fn judge_receipt(path: &Path, ledger: &Path) -> (ExitStatus, Verdict) {
    let file = path.display().to_string();
    let receipt = reading::read_small(path, MOST_RECEIPT);
    let receipt = receipt.and_then(|bytes| Receipt::read(&bytes).map_err(ReadFailure::Fault));
    let receipt = match receipt {
        Ok(receipt) => receipt,
        Err(ReadFailure::Fault(fault)) => return (ExitStatus::Invalid, invalid(file, None, &fault)),
        Err(stopped) => return (stopped.end(), unreadable(file, &stopped)),
    };
    let snapshot = match reading::verify(ledger, Keep::Nothing) {
        Ok(snapshot) => snapshot,
        Err(stopped) => {
            let detail = text::command_line::against(&ledger.display().to_string(), &stopped.sentence());
            return (stopped.end(), Verdict { file, detail: Some(detail), ..Verdict::default() });
        }
    };
    let about = Verdict {
        file,
        verdict: Some("valid"),
        ledger: Some(receipt.ledger),
        height: Some(receipt.header.height),
        transaction: Some(receipt.transaction.id()),
        ..Verdict::default()
    };
    match proves(&receipt, &snapshot) {
        Ok(()) => (ExitStatus::Valid, Verdict { head: Some(receipt.header.hash()), ..about }),
        Err(why) => {
            let (height, transaction) = (receipt.header.height, receipt.transaction.id());
            let detail = text::command_line::receipt_refused(height, &transaction, text::receipt_fault(why));
            let (rule, detail) = (Some(receipt_rule(why).name()), Some(detail));
            (ExitStatus::Invalid, Verdict { verdict: Some("invalid"), rule, detail, ..about })
        }
    }
}

/// Checks a receipt against a verified chain.
fn proves(receipt: &Receipt, snapshot: &VerifiedSnapshot) -> Result<(), ReceiptFault> {
    let state = &snapshot.state;
    let header_at = |height: Height| snapshot.hashes.get(usize::try_from(height.0).ok()?).copied();
    receipt.check(state.genesis().ledger, header_at, |user| state.account(user).map(|account| account.public_key))
}

fn valid(file: String, snapshot: &VerifiedSnapshot) -> Verdict {
    let tip = snapshot.state.tip();
    let (head, now) = (tip.timestamp, clock::now());
    let ahead = head.0.checked_sub(now.0).filter(|ahead| *ahead > clock::LATITUDE);
    Verdict {
        file,
        ahead,
        detail: ahead.map(|_| text::command_line::ahead(head, now)),
        verdict: Some("valid"),
        ledger: Some(snapshot.state.genesis().ledger),
        height: Some(tip.height),
        head: Some(tip.hash),
        irreversible: Some(tip.irreversible),
        ..Verdict::default()
    }
}

fn invalid(file: String, ledger: Option<Hash>, fault: &FileFault) -> Verdict {
    let rejection = if let FileFault::Rejected { rejection } = fault { Some(rejection) } else { None };
    Verdict {
        file,
        verdict: Some("invalid"),
        ledger,
        height: rejection.and_then(|it| it.height),
        rule: Some(rule(fault).name()),
        transaction: rejection.and_then(|it| it.transaction),
        detail: Some(text::file_fault(fault)),
        ..Verdict::default()
    }
}

/// Returns the rule of docs/protocol.md, section 10, to which a fault of a file belongs.
const fn rule(fault: &FileFault) -> Rule {
    match fault {
        FileFault::Rejected { rejection } => rejection.rule(),
        FileFault::Ledger { .. } => Rule::Ledger,
        FileFault::Name { .. } => Rule::Text,
        FileFault::TooLarge { .. } | FileFault::ElementTooLarge { .. } => Rule::Size,
        FileFault::Syntax { .. }
        | FileFault::Format { .. }
        | FileFault::Member { .. }
        | FileFault::Foreign { .. }
        | FileFault::Version { .. }
        | FileFault::Truncated { .. }
        | FileFault::TooDeep { .. }
        | FileFault::Gzip { .. }
        | FileFault::Unreadable { .. }
        | FileFault::DoesNotOpen
        | FileFault::ClosedLog
        | FileFault::ForeignKdf
        | FileFault::Receipt { .. } => Rule::Format,
    }
}

/// Returns the rule of docs/protocol.md, section 10, to which a fault of a receipt belongs.
const fn receipt_rule(fault: ReceiptFault) -> Rule {
    match fault {
        ReceiptFault::Ledger => Rule::Ledger,
        ReceiptFault::Header => Rule::Link,
        ReceiptFault::HeaderSignature => Rule::HeaderSignature,
        ReceiptFault::Proof => Rule::MerkleRoot,
        ReceiptFault::Signature => Rule::Signature,
        ReceiptFault::Approval => Rule::Approval,
        ReceiptFault::Sealed | ReceiptFault::Content => Rule::Sealed,
    }
}
