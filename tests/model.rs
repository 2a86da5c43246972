//! Model checks of small worlds: the protocol's guarantees hold in every reachable state.

#[cfg(test)]
mod model {
    mod parting;
    mod signing;
    #[expect(dead_code, reason = "the ledger's own tests need more of the ward than a model does")]
    #[path = "../ledger/ward.rs"]
    mod ward;
    mod world;
}
