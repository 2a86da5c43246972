//! Model checks of small worlds: the protocol's guarantees hold in every reachable state.

#[cfg(test)]
mod model {
    mod fork;
    mod signing;
    #[expect(dead_code, reason = "the tests of the ledger use more of the test ledger than a model")]
    #[path = "../ledger/test_ledger.rs"]
    mod test_ledger;
    mod world;
}
