//! Words of the access log.

use super::{counts, phrases, sentence, words};
use crate::ledger::merkle::ProofFault;
use crate::protocol::ProofVerdict;

phrases! {
    title = "Access log", "Zugriffsprotokoll";
    lead = "Who asked to see or do what on this device, and what the answer was. Entries can only be added.", "Wer auf diesem Gerät was sehen oder tun wollte, und was die Antwort war. Einträge können nur hinzukommen.";
    title_patient = "Who has seen my data", "Wer meine Daten gesehen hat";
    lead_patient = "Everybody who asked on this device to see or do something about you, under which rule, and what the answer was. Entries can only be added; nobody can take one out unnoticed once the chain has fixed the log's root.", "Alle, die auf diesem Gerät etwas über Sie sehen oder tun wollten, nach welcher Regel, und was die Antwort war. Einträge können nur hinzukommen; sobald die Kette die Wurzel des Protokolls festhält, kann niemand unbemerkt einen herausnehmen.";
    entries = "Entries, the newest first", "Einträge, die neuesten zuerst";
    empty = "The log has no entries that you may see.", "Das Protokoll hat keine Einträge, die Sie sehen dürfen.";
    action = "Tried to", "Wollte";
    about = "About", "Über";
    outcome = "Outcome", "Ausgang";
    why = "Rule and reason", "Regel und Grund";
    nobody = "nobody signed in", "niemand angemeldet";
    more = "Show older entries", "Ältere Einträge zeigen";
    empty_patient = "Nobody has asked for anything about you on this device.", "Auf diesem Gerät wollte niemand etwas über Sie wissen.";
    filter_title = "Look for entries", "Einträge suchen";
    filter_words = "Person, record, rule or reason", "Person, Eintrag, Regel oder Grund";
    any_outcome = "any", "beliebig";
    filter = "Show", "Zeigen";
    save_table = "Save as a table (CSV)", "Als Tabelle sichern (CSV)";
    head_title = "The log", "Das Protokoll";
    size_label = "Entries now", "Einträge jetzt";
    root = "Root of the whole log", "Wurzel des ganzen Protokolls";
    anchored_label = "Fixed in the chain", "In der Kette festgehalten";
    not_anchored = "nothing of it yet; a forged block fixes the log's root", "noch nichts davon; ein erzeugter Block hält die Wurzel des Protokolls fest";
    which = "Log to read", "Welches Protokoll";
    proof = "Proof", "Beweis";
    prove_label = "prove", "beweisen";
    checked = "Checked on this device", "Auf diesem Gerät geprüft";
    leaf = "Leaf of the entry", "Blatt des Eintrags";
    inclusion_none = "no hash is needed: it is the only entry", "kein Hash ist nötig: Es ist der einzige Eintrag";
    consistency_none = "no hash is needed", "kein Hash ist nötig";
    no_anchor = "nothing is fixed in the chain yet", "noch ist nichts in der Kette festgehalten";
    under_grant = "under the grant", "nach der Freigabe";
}

/// How long the log is.
pub fn size(entries: u64) -> String {
    counts::entries(entries)
}

/// How long the whole log is, beside entries that are not all of it.
pub fn whole(entries: u64) -> String {
    sentence!("{} in all", "insgesamt {}", size(entries))
}

/// What the chain has fixed of a log.
pub fn anchored(entries: u64) -> String {
    sentence!("its first {}", "die ersten: {}", counts::entries(entries))
}

/// A log among the choices.
pub fn choice(own: bool, log: &str, entries: u64) -> String {
    let whose = if own { words!("this device", "dieses Gerät") } else { words!("from a file", "aus einer Datei") };
    format!("{whose} · {log} · {}", size(entries))
}

/// What the button that opens an entry's proof is called.
pub fn prove(sequence: u64) -> String {
    sentence!("Prove entry {sequence}", "Eintrag {sequence} beweisen")
}

/// What leads from an entry to the root.
pub fn inclusion(sequence: u64, hashes: usize) -> String {
    sentence!(
        "Entry {sequence} is in the log: {} up to the root",
        "Eintrag {sequence} steht im Protokoll: {} bis zur Wurzel",
        counts::hashes(hashes as u64)
    )
}

/// What leads from the fixed log to the whole one.
pub fn consistency(hashes: usize) -> String {
    sentence!(
        "The log goes on from what was fixed: {}",
        "Das Protokoll setzt fort, was festgehalten war: {}",
        counts::hashes(hashes as u64)
    )
}

/// The outcome of checking the proofs.
pub fn verdict(verdict: ProofVerdict, is_anchored: bool) -> String {
    match verdict {
        ProofVerdict::Verified if is_anchored => words!(
            "verified: the entry is in the log, and the log goes on from what was fixed",
            "geprüft: Der Eintrag steht im Protokoll, und das Protokoll setzt fort, was festgehalten war"
        )
        .to_owned(),
        ProofVerdict::Verified => {
            words!("verified: the entry is in the log", "geprüft: Der Eintrag steht im Protokoll").to_owned()
        }
        ProofVerdict::NotIncluded { fault } => sentence!(
            "not verified: the entry is not shown to be in the log ({})",
            "nicht bestätigt: Es ist nicht bewiesen, dass der Eintrag im Protokoll steht ({})",
            proof_fault(fault)
        ),
        ProofVerdict::NotContinued { fault } => sentence!(
            "not verified: the log was changed after the chain had fixed its root ({})",
            "nicht bestätigt: Das Protokoll wurde geändert, nachdem die Kette seine Wurzel festgehalten hatte ({})",
            proof_fault(fault)
        ),
    }
}

fn proof_fault(fault: ProofFault) -> &'static str {
    match fault {
        ProofFault::Range => words!("the place is outside of the tree", "die Stelle liegt außerhalb des Baums"),
        ProofFault::Length => words!("the number of hashes does not fit", "die Zahl der Hashes passt nicht"),
        ProofFault::Root => words!("the hashes lead to another root", "die Hashes führen zu einer anderen Wurzel"),
    }
}

/// The rule that decided, in words where it is one of those for looking at records.
pub fn rule(name: &str) -> String {
    match name {
        "patient" => words!("their own data", "eigene Daten").to_owned(),
        "administrator" => words!("an administrator, for audit", "Administration, für ein Audit").to_owned(),
        "author" => words!("wrote it", "hat es verfasst").to_owned(),
        "grant" => under_grant().to_owned(),
        "access" => words!("no rule lets them", "keine Regel erlaubt es").to_owned(),
        _ => sentence!("rule {name}", "Regel {name}"),
    }
}
