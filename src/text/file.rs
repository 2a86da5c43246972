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
        FileFault::Format { offset, message } => malformed(*offset, message),
        FileFault::Foreign { found } => foreign(found),
        FileFault::Truncated { offset } => again(&format!("The file ends in the middle, at byte {offset}.")),
        FileFault::TooLarge { most } => too_large(*most),
        FileFault::TooDeep { most, offset } => too_deep(*most, *offset),
        FileFault::Gzip { offset } => again(&format!("The compressed file is damaged at byte {offset}.")),
        FileFault::Unreadable { cause } => unreadable(cause),
        FileFault::Ledger { expected, found } => another_ledger(&short(expected), &short(found)),
        FileFault::Rejected { rejection: found } => rejection(found),
        FileFault::DoesNotOpen => DOES_NOT_OPEN.to_owned(),
        FileFault::ForeignKdf => FOREIGN_KDF.to_owned(),
        FileFault::Receipt { why } => receipt_fault(*why).to_owned(),
    }
}

fn malformed(offset: u64, message: &str) -> String {
    format!(
        "This is not a file of a ledger: at byte {offset} its text breaks the format ({message}). Choose the file as it \
         was exported, unedited."
    )
}

fn foreign(found: &str) -> String {
    format!(
        "The file says that it is '{found}', which this version does not read. Choose a file that was exported from here."
    )
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
