//! Words of the page on which patients let doctors read, and take it back.

use super::{phrases, sentence, words};
use crate::ledger::transaction::grant::{Purpose, Scope};
use crate::protocol::GrantLife;

phrases! {
    title = "Grants", "Freigaben";
    lead_patient = "This page shows which doctors may read which of your records, and until when.", "Diese Seite zeigt, welche Ärztinnen und Ärzte welche Ihrer Einträge lesen dürfen, und bis wann.";
    lead_doctor = "This page shows what patients let you read. The access log records each time you open a history, and the patient can see it there.", "Diese Seite zeigt, was Sie lesen dürfen, weil es Ihnen freigegeben wurde. Jedes Öffnen einer Krankenakte steht im Zugriffsprotokoll, wo die betroffene Person es sehen kann.";
    lead_administrator = "This page shows all grants and shares of this ledger. An administrator cannot change them.", "Diese Seite zeigt alle Freigaben und Weitergaben dieses Ledgers. Die Administration kann sie nicht ändern.";
    list_title = "Grants and shares", "Freigaben und Weitergaben";
    empty_patient = "You have not granted access to any doctor.", "Sie haben niemandem etwas freigegeben.";
    empty_patient_next = "Only the doctors who wrote your records can read them, and administrators for an audit.", "Ihre Einträge kann nur lesen, wer sie verfasst hat, und für ein Audit die Administration.";
    empty_doctor = "No patient has granted you access yet.", "Noch hat Ihnen niemand etwas freigegeben.";
    empty_doctor_next = "A grant appears here when a patient has signed it. You can read when a block includes it.", "Eine Freigabe erscheint hier, sobald sie signiert ist. Lesen können Sie, sobald ein Block sie aufgenommen hat.";
    empty_administrator = "There are no grants on this ledger yet.", "Auf diesem Ledger gibt es noch keine Freigaben.";
    doctor = "Doctor", "Ärztin/Arzt";
    patient = "Patient", "Patient/in";
    records = "Records", "Einträge";
    purpose_label = "Purpose", "Zweck";
    period = "Period", "Zeitraum";
    from = "from", "ab";
    until = "until", "bis";
    no_end = "no end", "ohne Ende";
    share = "share, with consent", "Weitergabe, mit Einwilligung";
    transaction = "Transaction", "Transaktion";

    new_title = "Let a doctor read", "Jemanden lesen lassen";
    new_lead = "You sign the grant, and it takes effect when a block includes it. Every person with this ledger can see that you granted access, to whom and until when. Only this doctor can read your records with it.", "Sie signieren die Freigabe; sie gilt, sobald ein Block sie aufgenommen hat. Alle, die dieses Ledger haben, können sehen, dass Sie Zugriff gegeben haben, wem und bis wann. Ihre Einträge lesen kann damit nur die Person, der Sie den Zugriff gegeben haben.";
    grantee = "Doctor who may read", "Ärztin/Arzt mit Leserecht";
    choose_doctor = "Choose a doctor", "Ärztin/Arzt wählen";
    which = "Which records", "Welche Einträge";
    all = "All, including future ones", "Alle, auch künftige";
    some = "Only the records chosen here", "Nur die hier gewählten Einträge";
    choose_records = "Records to grant", "Einträge, die Sie freigeben";
    choose_hint = "The grant covers the versions that are in the chain now. To include a later version, grant access again.", "Die Freigabe gilt für die Fassungen, die jetzt in der Kette sind. Eine spätere Fassung geben Sie neu frei.";
    no_records = "You have no records yet; there is nothing to choose from.", "Sie haben noch keine Einträge; es gibt nichts zu wählen.";
    none_chosen = "No record is chosen. Choose at least one, or grant access to all.", "Kein Eintrag ist gewählt. Wählen Sie mindestens einen, oder geben Sie alle frei.";
    how_long = "How long", "Wie lange";
    never_ends = "Until I revoke it", "Bis ich sie widerrufe";
    ends = "Until the end of a day", "Bis zum Ende eines Tages";
    last_day = "Last day", "Letzter Tag";
    last_day_shape = "This is not a valid date. Choose the last day on which the doctor may read.", "Das ist kein gültiges Datum. Wählen Sie den letzten Tag, an dem gelesen werden darf.";
    grant = "Grant access", "Zugriff freigeben";
    granted = "The grant is signed, and waits for a block.", "Die Freigabe ist signiert und wartet auf einen Block.";
    waiting_title = "Your transactions that are in no block yet", "Ihre Transaktionen, die noch in keinem Block sind";

    revoke_title = "Revoke the access", "Freigabe widerrufen";
    revoke_now = "Revoke the access", "Freigabe widerrufen";
    revoked = "The revocation is signed, and waits for a block.", "Der Widerruf ist signiert und wartet auf einen Block.";
}

/// A purpose, within a line.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => words!("treatment", "Behandlung"),
        Purpose::Payment => words!("payment", "Abrechnung"),
        Purpose::Operations => words!("hospital operations", "Klinikbetrieb"),
        Purpose::PatientRequest => words!("at the patient's request", "auf eigenen Wunsch"),
    }
}

/// A purpose, among the choices of the form.
pub fn purpose_choice(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => words!("Treatment", "Behandlung"),
        Purpose::Payment => words!("Payment", "Abrechnung"),
        Purpose::Operations => words!("Hospital operations", "Klinikbetrieb"),
        Purpose::PatientRequest => words!("At my request", "Auf eigenen Wunsch"),
    }
}

/// Names the records of a grant.
pub fn scope(scope: &Scope) -> String {
    match scope {
        Scope::All => words!("all, including future ones", "alle, auch künftige").to_owned(),
        Scope::Records(records) => records.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Says in which state a grant is.
pub fn life(life: GrantLife) -> &'static str {
    match life {
        GrantLife::Waiting => words!("waits for a block", "wartet auf einen Block"),
        GrantLife::NotYet => words!("not started yet", "noch nicht begonnen"),
        GrantLife::Live => words!("active", "gültig"),
        GrantLife::Ended => words!("ended", "abgelaufen"),
        GrantLife::Revoked => words!("revoked", "widerrufen"),
    }
}

/// Returns the label of the button that opens the revocation of a grant.
pub fn revoke(grantee: &str) -> String {
    sentence!("Revoke the access of {grantee} …", "Zugriff von {grantee} widerrufen …")
}
