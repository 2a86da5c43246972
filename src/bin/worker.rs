//! The entry of the worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    use medchain::node::browser::Browser;
    use medchain::storage::indexed_db::IndexedDbShelf;
    medchain::worker::server::serve(IndexedDbShelf::new(medchain::worker::DATABASE), Browser);
}

/// The worker runs in a browser alone; elsewhere there is the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
