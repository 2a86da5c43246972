//! What appending a block costs, low and high on a chain; and what the list of blocks costs, of a short one and a long one.
//!
//! The ledgers, the browsers and the measures stand with the end-to-end driver (`tests/e2e/src/bench.rs`, `listing.rs`).

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Compares height 10 with this height, by the medians of so many appends, and the list of a thousand blocks with one of
/// so many.
pub fn bench(project: &Project, height: u64, appends: u32, blocks: u64) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "bench", "--"]);
    command.args([height.to_string(), appends.to_string(), blocks.to_string()]);
    command.env("RUST_LIB_BACKTRACE", "0");
    if !command.status().context("starting the measurement")?.success() {
        bail!("a block or a list costs more where there are more blocks, or the measurement did not come to its end");
    }
    Ok(())
}
