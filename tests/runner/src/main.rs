//! What `cargo test --target wasm32-unknown-unknown` calls for each test program: it binds the program to a page, opens
//! the page in a headless browser (`webdriver.json` says how), and prints what the tests there print.
//!
//! It is the tool `wasm-bindgen-test-runner`, compiled from `Cargo.lock` instead of installed by hand, so that its
//! version always fits.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
