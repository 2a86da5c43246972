//! Simulated ledgers: that they follow every rule, hold everything, and open for whom they should.

#[cfg(test)]
mod simulation {
    mod branches;
    mod contents;
    mod ledgers;
}
