//! Sentences for rejections of a transaction.

use super::{ANOTHER_COPY, ANOTHER_COPY_GERMAN};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::WeakKey;
use crate::ledger::number::Height;
use crate::ledger::rejection::{
    AnchorFault, ApprovalFault, AuthorFault, EvidenceFault, Field, GrantFault, IdentifierFault, KeyFault, RecordFault,
    SealedFault, Settlement, VoteFault,
};
use crate::ledger::seal::ReaderName;
use crate::text::concern::reserved;
use crate::text::field_fault::{malformed, presence};
use crate::text::{counts, field as name_of, phrases, role, sentence, short, words};

phrases! {
    approval_missing = "The consent is missing. Ask the person whom it concerns.", "Die Einwilligung fehlt. Fragen Sie die betroffene Person.";
    record_exists = "A record with this id already exists. Choose another record id, or submit a new version.", "Es gibt schon einen Eintrag mit dieser Kennung. Wählen Sie eine andere, oder reichen Sie eine neue Fassung ein.";
    sealed_not_for_audit = "The content is not sealed for the audit key, so no administrator can audit it. Ask the author to propose it again.", "Der Inhalt ist nicht für den Audit-Schlüssel versiegelt; kein Audit könnte ihn lesen. Bitten Sie darum, ihn neu vorzuschlagen.";
    record_unknown = "There is no record with this id. Check the id, or submit it as a new record.", "Es gibt keinen Eintrag mit dieser Kennung. Prüfen Sie sie, oder reichen Sie ihn als neuen Eintrag ein.";
    record_not_a_proposal = "This transaction cannot be refused or withdrawn. Choose a proposal.", "Diese Transaktion lässt sich weder ablehnen noch zurückziehen. Wählen Sie einen Vorschlag.";
    grant_period = "The grant ends before it begins. Choose a later end.", "Die Freigabe endet, bevor sie beginnt. Wählen Sie ein späteres Ende.";
    grant_scope = "The grant names a record that does not belong to this patient. Remove the record.", "Die Freigabe nennt einen Eintrag, der nicht zu dieser Krankenakte gehört. Entfernen Sie den Eintrag.";
    grant_unknown = "There is no such grant of this patient. Check the id of the grant.", "Eine solche Freigabe dieser Person gibt es nicht. Prüfen Sie die Kennung der Freigabe.";
    grant_ended = "The grant is already revoked. You do not need to do anything.", "Die Freigabe ist schon widerrufen. Sie brauchen nichts zu tun.";
    vote_nothing_staked = "The voter has not staked any tokens, so the vote has no weight. Stake tokens first.", "Diese Person hat keine Token eingesetzt, also hat ihre Stimme kein Gewicht. Setzen Sie zuerst Token ein.";
    evidence_no_conflict = "The two headers are not two different headers of one ledger, one delegate and one slot. Choose two such headers.", "Die zwei Köpfe sind keine zwei verschiedenen Köpfe für ein Ledger, eine Person und einen Slot. Wählen Sie zwei solche Köpfe.";
    evidence_unknown = "The delegate is not on this ledger. Check to which ledger the evidence belongs.", "Die genannte Person ist nicht auf diesem Ledger. Prüfen Sie, zu welchem Ledger der Beweis gehört.";
    log_changed = "The log has as many entries as at its last anchor, but another root: an entry was changed. Ask who had access to that device.", "Das Protokoll hat so viele Einträge wie bei der letzten Verankerung, aber eine andere Wurzel: Ein Eintrag wurde geändert. Fragen Sie, wer Zugang zu diesem Gerät hatte.";
}

pub fn author(author: &UserId, fault: AuthorFault) -> String {
    match fault {
        AuthorFault::Unknown => sentence!(
            "'{author}' is not on the ledger. First register the account, and let an administrator approve it.",
            "«{author}» ist nicht auf dem Ledger. Registrieren Sie zuerst das Konto, und lassen Sie es \
             genehmigen."
        ),
        AuthorFault::Role { role: actual } => sentence!(
            "'{author}' has the role {}, which may not sign this transaction. Switch to another account.",
            "«{author}» hat die Rolle {}, die diese Transaktion nicht signieren darf. Wechseln Sie zu einem anderen \
             Konto.",
            role(actual)
        ),
        AuthorFault::NotConcerned => sentence!(
            "'{author}' may not sign this transaction, because it concerns another person. Switch to the account of \
             that person.",
            "«{author}» darf diese Transaktion nicht signieren, denn sie betrifft eine andere Person. Wechseln Sie \
             zum Konto dieser Person."
        ),
    }
}

