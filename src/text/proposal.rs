//! Words of what a file would change, and of taking it in or not.

use super::{count, counts, left_out, phrases, sentence, words};
use crate::ledger::id::UserId;
use crate::ledger::number::Timestamp;
use crate::protocol::{Adoption, ContentCount, Contribution, Import, ImportOutcome, NamedConcern, Proposal};
use std::fmt::Display;

phrases! {
    word_new = "new ledger", "neues Ledger";
    word_extended = "new blocks", "neue Blöcke";
    word_same = "no new blocks", "keine neuen Blöcke";
    word_behind = "older file", "ältere Datei";
    word_replaced = "fork: the chain in the file counts", "Gabelung: Die Kette in der Datei gilt";
    word_kept = "fork: the chain on this device counts", "Gabelung: Die Kette auf diesem Gerät gilt";
    ahead_confirm = "Import it anyway", "Trotzdem importieren";
    concerns_title = "Names that can be confused with others", "Namen, die sich verwechseln lassen";
    accept = "Accept", "Übernehmen";
    discard = "Discard", "Verwerfen";
    close = "Close", "Schließen";
    discarded = "The file was discarded; nothing was changed.", "Die Datei wurde verworfen; nichts wurde geändert.";
    in_file = "In the file", "In der Datei";
    here = "On this device", "Auf diesem Gerät";
    not_here = "not on this device", "nicht auf diesem Gerät";
    written = "Exported, according to the file", "Exportiert, laut Datei";
    contents = "Sealed contents", "Versiegelte Inhalte";
    no_contents = "there are no records", "es gibt keine Einträge";
    with_contents = "in the file", "in der Datei";
    without_contents = "not in the file: the records can be verified, but not read", "nicht in der Datei: Die Einträge lassen sich prüfen, aber nicht lesen";
    gained = "Added here", "Hier hinzugefügt";
    lost = "Removed here", "Hier entfernt";
    lost_note = "Transactions that are in these blocks and not in the blocks of the file wait in the pool again; no signed transaction is lost.", "Transaktionen, die in diesen Blöcken und nicht in den Blöcken der Datei sind, warten wieder im Pool; keine signierte Transaktion geht verloren.";
    also = "Other changes", "Weitere Änderungen";
    people = "People", "Personen";
    records = "Records", "Einträge";
    grants = "Grants by", "Freigaben von";
    votes = "Votes by", "Stimmen von";
    transactions_label = "Transactions", "Transaktionen";
    blocks = "Blocks", "Blöcke";
    nothing = "The file contains nothing new.", "Die Datei enthält nichts Neues.";
    next = "Show the next file", "Nächste Datei zeigen";
    undo_lead = "You can undo the last import until the next block is forged.", "Sie können den letzten Import rückgängig machen, bis der nächste Block erzeugt wird.";
    undo = "Undo this import", "Diesen Import rückgängig machen";
    redo_lead = "The import is undone. You can restore it until the next block is forged.", "Der Import ist rückgängig gemacht. Sie können ihn wiederherstellen, bis der nächste Block erzeugt wird.";
    redo = "Restore the import", "Import wiederherstellen";
}

/// Names the file of the preview.
pub fn looks_at(file: &str, waiting: usize) -> String {
    match waiting {
        0 => sentence!("From {file}", "Aus {file}"),
        _ => sentence!(
            "From {file}; {} waiting",
            "Aus {file}; {}",
            count(
                waiting as u64,
                words!("more file is", "weitere Datei wartet"),
                words!("more files are", "weitere Dateien warten")
            )
        ),
    }
}

/// Says how many of the sealed contents are in the file.
pub fn contents_in_file(contents: ContentCount) -> String {
    match (contents.sealed, contents.withheld) {
        (0, 0) => no_contents().to_owned(),
        (_, 0) => with_contents().to_owned(),
        (0, _) => without_contents().to_owned(),
        (sealed, withheld) => sentence!(
            "{sealed} in the file, {withheld} not in the file: those records can be verified, but not read",
            "{sealed} in der Datei, {withheld} nicht in der Datei: Diese Einträge lassen sich prüfen, aber nicht \
             lesen"
        ),
    }
}

