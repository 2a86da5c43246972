//! Sentences for files that are not accepted.

use super::fault::text_fault;
use super::{bytes, phrases, rejection, sentence, short, words};
use crate::file::{FileFault, MemberFault, ReceiptFault, SyntaxFault};
use crate::ledger::rejection::Field;

phrases! {
    receipt_ledger = "The receipt is of another ledger than the one it is held against. Hold it against the right ledger.", "Der Beleg gehört zu einem anderen Ledger als dem, mit dem er verglichen wird. Vergleichen Sie ihn mit dem richtigen Ledger.";
    receipt_approval = "The receipt's approval is not signed by the person it names. Do not rely on it; ask for a new one.", "Die Einwilligung im Beleg ist nicht von der Person signiert, die er nennt. Verlassen Sie sich nicht darauf; bitten Sie um einen neuen.";
    receipt_sealed = "The sealed part in the receipt is not the one that its transaction names. Do not rely on it; ask for a new one.", "Der versiegelte Teil im Beleg ist nicht der, den seine Transaktion nennt. Verlassen Sie sich nicht darauf; bitten Sie um einen neuen.";
    receipt_proof = "The receipt's transaction is not under its header's Merkle root. Do not rely on it; ask for a new one.", "Die Transaktion des Belegs steht nicht unter der Merkle-Wurzel seines Kopfs. Verlassen Sie sich nicht darauf; bitten Sie um einen neuen.";
    receipt_header_signature = "The receipt's header is not signed by its delegate. Do not rely on it; ask for a new one.", "Der Kopf im Beleg ist nicht von dem Konto signiert, das ihn als Delegierte/r erzeugt haben soll. Verlassen Sie sich nicht darauf; bitten Sie um einen neuen.";
    receipt_header = "The receipt's header is not a block of the ledger it is held against. Hold it against the right ledger.", "Der Kopf im Beleg gehört zu keinem Block des Ledgers, mit dem er verglichen wird. Vergleichen Sie ihn mit dem richtigen Ledger.";
    receipt_content = "The content in the receipt is not the one that the transaction commits to. Do not rely on it; ask for a new one.", "Der Inhalt im Beleg ist nicht der, auf den sich die Transaktion festlegt. Verlassen Sie sich nicht darauf; bitten Sie um einen neuen.";
    receipt_signature = "The receipt's transaction is not signed by its author. Do not rely on it; ask for a new one.", "Die Transaktion des Belegs ist nicht von dem Konto signiert, das sie verfasst haben soll. Verlassen Sie sich nicht darauf; bitten Sie um einen neuen.";
    syntax_byte_order_mark = "stands a byte-order mark", "steht eine Byte-Reihenfolge-Marke";
    syntax_object = "an object should begin", "müsste ein Objekt beginnen";
    syntax_name = "the name of a member should stand", "müsste der Name eines Elements stehen";
    syntax_colon = "a colon should stand", "müsste ein Doppelpunkt stehen";
    syntax_value = "a value should stand", "müsste ein Wert stehen";
    syntax_list = "a list should begin", "müsste eine Liste beginnen";
    syntax_comma = "a comma or a closing bracket should stand", "müsste ein Komma oder eine schließende Klammer stehen";
    syntax_trailing = "something stands after the end", "steht etwas nach dem Ende";
    does_not_open = "The account file does not open: the password is wrong, or the file is damaged. Try the password again, capitals included.", "Die Kontodatei öffnet sich nicht: Das Passwort ist falsch, oder die Datei ist beschädigt. Versuchen Sie das Passwort noch einmal, auch die Großschreibung zählt.";
    closed_log = "The access log does not open: it is sealed to another audit key, or it was changed. Ask for a new file of the device that keeps it.", "Das Zugriffsprotokoll öffnet sich nicht: Es ist für einen anderen Prüfschlüssel versiegelt, oder es wurde geändert. Bitten Sie um eine neue Datei des Geräts, das es führt.";
    foreign_kdf = "The account file protects its password with settings that are not accepted. Export the account again with a current version.", "Die Kontodatei schützt ihr Passwort mit Einstellungen, die nicht angenommen werden. Exportieren Sie das Konto mit einer aktuellen Version noch einmal.";
}

