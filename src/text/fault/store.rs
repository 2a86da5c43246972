//! What is wrong with what a device keeps: contents that do not open, a database that does not do what it is asked.

use crate::ledger::seal::SealFault;
use crate::protocol::{Fault, ReadOnlyReason};
use crate::storage::StoreError;
use crate::text::{phrases, rejection, sentence};

phrases! {
    content_withheld = "The content is not on this device: it was left out of the file that the ledger came from. Ask for a file with contents, and import it.", "Der Inhalt ist nicht auf diesem Gerät: Er fehlte in der Datei, aus der das Ledger kam. Bitten Sie um eine Datei mit Inhalten, und importieren Sie sie.";
    content_not_a_reader = "The content is not sealed to this account, so it cannot be opened here. Sign in as one of its readers.", "Der Inhalt ist nicht für dieses Konto versiegelt und lässt sich hier nicht öffnen. Melden Sie sich mit einem Konto an, das ihn lesen darf.";
    content_damaged = "The content does not open: it is damaged, or was moved here from another record. Import an undamaged file.", "Der Inhalt öffnet sich nicht: Er ist beschädigt oder wurde von einem anderen Eintrag hierher verschoben. Importieren Sie eine unbeschädigte Datei.";
    content_commitment = "The content opens, but is not the one that the transaction commits to. Do not rely on it; refuse it, or ask its author.", "Der Inhalt öffnet sich, ist aber nicht der, auf den sich die Transaktion festlegt. Verlassen Sie sich nicht darauf; lehnen Sie ihn ab, oder fragen Sie, wer ihn verfasst hat.";
    content_weak_key = "The reader's sealing key is one that nothing can be sealed to. That account must be registered anew.", "Für diesen Versiegelungsschlüssel lässt sich nichts versiegeln. Das Konto, das ihn hat, muss neu registriert werden.";
    store_conflict = "Another tab has written to this ledger first; nothing was changed here. Try again: the page now shows what is there.", "Ein anderer Tab hat zuerst in dieses Ledger geschrieben; hier wurde nichts geändert. Versuchen Sie es noch einmal: Die Seite zeigt jetzt, was da ist.";
    store_busy = "Another tab is just bringing this ledger in; nothing was changed here. Wait until it has, and try again.", "Ein anderer Tab bringt dieses Ledger gerade herein; hier wurde nichts geändert. Warten Sie, bis er fertig ist, und versuchen Sie es noch einmal.";
    store_quota = "The browser gives this page no more room; nothing was changed. Export the ledger, free some space on the disk, and try again.", "Der Browser gibt dieser Seite keinen Platz mehr; nichts wurde geändert. Exportieren Sie das Ledger, schaffen Sie Platz auf dem Datenträger, und versuchen Sie es noch einmal.";
    store_gone = "The database of this ledger is gone from this device: another tab has deleted it, or somebody the browser's data of this site. Nothing of it is kept here any more; import a file that was exported before.", "Die Datenbank dieses Ledgers ist von diesem Gerät verschwunden: Ein anderer Tab hat sie gelöscht, oder jemand die Browserdaten dieser Website. Nichts davon ist hier noch aufbewahrt; importieren Sie eine früher exportierte Datei.";
    store_closed = "The browser has closed the database. Reload the page.", "Der Browser hat die Datenbank geschlossen. Laden Sie die Seite neu.";
}

/// Why a content does not open, and what to do.
pub fn seal_fault(fault: SealFault) -> &'static str {
    match fault {
        SealFault::Withheld => content_withheld(),
        SealFault::NotAReader => content_not_a_reader(),
        SealFault::Damaged => content_damaged(),
        SealFault::Commitment => content_commitment(),
        SealFault::WeakKey => content_weak_key(),
    }
}

/// Why the database did not do what it was asked, and what to do.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Conflict => store_conflict().to_owned(),
        StoreError::Busy => store_busy().to_owned(),
        StoreError::Quota => store_quota().to_owned(),
        StoreError::Aborted { cause } => sentence!(
            "The browser broke that off ({cause}); nothing was changed. Try again.",
            "Der Browser hat das abgebrochen ({cause}); nichts wurde geändert. Versuchen Sie es noch einmal."
        ),
        StoreError::Closed => store_closed().to_owned(),
        StoreError::Gone => store_gone().to_owned(),
        StoreError::Newer { actual, known } => sentence!(
            "The database has schema {actual}, which is newer than the {known} that this page knows. Reload the page \
             to get the newer program.",
            "Die Datenbank hat Schema {actual}, das neuer ist als das Schema {known}, das diese Seite kennt. Laden Sie \
             die Seite neu, um das neuere Programm zu bekommen."
        ),
        StoreError::Damaged { store, key } => sentence!(
            "What the database holds under '{key}' in '{store}' is not what was written there. Export what can be \
             read, and import a file that was exported before.",
            "Was die Datenbank unter «{key}» in «{store}» hat, ist nicht das, was dort geschrieben wurde. Exportieren \
             Sie, was sich lesen lässt, und importieren Sie eine früher exportierte Datei."
        ),
        StoreError::Unavailable { cause } => sentence!(
            "The browser gives this page no database ({cause}). Allow it to keep data, leave private browsing, or try \
             another browser.",
            "Der Browser gibt dieser Seite keine Datenbank ({cause}). Erlauben Sie ihr, Daten zu speichern, verlassen \
             Sie den privaten Modus, oder nehmen Sie einen anderen Browser."
        ),
    }
}

/// Why a ledger is open for reading alone, and what to do.
pub fn read_only(damage: &ReadOnlyReason) -> String {
    let why = match damage {
        ReadOnlyReason::Rule { rejection: it } => rejection(it),
        ReadOnlyReason::Store { fault: fault @ StoreError::Newer { .. } } => {
            return sentence!(
                "Another tab has a newer program. {}",
                "Ein anderer Tab hat ein neueres Programm. {}",
                store_error(fault)
            );
        }
        ReadOnlyReason::Store { fault: fault @ (StoreError::Closed | StoreError::Unavailable { .. }) } => {
            return sentence!(
                "Its database could not be opened again. {}",
                "Seine Datenbank ließ sich nicht wieder öffnen. {}",
                store_error(fault)
            );
        }
        ReadOnlyReason::Store { fault } => store_error(fault),
    };
    sentence!(
        "This ledger is damaged on this device and open for reading alone, up to its last good block. {why} Export \
         what is left, and import a whole file.",
        "Dieses Ledger ist auf diesem Gerät beschädigt und nur zum Lesen offen, bis zu seinem letzten guten Block. \
         {why} Exportieren Sie, was noch da ist, und importieren Sie eine ganze Datei."
    )
}

/// Whether the way out of that is an export: the browser gives no more room.
pub const fn exporting_helps(fault: &Fault) -> bool {
    matches!(fault, Fault::Store { fault: StoreError::Quota })
}

/// Whether the way out of that is to load the page again.
pub const fn reloading_helps(damage: &ReadOnlyReason) -> bool {
    matches!(
        damage,
        ReadOnlyReason::Store { fault: StoreError::Newer { .. } | StoreError::Closed | StoreError::Unavailable { .. } }
    )
}
