//! Words of the page of one transaction.

use super::{count, counts, phrases, sentence, short, words};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::transaction::grant::Scope;

phrases! {
    members_title = "Signed members", "Signierte Angaben";
    author = "Author", "Verfasst von";
    time = "Time, by the author's clock", "Zeit, nach der Uhr der verfassenden Person";
    salt = "Salt", "Salt";
    signature = "Signature of the author", "Signatur der verfassenden Person";
    approval_title = "Consent", "Einwilligung";
    approved_by = "Given by", "Gegeben von";
    approved_at = "When", "Wann";
    approval_signature = "Signature", "Signatur";
    no_approval = "No consent has been given.", "Es wurde keine Einwilligung gegeben.";
    place_title = "Place in the chain", "Ort in der Kette";
    block = "Block", "Block";
    leaf_index = "Leaf", "Blatt";
    leaf = "Hash of the leaf", "Hash des Blatts";
    proof = "Hashes of the proof, lowest first", "Hashes des Beweises, die untersten zuerst";
    beside_left = "hashed with its left sibling", "gehasht mit dem linken Nachbarn";
    beside_right = "hashed with its right sibling", "gehasht mit dem rechten Nachbarn";
    makes = "gives", "ergibt";
    root_computed = "Computed root", "Berechnete Wurzel";
    root_stated = "Root in the block's header", "Wurzel im Kopf des Blocks";
    not_placed = "The transaction is in the pool, and no block includes it yet.", "Die Transaktion ist im Pool, und noch kein Block enthält sie.";
    no_proof = "none: it is the only transaction of its block", "keine: Es ist die einzige Transaktion ihres Blocks";
    patient = "Patient", "Patient/in";
    doctor = "Doctor", "Ärztin/Arzt";
    hospital = "Hospital", "Klinik";
    record = "Record", "Eintrag";
    operation = "Operation", "Vorgang";
    supersedes = "Previous version", "Vorherige Fassung";
    commitment = "Commitment to the content", "Commitment auf den Inhalt";
    sealed_hash = "Hash of the sealed content", "Hash des versiegelten Inhalts";
    sealed = "Sealed content", "Versiegelter Inhalt";
    sealed_here = "here, encrypted for its readers", "hier, verschlüsselt für alle, die ihn lesen dürfen";
    sealed_missing = "not on this device", "nicht auf diesem Gerät";
    name = "Name", "Name";
    role = "Role", "Rolle";
    user = "User id", "Benutzerkennung";
    public_key = "Public key", "Öffentlicher Schlüssel";
    sealing_key = "Sealing key", "Versiegelungsschlüssel";
    auditor_key = "Audit key", "Audit-Schlüssel";
    of = "Settled proposal", "Erledigter Vorschlag";
    reason = "Reason", "Begründung";
    target = "Shared with", "Weitergegeben an";
    raw = "Raw JSON", "Rohes JSON";
    receipt_title = "Receipt", "Beleg";
    receipt_lead = "A receipt is a small file that proves that this block includes the transaction. Every person with this ledger can verify it.", "Ein Beleg ist eine kleine Datei, die beweist, dass dieser Block die Transaktion enthält. Alle, die dieses Ledger haben, können ihn prüfen.";
    disclose = "Disclose the content in the receipt", "Den Inhalt im Beleg offenlegen";
    export = "Export the receipt", "Beleg exportieren";
    scope = "Which records", "Welche Einträge";
    grantee = "Doctor who may read", "Ärztin/Arzt mit Leserecht";
    purpose = "Purpose", "Zweck";
    not_before = "Begins", "Beginnt";
    not_after = "Ends before", "Endet vor";
    no_end = "no end: until it is revoked", "ohne Ende: bis zum Widerruf";
    keys_label = "Wrapped content keys", "Verpackte Inhaltsschlüssel";
    ends = "Revoked grant or share", "Widerrufene Freigabe oder Weitergabe";
    to = "Receiver", "Empfänger/in";
    amount = "Tokens", "Token";
    candidacy = "Candidacy", "Kandidatur";
    candidate = "Vote for", "Stimme für";
    vote_taken_back = "no candidate: the vote is withdrawn", "keine Kandidatur: Die Stimme ist zurückgezogen";
    delegate = "Delegate", "Delegierte/r";
    slot = "Slot", "Slot";
    first_header = "Hash of the first header", "Hash des ersten Kopfs";
    second_header = "Hash of the second header", "Hash des zweiten Kopfs";
    log = "Log", "Protokoll";
    log_size = "Anchored entries", "Verankerte Einträge";
    log_root = "Root of these entries", "Wurzel dieser Einträge";
    log_signature = "Signature of the log's own key", "Signatur des eigenen Schlüssels des Protokolls";
    stands = "becomes a candidate", "kandidiert";
    steps_down = "withdraws the candidacy", "zieht die Kandidatur zurück";
}

/// Says what a transaction does with a record, and for whom.
pub fn recorded(record_id: &str, operation: &str, patient_id: &str, target: &str) -> String {
    sentence!("{record_id}, {operation} for {patient_id}{target}", "{record_id}, {operation} für {patient_id}{target}")
}

/// Says what a refusal, a withdrawal or a revocation ends, and why.
pub fn settles(transaction: &Hash, reason: &str) -> String {
    sentence!("of {}: {reason}", "zu {}: {reason}", short(transaction))
}

/// Says with whom a record is shared.
pub fn shared_with(doctor: &UserId) -> String {
    sentence!(", with {doctor}", ", an {doctor}")
}

/// Says which records a grant opens, and to whom.
pub fn granted(grantee: &str, scope: &Scope) -> String {
    match scope {
        Scope::All => sentence!("to {grantee}, all records", "an {grantee}, alle Einträge"),
        Scope::Records(records) => {
            sentence!("to {grantee}, {}", "an {grantee}, {}", counts::records(records.len() as u64))
        }
    }
}

/// Says how many tokens are transferred, and to whom.
pub fn tokens(amount: u64, to: Option<&UserId>) -> String {
    let amount = counts::tokens(amount);
    to.map_or_else(|| amount.clone(), |to| sentence!("{amount} to {to}", "{amount} an {to}"))
}

/// Says how many content keys are wrapped for the reader.
pub fn keys(number: u64) -> String {
    count(
        number,
        words!("version, wrapped for this doctor", "Fassung, für diese Person verpackt"),
        words!("versions, wrapped for this doctor", "Fassungen, für diese Person verpackt"),
    )
}

/// Says for whom an account votes.
pub fn voted(candidate: Option<&UserId>) -> String {
    candidate.map_or_else(
        || words!("withdrawn", "zurückgezogen").to_owned(),
        |candidate| sentence!("for {candidate}", "für {candidate}"),
    )
}

/// Says which delegate the evidence is against, and for what.
pub fn convicted(delegate: &str, slot: u64) -> String {
    sentence!("{delegate} signed two blocks for slot {slot}", "{delegate} hat zwei Blöcke für Slot {slot} signiert")
}

/// Says which size and root of a log an anchor contains.
pub fn anchored(log: &str, size: u64) -> String {
    sentence!("{} of log {log}", "{} des Protokolls {log}", counts::entries(size))
}

/// The heading of a transaction.
pub fn title(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Says that the hashes are equal.
pub fn proven(height: u64) -> String {
    sentence!("Included in block {height}", "Aufgenommen in Block {height}")
}

/// Says that the hashes differ.
pub fn not_proven(height: u64) -> String {
    sentence!(
        "Not proven: the header of block {height} has another root",
        "Nicht bewiesen: Der Kopf von Block {height} enthält eine andere Wurzel"
    )
}
