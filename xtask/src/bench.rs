//! The costs of forging a block, low and high on a chain, and of the list of blocks, short and long.
//!
//! The ledgers, the browsers and the measurements are in the end-to-end driver (`tests/e2e/src/bench.rs`,
//! `listing.rs`).

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Compares the cost of a block at height 10 and at this height, by the medians of `appends` blocks, and the list of a
/// thousand blocks with one of `blocks` blocks.
pub fn bench(project: &Project, height: u64, appends: u32, blocks: u64) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "bench", "--"]);
    command.args([height.to_string(), appends.to_string(), blocks.to_string()]);
    command.env("RUST_LIB_BACKTRACE", "0");
    if !command.status().context("failed to start the measurement")?.success() {
        bail!("a block or a list costs more on a longer chain, or the measurement failed");
    }
    Ok(())
}
