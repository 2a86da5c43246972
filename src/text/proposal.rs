//! Words of what a file would change, and of taking it in or not.

use super::{action_name, count, phrases};
use crate::protocol::{Contribution, Import, ImportOutcome, Proposal};
use std::fmt::Display;

phrases! {
    accept = "Accept", "Übernehmen";
    discard = "Discard", "Verwerfen";
    close = "Close", "Schließen";
    discarded = "The file was put aside; nothing was changed.", "Die Datei wurde beiseitegelegt; nichts wurde geändert.";
    in_file = "In the file", "In der Datei";
    here = "On this device", "Auf diesem Gerät";
    not_here = "not there yet", "noch nicht da";
    written = "File written", "Datei geschrieben";
    contents = "Sealed contents", "Versiegelte Inhalte";
    with_contents = "in the file", "in der Datei";
    without_contents = "left out: the records can be verified, not read", "weggelassen: Die Einträge lassen sich prüfen, nicht lesen";
    gained = "Comes in", "Kommt hinzu";
    lost = "Makes room", "Macht Platz";
    lost_note = "What is in these blocks and not in the file's waits again; nothing signed is lost.", "Was in diesen Blöcken steht und nicht in denen der Datei, wartet wieder; nichts Signiertes geht verloren.";
    also = "Besides", "Außerdem";
    people = "People", "Personen";
    records = "Records", "Einträge";
    grants = "Grants by", "Freigaben von";
    votes = "Votes by", "Stimmen von";
    transactions_label = "Transactions", "Transaktionen";
    blocks = "Blocks", "Blöcke";
    nothing = "There is nothing in it to take in.", "Darin ist nichts zu übernehmen.";
    next = "Go on with the next file", "Weiter mit der nächsten Datei";
    undo_lead = "The last import can be undone until a block is forged upon it.", "Der letzte Import lässt sich rückgängig machen, bis ein Block darauf erzeugt wird.";
    undo = "Undo this import", "Diesen Import rückgängig machen";
    redo_lead = "The import is undone. It can be brought back until a block is forged upon the chain.", "Der Import ist rückgängig gemacht. Er lässt sich zurückholen, bis ein Block auf der Kette erzeugt wird.";
    redo = "Bring the import back", "Import zurückholen";
}

/// Which file is looked at.
pub fn looks_at(file: &str, waiting: usize) -> String {
    match waiting {
        0 => format!("From {file}"),
        _ => format!("From {file}; {} waiting", count(waiting as u64, "more file is", "more files are")),
    }
}

/// How the file and this device stand, in a sentence.
pub fn verdict(proposal: &Proposal) -> String {
    let name = &proposal.name;
    let blocks = |number| count(number, "block", "blocks");
    match proposal.verdict {
        ImportOutcome::New { blocks: number } => {
            format!(
                "'{name}' is another ledger, new on this device: {}. It is kept beside what is here, and opened.",
                blocks(number)
            )
        }
        ImportOutcome::Extended { blocks: number } => {
            format!("The file is {} ahead of what this device has of '{name}'.", blocks(number))
        }
        ImportOutcome::Same => format!("The chain of '{name}' is the same in the file and here."),
        ImportOutcome::Behind { blocks: number } => {
            format!("The file is {} behind what this device has of '{name}'.", blocks(number))
        }
        ImportOutcome::Replaced { from, removed, blocks: number } => format!(
            "The two chains of '{name}' part at height {from}, and the file's counts: its {} would take the place of {} \
             here.",
            blocks(number),
            blocks(removed)
        ),
        ImportOutcome::Kept { from, blocks: number } => format!(
            "The two chains of '{name}' part at height {from}, and the one here counts: {} of the file would not come in.",
            blocks(number)
        ),
    }
}

/// The verdict in a word.
pub const fn in_a_word(verdict: ImportOutcome) -> &'static str {
    match verdict {
        ImportOutcome::New { .. } => "another ledger",
        ImportOutcome::Extended { .. } => "ahead",
        ImportOutcome::Same => "the same",
        ImportOutcome::Behind { .. } => "behind",
        ImportOutcome::Replaced { .. } => "fork: the file's counts",
        ImportOutcome::Kept { .. } => "fork: the one here counts",
    }
}

/// Whether accepting would bring anything.
pub fn brings_something(proposal: &Proposal) -> bool {
    let takes =
        !matches!(proposal.verdict, ImportOutcome::Same | ImportOutcome::Behind { .. } | ImportOutcome::Kept { .. });
    takes || proposal.pooled + proposal.logs + proposal.evidence > 0 || !proposal.accounts.is_empty()
}

/// How many transactions of each type: '2 records, 1 vote'.
pub fn transactions(contribution: &Contribution) -> String {
    let some = contribution.transactions.iter().map(|(kind, number)| {
        let one = action_name(kind);
        count(u64::from(*number), one, &several(one))
    });
    listed(some.collect::<Vec<_>>().as_slice())
}

/// More than one of a kind.
fn several(one: &str) -> String {
    match one {
        "candidacy" => "candidacies".to_owned(),
        "evidence" => "pieces of evidence".to_owned(),
        _ => format!("{one}s"),
    }
}

/// Names in a row.
pub fn listed<T: Display>(names: &[T]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What else accepting would do, a sentence each.
pub fn besides(proposal: &Proposal) -> Vec<String> {
    let counted = |number: u32, one: &str, many: &str| (number > 0).then(|| count(u64::from(number), one, many));
    let pooled = counted(proposal.pooled, "transaction waits", "transactions wait");
    let returned = counted(proposal.returned, "transaction", "transactions");
    let logs = counted(proposal.logs, "access log", "access logs");
    let accounts = (!proposal.accounts.is_empty()).then(|| listed(&proposal.accounts));
    let evidence = counted(proposal.evidence, "time", "times");
    [
        pooled.map(|it| format!("{it} in the file, and would wait here.")),
        returned.map(|it| format!("{it} of this device's chain would wait again.")),
        evidence.map(|it| format!("A delegate signed two blocks for one slot ({it}): the evidence can be submitted.")),
        logs.map(|it| format!("{it} would come along, held against what the chain fixed.")),
        accounts.map(|it| format!("Accounts would come along, each under its password: {it}.")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// That the chain is as it was, or that an import is back.
pub fn undone(import: &Import, is_back: bool) -> String {
    let what = if is_back { "The import is back" } else { "The import is undone" };
    let end = format!("{what}: '{}' now ends with block {}.", import.name, import.height);
    match import.returned {
        0 => end,
        returned => format!("{end} {} again.", count(u64::from(returned), "transaction waits", "transactions wait")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn transactions_are_counted_by_their_type() {
        let check = |transactions: &[(&str, u32)], expected: &str| {
            let transactions: BTreeMap<String, u32> =
                transactions.iter().map(|(kind, number)| ((*kind).to_owned(), *number)).collect();
            let contribution = Contribution { transactions, ..Contribution::default() };
            assert_eq!(super::transactions(&contribution), expected);
        };
        check(&[], "");
        check(&[("record", 2), ("vote", 1)], "2 records, 1 vote");
        check(&[("candidacy", 2), ("evidence", 2)], "2 candidacies, 2 pieces of evidence");
    }
}
