//! Files that wish the reader ill: thousands of variations of good ledgers, none of which may pass for another one.
//!
//! Each variation is of a kind, drawn from a number, and so the same each time. It must be refused with a rule or a fault
//! of the file and a sentence; or be recognised as the very same chain (white space changed, a content left out, the
//! end missing). Never may it be taken for a different chain, and never may the program panic.
//!
//! `MEDCHAIN_HOSTILE=100000 cargo test --release --test hostile -- --nocapture` makes so many, and prints what came of
//! them by kind.

#[cfg(test)]
mod hostile {
    mod blocks;
    mod bytes;
    mod carriers;
    mod chance;
    mod insiders;
    mod judge;
    mod ledger;
    mod run;
    mod strangers;
    mod values;
    mod world;
}
