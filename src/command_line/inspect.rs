//! `inspect`: the content of a file, in lines for a person.

use super::ExitStatus;
use super::reading::{self, ReadFailure};
use crate::file::FileFault;
use crate::file::account::AccountFile;
use crate::file::receipt::Receipt;
use crate::file::verified::{ContentCount, Keep, VerifiedSnapshot};
use crate::ledger::transaction::account::Role;
use crate::text;
use std::collections::BTreeMap;
use std::path::Path;

/// A size above the largest account or receipt; the rest of a larger file is irrelevant.
const MOST_SMALL: usize = 2 << 20;

/// Prints the content of a file.
pub fn print(path: &Path) -> ExitStatus {
    match reading::verify(path, Keep::Blocks) {
        Ok(snapshot) => {
            for line in lines(&snapshot) {
                println!("{line}");
            }
            ExitStatus::Valid
        }
        Err(ReadFailure::Fault(fault)) => small(path, &fault),
        Err(stopped) => {
            eprintln!("{}: {}", path.display(), stopped.sentence());
            stopped.end()
        }
    }
}

/// Prints a file that is no snapshot: an account or a receipt, or else the fault.
fn small(path: &Path, fault: &FileFault) -> ExitStatus {
    let bytes = reading::read_small(path, MOST_SMALL).unwrap_or_default();
    if let Ok(account) = AccountFile::read(&bytes) {
        println!("account     {}", account.user_id());
        println!("ledger      {}", account.ledger());
        println!("public key  {}", account.public_key());
        return ExitStatus::Valid;
    }
    if let Ok(receipt) = Receipt::read(&bytes) {
        println!("receipt     of transaction {}", receipt.transaction.id());
        println!("ledger      {}", receipt.ledger);
        println!("block       {} ({})", receipt.header.height, receipt.header.hash());
        println!("content     {}", if receipt.content.is_some() { "disclosed" } else { "not disclosed" });
        println!("To verify the receipt, compare it with a snapshot of the ledger: medchain verify-receipt.");
        return ExitStatus::Valid;
    }
    println!("{}: {}", path.display(), text::file_fault(fault));
    ExitStatus::Invalid
}

fn lines(snapshot: &VerifiedSnapshot) -> Vec<String> {
    let (genesis, tip) = (snapshot.state.genesis(), snapshot.state.tip());
    let mut lines = vec![
        format!("ledger        {} ({})", genesis.name, genesis.ledger),
        format!("exported at   {} ms, according to the file", snapshot.head.exported_at),
        format!("contents      {}", contents(snapshot)),
        format!("height        {}, irreversible up to {}", tip.height, tip.irreversible),
        format!("head          {}", tip.hash),
        format!("signatures    {}, all valid", snapshot.signatures),
        format!("people        {}", people(snapshot)),
        format!("records       {}", snapshot.state.records().count()),
        format!(
            "transactions  {} in blocks, {} waiting in the pool and not verified",
            snapshot.transactions,
            snapshot.pool.len()
        ),
    ];
    let mut kinds = BTreeMap::new();
    for it in snapshot.blocks.iter().flat_map(|block| &block.transactions) {
        *kinds.entry(it.payload.action.kind()).or_insert(0_u64) += 1;
    }
    lines.extend(kinds.into_iter().map(|(kind, count)| format!("  {kind:<14}{count}")));
    lines.push(format!("delegates     of round {}", snapshot.state.schedule().round));
    lines.extend(snapshot.state.schedule().order.iter().map(|delegate| {
        let statistics = snapshot.state.statistics(delegate);
        format!("  {delegate}: {} forged, {} missed", statistics.forged, statistics.missed)
    }));
    lines
}

fn contents(snapshot: &VerifiedSnapshot) -> String {
    let ContentCount { sealed, withheld } = snapshot.contents();
    format!("{sealed} sealed, {withheld} withheld")
}

fn people(snapshot: &VerifiedSnapshot) -> String {
    let count = |role| snapshot.state.accounts().filter(|(_, account)| account.role == role).count();
    format!(
        "{} patients, {} doctors, {} administrators",
        count(Role::Patient),
        count(Role::Doctor),
        count(Role::Administrator)
    )
}
