//! Model checks of small worlds: the protocol's guarantees hold in every reachable state.

#[cfg(test)]
mod model {
    mod fork;
    mod signing;
    #[expect(dead_code, reason = "the ledger's own tests need more of the ward than a model does")]
    #[path = "../ledger/test_ledger.rs"]
    mod test_ledger;
    mod world;
}
