//! Words of what a file would change, and of taking it in or not.

use super::{count, counts, left_out, phrases, sentence, words};
use crate::ledger::id::UserId;
use crate::ledger::number::Timestamp;
use crate::protocol::{ContentCount, Contribution, Import, ImportOutcome, NamedConcern, Proposal};
use std::fmt::Display;

phrases! {
    word_new = "another ledger", "ein anderes Ledger";
    word_extended = "ahead", "voraus";
    word_same = "the same", "dasselbe";
    word_behind = "behind", "zurück";
    word_replaced = "fork: the file's counts", "Gabelung: Die der Datei gilt";
    word_kept = "fork: the one here counts", "Gabelung: Die hiesige gilt";
    ahead_confirm = "Take it in all the same", "Trotzdem übernehmen";
    concerns_title = "Names that could be taken for others", "Namen, die sich verwechseln lassen";
    accept = "Accept", "Übernehmen";
    discard = "Discard", "Verwerfen";
    close = "Close", "Schließen";
    discarded = "The file was put aside; nothing was changed.", "Die Datei wurde beiseitegelegt; nichts wurde geändert.";
    in_file = "In the file", "In der Datei";
    here = "On this device", "Auf diesem Gerät";
    not_here = "not there yet", "noch nicht da";
    written = "Written, says the file", "Geschrieben, sagt die Datei";
    contents = "Sealed contents", "Versiegelte Inhalte";
    no_contents = "there are no records", "es gibt keine Einträge";
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

/// Which of the sealed contents are in the file.
pub fn contents_in_file(contents: ContentCount) -> String {
    match (contents.sealed, contents.withheld) {
        (0, 0) => no_contents().to_owned(),
        (_, 0) => with_contents().to_owned(),
        (0, _) => without_contents().to_owned(),
        (sealed, withheld) => sentence!(
            "{sealed} in the file, {withheld} left out: those records can be verified, not read",
            "{sealed} in der Datei, {withheld} weggelassen: Diese Einträge lassen sich prüfen, nicht lesen"
        ),
    }
}

/// How the file and this device stand, in a sentence.
pub fn verdict(proposal: &Proposal) -> String {
    let name = &proposal.name;
    match proposal.verdict {
        ImportOutcome::New { blocks: number } => sentence!(
            "'{name}' is another ledger, new on this device: {}. It is kept beside what is here, and opened.",
            "«{name}» ist ein anderes Ledger, neu auf diesem Gerät: {}. Es wird neben dem aufbewahrt, was hier \
             ist, und geöffnet.",
            counts::blocks(number)
        ),
        ImportOutcome::Extended { blocks: number } => sentence!(
            "The file is {} ahead of what this device has of '{name}'.",
            "Die Datei ist dem, was dieses Gerät von «{name}» hat, voraus: {}.",
            counts::blocks(number)
        ),
        ImportOutcome::Same => sentence!(
            "The chain of '{name}' is the same in the file and here.",
            "Die Kette von «{name}» ist in der Datei und hier dieselbe."
        ),
        ImportOutcome::Behind { blocks: number } => sentence!(
            "The file is {} behind what this device has of '{name}'.",
            "Die Datei liegt {} hinter dem zurück, was dieses Gerät von «{name}» hat.",
            counts::blocks(number)
        ),
        ImportOutcome::Replaced { from, removed, blocks: number } => sentence!(
            "The two chains of '{name}' part at height {from}, and the file's counts: its {} would take the place of \
             {} here.",
            "Die zwei Ketten von «{name}» trennen sich bei Höhe {from}, und die der Datei gilt. Neu: {}, Platz \
             machen hier: {}.",
            counts::blocks(number),
            counts::blocks(removed)
        ),
        ImportOutcome::Kept { from, blocks: number } => sentence!(
            "The two chains of '{name}' part at height {from}, and the one here counts: {} of the file would not come \
             in.",
            "Die zwei Ketten von «{name}» trennen sich bei Höhe {from}, und die hiesige gilt. Aus der Datei käme \
             nicht herein: {}.",
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

/// Whether accepting would bring anything.
pub fn brings_something(proposal: &Proposal) -> bool {
    let takes =
        !matches!(proposal.verdict, ImportOutcome::Same | ImportOutcome::Behind { .. } | ImportOutcome::Kept { .. });
    takes || proposal.pooled + proposal.logs + proposal.evidence > 0 || !proposal.accounts.is_empty()
}

/// How many transactions of each type: '2 records, 1 vote'.
pub fn transactions(contribution: &Contribution) -> String {
    let some = contribution.transactions.iter().map(|(kind, number)| counts::actions(*kind, u64::from(*number)));
    listed(some.collect::<Vec<_>>().as_slice())
}

/// Names in a row.
pub fn listed<T: Display>(names: &[T]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What else accepting would do, a sentence each.
pub fn besides(proposal: &Proposal) -> Vec<String> {
    let some = |number: u32, words: fn(u64) -> String| (number > 0).then(|| words(u64::from(number)));
    let pooled = some(proposal.pooled, counts::waiting);
    let returned = some(proposal.returned, counts::transactions);
    let logs = some(proposal.logs, counts::logs);
    let accounts = (!proposal.accounts.is_empty()).then(|| listed(&proposal.accounts));
    let evidence = some(proposal.evidence, counts::times);
    [
        pooled.map(|it| sentence!("{it} in the file, and would wait here.", "{it} in der Datei, dann auch hier.")),
        returned.map(|it| {
            sentence!(
                "{it} of this device's chain would wait again.",
                "Aus der Kette dieses Geräts würde wieder warten: {it}."
            )
        }),
        evidence.map(|it| {
            sentence!(
                "A delegate signed two blocks for one slot ({it}): the evidence can be submitted.",
                "Jemand hat als Delegierte/r zwei Blöcke für einen Slot signiert ({it}): Die Beweise lassen sich \
                 einreichen."
            )
        }),
        logs.map(|it| {
            sentence!(
                "{it} would come along, held against what the chain fixed.",
                "Mit dabei, verglichen mit dem, was die Kette festhielt: {it}."
            )
        }),
        accounts.map(|it| {
            sentence!(
                "Accounts would come along, each under its password: {it}.",
                "Mit dabei wären Konten, jedes unter seinem Passwort: {it}."
            )
        }),
    ]
    .into_iter()
    .flatten()
    .chain(left_out::sentences(&proposal.left_out))
    .collect()
}

/// How far a file's chain ends ahead of this device's clock.
pub fn ahead(head: Timestamp, now: Timestamp) -> String {
    let (head, now) = (super::moment(head), super::moment(now));
    sentence!(
        "The newest block of this file is dated {head}, and the clock of this device shows {now}. One of the two clocks is \
         wrong. Taken in, the file allows no new block here before {head}.",
        "Der neueste Block dieser Datei trägt die Zeit {head}, und die Uhr dieses Geräts zeigt {now}. Eine der beiden \
         Uhren geht falsch. Ist die Datei übernommen, lässt sich hier vor {head} kein neuer Block erzeugen."
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

/// That the chain is as it was, or that an import is back.
pub fn undone(import: &Import, is_back: bool) -> String {
    let what = if is_back {
        words!("The import is back", "Der Import ist zurück")
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
