//! How fast built workers are, one against the other.
//!
//! For those who change how the worker is compiled: build, keep `dist/` under another name, change, build, compare. The
//! ledger and the clockwork stand with the end-to-end driver (`tests/e2e/src/speed.rs`).

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Measures `dist/`, or the builds that are named.
pub fn speed(project: &Project, builds: &[PathBuf]) -> Result<()> {
    Browser::find_or_install()?;
    let mut command = project.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "speed", "--"]);
    if builds.is_empty() {
        command.arg(project.dist());
    }
    for build in builds {
        command.arg(build.canonicalize().with_context(|| format!("looking for {}", build.display()))?);
    }
    if !command.status().context("starting the measurement")?.success() {
        bail!("the builds could not be measured");
    }
    Ok(())
}
