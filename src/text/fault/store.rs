//! Sentences for faults of stored data: contents that cannot be decrypted, and failures of the database.

use crate::ledger::seal::SealFault;
use crate::protocol::{Fault, ReadOnlyReason};
use crate::storage::StoreError;
use crate::text::{phrases, rejection, sentence};

phrases! {
    content_withheld = "The content is not on this device: the imported file did not contain it. Ask for a file with contents, and import it.", "Der Inhalt ist nicht auf diesem Gerät: Die importierte Datei enthielt ihn nicht. Bitten Sie um eine Datei mit Inhalten, und importieren Sie sie.";
    content_not_a_reader = "The content is not sealed for this account, so this account cannot decrypt it. Sign in as one of its readers.", "Der Inhalt ist nicht für dieses Konto versiegelt; dieses Konto kann ihn nicht entschlüsseln. Melden Sie sich mit einem Konto an, das ihn lesen darf.";
    content_damaged = "The content cannot be decrypted: it was changed, or it belongs to another record. Import a file that was not changed.", "Der Inhalt lässt sich nicht entschlüsseln: Er wurde verändert, oder er gehört zu einem anderen Eintrag. Importieren Sie eine unveränderte Datei.";
    content_commitment = "The content was decrypted, but it does not match the commitment that the author signed. Do not rely on it. Refuse it, or ask its author.", "Der Inhalt wurde entschlüsselt, passt aber nicht zum signierten Commitment. Verlassen Sie sich nicht darauf. Lehnen Sie ihn ab, oder fragen Sie, wer ihn verfasst hat.";
    content_weak_key = "The reader's sealing key is invalid: no content can be sealed for it. Register that account again with a new key.", "Der Versiegelungsschlüssel ist ungültig: Für ihn lässt sich kein Inhalt versiegeln. Registrieren Sie dieses Konto neu, mit einem neuen Schlüssel.";
    store_conflict = "Another tab wrote to this ledger first, so nothing was changed here. The page now shows the new state. Try again.", "Ein anderer Tab hat zuerst in dieses Ledger geschrieben; hier wurde nichts geändert. Die Seite zeigt jetzt den neuen Stand. Versuchen Sie es noch einmal.";
    store_busy = "Another tab is importing this ledger, so nothing was changed here. Wait until the import is complete, then try again.", "Ein anderer Tab importiert dieses Ledger gerade; hier wurde nichts geändert. Warten Sie, bis der Import fertig ist, und versuchen Sie es noch einmal.";
    store_quota = "The browser gives this page no more space, so nothing was changed. Export the ledger, free some space on the disk, and try again.", "Der Browser gibt dieser Seite keinen Platz mehr; nichts wurde geändert. Exportieren Sie das Ledger, schaffen Sie Platz auf dem Datenträger, und versuchen Sie es noch einmal.";
    store_gone = "The database of this ledger no longer exists on this device: another tab deleted it, or the browser's data of this site was deleted. Import a file that was exported earlier.", "Die Datenbank dieses Ledgers gibt es auf diesem Gerät nicht mehr: Ein anderer Tab hat sie gelöscht, oder die Browserdaten dieser Website wurden gelöscht. Importieren Sie eine früher exportierte Datei.";
    store_closed = "The browser has closed the database. Reload the page.", "Der Browser hat die Datenbank geschlossen. Laden Sie die Seite neu.";
}

/// Says why a content cannot be decrypted, and what to do.
pub fn seal_fault(fault: SealFault) -> &'static str {
    match fault {
        SealFault::Withheld => content_withheld(),
        SealFault::NotAReader => content_not_a_reader(),
        SealFault::Damaged => content_damaged(),
        SealFault::Commitment => content_commitment(),
        SealFault::WeakKey => content_weak_key(),
    }
}

/// Says why the database failed, and what to do.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Conflict => store_conflict().to_owned(),
        StoreError::Busy => store_busy().to_owned(),
        StoreError::Quota => store_quota().to_owned(),
        StoreError::Aborted { cause } => sentence!(
            "The browser aborted the operation ({cause}), so nothing was changed. Try again.",
            "Der Browser hat den Vorgang abgebrochen ({cause}); nichts wurde geändert. Versuchen Sie es noch einmal."
        ),
        StoreError::Closed => store_closed().to_owned(),
        StoreError::Gone => store_gone().to_owned(),
        StoreError::Newer { actual, known } => sentence!(
            "The database has schema {actual}, and this page knows schemas up to {known}. Reload the page to get \
             the newer program.",
            "Die Datenbank hat Schema {actual}, und diese Seite kennt Schemas bis {known}. Laden Sie die Seite neu, \
             um das neuere Programm zu bekommen."
        ),
        StoreError::Damaged { store, key } => sentence!(
            "The value under '{key}' in '{store}' of the database is corrupt: it is not the value that was written. \
             Export what can be read, and import a file that was exported earlier.",
            "Der Wert unter «{key}» in «{store}» der Datenbank ist beschädigt: Er ist nicht der Wert, der \
             geschrieben wurde. Exportieren Sie, was sich lesen lässt, und importieren Sie eine früher exportierte \
             Datei."
        ),
        StoreError::Unavailable { cause } => sentence!(
            "The browser gives this page no database ({cause}). Allow this site to store data, leave private \
             browsing, or use another browser.",
            "Der Browser gibt dieser Seite keine Datenbank ({cause}). Erlauben Sie dieser Website, Daten zu \
             speichern, verlassen Sie den privaten Modus, oder verwenden Sie einen anderen Browser."
        ),
    }
}

/// Says why a ledger is read-only, and what to do.
pub fn read_only(damage: &ReadOnlyReason) -> String {
    let why = match damage {
        ReadOnlyReason::Rule { rejection: it } => rejection(it),
        ReadOnlyReason::Store { fault: fault @ StoreError::Newer { .. } } => {
            return sentence!(
                "Another tab runs a newer version of the program. {}",
                "In einem anderen Tab läuft eine neuere Version des Programms. {}",
                store_error(fault)
            );
        }
        ReadOnlyReason::Store { fault: fault @ (StoreError::Closed | StoreError::Unavailable { .. }) } => {
            return sentence!(
                "The database of this ledger could not be opened again. {}",
                "Die Datenbank dieses Ledgers ließ sich nicht wieder öffnen. {}",
                store_error(fault)
            );
        }
        ReadOnlyReason::Store { fault } => store_error(fault),
    };
    sentence!(
        "The data of this ledger on this device is corrupt, so the ledger is read-only, up to its last valid block. \
         {why} Export what can be read, and import a complete file.",
        "Die Daten dieses Ledgers auf diesem Gerät sind beschädigt; das Ledger ist darum nur lesbar, bis zu seinem \
         letzten gültigen Block. {why} Exportieren Sie, was sich lesen lässt, und importieren Sie eine vollständige \
         Datei."
    )
}

/// Returns `true` if an export is the solution, because the browser gives no more space.
pub const fn exporting_helps(fault: &Fault) -> bool {
    matches!(fault, Fault::Store { fault: StoreError::Quota })
}

/// Returns `true` if loading the page again is the solution.
pub const fn reloading_helps(damage: &ReadOnlyReason) -> bool {
    matches!(
        damage,
        ReadOnlyReason::Store { fault: StoreError::Newer { .. } | StoreError::Closed | StoreError::Unavailable { .. } }
    )
}
