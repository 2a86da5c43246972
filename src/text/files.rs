//! Words of the page on which files come and go.

use super::{bytes, count, counts, left_out, phrases, proposal, sentence, words};
use crate::file::name;
use crate::ledger::date::Date;
use crate::ledger::free_text::Name;
use crate::ledger::id::UserId;
use crate::ledger::number::Height;
use crate::protocol::{Compression, Contents, Import, ImportOutcome, LedgerStatus};

phrases! {
    title = "Files", "Dateien";
    lead = "The ledger is stored only in this browser. Export it to a file to copy it to another browser, or as a backup.", "Das Ledger ist nur in diesem Browser gespeichert. Exportieren Sie es in eine Datei, um es in einen anderen Browser zu kopieren oder zu sichern.";
    export_title = "Export", "Exportieren";
    contents = "With the sealed contents", "Mit den versiegelten Inhalten";
    contents_hint = "The contents stay encrypted; only their readers can decrypt them.", "Die Inhalte bleiben verschlüsselt; nur wer sie lesen darf, kann sie entschlüsseln.";
    gzip = "Compressed (gzip)", "Komprimiert (gzip)";
    accounts = "With the accounts of this device", "Mit den Konten dieses Geräts";
    accounts_warning = "Each account stays encrypted with its password. A person who has the file can try passwords without limit, on many machines. Do not give the file to other people, and use long passwords.", "Jedes Konto bleibt mit seinem Passwort verschlüsselt. Wer die Datei hat, kann unbegrenzt und auf vielen Rechnern Passwörter durchprobieren. Geben Sie die Datei nicht weiter, und verwenden Sie lange Passwörter.";
    export = "Export the ledger", "Ledger exportieren";
    shortcut = "Ctrl+S (on a Mac ⌘S) saves the ledger with its contents from any page.", "Strg+S (auf einem Mac ⌘S) speichert das Ledger samt Inhalten, auf jeder Seite.";
    save_cancelled = "Nothing was saved: no file was chosen.", "Nichts wurde gespeichert: Es wurde keine Datei gewählt.";
    reminder_link = "Save it as a file", "Als Datei speichern";
    import_title = "Import", "Importieren";
    import_lead = "Every block and signature is verified first, and you see the changes before they are made. A file that breaks a rule is rejected.", "Zuerst werden jeder Block und jede Signatur geprüft, und Sie sehen die Änderungen, bevor sie geschehen. Eine Datei, die eine Regel bricht, wird abgelehnt.";
    choose = "Choose a ledger file", "Ledger-Datei wählen";
    drop = "or drop it here", "oder hier ablegen";
    drop_several = "or drop it here; several files are shown one after the other", "oder hier ablegen; mehrere Dateien werden nacheinander gezeigt";
    cancel = "Cancel the import", "Import abbrechen";
    open_imported = "Open this ledger", "Dieses Ledger öffnen";
    to_evidence = "Look at the evidence", "Beweise ansehen";
    all_exported = "Every block has been exported from here.", "Jeder Block wurde von hier exportiert.";
    exported_without_contents = "Every block has been exported from here, but without the contents. Export the ledger with the contents to keep them.", "Jeder Block wurde von hier exportiert, aber ohne die Inhalte. Exportieren Sie das Ledger mit den Inhalten, um sie zu behalten.";
    all_in_files = "Every block is in a file: exported from here, or imported here.", "Jeder Block steht in einer Datei: von hier exportiert oder hier importiert.";
    all_in_demonstration = "Every block belongs to the demonstration, which each device can make again, or is in a file.", "Jeder Block gehört zur Demonstration, die jedes Gerät neu anlegen kann, oder steht in einer Datei.";
}

/// Says how many blocks of the open ledger are in no file.
pub fn unexported(ledger: &LedgerStatus) -> String {
    in_files(ledger.unexported, ledger.last_export, ledger.shown_password.as_deref())
}

