//! The check of the dependencies: `deny.toml` holds the rules, and cargo-deny applies them.
//!
//! The first run installs the tool into the target folder, in the version that is named here, so every machine applies
//! the rules in the same way. Advisories come from a database on the network; without it they are not checked, and the
//! output says so.

use std::net::{TcpStream, ToSocketAddrs as _};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::project::Project;

/// The version of cargo-deny.
const VERSION: &str = "0.20.2";

/// The server of the advisory database.
const ADVISORIES: (&str, u16) = ("github.com", 443);

/// The longest wait for that server.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Checks licences, sources, duplicate versions and, if the database can be reached, advisories.
pub fn check(project: &Project) -> Result<()> {
    let tool = tool(project)?;
    let deny = |checks: &[&str]| -> Result<()> {
        let mut command = Command::new(&tool);
        command.current_dir(&project.root).args(["--workspace", "--locked", "check", "--hide-inclusion-graph"]);
        let status = command.args(checks).status().context("starting cargo-deny")?;
        ensure!(status.success(), "cargo-deny refuses a dependency; see above");
        Ok(())
    };
    deny(&["bans", "licenses", "sources"])?;
    if can_be_reached() {
        deny(&["advisories"])
    } else {
        println!("advisories: NOT CHECKED, {} cannot be reached", ADVISORIES.0);
        Ok(())
    }
}

/// Returns the path of the tool, installed if necessary. It is compiled without optimisation: it runs for a second.
fn tool(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("tools").join(format!("cargo-deny-{VERSION}"));
    let tool = folder.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if tool.is_file() {
        return Ok(tool);
    }
    let mut install = project.cargo(&["install", "cargo-deny", "--version", VERSION, "--locked", "--profile", "dev"]);
    install.env("CARGO_PROFILE_DEV_DEBUG", "0").arg("--root").arg(&folder);
    install.arg("--target-dir").arg(project.target.join("tools").join("build"));
    let status = install.status().context("starting cargo")?;
    ensure!(status.success(), "cargo-deny cannot be installed");
    Ok(tool)
}

fn can_be_reached() -> bool {
    let addresses = ADVISORIES.to_socket_addrs().into_iter().flatten();
    addresses.into_iter().any(|address| TcpStream::connect_timeout(&address, LONGEST_WAIT).is_ok())
}