/// Compares the file with this device, in a sentence.
pub fn verdict(proposal: &Proposal) -> String {
    let name = &proposal.name;
    match proposal.verdict {
        ImportOutcome::New { blocks: number } => sentence!(
            "'{name}' is a new ledger on this device: {}. The import opens it and does not change the other ledgers.",
            "«{name}» ist auf diesem Gerät ein neues Ledger: {}. Der Import öffnet es und ändert die anderen Ledger \
             nicht.",
            counts::blocks(number)
        ),
        ImportOutcome::Extended { blocks: number } => sentence!(
            "The file has {} more than the chain of '{name}' on this device.",
            "Die Datei hat {} mehr als die Kette von «{name}» auf diesem Gerät.",
            counts::blocks(number)
        ),
        ImportOutcome::Same => sentence!(
            "The chain of '{name}' is the same in the file and on this device.",
            "Die Kette von «{name}» ist in der Datei und auf diesem Gerät dieselbe."
        ),
        ImportOutcome::Behind { blocks: number } => sentence!(
            "The file has {} less than the chain of '{name}' on this device.",
            "Die Datei hat {} weniger als die Kette von «{name}» auf diesem Gerät.",
            counts::blocks(number)
        ),
        ImportOutcome::Replaced { from, removed, blocks: number } => sentence!(
            "The two chains of '{name}' fork at height {from}, and the chain in the file counts. The import would \
             add {}, and remove {} here.",
            "Die zwei Ketten von «{name}» gabeln sich bei Höhe {from}, und die Kette in der Datei gilt. Der Import \
             würde hinzufügen: {}, und hier entfernen: {}.",
            counts::blocks(number),
            counts::blocks(removed)
        ),
        ImportOutcome::Kept { from, blocks: number } => sentence!(
            "The two chains of '{name}' fork at height {from}, and the chain on this device counts. The import \
             would skip {} of the file.",
            "Die zwei Ketten von «{name}» gabeln sich bei Höhe {from}, und die Kette auf diesem Gerät gilt. Der \
             Import würde aus der Datei nicht übernehmen: {}.",
            counts::blocks(number)
        ),
    }
}

/// The verdict in a word.
pub fn in_a_word(verdict: ImportOutcome) -> &'static str {
    match verdict {
        ImportOutcome::New { .. } => word_new(),
        ImportOutcome::Extended { .. } => word_extended(),
        ImportOutcome::Same => word_same(),
        ImportOutcome::Behind { .. } => word_behind(),
        ImportOutcome::Replaced { .. } => word_replaced(),
        ImportOutcome::Kept { .. } => word_kept(),
    }
}

/// Returns `true` if accepting the proposal changes this device.
pub fn brings_new_entries(proposal: &Proposal) -> bool {
    proposal.verdict.adoption() == Adoption::Adopted
        || proposal.pooled + proposal.logs + proposal.evidence > 0
        || !proposal.accounts.is_empty()
}

/// Counts the transactions of each type: '2 records, 1 vote'.
pub fn transactions(contribution: &Contribution) -> String {
    let some = contribution.transactions.iter().map(|(kind, number)| counts::actions(*kind, u64::from(*number)));
    listed(some.collect::<Vec<_>>().as_slice())
}