/// Says which blocks are in files. Only the demonstration has a password that is no secret.
fn in_files(unexported: u64, last_export: Option<Contents>, shown_password: Option<&str>) -> String {
    if unexported > 0 {
        return sentence!(
            "{} never been exported from here.",
            "{} noch nie von hier exportiert.",
            count(unexported, words!("block has", "Block wurde"), words!("blocks have", "Blöcke wurden"))
        );
    }
    match (last_export, shown_password) {
        (Some(Contents::Sealed), _) => all_exported(),
        (Some(Contents::Withheld), _) => exported_without_contents(),
        (None, Some(_)) => all_in_demonstration(),
        (None, None) => all_in_files(),
    }
    .to_owned()
}

/// The note that a copy would be good to have.
pub fn reminder(blocks: u64) -> String {
    match blocks {
        1 => words!("The newest block is in no file yet.", "Der neueste Block steht noch in keiner Datei.").to_owned(),
        _ => sentence!("{} are in no file yet.", "{} stehen noch in keiner Datei.", counts::blocks(blocks)),
    }
}

/// Says the name of the file that is saved now.
pub fn file_name(ledger: &Name, height: Height, day: Date, by: Option<&UserId>) -> String {
    name::snapshot(ledger, height, day, by, Compression::None)
}

/// Says that a chosen file could not be written, with the browser's reason.
pub fn not_saved(cause: &str) -> String {
    sentence!(
        "The file could not be written ({cause}). Save it again, or export it on the files page.",
        "Die Datei ließ sich nicht schreiben ({cause}). Speichern Sie sie noch einmal, oder exportieren Sie sie auf \
         der Seite «Dateien»."
    )
}

/// Describes the written file.
pub fn exported(name: &str, size: u64) -> String {
    sentence!("Exported: {name}, {}.", "Exportiert: {name}, {}.", bytes(size))
}

/// Describes the result of an import.
pub fn imported(import: &Import) -> String {
    let returned = match import.returned {
        0 => String::new(),
        number => format!(" {}.", counts::waiting_again(u64::from(number))),
    };
    let end = sentence!(
        " The chain of '{}' ends with block {}.",
        " Die Kette von «{}» endet mit Block {}.",
        import.name,
        import.height
    );
    let evidence = if import.evidence == 0 { "" } else { seen_twice() };
    let imported = outcome(&import.name, import.outcome) + &added(import) + &returned + &end + evidence;
    let left_out = left_out::sentences(&import.left_out);
    std::iter::once(imported).chain(left_out).collect::<Vec<_>>().join(" ")
}

/// Lists the waiting transactions, logs and accounts that an import added; empty if it added none.
fn added(import: &Import) -> String {
    let logs = |number| count(number, words!("log", "Protokoll"), words!("logs", "Protokolle"));
    let some = |number: u32, words: &dyn Fn(u64) -> String| (number > 0).then(|| words(u64::from(number)));
    let items: Vec<String> =
        [some(import.pooled, &counts::waiting_transactions), some(import.logs, &logs)].into_iter().flatten().collect();
    let items = match items.as_slice() {
        [] => String::new(),
        items => sentence!(" Added: {}.", " Hinzugefügt: {}.", items.join(", ")),
    };
    items + &added_accounts(&import.accounts)
}

fn added_accounts(accounts: &[UserId]) -> String {
    if accounts.is_empty() {
        return String::new();
    }
    let names = proposal::listed(accounts);
    sentence!(
        " Added accounts, each with its own password: {names}.",
        " Hinzugefügte Konten, jedes mit seinem eigenen Passwort: {names}."
    )
}

