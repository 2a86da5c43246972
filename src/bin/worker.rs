//! The entry point of the worker.

/// Overwrites freed memory, so that no string, buffer or future leaves a secret behind.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[cfg(target_arch = "wasm32")]
fn main() {
    use medchain::node::browser::Browser;
    use medchain::storage::indexed_db::IndexedDbLibrary;
    medchain::worker::server::serve(IndexedDbLibrary::new(medchain::worker::DATABASE), Browser);
}

/// The worker runs in a browser only; other targets have the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
