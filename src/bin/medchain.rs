//! The command line: generates, verifies, inspects and merges ledger files.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    medchain::command_line::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