fn outcome(name: &Name, outcome: ImportOutcome) -> String {
    match outcome {
        ImportOutcome::New { blocks } => sentence!(
            "The ledger '{name}' is new on this device; {} verified and stored.",
            "Das Ledger «{name}» ist neu auf diesem Gerät; {} geprüft und gespeichert.",
            count(blocks, words!("block is", "Block ist"), words!("blocks are", "Blöcke sind"))
        ),
        ImportOutcome::Extended { blocks } => sentence!(
            "{} verified and added to '{name}'.",
            "{} geprüft und zu «{name}» hinzugefügt.",
            count(blocks, words!("block was", "Block wurde"), words!("blocks were", "Blöcke wurden"))
        ),
        ImportOutcome::Same => words!("No new blocks.", "Keine neuen Blöcke.").to_owned(),
        ImportOutcome::Behind { blocks } => sentence!(
            "No new blocks: the file has {} less than this device.",
            "Keine neuen Blöcke: Die Datei hat {} weniger als dieses Gerät.",
            counts::blocks(blocks)
        ),
        ImportOutcome::Replaced { from, removed, blocks } => sentence!(
            "The two chains of '{name}' fork at height {from}, and the chain in the file counts. Removed here: {}. \
             Added here: {}.",
            "Die zwei Ketten von «{name}» gabeln sich bei Höhe {from}, und die Kette in der Datei gilt. Hier entfernt: \
             {}. Hier hinzugefügt: {}.",
            counts::blocks(removed),
            counts::blocks(blocks)
        ),
        ImportOutcome::Kept { from, blocks } => sentence!(
            "The two chains of '{name}' fork at height {from}, and the chain on this device counts. Skipped: {} of the \
             file.",
            "Die zwei Ketten von «{name}» gabeln sich bei Höhe {from}, und die Kette auf diesem Gerät gilt. Aus der \
             Datei nicht übernommen: {}.",
            counts::blocks(blocks)
        ),
    }
}

fn seen_twice() -> &'static str {
    words!(
        " A delegate signed two blocks for one slot: see the evidence on the delegates page.",
        " Jemand hat als Delegierte/r zwei Blöcke für einen Slot signiert: Sehen Sie die Beweise auf der Seite \
         «Delegierte» an."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;
    use crate::protocol::LeftOut;

    #[test]
    fn that_every_block_was_exported_is_said_only_after_an_export() {
        let check = |unexported, last_export, password, expected: &str| {
            assert_eq!(in_files(unexported, last_export, password), expected);
        };
        let (sealed, withheld) = (Some(Contents::Sealed), Some(Contents::Withheld));
        check(1, None, None, "1 block has never been exported from here.");
        check(7, None, Some("password"), "7 blocks have never been exported from here.");
        check(0, sealed, None, "Every block has been exported from here.");
        check(0, sealed, Some("password"), "Every block has been exported from here.");
        check(0, withheld, None, exported_without_contents());
        check(0, None, None, "Every block is in a file: exported from here, or imported here.");
        check(0, None, Some("password"), all_in_demonstration());
    }

    #[test]
    fn an_import_names_all_that_it_added() {
        let check = |outcome, pooled, logs, accounts: &[&str], expected: &str| {
            let import = Import {
                ledger: Hash::ZERO,
                name: Name::parse("St. Anna").expect("a good name"),
                outcome,
                height: Height(7),
                head: Hash::ZERO,
                pooled,
                returned: 0,
                evidence: 0,
                logs,
                accounts: accounts.iter().map(|id| UserId::parse(id).expect("an id")).collect(),
                left_out: LeftOut::default(),
            };
            assert_eq!(imported(&import), format!("{expected} The chain of 'St. Anna' ends with block 7."));
        };
        check(ImportOutcome::Same, 0, 0, &[], "No new blocks.");
        check(ImportOutcome::Same, 1, 1, &[], "No new blocks. Added: 1 waiting transaction, 1 log.");
        let added = "1 block was verified and added to 'St. Anna'. Added: 2 waiting transactions.";
        check(ImportOutcome::Extended { blocks: 1 }, 2, 0, &[], added);
        let fewer = "No new blocks: the file has 2 blocks less than this device.";
        let accounts = format!("{fewer} Added accounts, each with its own password: dr_alice.");
        check(ImportOutcome::Behind { blocks: 2 }, 0, 0, &["dr_alice"], &accounts);
    }
}
