//! The entry of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    medchain::ui::app::mount();
}

/// The page runs in a browser alone; elsewhere there is the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