/// Names in a row.
pub fn listed<T: Display>(names: &[T]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Says what else accepting would do, in one sentence for each effect.
pub fn besides(proposal: &Proposal) -> Vec<String> {
    let some = |number: u32, words: fn(u64) -> String| (number > 0).then(|| words(u64::from(number)));
    let pooled = some(proposal.pooled, counts::waiting);
    let returned = some(proposal.returned, counts::transactions);
    let logs = some(proposal.logs, counts::logs);
    let accounts = (!proposal.accounts.is_empty()).then(|| listed(&proposal.accounts));
    let evidence = some(proposal.evidence, counts::times);
    [
        pooled.map(|it| {
            sentence!(
                "{it} in the file, and would wait in the pool here.",
                "{it} in der Datei, dann auch hier im Pool."
            )
        }),
        returned.map(|it| {
            sentence!(
                "{it} of this device's chain would wait in the pool again.",
                "Aus der Kette dieses Geräts würde wieder im Pool warten: {it}."
            )
        }),
        evidence.map(|it| double_signing(&it)),
        logs.map(|it| {
            sentence!(
                "{it} would be added, after a check against the anchors in the chain.",
                "Hinzugefügt würde, geprüft anhand der Anker in der Kette: {it}."
            )
        }),
        accounts.map(|it| {
            sentence!(
                "These accounts would be added, each with its own password: {it}.",
                "Hinzugefügt würden Konten, jedes mit seinem eigenen Passwort: {it}."
            )
        }),
    ]
    .into_iter()
    .flatten()
    .chain(left_out::sentences(&proposal.left_out))
    .collect()
}

/// The double signings that a file proves.
fn double_signing(it: &str) -> String {
    sentence!(
        "A delegate signed two blocks for one slot ({it}): the evidence can be submitted.",
        "Jemand hat als Delegierte/r zwei Blöcke für einen Slot signiert ({it}): Die Beweise lassen sich einreichen."
    )
}

/// Says how far a file's chain ends ahead of this device's clock.
pub fn ahead(head: Timestamp, now: Timestamp) -> String {
    let (head, now) = (super::moment(head), super::moment(now));
    sentence!(
        "The newest block of this file is dated {head}, but the clock of this device shows {now}. One of the two \
         clocks is wrong. After the import, no block can be forged here before {head}.",
        "Der neueste Block dieser Datei trägt die Zeit {head}, aber die Uhr dieses Geräts zeigt {now}. Eine der \
         beiden Uhren geht falsch. Nach dem Import lässt sich hier vor {head} kein neuer Block erzeugen."
    )
}

/// The ids and names on a file's chain that could be taken for others, each as a sentence.
pub fn concerns(proposal: &Proposal) -> Vec<String> {
    let sentence = |it: &NamedConcern| {
        let whose = it.user_id.as_ref().map_or(it.name.as_str(), UserId::as_str);
        format!("{whose}: {}", super::concern::sentence_of(&it.concern))
    };
    proposal.concerns.iter().map(sentence).collect()
}

/// Says that an import was undone or restored.
pub fn undone(import: &Import, is_back: bool) -> String {
    let what = if is_back {
        words!("The import is restored", "Der Import ist wiederhergestellt")
    } else {
        words!("The import is undone", "Der Import ist rückgängig gemacht")
    };
    let end = sentence!(
        "{what}: '{}' now ends with block {}.",
        "{what}: «{}» endet jetzt mit Block {}.",
        import.name,
        import.height
    );
    match import.returned {
        0 => end,
        returned => format!("{end} {}.", counts::waiting_again(u64::from(returned))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::transaction::TransactionKind;
    use std::collections::BTreeMap;

    #[test]
    fn transactions_are_counted_by_their_type() {
        let check = |transactions: &[(TransactionKind, u32)], expected: &str| {
            let transactions: BTreeMap<_, _> = transactions.iter().copied().collect();
            let contribution = Contribution { transactions, ..Contribution::default() };
            assert_eq!(super::transactions(&contribution), expected);
        };
        check(&[], "");
        check(&[(TransactionKind::Record, 2), (TransactionKind::Vote, 1)], "2 records, 1 vote");
        check(
            &[(TransactionKind::Candidacy, 2), (TransactionKind::Evidence, 2)],
            "2 candidacies, 2 pieces of evidence",
        );
    }
}
