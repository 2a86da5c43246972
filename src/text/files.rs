//! Words of the page on which files come and go.

use super::{bytes, count, counts, left_out, phrases, proposal, sentence, words};
use crate::file::name;
use crate::ledger::free_text::Name;
use crate::ledger::id::UserId;
use crate::ledger::number::{Height, Timestamp};
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
        _ => sentence!(
            "{} never been exported from here.",
            "{} noch nie von hier exportiert.",
            count(blocks, words!("block has", "Block wurde"), words!("blocks have", "Blöcke wurden"))
        ),
    }
}

/// The note that a copy would be good to have.
pub fn reminder(blocks: u64) -> String {
    match blocks {
        1 => words!("The newest block is in no file yet.", "Der neueste Block steht noch in keiner Datei.").to_owned(),
        _ => sentence!("{} are in no file yet.", "{} stehen noch in keiner Datei.", counts::blocks(blocks)),
    }
}

/// What a file is called that is saved now.
pub fn file_name(ledger: &Name, height: Height, now: Timestamp) -> String {
    name::snapshot(ledger, height, now, Compression::None)
}

/// What the browser said when a chosen file could not be written.
pub fn not_saved(cause: &str) -> String {
    sentence!(
        "The file could not be written ({cause}). Save again, or export on the files page.",
        "Die Datei ließ sich nicht schreiben ({cause}). Speichern Sie noch einmal, oder exportieren Sie auf der Seite \
         «Dateien»."
    )
}

/// What was written.
pub fn exported(name: &str, size: u64) -> String {
    sentence!("Written: {name}, {}.", "Geschrieben: {name}, {}.", bytes(size))
}

/// What came of an import.
pub fn imported(import: &Import) -> String {
    let end = sentence!(" It now ends with block {}.", " Es endet jetzt mit Block {}.", import.height);
    let some = |number: u32, words: fn(u64) -> String| match number {
        0 => String::new(),
        number => format!(" {}.", words(u64::from(number))),
    };
    let pooled = some(import.pooled, came_waiting);
    let returned = some(import.returned, counts::waiting_again);
    let logs = some(import.logs, came_along);
    let evidence = if import.evidence == 0 { "" } else { seen_twice() };
    let accounts = accounts_came(&import.accounts);
    let taken = outcome(&import.name, import.outcome) + &end + &pooled + &returned + &logs + &accounts + evidence;
    let left_out = left_out::sentences(&import.left_out);
    std::iter::once(taken).chain(left_out).collect::<Vec<_>>().join(" ")
}

/// The accounts that came with a file; empty where none did.
fn accounts_came(accounts: &[UserId]) -> String {
    if accounts.is_empty() {
        return String::new();
    }
    let names = proposal::listed(accounts);
    sentence!(
        " Accounts came with it, each under its password: {names}.",
        " Mitgekommen sind Konten, jedes unter seinem Passwort: {names}."
    )
}

fn outcome(name: &Name, outcome: ImportOutcome) -> String {
    match outcome {
        ImportOutcome::New { blocks } => sentence!(
            "The ledger '{name}' is new here; {} verified and kept.",
            "Das Ledger «{name}» ist hier neu; {} geprüft und aufbewahrt.",
            count(blocks, words!("block is", "Block ist"), words!("blocks are", "Blöcke sind"))
        ),
        ImportOutcome::Extended { blocks } => sentence!(
            "'{name}' has grown by {}, all verified.",
            "«{name}» ist um {} gewachsen, alles geprüft.",
            counts::blocks(blocks)
        ),
        ImportOutcome::Same => sentence!(
            "'{name}' is the same in the file and here; nothing was changed.",
            "«{name}» ist in der Datei und hier dasselbe; nichts wurde geändert."
        ),
        ImportOutcome::Behind { blocks } => sentence!(
            "The file is {} behind what this device has of '{name}'; nothing was changed.",
            "Die Datei liegt {} hinter dem zurück, was dieses Gerät von «{name}» hat; nichts wurde geändert.",
            counts::blocks(blocks)
        ),
        ImportOutcome::Replaced { from, removed, blocks } => sentence!(
            "The two chains of '{name}' part at height {from}, and the file's counts: {} made room for {}.",
            "Die zwei Ketten von «{name}» trennen sich bei Höhe {from}, und die der Datei gilt. Weg: {}, neu: {}.",
            counts::blocks(removed),
            counts::blocks(blocks)
        ),
        ImportOutcome::Kept { from, blocks } => sentence!(
            "The two chains of '{name}' part at height {from}, and the one here counts: {} of the file did not come in.",
            "Die zwei Ketten von «{name}» trennen sich bei Höhe {from}, und die hiesige gilt. Aus der Datei kam nicht \
             herein: {}.",
            counts::blocks(blocks)
        ),
    }
}

fn came_waiting(number: u64) -> String {
    let one = words!("waiting transaction came with it", "wartende Transaktion kam mit");
    count(number, one, words!("waiting transactions came with it", "wartende Transaktionen kamen mit"))
}

fn came_along(number: u64) -> String {
    let one = words!("access log came with it", "Zugriffsprotokoll kam mit");
    count(number, one, words!("access logs came with it", "Zugriffsprotokolle kamen mit"))
}

fn seen_twice() -> &'static str {
    words!(
        " A delegate signed two blocks for one slot: see the evidence on the page of delegates.",
        " Jemand hat als Delegierte/r zwei Blöcke für einen Slot signiert: Sehen Sie die Beweise auf der Seite \
         «Delegierte» an."
    )
}