/// Why a file is not accepted, and what to do.
pub fn file_fault(fault: &FileFault) -> String {
    match fault {
        FileFault::Syntax { offset, why } => syntax(*offset, *why),
        FileFault::Format { offset, message } => malformed(*offset, message),
        FileFault::Member { name, why } => member_fault(name, *why),
        FileFault::Foreign { actual } => foreign(actual),
        FileFault::Version { actual, known } => version(*actual, *known),
        FileFault::Truncated { offset } => again(&sentence!(
            "The file ends in the middle, at byte {offset}.",
            "Die Datei endet mittendrin, bei Byte {offset}."
        )),
        FileFault::TooLarge { most } => too_large(*most),
        FileFault::ElementTooLarge { member, most, offset } => element_too_large(member, *most, *offset),
        FileFault::TooDeep { most, offset } => too_deep(*most, *offset),
        FileFault::Gzip { offset } => again(&sentence!(
            "The compressed file is damaged at byte {offset}.",
            "Die komprimierte Datei ist bei Byte {offset} beschädigt."
        )),
        FileFault::Unreadable { cause } => unreadable(cause),
        FileFault::Name { why } => text_fault(Field::Name, *why),
        FileFault::Ledger { expected, actual } => another_ledger(&short(expected), &short(actual)),
        FileFault::Rejected { rejection: it } => rejection(it),
        FileFault::DoesNotOpen => does_not_open().to_owned(),
        FileFault::ClosedLog => closed_log().to_owned(),
        FileFault::ForeignKdf => foreign_kdf().to_owned(),
        FileFault::Receipt { why } => receipt_fault(*why).to_owned(),
    }
}

fn syntax(offset: u64, why: SyntaxFault) -> String {
    let what = syntax_fault(why);
    sentence!(
        "This is not JSON as a ledger writes it: at byte {offset} {what}. Choose the file as it was exported, \
         unedited.",
        "Das ist kein JSON, wie ein Ledger es schreibt: Bei Byte {offset} {what}. Wählen Sie die Datei so, wie sie \
         exportiert wurde, unbearbeitet."
    )
}

fn version(actual: u64, known: u64) -> String {
    sentence!(
        "The file is of version {actual}, and this program reads version {known}. Open it with a newer one.",
        "Die Datei hat Version {actual}, und dieses Programm liest Version {known}. Öffnen Sie sie mit einem neueren."
    )
}

fn element_too_large(member: &str, most: u64, offset: u64) -> String {
    let part = if member.is_empty() {
        words!("a name", "ein Name").to_owned()
    } else {
        sentence!("one part of '{member}'", "ein Teil von «{member}»")
    };
    sentence!(
        "At byte {offset} {part} is larger than {}, the most that is read. Choose another file.",
        "Bei Byte {offset} ist {part} größer als {}, und mehr wird nicht gelesen. Wählen Sie eine andere Datei.",
        bytes(most)
    )
}

fn malformed(offset: u64, message: &str) -> String {
    sentence!(
        "This is not a file of a ledger: at byte {offset} its text breaks the format ({message}). Choose the file as \
         it was exported, unedited.",
        "Das ist keine Datei eines Ledgers: Bei Byte {offset} bricht ihr Text das Format ({message}). Wählen Sie die \
         Datei so, wie sie exportiert wurde, unbearbeitet."
    )
}

fn foreign(actual: &str) -> String {
    if actual.is_empty() {
        return words!(
            "The file does not say what it is. Choose a file that was exported from here.",
            "Die Datei sagt nicht, was sie ist. Wählen Sie eine, die von hier exportiert wurde."
        )
        .to_owned();
    }
    sentence!(
        "The file says that it is '{actual}', which is not read here. Choose a file that was exported from here.",
        "Die Datei sagt, sie sei «{actual}»; das wird hier nicht gelesen. Wählen Sie eine, die von hier exportiert \
         wurde."
    )
}

fn again(what: &str) -> String {
    sentence!("{what} Copy or download it again.", "{what} Kopieren oder laden Sie sie noch einmal.")
}

fn too_large(most: u64) -> String {
    sentence!(
        "The file is larger than {}, the most that is read. Export it again without contents.",
        "Die Datei ist größer als {}, und mehr wird nicht gelesen. Exportieren Sie sie noch einmal ohne Inhalte.",
        bytes(most)
    )
}

fn too_deep(most: u32, offset: u64) -> String {
    sentence!(
        "At byte {offset} the file nests deeper than {most} levels, which no file of a ledger does. Choose another \
         file.",
        "Bei Byte {offset} ist die Datei tiefer als {most} Ebenen verschachtelt, was keine Datei eines Ledgers ist. \
         Wählen Sie eine andere Datei."
    )
}

