//! What appending a block costs, low and high on a chain.
//!
//! The ledger, the browsers and the measure stand with the end-to-end driver (`tests/e2e/src/bench.rs`).

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Compares height 10 with this height, by the medians of so many appends.
pub fn bench(project: &Project, height: u64, appends: u32) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "bench", "--"]);
    command.args([height.to_string(), appends.to_string()]);
    command.env("RUST_LIB_BACKTRACE", "0");
    if !command.status().context("starting the measurement")?.success() {
        bail!("a block costs more at one height than at the other, or the measurement did not come to its end");
    }
    Ok(())
}
