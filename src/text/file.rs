//! Sentences for files that are not accepted.

use super::field_fault::text_fault;
use super::{bytes, phrases, rejection, sentence, short, words};
use crate::file::{FileFault, MemberFault, ReceiptFault, SyntaxFault};
use crate::ledger::rejection::Field;

phrases! {
    receipt_ledger = "The receipt belongs to another ledger. Verify it with a file of its own ledger.", "Der Beleg gehört zu einem anderen Ledger. Prüfen Sie ihn mit einer Datei seines eigenen Ledgers.";
    receipt_approval = "The consent in the receipt is not signed by the person that it names. Do not rely on the receipt; ask for a new one.", "Die Einwilligung im Beleg ist nicht von der Person signiert, die sie nennt. Verlassen Sie sich nicht auf den Beleg; bitten Sie um einen neuen.";
    receipt_sealed = "The sealed content in the receipt is not the one that its transaction names. Do not rely on the receipt; ask for a new one.", "Der versiegelte Inhalt im Beleg ist nicht der, den seine Transaktion nennt. Verlassen Sie sich nicht auf den Beleg; bitten Sie um einen neuen.";
    receipt_proof = "The proof in the receipt does not lead from its transaction to its header's Merkle root. Do not rely on the receipt; ask for a new one.", "Der Beweis im Beleg führt nicht von seiner Transaktion zur Merkle-Wurzel seines Kopfs. Verlassen Sie sich nicht auf den Beleg; bitten Sie um einen neuen.";
    receipt_header_signature = "The receipt's header is not signed by its delegate. Do not rely on the receipt; ask for a new one.", "Der Kopf im Beleg ist nicht von dem Konto signiert, das ihn als Delegierte/r erzeugt haben soll. Verlassen Sie sich nicht auf den Beleg; bitten Sie um einen neuen.";
    receipt_header = "The receipt's header is not a block of this ledger file. Verify the receipt with a file that contains the block.", "Der Kopf im Beleg gehört zu keinem Block dieser Ledger-Datei. Prüfen Sie den Beleg mit einer Datei, die den Block enthält.";
    receipt_content = "The content in the receipt does not match the commitment of its transaction. Do not rely on the receipt; ask for a new one.", "Der Inhalt im Beleg passt nicht zum Commitment seiner Transaktion. Verlassen Sie sich nicht auf den Beleg; bitten Sie um einen neuen.";
    receipt_signature = "The receipt's transaction is not signed by its author. Do not rely on the receipt; ask for a new one.", "Die Transaktion des Belegs ist nicht von dem Konto signiert, das sie verfasst haben soll. Verlassen Sie sich nicht auf den Beleg; bitten Sie um einen neuen.";
    syntax_byte_order_mark = "there is a byte-order mark", "steht eine Byte-Reihenfolge-Marke";
    syntax_object = "an object is expected", "wird ein Objekt erwartet";
    syntax_name = "the name of a member is expected", "wird der Name eines Elements erwartet";
    syntax_colon = "a colon is expected", "wird ein Doppelpunkt erwartet";
    syntax_value = "a value is expected", "wird ein Wert erwartet";
    syntax_list = "a list is expected", "wird eine Liste erwartet";
    syntax_comma = "a comma or a closing bracket is expected", "wird ein Komma oder eine schließende Klammer erwartet";
    syntax_trailing = "there is text after the end", "steht Text nach dem Ende";
    does_not_open = "The account file cannot be decrypted: the password is wrong, or the file was changed. Enter the password again; capital letters matter.", "Die Kontodatei lässt sich nicht entschlüsseln: Das Passwort ist falsch, oder die Datei wurde verändert. Geben Sie das Passwort noch einmal ein; Groß- und Kleinschreibung zählt.";
    closed_log = "The access log cannot be decrypted: it is sealed for another audit key, or it was changed. Ask for a new file of the device that keeps it.", "Das Zugriffsprotokoll lässt sich nicht entschlüsseln: Es ist für einen anderen Audit-Schlüssel versiegelt, oder es wurde verändert. Bitten Sie um eine neue Datei des Geräts, das es führt.";
    foreign_kdf = "The account file derives its key with a KDF cost that is not accepted. Export the account again with a current version.", "Die Kontodatei leitet ihren Schlüssel mit Kosten ab, die nicht angenommen werden. Exportieren Sie das Konto mit einer aktuellen Version noch einmal.";
}

