//! The browser that the tests use, and the program that controls it.
//!
//! `chromedriver` controls Chromium. Both come from the system. As root on a Debian machine, for example in a
//! job of continuous integration, they are installed if they are missing; on another machine the error names what is
//! missing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The paths of both programs.
pub struct Browser {
    /// The path of the browser.
    pub chromium: PathBuf,
    /// The path of its WebDriver server.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds both; `CHROMIUM` and `CHROMEDRIVER` in the environment take precedence.
    pub fn find() -> Option<Self> {
        let chromium =
            named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])?;
        let driver = named("CHROMEDRIVER", &["chromedriver"])?;
        Some(Self { chromium, driver })
    }

    /// Finds both, or installs them where no permission is needed.
    pub fn find_or_install() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if !is_root() || on_path("apt-get").is_none() {
            bail!(
                "Chromium or chromedriver is missing: install both (Debian: apt-get install chromium chromium-driver) or use --no-browser"
            );
        }
        apt_get(&["update"])?;
        apt_get(&["install", "-y", "chromium", "chromium-driver"])?;
        Self::find().context("chromium and chromium-driver were installed but are not on PATH")
    }
}

fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).or_else(|| names.iter().find_map(|name| on_path(name)))
}

/// Finds a program on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| Path::is_file(path))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let status = Command::new("apt-get")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .status()
        .context("failed to run apt-get")?;
    if !status.success() {
        bail!("`apt-get {}` failed", arguments.join(" "));
    }
    Ok(())
}
