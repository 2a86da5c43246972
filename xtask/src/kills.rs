//! Browsers that are killed while they write.
//!
//! Each kill takes seconds, so the tests do few and this does as many as are asked for. What is tried and counted stands
//! with the end-to-end driver (`tests/e2e/src/kills.rs`).

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Kills browsers so often while they forge and so often while they import, at moments that grow from a seed.
pub fn kills(project: &Project, times: u32, imports: u32, seed: u64) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "kills", "--"]);
    command.args([times.to_string(), imports.to_string(), seed.to_string()]);
    // What was lost is in the message; where in the program it was noticed helps nobody.
    command.env("RUST_LIB_BACKTRACE", "0");
    if !command.status().context("starting the kills")?.success() {
        bail!("something that was acknowledged is lost, or the kills did not come to their end");
    }
    Ok(())
}
