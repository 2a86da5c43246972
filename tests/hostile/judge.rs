//! The program's verdict on a file.

use super::ledger::Ledger;
use medchain::file::FileFault;
use medchain::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use medchain::ledger::block::Block;
use medchain::ledger::rejection::Rule;
use medchain::ledger::transaction::Transaction;
use medchain::text;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The verdict on a variation.
#[derive(Debug)]
pub enum Verdict {
    /// The file has the same contents.
    Same,
    /// The file is the same chain with some contents left out.
    Withheld,
    /// The file is the beginning of the same chain.
    Beginning,
    /// The file breaks a rule.
    Rule(Rule),
    /// The file is not a snapshot.
    File(&'static str),
}

/// Judges a variation of a ledger. Panics if the program does not refuse it as it must.
pub fn judge(ledger: &Ledger, file: &[u8]) -> Verdict {
    let verdict = catch_unwind(AssertUnwindSafe(|| verify(file)));
    match verdict.unwrap_or_else(|_| panic!("the program panicked")) {
        Ok(snapshot) => recognise(ledger, &snapshot),
        Err(fault) => {
            let sentence = text::file_fault(&fault);
            assert!(sentence.len() > 20 && sentence.ends_with(['.', ')']), "{fault:?}: {sentence}");
            refused(&fault, &sentence)
        }
    }
}

fn verify(file: &[u8]) -> Result<VerifiedSnapshot, FileFault> {
    let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
    verifier.push(file)?;
    verifier.finish()
}

/// Checks that a valid file is the same chain.
fn recognise(ledger: &Ledger, snapshot: &VerifiedSnapshot) -> Verdict {
    let theirs: Vec<_> = snapshot.blocks.iter().cloned().map(Block::into_unchecked).collect();
    let ours = &ledger.blocks;
    if theirs == *ours {
        return Verdict::Same;
    }
    if theirs.len() < ours.len() && theirs == ours[..theirs.len()] {
        return Verdict::Beginning;
    }
    let alike = ours.len() == theirs.len()
        && ours.iter().zip(&theirs).all(|(our, their)| {
            let bare = |block: &Block<_>| {
                let transactions = block.transactions.iter().map(Transaction::without_content);
                (block.signed_header(), transactions.collect::<Vec<_>>())
            };
            bare(our) == bare(their)
        });
    assert!(alike, "the file is accepted as another chain, with head {}", snapshot.state.tip().hash);
    Verdict::Withheld
}

fn refused(fault: &FileFault, sentence: &str) -> Verdict {
    match fault {
        FileFault::Rejected { rejection } => {
            let rule = rejection.rule();
            assert!(sentence.ends_with(&format!("(Rule {}.)", rule.name())), "{sentence}");
            assert!(rejection.height.is_some() || rule == Rule::Genesis, "{rejection:?} names no height");
            Verdict::Rule(rule)
        }
        FileFault::Syntax { .. } => Verdict::File("syntax"),
        FileFault::Format { .. } => Verdict::File("format"),
        FileFault::Member { .. } => Verdict::File("member"),
        FileFault::Truncated { .. } => Verdict::File("truncated"),
        FileFault::Ledger { .. } => Verdict::File("ledger"),
        FileFault::TooDeep { .. } => Verdict::File("depth"),
        FileFault::Gzip { .. } => Verdict::File("gzip"),
        FileFault::Name { .. } => Verdict::File("name"),
        FileFault::Foreign { .. } => Verdict::File("foreign"),
        FileFault::Version { .. } => Verdict::File("version"),
        FileFault::ElementTooLarge { .. } | FileFault::TooLarge { .. } => Verdict::File("size"),
        other => panic!("{other:?} is no fault of a snapshot"),
    }
}