pub fn approval(fault: &ApprovalFault) -> String {
    match fault {
        ApprovalFault::Missing => approval_missing().to_owned(),
        ApprovalFault::Unneeded => sentence!(
            "The transaction has a consent, but it needs none. {ANOTHER_COPY}",
            "Die Transaktion hat eine Einwilligung, braucht aber keine. {ANOTHER_COPY_GERMAN}"
        ),
        ApprovalFault::By { actual } => sentence!(
            "'{actual}' gave the consent, but another person must give it. Ask the person whom it concerns.",
            "«{actual}» hat eingewilligt, aber eine andere Person muss einwilligen. Fragen Sie die betroffene \
             Person."
        ),
        ApprovalFault::Invalid { by } => sentence!(
            "The consent is not signed by '{by}': it was changed after signing, or signed with another key. \
             {ANOTHER_COPY}",
            "Die Einwilligung ist nicht von «{by}» signiert: nach dem Signieren geändert oder mit einem anderen \
             Schlüssel signiert. {ANOTHER_COPY_GERMAN}"
        ),
        ApprovalFault::Members => sentence!(
            "The consent has a member that is not allowed, or a required member is missing. {ANOTHER_COPY}",
            "Die Einwilligung enthält ein Element, das nicht erlaubt ist, oder ein nötiges Element fehlt. \
             {ANOTHER_COPY_GERMAN}"
        ),
    }
}

pub fn settled(how: Settlement, at: Height) -> String {
    match how {
        Settlement::InBlock => sentence!(
            "Block {at} already includes it. You do not need to do anything.",
            "Block {at} enthält das schon. Sie brauchen nichts zu tun."
        ),
        Settlement::Refused => sentence!(
            "It was refused in block {at}. Make a new proposal instead.",
            "Das wurde in Block {at} abgelehnt. Machen Sie stattdessen einen neuen Vorschlag."
        ),
        Settlement::Withdrawn => sentence!(
            "It was withdrawn in block {at}. Make a new proposal instead.",
            "Das wurde in Block {at} zurückgezogen. Machen Sie stattdessen einen neuen Vorschlag."
        ),
    }
}

pub fn identifier(field: Field, fault: IdentifierFault, actual: &str) -> String {
    match fault {
        IdentifierFault::Malformed => malformed(field, actual),
        IdentifierFault::Taken => sentence!(
            "The {} '{actual}' is taken. Choose another one.",
            "«{}»: «{actual}» ist vergeben. Wählen Sie etwas anderes.",
            name_of(field)
        ),
        IdentifierFault::Presence => presence(field),
        IdentifierFault::Reserved => reserved(field, actual),
    }
}

pub fn key(field: Field, fault: KeyFault) -> String {
    let name = name_of(field);
    match fault {
        KeyFault::Weak { why: WeakKey::Encoding } => sentence!(
            "The {name} is not the canonical encoding of a key. Register with a new key.",
            "«{name}» ist nicht die kanonische Kodierung eines Schlüssels. Registrieren Sie sich mit einem neuen."
        ),
        KeyFault::Weak { why: WeakKey::SmallOrder } => sentence!(
            "The {name} has a small order, so every person could sign for it. Register with a new key.",
            "«{name}» hat kleine Ordnung, sodass alle dafür signieren könnten. Registrieren Sie sich mit einem \
             neuen."
        ),
        KeyFault::Taken => sentence!(
            "Another account has this {name}. Register with a new key.",
            "Ein anderes Konto hat denselben Schlüssel («{name}»). Registrieren Sie sich mit einem neuen."
        ),
    }
}

pub fn record(fault: &RecordFault) -> String {
    match fault {
        RecordFault::Members => sentence!(
            "A member that this operation requires is missing, or it has a member that is not allowed. \
             {ANOTHER_COPY}",
            "Ein Element, das dieser Vorgang verlangt, fehlt, oder er hat ein Element, das nicht erlaubt ist. \
             {ANOTHER_COPY_GERMAN}"
        ),
        RecordFault::Doctor { actual } => sentence!(
            "The record names the doctor '{actual}', who is not its author. Sign in as that doctor.",
            "Der Eintrag nennt «{actual}», ist aber von einem anderen Konto verfasst. Melden Sie sich mit dem \
             genannten Konto an."
        ),
        RecordFault::NotAPatient { actual } => sentence!(
            "'{actual}' is not a patient of this ledger. Check the id on the people page.",
            "«{actual}» ist auf diesem Ledger nicht als Patient/in registriert. Prüfen Sie die Kennung auf der \
             Seite «Personen»."
        ),
        RecordFault::Exists => record_exists().to_owned(),
        RecordFault::Unknown => record_unknown().to_owned(),
        RecordFault::Patient { expected, actual } => sentence!(
            "The record belongs to '{expected}', but the transaction names '{actual}'. Enter '{expected}'.",
            "Der Eintrag gehört zu «{expected}», aber die Transaktion nennt «{actual}». Geben Sie «{expected}» ein."
        ),
        RecordFault::Version { expected, actual } => sentence!(
            "The newest version is {}, but this version follows {}. Read the newest version, and make the proposal \
             again.",
            "Die neueste Fassung ist {}, aber diese Fassung folgt auf {}. Lesen Sie die neueste, und machen Sie den \
             Vorschlag noch einmal.",
            short(expected),
            short(actual)
        ),
        RecordFault::Target { actual } => sentence!(
            "'{actual}' is not a doctor of this ledger. Choose a doctor to share with.",
            "«{actual}» ist auf diesem Ledger nicht als Ärztin/Arzt registriert. Wählen Sie jemanden, an den Sie \
             weitergeben."
        ),
        RecordFault::NotAProposal => record_not_a_proposal().to_owned(),
    }
}

