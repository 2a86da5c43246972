//! Words of the page on which files come and go.

use super::{bytes, count, phrases};
use crate::file::name;
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::words::Name;
use crate::protocol::{Compression, Import, ImportOutcome};

phrases! {
    title = "Files", "Dateien";
    lead = "The ledger lives in this browser alone. A file carries it to another one, and keeps it should this one be lost.", "Das Ledger lebt allein in diesem Browser. Eine Datei trägt es in einen anderen und bewahrt es, sollte dieser verloren gehen.";
    export_title = "Export", "Exportieren";
    contents = "With the sealed contents", "Mit den versiegelten Inhalten";
    contents_hint = "They stay encrypted; only their readers can open them.", "Sie bleiben verschlüsselt; nur wer sie lesen darf, kann sie öffnen.";
    gzip = "Compressed (gzip)", "Komprimiert (gzip)";
    accounts = "With the accounts of this device", "Mit den Konten dieses Geräts";
    accounts_warning = "Each stays under its password. But whoever has the file can try passwords for as long as they like, on as many machines as they like: give it to nobody, and only do this with long passwords.", "Jedes bleibt unter seinem Passwort. Wer die Datei hat, kann aber beliebig lange und auf beliebig vielen Rechnern Passwörter durchprobieren: Geben Sie sie niemandem, und tun Sie das nur mit langen Passwörtern.";
    export = "Export the ledger", "Ledger exportieren";
    shortcut = "Ctrl+S (on a Mac ⌘S) saves the ledger with its contents from any page.", "Strg+S (auf einem Mac ⌘S) speichert das Ledger samt Inhalten, auf jeder Seite.";
    save_cancelled = "Nothing was saved: no file was chosen.", "Nichts wurde gespeichert: Es wurde keine Datei gewählt.";
    reminder_link = "Save it as a file", "Als Datei speichern";
    import_title = "Import", "Importieren";
    import_lead = "Every block and signature is verified first, and you see what would change before anything does. A file that breaks a rule changes nothing.", "Zuerst werden jeder Block und jede Signatur geprüft, und Sie sehen, was sich ändern würde, bevor sich etwas ändert. Eine Datei, die eine Regel bricht, ändert nichts.";
    choose = "Choose a ledger file", "Ledger-Datei wählen";
    drop = "or drop it here", "oder hier ablegen";
    drop_several = "or drop it here; several files come one after the other", "oder hier ablegen; mehrere Dateien kommen nacheinander";
    cancel = "Cancel the import", "Import abbrechen";
    open_imported = "Open this ledger", "Dieses Ledger öffnen";
    to_evidence = "Look at the evidence", "Beweise ansehen";
    all_exported = "Every block has been exported from here.", "Jeder Block wurde von hier exportiert.";
}

/// How much would be lost with the browser.
pub fn unexported(blocks: u64) -> String {
    match blocks {
        0 => all_exported().to_owned(),
        _ => format!("{} never been exported from here.", count(blocks, "block has", "blocks have")),
    }
}

/// The note that a copy would be good to have.
pub fn reminder(blocks: u64) -> String {
    match blocks {
        1 => "The newest block is in no file yet.".to_owned(),
        _ => format!("{} are in no file yet.", count(blocks, "block", "blocks")),
    }
}

/// What a file is called that is saved now.
pub fn file_name(ledger: &Name, height: Height, now: Timestamp) -> String {
    name::snapshot(ledger, height, now, Compression::None)
}

/// What the browser said when a chosen file could not be written.
pub fn not_saved(cause: &str) -> String {
    format!("The file could not be written ({cause}). Save again, or export on the files page.")
}

/// What was written.
pub fn exported(name: &str, size: u64) -> String {
    format!("Written: {name}, {}.", bytes(size))
}

/// What came of an import.
pub fn imported(import: &Import) -> String {
    let name = &import.name;
    let outcome = match import.outcome {
        ImportOutcome::New { blocks } => {
            format!("The ledger '{name}' is new here; {} verified and kept.", count(blocks, "block is", "blocks are"))
        }
        ImportOutcome::Extended { blocks } => {
            format!("'{name}' has grown by {}, all verified.", count(blocks, "block", "blocks"))
        }
        ImportOutcome::Same => format!("'{name}' is the same in the file and here; nothing was changed."),
        ImportOutcome::Behind { blocks } => format!(
            "The file is {} behind what this device has of '{name}'; nothing was changed.",
            count(blocks, "block", "blocks")
        ),
        ImportOutcome::Replaced { from, removed, blocks } => format!(
            "The two chains of '{name}' part at height {from}, and the file's counts: {} made room for {}.",
            count(removed, "block", "blocks"),
            count(blocks, "block", "blocks")
        ),
        ImportOutcome::Kept { from, blocks } => format!(
            "The two chains of '{name}' part at height {from}, and the one here counts: {} of the file did not come in.",
            count(blocks, "block", "blocks")
        ),
    };
    let head = format!(" It now ends with block {}.", import.height);
    let some = |number: u32, one, many, rest| match number {
        0 => String::new(),
        number => format!(" {} {rest}.", count(u64::from(number), one, many)),
    };
    let pooled = some(import.pooled, "waiting transaction", "waiting transactions", "came with it");
    let returned = some(import.returned, "transaction waits", "transactions wait", "again");
    let logs = some(import.logs, "access log came", "access logs came", "with it");
    let evidence = match import.evidence {
        0 => String::new(),
        _ => " A delegate signed two blocks for one slot: see the evidence on the page of delegates.".to_owned(),
    };
    outcome + &head + &pooled + &returned + &logs + &evidence
}
