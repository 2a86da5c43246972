//! Small worlds, visited state by state: what the rules promise must hold in each one that can be reached.

#[cfg(test)]
mod model {
    mod parting;
    mod signing;
    #[expect(dead_code, reason = "the ledger's own tests need more of the ward than a model does")]
    #[path = "../ledger/ward.rs"]
    mod ward;
    mod world;
}
