//! Sentences for files that are not accepted.

use super::fault::text_fault;
use super::{bytes, rejection, short};
use crate::file::{FileFault, MemberFault, ReceiptFault, SyntaxFault};
use crate::ledger::rejection::Field;

const DOES_NOT_OPEN: &str = "The account file does not open: the password is wrong, or the file is damaged. Try the \
                             password again, capitals included.";
const FOREIGN_KDF: &str = "The account file protects its password with settings that are not accepted. Export the \
                           account again with a current version.";

/// Why a file is not accepted, and what to do.
pub fn file_fault(fault: &FileFault) -> String {
    match fault {
        FileFault::Syntax { offset, why } => syntax(*offset, *why),
        FileFault::Format { offset, message } => malformed(*offset, message),
        FileFault::Member { name, why } => member_fault(name, *why),
        FileFault::Foreign { found } => foreign(found),
        FileFault::Version { found, known } => version(*found, *known),
        FileFault::Truncated { offset } => again(&format!("The file ends in the middle, at byte {offset}.")),
        FileFault::TooLarge { most } => too_large(*most),
        FileFault::ElementTooLarge { member, most, offset } => element_too_large(member, *most, *offset),
        FileFault::TooDeep { most, offset } => too_deep(*most, *offset),
        FileFault::Gzip { offset } => again(&format!("The compressed file is damaged at byte {offset}.")),
        FileFault::Unreadable { cause } => unreadable(cause),
        FileFault::Name { why } => text_fault(Field::Name, *why),
        FileFault::Ledger { expected, found } => another_ledger(&short(expected), &short(found)),
        FileFault::Rejected { rejection: found } => rejection(found),
        FileFault::DoesNotOpen => DOES_NOT_OPEN.to_owned(),
        FileFault::ForeignKdf => FOREIGN_KDF.to_owned(),
        FileFault::Receipt { why } => receipt_fault(*why).to_owned(),
    }
}

fn syntax(offset: u64, why: SyntaxFault) -> String {
    let what = syntax_fault(why);
    format!(
        "This is not JSON as a ledger writes it: at byte {offset} {what}. Choose the file as it was exported, unedited."
    )
}

fn version(found: u64, known: u64) -> String {
    format!("The file is of version {found}, and this program reads version {known}. Open it with a newer one.")
}

fn element_too_large(member: &str, most: u64, offset: u64) -> String {
    let part = if member.is_empty() { "a name".to_owned() } else { format!("one part of '{member}'") };
    format!("At byte {offset} {part} is larger than {}, the most that is read. Choose another file.", bytes(most))
}

fn malformed(offset: u64, message: &str) -> String {
    format!(
        "This is not a file of a ledger: at byte {offset} its text breaks the format ({message}). Choose the file as it \
         was exported, unedited."
    )
}

fn foreign(found: &str) -> String {
    if found.is_empty() {
        return "The file does not say what it is. Choose a file that was exported from here.".to_owned();
    }
    format!("The file says that it is '{found}', which is not read here. Choose a file that was exported from here.")
}

fn again(what: &str) -> String {
    format!("{what} Copy or download it again.")
}

fn too_large(most: u64) -> String {
    format!("The file is larger than {}, the most that is read. Export it again without contents.", bytes(most))
}

fn too_deep(most: u32, offset: u64) -> String {
    format!(
        "At byte {offset} the file nests deeper than {most} levels, which no file of a ledger does. Choose another file."
    )
}

fn unreadable(cause: &str) -> String {
    format!("The file could not be read ({cause}). Check that it still is where it was, and choose it again.")
}

fn another_ledger(expected: &str, found: &str) -> String {
    format!(
        "The file says that it is of ledger {expected}, but its blocks are of ledger {found}. Ask for another copy."
    )
}

/// What is wrong with the outline of a file.
const fn syntax_fault(fault: SyntaxFault) -> &'static str {
    match fault {
        SyntaxFault::ByteOrderMark => "stands a byte-order mark",
        SyntaxFault::Object => "an object should begin",
        SyntaxFault::Name => "the name of a member should stand",
        SyntaxFault::Colon => "a colon should stand",
        SyntaxFault::Value => "a value should stand",
        SyntaxFault::List => "a list should begin",
        SyntaxFault::Comma => "a comma or a closing bracket should stand",
        SyntaxFault::Trailing => "something stands after the end",
    }
}

/// What is wrong with a member at the top of a file, and what to do.
fn member_fault(name: &str, fault: MemberFault) -> String {
    match fault {
        MemberFault::Repeated { offset } => format!(
            "The file has its member '{name}' twice, the second time at byte {offset}. Choose the file as it was \
             exported, unedited."
        ),
        MemberFault::Unknown { offset } => format!(
            "The file has a member '{name}' at byte {offset}, which its format does not know. Choose the file as it was \
             exported, unedited."
        ),
        MemberFault::Missing => {
            format!("The file lacks its member '{name}'. Choose the file as it was exported, unedited.")
        }
    }
}

/// Why a receipt proves nothing, and what to do.
pub const fn receipt_fault(fault: ReceiptFault) -> &'static str {
    match fault {
        ReceiptFault::Ledger => {
            "The receipt is of another ledger than the one it is held against. Hold it against the right ledger."
        }
        ReceiptFault::Approval => {
            "The receipt's approval is not signed by the person it names. Do not rely on it; ask for a new one."
        }
        ReceiptFault::Sealed => {
            "The sealed part in the receipt is not the one that its transaction names. Do not rely on it; ask for a new one."
        }
        ReceiptFault::Proof => {
            "The receipt's transaction is not under its header's Merkle root. Do not rely on it; ask for a new one."
        }
        ReceiptFault::HeaderSignature => {
            "The receipt's header is not signed by its delegate. Do not rely on it; ask for a new one."
        }
        ReceiptFault::Header => {
            "The receipt's header is not a block of the ledger it is held against. Hold it against the right ledger."
        }
        ReceiptFault::Content => {
            "The content in the receipt is not the one that the transaction commits to. Do not rely on it; ask for a \
             new one."
        }
        ReceiptFault::Signature => {
            "The receipt's transaction is not signed by its author. Do not rely on it; ask for a new one."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;

    #[test]
    fn a_ledger_that_is_not_the_one_announced_is_named_shortened() {
        let fault = FileFault::Ledger { expected: Hash([0xab; 32]), found: Hash([0xcd; 32]) };
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
