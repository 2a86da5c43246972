//! `inspect`: what a file holds, in lines that a person reads.

use super::End;
use super::reading::{self, Stopped};
use crate::file::FileFault;
use crate::file::account::AccountFile;
use crate::file::receipt::Receipt;
use crate::file::verified::{ContentCount, Keep, VerifiedSnapshot};
use crate::ledger::transaction::account::Role;
use crate::text;
use std::collections::BTreeMap;
use std::path::Path;

/// More than the largest account or receipt: the rest of a larger file tells nothing new.
const MOST_SMALL: usize = 2 << 20;

/// Prints what a file holds.
pub fn print(path: &Path) -> End {
    match reading::verify(path, Keep::Blocks) {
        Ok(snapshot) => {
            for line in lines(&snapshot) {
                println!("{line}");
            }
            End::Valid
        }
        Err(Stopped::Fault(fault)) => small(path, &fault),
        Err(stopped) => {
            eprintln!("{}: {}", path.display(), stopped.sentence());
            stopped.end()
        }
    }
}

/// A file that is no snapshot: perhaps an account or a receipt.
fn small(path: &Path, fault: &FileFault) -> End {
    let bytes = reading::read_small(path, MOST_SMALL).unwrap_or_default();
    if let Ok(account) = AccountFile::read(&bytes) {
        println!("account     {}", account.user_id());
        println!("ledger      {}", account.ledger());
        println!("public key  {}", account.public_key());
        return End::Valid;
    }
    if let Ok(receipt) = Receipt::read(&bytes) {
        println!("receipt     of transaction {}", receipt.transaction.id());
        println!("ledger      {}", receipt.ledger);
        println!("block       {} ({})", receipt.header.height, receipt.header.hash());
        println!("content     {}", if receipt.content.is_some() { "disclosed" } else { "not disclosed" });
        println!("To know whether it proves what it says, hold it against a snapshot of the ledger.");
        return End::Valid;
    }
    println!("{}: {}", path.display(), text::file_fault(fault));
    End::Invalid
}

fn lines(snapshot: &VerifiedSnapshot) -> Vec<String> {
    let (founding, tip) = (snapshot.state.founding(), snapshot.state.tip());
    let mut lines = vec![
        format!("ledger        {} ({})", founding.name, founding.ledger),
        format!("exported at   {} ms, says the file", snapshot.head.exported_at),
        format!("contents      {}", contents(snapshot)),
        format!("height        {}, irreversible up to {}", tip.height, tip.irreversible),
        format!("head          {}", tip.hash),
        format!("signatures    {}, all valid", snapshot.signatures),
        format!("people        {}", people(snapshot)),
        format!("records       {}", snapshot.state.records().count()),
        format!("transactions  {} in blocks, {} waiting and not verified", snapshot.transactions, snapshot.pool.len()),
    ];
    let mut kinds = BTreeMap::new();
    for it in snapshot.blocks.iter().flat_map(|block| &block.transactions) {
        *kinds.entry(it.payload.action.kind()).or_insert(0_u64) += 1;
    }
    lines.extend(kinds.into_iter().map(|(kind, count)| format!("  {kind:<14}{count}")));
    lines.push(format!("delegates     of round {}", snapshot.state.turns().round));
    lines.extend(snapshot.state.turns().order.iter().map(|delegate| {
        let service = snapshot.state.service(delegate);
        format!("  {delegate}: {} forged, {} missed", service.forged, service.missed)
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
