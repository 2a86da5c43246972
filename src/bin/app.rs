//! The entry point of the page.

/// Overwrites freed memory, so that no string, buffer or future leaves a secret behind.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[cfg(target_arch = "wasm32")]
fn main() {
    medchain::ui::app::mount();
}

/// The page runs in a browser only; other targets have the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
