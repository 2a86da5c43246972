//! Words of the page on which patients let doctors read, and take it back.

use super::{phrases, sentence, words};
use crate::ledger::transaction::grant::{Purpose, Scope};
use crate::protocol::GrantLife;

phrases! {
    title = "Grants", "Freigaben";
    lead_patient = "Which doctors may read which of your records, and until when.", "Welche Ärztinnen und Ärzte welche Ihrer Einträge lesen dürfen, und bis wann.";
    lead_doctor = "What patients let you read. Looking at a history is written into the access log, where its patient sees it.", "Was Sie lesen dürfen, weil es Ihnen freigegeben wurde. Jeder Blick in eine Krankenakte steht im Zugriffsprotokoll, wo die betroffene Person ihn sieht.";
    lead_administrator = "Who lets whom read what, on the whole ledger. An administrator sees that, and changes none of it.", "Wer wen was lesen lässt, auf dem ganzen Ledger. Die Administration sieht das und ändert nichts daran.";
    list_title = "Grants and shares", "Freigaben und Weitergaben";
    empty_patient = "You have granted nothing to anybody.", "Sie haben niemandem etwas freigegeben.";
    empty_patient_next = "The doctors who wrote your records can read those; nobody else can, but for an audit.", "Wer Ihre Einträge verfasst hat, kann diese lesen; sonst niemand, außer für ein Audit.";
    empty_doctor = "No patient has granted you anything yet.", "Noch hat Ihnen niemand etwas freigegeben.";
    empty_doctor_next = "A grant appears here as soon as a patient has signed it, and lets you read once a block has taken it in.", "Eine Freigabe erscheint hier, sobald sie signiert ist, und gilt, sobald ein Block sie aufgenommen hat.";
    empty_administrator = "There are no grants on this ledger yet.", "Auf diesem Ledger gibt es noch keine Freigaben.";
    doctor = "Doctor", "Ärztin/Arzt";
    patient = "Patient", "Patient/in";
    records = "Records", "Einträge";
    purpose_label = "Purpose", "Zweck";
    period = "Period", "Zeitraum";
    from = "from", "ab";
    until = "until", "bis";
    no_end = "no end", "ohne Ende";
    share = "share, as approved", "Weitergabe, mit Einwilligung";
    transaction = "Transaction", "Transaktion";

    new_title = "Let a doctor read", "Jemanden lesen lassen";
    new_lead = "What you grant is signed by you, and holds once a block has taken it in. Anybody on the ledger can read that you granted it, to whom and until when; nobody but the doctor can read more for it.", "Ihre Freigabe wird von Ihnen signiert und gilt, sobald ein Block sie aufgenommen hat. Alle auf dem Ledger können lesen, dass Sie sie erteilt haben, wem und bis wann; mehr lesen darf deswegen nur, wem Sie sie erteilt haben.";
    grantee = "Doctor who may read", "Ärztin/Arzt mit Leserecht";
    choose_doctor = "Choose a doctor", "Ärztin/Arzt wählen";
    which = "Which records", "Welche Einträge";
    all = "All of them, also those to come", "Alle, auch künftige";
    some = "Only some, chosen here", "Nur einige, hier gewählt";
    choose_records = "Records to grant", "Einträge, die Sie freigeben";
    choose_hint = "The versions that are in the chain now. Of a later version, grant it again.", "Die Fassungen, die jetzt in der Kette sind. Eine spätere Fassung geben Sie neu frei.";
    no_records = "You have no records yet; there is nothing to choose from.", "Sie haben noch keine Einträge; es gibt nichts zu wählen.";
    none_chosen = "No record is chosen. Choose one at least, or grant all of them.", "Kein Eintrag ist gewählt. Wählen Sie mindestens einen, oder geben Sie alle frei.";
    how_long = "How long", "Wie lange";
    never_ends = "Until I revoke it", "Bis ich sie widerrufe";
    ends = "Until the end of a day", "Bis zum Ende eines Tages";
    last_day = "Last day", "Letzter Tag";
    last_day_shape = "That is no day. Choose the last one on which the doctor may read.", "Das ist kein Tag. Wählen Sie den letzten, an dem gelesen werden darf.";
    grant = "Grant access", "Zugriff freigeben";
    granted = "The grant is signed, and waits for a block.", "Die Freigabe ist signiert und wartet auf einen Block.";
    waiting_title = "Yours, and not yet in a block", "Von Ihnen, noch in keinem Block";

    revoke_title = "Take the access back", "Freigabe zurücknehmen";
    revoke_now = "Revoke the access", "Freigabe widerrufen";
    revoked = "The revocation is signed, and waits for a block.", "Der Widerruf ist signiert und wartet auf einen Block.";
}

/// A purpose, within a line.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => words!("treatment", "Behandlung"),
        Purpose::Payment => words!("payment", "Abrechnung"),
        Purpose::Operations => words!("running the hospital", "Klinikbetrieb"),
        Purpose::PatientRequest => words!("at the patient's request", "auf eigenen Wunsch"),
    }
}

/// A purpose, among the choices of the form.
pub fn purpose_choice(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => words!("Treatment", "Behandlung"),
        Purpose::Payment => words!("Payment", "Abrechnung"),
        Purpose::Operations => words!("Running the hospital", "Klinikbetrieb"),
        Purpose::PatientRequest => words!("Because I ask for it", "Weil ich es wünsche"),
    }
}

/// Which records.
pub fn scope(scope: &Scope) -> String {
    match scope {
        Scope::All => words!("all, also those to come", "alle, auch künftige").to_owned(),
        Scope::Records(records) => records.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Where a grant stands.
pub fn life(life: GrantLife) -> &'static str {
    match life {
        GrantLife::Waiting => words!("waits for a block", "wartet auf einen Block"),
        GrantLife::NotYet => words!("not begun", "noch nicht begonnen"),
        GrantLife::Live => words!("live", "gültig"),
        GrantLife::Ended => words!("ended", "abgelaufen"),
        GrantLife::Revoked => words!("revoked", "widerrufen"),
    }
}

/// The label of the button that opens the revocation of what somebody was granted.
pub fn revoke(grantee: &str) -> String {
    sentence!("Revoke {grantee} …", "{grantee} widerrufen …")
}
