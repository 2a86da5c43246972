//! Kills of browsers while they write.
//!
//! Each kill takes seconds, so the tests do few, and this command does as many as requested. The kills and their checks
//! are in the end-to-end driver (`tests/e2e/src/kills.rs`).

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Kills browsers `times` times while they forge and `imports` times while they import, at moments that the seed
/// determines.
pub fn kills(project: &Project, times: u32, imports: u32, seed: u64) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "kills", "--"]);
    command.args([times.to_string(), imports.to_string(), seed.to_string()]);
    // The message names the lost effects; a backtrace would add nothing.
    command.env("RUST_LIB_BACKTRACE", "0");
    if !command.status().context("failed to start the kills")?.success() {
        bail!("an acknowledged effect is lost, or the kills failed");
    }
    Ok(())
}
