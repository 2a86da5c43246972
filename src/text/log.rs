//! Words of the access log.

use super::{counts, phrases, sentence, words};
use crate::ledger::merkle::ProofFault;
use crate::protocol::ProofVerdict;

phrases! {
    title = "Access log", "Zugriffsprotokoll";
    lead = "The log lists each attempt to read or change data on this device, and its outcome. Entries can only be added.", "Das Protokoll nennt jeden Versuch, auf diesem Gerät Daten zu lesen oder zu ändern, und seinen Ausgang. Einträge können nur hinzukommen.";
    title_patient = "Who has accessed my data", "Wer auf meine Daten zugegriffen hat";
    lead_patient = "The log lists each attempt to read or change your data on this device, its rule and its outcome. Entries can only be added. When the chain has anchored the log's root, every device can detect a removed entry.", "Das Protokoll nennt jeden Versuch, auf diesem Gerät Ihre Daten zu lesen oder zu ändern, die Regel dafür und den Ausgang. Einträge können nur hinzukommen. Hat die Kette die Wurzel des Protokolls verankert, kann jedes Gerät erkennen, wenn ein Eintrag fehlt.";
    entries = "Entries, the newest first", "Einträge, die neuesten zuerst";
    empty = "The log has no entries that you may see.", "Das Protokoll hat keine Einträge, die Sie sehen dürfen.";
    action = "Action", "Aktion";
    about = "About", "Über";
    outcome = "Outcome", "Ausgang";
    why = "Rule and reason", "Regel und Grund";
    nobody = "no account signed in", "kein Konto angemeldet";
    more = "Show older entries", "Ältere Einträge zeigen";
    empty_patient = "There was no attempt to read or change your data on this device.", "Auf diesem Gerät gab es keinen Versuch, Ihre Daten zu lesen oder zu ändern.";
    filter_title = "Look for entries", "Einträge suchen";
    filter_words = "Person, record, rule or reason", "Person, Eintrag, Regel oder Grund";
    any_outcome = "any", "beliebig";
    filter = "Show", "Zeigen";
    save_table = "Save as a table (CSV)", "Als Tabelle sichern (CSV)";
    head_title = "The log", "Das Protokoll";
    root = "Root of the whole log", "Wurzel des ganzen Protokolls";
    anchored_label = "Anchored in the chain", "In der Kette verankert";
    not_anchored = "nothing yet; a forged block anchors the log's root", "noch nichts; ein erzeugter Block verankert die Wurzel des Protokolls";
    which = "Log to read", "Welches Protokoll";
    proof = "Proof", "Beweis";
    prove_label = "prove", "beweisen";
    checked = "Checked on this device", "Auf diesem Gerät geprüft";
    leaf = "Leaf of the entry", "Blatt des Eintrags";
    inclusion_none = "no hash is needed: it is the only entry", "kein Hash ist nötig: Es ist der einzige Eintrag";
    consistency_none = "no hash is needed", "kein Hash ist nötig";
    no_anchor = "no entry is anchored in the chain yet", "noch ist kein Eintrag in der Kette verankert";
    under_grant = "under the grant", "nach der Freigabe";
}

/// Says how many entries the log has.
pub fn size(entries: u64) -> String {
    counts::entries(entries)
}

/// Says how many entries the whole log has, beside a part of them.
pub fn whole(entries: u64) -> String {
    sentence!("{} in all", "insgesamt {}", size(entries))
}

/// Says which size of a log the chain has anchored.
pub fn anchored(entries: u64) -> String {
    sentence!("its first {}", "die ersten: {}", counts::entries(entries))
}

/// A log among the choices.
pub fn choice(own: bool, log: &str, entries: u64) -> String {
    let whose = if own { words!("this device", "dieses Gerät") } else { words!("from a file", "aus einer Datei") };
    format!("{whose} · {log} · {}", size(entries))
}

/// Returns the label of the button that opens an entry's proof.
pub fn prove(sequence: u64) -> String {
    sentence!("Prove entry {sequence}", "Eintrag {sequence} beweisen")
}

/// Describes the path from an entry to the root.
pub fn inclusion(sequence: u64, hashes: usize) -> String {
    sentence!(
        "Entry {sequence} is in the log: {} up to the root",
        "Eintrag {sequence} steht im Protokoll: {} bis zur Wurzel",
        counts::hashes(hashes as u64)
    )
}

/// Describes the proof that the anchored log is a part of the whole one.
pub fn consistency(hashes: usize) -> String {
    sentence!(
        "The log continues the anchored log: {}",
        "Das Protokoll setzt das verankerte Protokoll fort: {}",
        counts::hashes(hashes as u64)
    )
}

/// The outcome of checking the proofs.
pub fn verdict(verdict: ProofVerdict, is_anchored: bool) -> String {
    match verdict {
        ProofVerdict::Verified if is_anchored => words!(
            "verified: the entry is in the log, and the log continues the anchored log",
            "geprüft: Der Eintrag steht im Protokoll, und das Protokoll setzt das verankerte Protokoll fort"
        )
        .to_owned(),
        ProofVerdict::Verified => {
            words!("verified: the entry is in the log", "geprüft: Der Eintrag steht im Protokoll").to_owned()
        }
        ProofVerdict::NotIncluded { fault } => sentence!(
            "not verified: the proof does not show that the entry is in the log ({})",
            "nicht bestätigt: Der Beweis zeigt nicht, dass der Eintrag im Protokoll steht ({})",
            proof_fault(fault)
        ),
        ProofVerdict::NotContinued { fault } => sentence!(
            "not verified: the log was changed after the chain had anchored its root ({})",
            "nicht bestätigt: Das Protokoll wurde geändert, nachdem die Kette seine Wurzel verankert hatte ({})",
            proof_fault(fault)
        ),
    }
}

fn proof_fault(fault: ProofFault) -> &'static str {
    match fault {
        ProofFault::Range => words!("the position is outside the tree", "die Position liegt außerhalb des Baums"),
        ProofFault::Length => words!("the number of hashes is wrong", "die Zahl der Hashes ist falsch"),
        ProofFault::Root => words!("the hashes lead to another root", "die Hashes führen zu einer anderen Wurzel"),
    }
}

/// The rule that decided, in words where it is one of those for looking at records.
pub fn rule(name: &str) -> String {
    match name {
        "patient" => words!("their own data", "eigene Daten").to_owned(),
        "administrator" => words!("an administrator, for audit", "Administration, für ein Audit").to_owned(),
        "author" => words!("the author", "verfasst von dieser Person").to_owned(),
        "grant" => under_grant().to_owned(),
        "access" => words!("no rule allows it", "keine Regel erlaubt es").to_owned(),
        _ => sentence!("rule {name}", "Regel {name}"),
    }
}
