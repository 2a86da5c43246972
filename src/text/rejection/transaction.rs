//! What the rules reject of a transaction.

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
use crate::text::fault::{malformed, presence};
use crate::text::{field as name_of, phrases, role, sentence, short, words};

phrases! {
    approval_missing = "The consent is missing. Ask the person whom it concerns.", "Die Einwilligung fehlt. Fragen Sie die betroffene Person.";
    record_exists = "There is a record of this id already. Choose another record id, or update it.", "Es gibt schon einen Eintrag mit dieser Kennung. Wählen Sie eine andere, oder reichen Sie eine neue Fassung ein.";
    sealed_not_for_audit = "The content is not sealed to the holder of the audit key, so that no audit could open it. Ask the author to propose it again.", "Der Inhalt ist nicht für den Audit-Schlüssel versiegelt; kein Audit könnte ihn öffnen. Bitten Sie darum, ihn neu vorzuschlagen.";
    record_unknown = "There is no record of this id. Check the id, or add it as a new record.", "Es gibt keinen Eintrag mit dieser Kennung. Prüfen Sie sie, oder reichen Sie ihn als neuen Eintrag ein.";
    record_not_a_proposal = "This cannot be refused or withdrawn. Choose a proposal.", "Das lässt sich weder ablehnen noch zurückziehen. Wählen Sie einen Vorschlag.";
    grant_period = "The grant ends before it begins. Choose a later end.", "Die Freigabe endet, bevor sie beginnt. Wählen Sie ein späteres Ende.";
    grant_scope = "The grant names a record that is not one of this patient's. Take it out.", "Die Freigabe nennt einen Eintrag, der nicht zu dieser Krankenakte gehört. Nehmen Sie ihn heraus.";
    grant_unknown = "There is no such grant of this patient. Check which one it is.", "Eine solche Freigabe dieser Person gibt es nicht. Prüfen Sie, welche es ist.";
    grant_ended = "The grant was revoked before. There is nothing left to do.", "Die Freigabe wurde schon widerrufen. Es bleibt nichts zu tun.";
    vote_nothing_staked = "The voter has nothing staked, so the vote has no weight. Stake first.", "Diese Person hat nichts eingesetzt, also wiegt ihre Stimme nichts. Setzen Sie zuerst Token ein.";
    evidence_no_conflict = "The two headers are not different ones of one ledger, delegate and slot. Choose two that are.", "Die zwei Köpfe sind nicht zwei verschiedene für dasselbe Ledger, dieselbe Person und denselben Slot. Wählen Sie zwei, die es sind.";
    evidence_unknown = "The delegate is not known to this ledger. Check which ledger it is of.", "Die genannte Person ist auf diesem Ledger nicht bekannt. Prüfen Sie, zu welchem Ledger der Beweis gehört.";
    log_changed = "The log has as many entries as when it was last anchored, but another root: an entry was changed. Ask who has had access to that device.", "Das Protokoll hat so viele Einträge wie bei der letzten Verankerung, aber eine andere Wurzel: Ein Eintrag wurde geändert. Fragen Sie, wer Zugang zu diesem Gerät hatte.";
}

pub fn author(author: &UserId, fault: AuthorFault) -> String {
    match fault {
        AuthorFault::Unknown => sentence!(
            "'{author}' is not on the ledger. Register the account, and have it approved, first.",
            "«{author}» ist nicht auf dem Ledger. Registrieren Sie zuerst das Konto, und lassen Sie es \
             genehmigen."
        ),
        AuthorFault::Role { role: actual } => sentence!(
            "'{author}' has the role {}, which may not do this. Switch to another account.",
            "«{author}» hat die Rolle {}, die das nicht darf. Wechseln Sie zu einem anderen Konto.",
            role(actual)
        ),
        AuthorFault::NotConcerned => sentence!(
            "'{author}' cannot say this; it is for somebody else to say. Switch to that account.",
            "«{author}» kann das nicht sagen; das steht jemand anderem zu. Wechseln Sie zu diesem Konto."
        ),
    }
}

pub fn approval(fault: &ApprovalFault) -> String {
    match fault {
        ApprovalFault::Missing => approval_missing().to_owned(),
        ApprovalFault::Unneeded => sentence!(
            "There is a consent where none is needed. {ANOTHER_COPY}",
            "Es gibt eine Einwilligung, wo keine nötig ist. {ANOTHER_COPY_GERMAN}"
        ),
        ApprovalFault::By { actual } => sentence!(
            "'{actual}' gave the consent, and it is for somebody else to give. Ask the person whom it concerns.",
            "«{actual}» hat eingewilligt, aber das steht jemand anderem zu. Fragen Sie die betroffene Person."
        ),
        ApprovalFault::Invalid { by } => sentence!(
            "The consent is not signed by '{by}': it was changed, or signed by somebody else. {ANOTHER_COPY}",
            "Die Einwilligung ist nicht von «{by}» signiert: geändert oder von jemand anderem signiert. \
             {ANOTHER_COPY_GERMAN}"
        ),
        ApprovalFault::Members => sentence!(
            "The consent carries what it should not, or lacks what it should carry. {ANOTHER_COPY}",
            "Die Einwilligung enthält, was sie nicht enthalten soll, oder ihr fehlt, was sie enthalten soll. \
             {ANOTHER_COPY_GERMAN}"
        ),
    }
}

