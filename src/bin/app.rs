//! The entry of the page.

/// Freed memory is overwritten: no string, no buffer and no state of a function leaves a secret behind.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[cfg(target_arch = "wasm32")]
fn main() {
    medchain::ui::app::mount();
}

/// The page runs in a browser alone; elsewhere there is the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
