//! Sentences for files that are not accepted.

use super::fault::text_fault;
use super::{bytes, rejection, short};
use crate::file::{FileFault, MemberFault, ReceiptFault, SyntaxFault};
use crate::ledger::rejection::Field;

/// Why a file is not accepted, and what to do.
pub fn file_fault(fault: &FileFault) -> String {
    match fault {
        FileFault::Syntax { offset, why } => format!(
            "This is not JSON as a ledger writes it: at byte {offset} {}. Choose the file as it was exported, unedited.",
            syntax_fault(*why)
        ),
        FileFault::Member { name, why } => member_fault(name, *why),
        FileFault::Version { found, known } => {
            format!("The file is of version {found}, and this program reads version {known}. Open it with a newer one.")
        }
        FileFault::ElementTooLarge { member, most, offset } => format!(
            "At byte {offset} one part of '{member}' is larger than {}, the most that is read. Choose another file.",
            bytes(*most)
        ),
        FileFault::Name { why } => text_fault(Field::Name, *why),
        FileFault::Format { offset, message } => format!(
            "This is not a file of the ledger: at byte {offset} its text breaks the format ({message}). Choose the \
             file as it was exported, unedited."
        ),
        FileFault::Foreign { found } => format!(
            "The file says that it is '{found}', which this version does not read. Choose a snapshot, an account or \
             a receipt that was exported from here."
        ),
        FileFault::Truncated { offset } => {
            format!("The file ends in the middle, at byte {offset}. Copy or download it again.")
        }
        FileFault::TooLarge { most } => {
            format!(
                "The file is larger than {}, the most that is read. Export it again without contents.",
                bytes(*most)
            )
        }
        FileFault::TooDeep { most, offset } => format!(
            "At byte {offset} the file nests deeper than {most} levels, which no file of a ledger does. Choose \
             another file."
        ),
        FileFault::Gzip { offset } => {
            format!("The compressed file is damaged at byte {offset}. Copy or download it again.")
        }
        FileFault::Unreadable { cause } => {
            format!("The file could not be read ({cause}). Check that it still is where it was, and choose it again.")
        }
        FileFault::Ledger { expected, found } => format!(
            "The file says that it is of ledger {}, but its blocks are of ledger {}. Ask for another copy.",
            short(expected),
            short(found)
        ),
        FileFault::Rejected { rejection: found } => rejection(found),
        FileFault::DoesNotOpen => {
            "The account file does not open: the password is wrong, or the file is damaged. Try the password again."
                .to_owned()
        }
        FileFault::ForeignKdf => "The account file protects its password with settings that are not accepted. Export \
                                  the account again with a current version."
            .to_owned(),
        FileFault::Receipt { why } => receipt_fault(*why).to_owned(),
    }
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
    }
}