pub fn settled(how: Settlement, at: Height) -> String {
    match how {
        Settlement::InBlock => sentence!(
            "It stands in block {at} already. There is nothing left to do.",
            "Das steht schon in Block {at}. Es bleibt nichts zu tun."
        ),
        Settlement::Refused => sentence!(
            "It was refused, in block {at}. Propose something new instead.",
            "Das wurde abgelehnt, in Block {at}. Schlagen Sie stattdessen etwas Neues vor."
        ),
        Settlement::Withdrawn => sentence!(
            "It was withdrawn, in block {at}. Propose something new instead.",
            "Das wurde zurückgezogen, in Block {at}. Schlagen Sie stattdessen etwas Neues vor."
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
            "The {name} is not the canonical encoding of a key. Register with a new one.",
            "«{name}» ist nicht die kanonische Kodierung eines Schlüssels. Registrieren Sie sich mit einem neuen."
        ),
        KeyFault::Weak { why: WeakKey::SmallOrder } => sentence!(
            "The {name} is of small order, so that anybody could sign for it. Register with a new one.",
            "«{name}» hat kleine Ordnung, sodass alle dafür signieren könnten. Registrieren Sie sich mit einem \
             neuen."
        ),
        KeyFault::Taken => sentence!(
            "Another account has this {name}. Register with a new one.",
            "Ein anderes Konto hat denselben Schlüssel («{name}»). Registrieren Sie sich mit einem neuen."
        ),
    }
}

pub fn record(fault: &RecordFault) -> String {
    match fault {
        RecordFault::Members => sentence!(
            "A member that this operation needs is missing, or one that it does not take is there. {ANOTHER_COPY}",
            "Ein Element, das dieser Vorgang braucht, fehlt, oder eines, das er nicht nimmt, ist da. \
             {ANOTHER_COPY_GERMAN}"
        ),
        RecordFault::Doctor { actual } => sentence!(
            "The doctor named is '{actual}', who is not the author. Sign in as that doctor.",
            "Genannt ist «{actual}», verfasst hat es jemand anders. Melden Sie sich mit dem genannten Konto an."
        ),
        RecordFault::NotAPatient { actual } => sentence!(
            "'{actual}' is not a patient of this ledger. Check the id on the people page.",
            "«{actual}» ist auf diesem Ledger nicht als Patient/in registriert. Prüfen Sie die Kennung auf der \
             Seite «Personen»."
        ),
        RecordFault::Exists => record_exists().to_owned(),
        RecordFault::Unknown => record_unknown().to_owned(),
        RecordFault::Patient { expected, actual } => sentence!(
            "The record is about '{expected}', and '{actual}' was named. Name '{expected}'.",
            "Der Eintrag ist über «{expected}», genannt wurde «{actual}». Nennen Sie «{expected}»."
        ),
        RecordFault::Version { expected, actual } => sentence!(
            "The newest version is {}, and this one follows {}. Look at the newest version, and propose again.",
            "Die neueste Fassung ist {}, und diese folgt auf {}. Sehen Sie die neueste an, und schlagen Sie noch \
             einmal vor.",
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
            "The content is not sealed to '{missing}', who must be able to read it: the patient and the author are \
             readers of every record. Ask the author to propose it again.",
            "Der Inhalt ist nicht für «{missing}» versiegelt, muss dort aber lesbar sein: Jeden Eintrag können die \
             betroffene und die verfassende Person lesen. Bitten Sie darum, ihn neu vorzuschlagen."
        ),
    }
}

fn sealed_otherwise(expected: Option<&Hash>, actual: &Hash) -> String {
    let actual = short(actual);
    match expected {
        Some(expected) => sentence!(
            "The sealed content should have the hash {}, and {actual} was found. {ANOTHER_COPY}",
            "Der versiegelte Inhalt müsste den Hash {} haben, gefunden wurde {actual}. {ANOTHER_COPY_GERMAN}",
            short(expected)
        ),
        None => sentence!(
            "There is a sealed content ({actual}) where there should be none. {ANOTHER_COPY}",
            "Es gibt einen versiegelten Inhalt ({actual}), wo keiner sein soll. {ANOTHER_COPY_GERMAN}"
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
            "An amount of no tokens moves nothing. Write 1 or more.",
            "Ein Betrag von null Token bewegt nichts. Schreiben Sie 1 oder mehr."
        )
        .to_owned();
    }
    sentence!(
        "This needs {needed} tokens, and {available} are there. Choose a smaller amount.",
        "Das braucht {needed} Token, vorhanden sind {available}. Wählen Sie einen kleineren Betrag."
    )
}

pub fn vote(fault: &VoteFault) -> String {
    match fault {
        VoteFault::NotStanding { actual } => sentence!(
            "'{actual}' does not stand for delegate. Choose a candidate.",
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
            "The delegate was punished for this before, until round {until}. There is nothing left to do.",
            "Das wurde schon bestraft, bis Runde {until}. Es bleibt nichts zu tun."
        ),
    }
}

pub fn anchor(fault: AnchorFault) -> String {
    match fault {
        AnchorFault::Signature => sentence!(
            "The log's own key did not sign the anchor. {ANOTHER_COPY}",
            "Der Anker ist nicht mit dem eigenen Schlüssel des Protokolls signiert. {ANOTHER_COPY_GERMAN}"
        ),
        AnchorFault::Shrunk { before, actual } => sentence!(
            "The log had {before} entries when it was last anchored, and now has {actual}: entries were taken out. Ask \
             who has had access to that device.",
            "Das Protokoll hatte {before} Einträge, als es zuletzt verankert wurde, und hat jetzt {actual}: Einträge \
             wurden herausgenommen. Fragen Sie, wer Zugang zu diesem Gerät hatte."
        ),
        AnchorFault::Changed => log_changed().to_owned(),
    }
}
