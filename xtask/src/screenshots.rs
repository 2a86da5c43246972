//! Pictures of every page, for eyes.
//!
//! The scenes stand with the end-to-end driver (`tests/e2e/src/scene.rs`), for they are played by the same hands.

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
    if !command.status().context("starting the photographer")?.success() {
        bail!("not every scene could be photographed");
    }
    println!("The pictures are in {}", folder.display());
    Ok(())
}
