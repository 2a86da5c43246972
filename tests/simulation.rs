//! Simulated ledgers: that they follow every rule, hold everything, and open for whom they should.

#[path = "simulation/branches.rs"]
mod branches;
#[path = "simulation/contents.rs"]
mod contents;
#[path = "simulation/ledgers.rs"]
mod ledgers;
