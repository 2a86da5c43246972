//! The entry of the worker.

/// Freed memory is overwritten: no string, no buffer and no state of a function leaves a secret behind.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[cfg(target_arch = "wasm32")]
fn main() {
    use medchain::node::browser::Browser;
    use medchain::storage::indexed_db::IndexedDbShelf;
    medchain::worker::server::serve(IndexedDbShelf::new(medchain::worker::DATABASE), Browser);
}

/// The worker runs in a browser alone; elsewhere there is the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
