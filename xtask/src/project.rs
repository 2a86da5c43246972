//! Where things are, and how cargo is called there.
//!
//! The target folder may be moved by the environment or by a user's own configuration, so cargo itself is asked for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The places that every chore starts from.
pub struct Project {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Project {
    /// Finds the project that this program was compiled in.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands beside the root Cargo.toml")?;
        let root = root.to_path_buf();
        let target = target_directory(&root)?;
        Ok(Self { root, target })
    }

    /// What a browser is given.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A cargo command in the root folder.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// Where cargo leaves a wasm binary of a profile.
    pub fn wasm(&self, profile: &str, bin: &str) -> PathBuf {
        self.target.join(WASM).join(profile).join(format!("{bin}.wasm"))
    }
}

/// Cargo names itself to the programs it runs; outside of it the one on PATH is meant.
fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn target_directory(root: &Path) -> Result<PathBuf> {
    let output = Command::new(cargo())
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output()
        .context("running `cargo metadata`")?;
    if !output.status.success() {
        bail!("`cargo metadata` failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("reading `cargo metadata`")?;
    let target = metadata["target_directory"].as_str().context("`cargo metadata` names no target directory")?;
    Ok(PathBuf::from(target))
}

/// Adds the browser's target to the Rust installation where it is missing.
pub fn ensure_wasm_target() -> Result<()> {
    let sysroot =
        Command::new("rustc").args(["--print", "sysroot"]).output().context("asking rustc for its sysroot")?;
    let sysroot = String::from_utf8(sysroot.stdout).context("the path of the Rust installation is not UTF-8")?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {WASM}");
    let added = Command::new("rustup").args(["target", "add", WASM]).status();
    match added {
        Ok(status) if status.success() => Ok(()),
        _ => bail!("the Rust target {WASM} is missing; install it, with rustup: rustup target add {WASM}"),
    }
}
