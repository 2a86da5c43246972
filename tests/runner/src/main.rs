//! The runner that `cargo test --target wasm32-unknown-unknown` calls for each test program: it binds the program to a
//! page, opens the page in a headless browser (configured by `webdriver.json`), and prints the output of the tests.
//!
//! It is the tool `wasm-bindgen-test-runner`, compiled from `Cargo.lock` instead of installed by hand, so that its
//! version always matches.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
