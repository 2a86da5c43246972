//! Thousands of hostile variations of valid ledgers: none may be accepted as another ledger.
//!
//! A number determines each variation of a kind. The program must refuse it with a rule or a fault of the file and a
//! sentence, or recognise it as the same chain (white space changed, a content left out, the end missing). It may never
//! accept it as a different chain, and it may never panic.
//!
//! `MEDCHAIN_HOSTILE=100000 cargo test --release --test hostile -- --nocapture` makes this many variations, and prints
//! the outcomes by kind.

#[cfg(test)]
mod hostile {
    mod blocks;
    mod bytes;
    mod carriers;
    mod insiders;
    mod judge;
    mod ledger;
    mod random;
    mod run;
    mod strangers;
    mod values;
    mod world;
}
