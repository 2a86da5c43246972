//! Pictures of every page.
//!
//! The scenes are in the end-to-end driver (`tests/e2e/src/scene.rs`), which plays them.

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::project::Project;

/// Photographs every scene of the built application into `target/screenshots/`.
pub fn screenshots(project: &Project, readme: bool) -> Result<()> {
    Browser::find_or_install()?;
    let folder = project.target.join("screenshots");
    let mut command = project.cargo(&["run", "--package", "e2e", "--bin", "screenshots", "--"]);
    command.arg(&folder);
    if readme {
        command.arg(project.root.join("docs/screenshot.png"));
    }
    if !command.status().context("failed to start the photographer")?.success() {
        bail!("not every scene could be photographed");
    }
    println!("The pictures are in {}", folder.display());
    Ok(())
}
