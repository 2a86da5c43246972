//! The rules, held against what the rest of the world has published about the same things.

#[cfg(test)]
mod ledger {
    mod access;
    mod chain;
    mod elections;
    mod fork;
    mod histories;
    mod json;
    mod merkle;
    mod rfc8032;
    mod rules;
    mod sealing;
    mod state;
    mod values;
    mod vectors;
    mod ward;
    mod wycheproof;
}