fn unreadable(cause: &str) -> String {
    sentence!(
        "The file could not be read ({cause}). Check that it still is where it was, and choose it again.",
        "Die Datei ließ sich nicht lesen ({cause}). Prüfen Sie, ob sie noch ist, wo sie war, und wählen Sie sie noch \
         einmal."
    )
}

fn another_ledger(expected: &str, actual: &str) -> String {
    sentence!(
        "The file says that it is of ledger {expected}, but its blocks are of ledger {actual}. Ask for another copy.",
        "Die Datei sagt, sie gehöre zum Ledger {expected}, aber ihre Blöcke gehören zum Ledger {actual}. Bitten Sie um \
         eine andere Kopie."
    )
}

/// What is wrong with the outline of a file.
fn syntax_fault(fault: SyntaxFault) -> &'static str {
    match fault {
        SyntaxFault::ByteOrderMark => syntax_byte_order_mark(),
        SyntaxFault::Object => syntax_object(),
        SyntaxFault::Name => syntax_name(),
        SyntaxFault::Colon => syntax_colon(),
        SyntaxFault::Value => syntax_value(),
        SyntaxFault::List => syntax_list(),
        SyntaxFault::Comma => syntax_comma(),
        SyntaxFault::Trailing => syntax_trailing(),
    }
}

/// What is wrong with a member at the top of a file, and what to do.
fn member_fault(name: &str, fault: MemberFault) -> String {
    match fault {
        MemberFault::Repeated { offset } => sentence!(
            "The file has its member '{name}' twice, the second time at byte {offset}. Choose the file as it was \
             exported, unedited.",
            "Die Datei hat ihr Element «{name}» zweimal, das zweite Mal bei Byte {offset}. Wählen Sie die Datei so, \
             wie sie exportiert wurde, unbearbeitet."
        ),
        MemberFault::Unknown { offset } => sentence!(
            "The file has a member '{name}' at byte {offset}, which its format does not know. Choose the file as it \
             was exported, unedited.",
            "Die Datei hat bei Byte {offset} ein Element «{name}», das ihr Format nicht kennt. Wählen Sie die Datei \
             so, wie sie exportiert wurde, unbearbeitet."
        ),
        MemberFault::Missing => sentence!(
            "The file lacks its member '{name}'. Choose the file as it was exported, unedited.",
            "Der Datei fehlt ihr Element «{name}». Wählen Sie die Datei so, wie sie exportiert wurde, \
             unbearbeitet."
        ),
    }
}

/// Why a receipt proves nothing, and what to do.
pub fn receipt_fault(fault: ReceiptFault) -> &'static str {
    match fault {
        ReceiptFault::Ledger => receipt_ledger(),
        ReceiptFault::Approval => receipt_approval(),
        ReceiptFault::Sealed => receipt_sealed(),
        ReceiptFault::Proof => receipt_proof(),
        ReceiptFault::HeaderSignature => receipt_header_signature(),
        ReceiptFault::Header => receipt_header(),
        ReceiptFault::Content => receipt_content(),
        ReceiptFault::Signature => receipt_signature(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;

    #[test]
    fn a_ledger_that_is_not_the_one_announced_is_named_shortened() {
        let fault = FileFault::Ledger { expected: Hash([0xab; 32]), actual: Hash([0xcd; 32]) };
        let sentence = file_fault(&fault);
        assert!(sentence.contains("ababab…abab") && sentence.contains("cdcdcd…cdcd"), "{sentence}");
    }

    #[test]
    fn where_a_file_breaks_is_named() {
        let at = |fault: &FileFault| assert!(file_fault(fault).contains("byte 77"), "{}", file_fault(fault));
        at(&FileFault::Format { offset: 77, message: "expected value".to_owned() });
        at(&FileFault::Truncated { offset: 77 });
        at(&FileFault::TooDeep { most: 64, offset: 77 });
        at(&FileFault::Gzip { offset: 77 });
        at(&FileFault::Syntax { offset: 77, why: SyntaxFault::Colon });
        at(&FileFault::Member { name: "blocks".to_owned(), why: MemberFault::Repeated { offset: 77 } });
        at(&FileFault::ElementTooLarge { member: "blocks".to_owned(), most: 1_000, offset: 77 });
    }
}
