//! The rules, tested against published vectors and the specification.

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
    mod test_ledger;
    mod values;
    mod vectors;
    mod wycheproof;
}