pub fn sealed(fault: &SealedFault) -> String {
    match fault {
        SealedFault::Hash { expected, actual } => sealed_otherwise(expected.as_ref(), actual),
        SealedFault::Reader { missing: ReaderName::Auditor } => sealed_not_for_audit().to_owned(),
        SealedFault::Reader { missing: ReaderName::User(missing) } => sentence!(
            "The content is not sealed for '{missing}': the patient and the author must be able to read every \
             record. Ask the author to propose it again.",
            "Der Inhalt ist nicht für «{missing}» versiegelt: Jeden Eintrag müssen die betroffene und die \
             verfassende Person lesen können. Bitten Sie darum, ihn neu vorzuschlagen."
        ),
    }
}

fn sealed_otherwise(expected: Option<&Hash>, actual: &Hash) -> String {
    let actual = short(actual);
    match expected {
        Some(expected) => sentence!(
            "The sealed content hashes to {actual}, but the signed transaction says {}: the content was changed \
             after signing. {ANOTHER_COPY}",
            "Der versiegelte Inhalt hat den Hash {actual}, aber die signierte Transaktion nennt {}: Der Inhalt \
             wurde nach dem Signieren geändert. {ANOTHER_COPY_GERMAN}",
            short(expected)
        ),
        None => sentence!(
            "The transaction has a sealed content ({actual}), but it should have none. {ANOTHER_COPY}",
            "Die Transaktion hat einen versiegelten Inhalt ({actual}), sollte aber keinen haben. \
             {ANOTHER_COPY_GERMAN}"
        ),
    }
}

pub fn grant(fault: &GrantFault) -> String {
    match fault {
        GrantFault::Grantee { actual } => sentence!(
            "'{actual}' is not a doctor of this ledger. Choose a doctor.",
            "«{actual}» ist auf diesem Ledger nicht als Ärztin/Arzt registriert. Wählen Sie jemand anderen."
        ),
        GrantFault::Period => grant_period().to_owned(),
        GrantFault::Scope => grant_scope().to_owned(),
        GrantFault::Unknown => grant_unknown().to_owned(),
        GrantFault::Ended => grant_ended().to_owned(),
    }
}

pub fn balance(needed: u64, available: u64) -> String {
    if needed == 0 {
        return words!(
            "The amount is 0 tokens. Enter 1 or more.",
            "Der Betrag ist 0 Token. Geben Sie 1 oder mehr ein."
        )
        .to_owned();
    }
    let needed = counts::tokens(needed);
    sentence!(
        "This needs {needed}, but only {available} can be used. Choose a smaller amount.",
        "Das braucht {needed}, verfügbar sind aber nur {available}. Wählen Sie einen kleineren Betrag."
    )
}

pub fn vote(fault: &VoteFault) -> String {
    match fault {
        VoteFault::NotStanding { actual } => sentence!(
            "'{actual}' is not a candidate. Choose a candidate.",
            "«{actual}» kandidiert nicht. Wählen Sie eine Kandidatur."
        ),
        VoteFault::NothingStaked => vote_nothing_staked().to_owned(),
    }
}

pub fn evidence(fault: EvidenceFault) -> String {
    match fault {
        EvidenceFault::NoConflict => evidence_no_conflict().to_owned(),
        EvidenceFault::Signature => sentence!(
            "One of the two headers is not signed by the delegate. {ANOTHER_COPY}",
            "Einer der zwei Köpfe ist nicht von der genannten Person signiert. {ANOTHER_COPY_GERMAN}"
        ),
        EvidenceFault::Unknown => evidence_unknown().to_owned(),
        EvidenceFault::Punished { until } => sentence!(
            "The delegate is already barred for this, up to round {until}. You do not need to do anything.",
            "Diese Person ist dafür schon ausgeschlossen, bis Runde {until}. Sie brauchen nichts zu tun."
        ),
    }
}

pub fn anchor(fault: AnchorFault) -> String {
    match fault {
        AnchorFault::Signature => sentence!(
            "The log's own key did not sign the anchor. {ANOTHER_COPY}",
            "Der Anker ist nicht mit dem eigenen Schlüssel des Protokolls signiert. {ANOTHER_COPY_GERMAN}"
        ),
        AnchorFault::Shrunk { before, actual } => shrunk(&counts::entries(before), &counts::entries(actual)),
        AnchorFault::Changed => log_changed().to_owned(),
    }
}

fn shrunk(before: &str, actual: &str) -> String {
    sentence!(
        "The log had {before} at its last anchor, and now has {actual}: entries were removed. Ask who had \
             access to that device.",
        "Das Protokoll enthielt bei der letzten Verankerung {before} und enthält jetzt {actual}: Einträge \
             wurden entfernt. Fragen Sie, wer Zugang zu diesem Gerät hatte."
    )
}
