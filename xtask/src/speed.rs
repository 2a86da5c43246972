//! Compares the speed of built workers.
//!
//! To change how the worker is compiled: build, keep `dist/` under another name, change, build, compare. The ledger and
//! the timing are in the end-to-end driver (`tests/e2e/src/speed.rs`).

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Measures `dist/`, or the given builds.
pub fn speed(project: &Project, builds: &[PathBuf]) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "speed", "--"]);
    if builds.is_empty() {
        command.arg(project.dist());
    }
    for build in builds {
        command.arg(build.canonicalize().with_context(|| format!("failed to find {}", build.display()))?);
    }
    if !command.status().context("failed to start the measurement")?.success() {
        bail!("failed to measure the builds");
    }
    Ok(())
}