/// Says why a file is not accepted, and what to do.
pub fn file_fault(fault: &FileFault) -> String {
    match fault {
        FileFault::Syntax { offset, why } => syntax(*offset, *why),
        FileFault::Format { offset, message } => malformed(*offset, message),
        FileFault::Member { name, why } => member_fault(name, *why),
        FileFault::Foreign { actual } => foreign(actual),
        FileFault::Version { actual, known } => version(*actual, *known),
        FileFault::Truncated { offset } => again(&sentence!(
            "The file is incomplete: it ends at byte {offset}.",
            "Die Datei ist unvollständig: Sie endet bei Byte {offset}."
        )),
        FileFault::TooLarge { most } => too_large(*most),
        FileFault::ElementTooLarge { member, most, offset } => element_too_large(member, *most, *offset),
        FileFault::TooDeep { most, offset } => too_deep(*most, *offset),
        FileFault::Gzip { offset } => again(&sentence!(
            "The compressed data of the file is invalid at byte {offset}.",
            "Die komprimierten Daten der Datei sind bei Byte {offset} ungültig."
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
        "The file is not JSON as MedChain writes it: at byte {offset} {what}. Choose the exported file without \
         changes.",
        "Die Datei ist kein JSON, wie MedChain es schreibt: Bei Byte {offset} {what}. Wählen Sie die exportierte \
         Datei ohne Änderungen."
    )
}

fn version(actual: u64, known: u64) -> String {
    sentence!(
        "The file has format version {actual}, and this program reads version {known}. Open it with a newer program.",
        "Die Datei hat die Formatversion {actual}, und dieses Programm liest Version {known}. Öffnen Sie sie mit \
         einem neueren Programm."
    )
}

fn element_too_large(member: &str, most: u64, offset: u64) -> String {
    let part = if member.is_empty() {
        words!("a name", "ein Name").to_owned()
    } else {
        sentence!("an element of '{member}'", "ein Element von «{member}»")
    };
    sentence!(
        "At byte {offset}, {part} is larger than {}, the largest size that is allowed. Choose another file.",
        "Bei Byte {offset} ist {part} größer als {}, die größte erlaubte Größe. Wählen Sie eine andere Datei.",
        bytes(most)
    )
}

fn malformed(offset: u64, message: &str) -> String {
    sentence!(
        "The file does not have the format of MedChain at byte {offset} ({message}). Choose the exported file \
         without changes.",
        "Die Datei hat bei Byte {offset} nicht das Format von MedChain ({message}). Wählen Sie die exportierte \
         Datei ohne Änderungen."
    )
}

fn foreign(actual: &str) -> String {
    if actual.is_empty() {
        return words!(
            "The file does not name its format. Choose a file that MedChain exported.",
            "Die Datei nennt ihr Format nicht. Wählen Sie eine Datei, die MedChain exportiert hat."
        )
        .to_owned();
    }
    sentence!(
        "The file names the format '{actual}', which cannot be read here. Choose a file that MedChain exported.",
        "Die Datei nennt das Format «{actual}», das sich hier nicht lesen lässt. Wählen Sie eine Datei, die \
         MedChain exportiert hat."
    )
}

fn again(what: &str) -> String {
    sentence!(
        "{what} Copy or download the file again.",
        "{what} Kopieren Sie die Datei noch einmal, oder laden Sie sie noch einmal herunter."
    )
}

fn too_large(most: u64) -> String {
    sentence!(
        "The file is larger than {}, the largest size that is allowed. Export the ledger again without contents.",
        "Die Datei ist größer als {}, die größte erlaubte Größe. Exportieren Sie das Ledger noch einmal ohne \
         Inhalte.",
        bytes(most)
    )
}

fn too_deep(most: u32, offset: u64) -> String {
    sentence!(
        "At byte {offset}, the file is nested more than {most} levels deep, and more levels are not allowed. Choose \
         another file.",
        "Bei Byte {offset} ist die Datei tiefer als {most} Ebenen verschachtelt, und mehr Ebenen sind nicht \
         erlaubt. Wählen Sie eine andere Datei."
    )
}

fn unreadable(cause: &str) -> String {
    sentence!(
        "The file could not be read ({cause}). Check that it still exists, and choose it again.",
        "Die Datei ließ sich nicht lesen ({cause}). Prüfen Sie, ob es sie noch gibt, und wählen Sie sie noch einmal."
    )
}

fn another_ledger(expected: &str, actual: &str) -> String {
    sentence!(
        "The file names the ledger {expected}, but its blocks belong to the ledger {actual}. Ask for another copy.",
        "Die Datei nennt das Ledger {expected}, aber ihre Blöcke gehören zum Ledger {actual}. Bitten Sie um eine \
         andere Kopie."
    )
}

/// Says what is wrong with the structure of a file.
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

/// Says what is wrong with a member at the top of a file, and what to do.
fn member_fault(name: &str, fault: MemberFault) -> String {
    match fault {
        MemberFault::Repeated { offset } => sentence!(
            "The file has the member '{name}' twice, the second time at byte {offset}. Choose the exported file \
             without changes.",
            "Die Datei hat das Element «{name}» zweimal, das zweite Mal bei Byte {offset}. Wählen Sie die \
             exportierte Datei ohne Änderungen."
        ),
        MemberFault::Unknown { offset } => sentence!(
            "The file has a member '{name}' at byte {offset}, which its format does not have. Choose the exported \
             file without changes.",
            "Die Datei hat bei Byte {offset} ein Element «{name}», das ihr Format nicht hat. Wählen Sie die \
             exportierte Datei ohne Änderungen."
        ),
        MemberFault::Missing => sentence!(
            "The file has no member '{name}', which its format requires. Choose the exported file without changes.",
            "Der Datei fehlt das Element «{name}», das ihr Format verlangt. Wählen Sie die exportierte Datei ohne \
             Änderungen."
        ),
    }
}

/// Says why a receipt proves nothing, and what to do.
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
