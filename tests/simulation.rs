//! Simulated ledgers follow every rule, contain every kind of action, and open for the right readers.

#[cfg(test)]
mod simulation {
    mod branches;
    mod contents;
    mod ledgers;
}
