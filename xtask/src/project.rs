//! The paths of the project, and calls of cargo.
//!
//! The environment or a user's configuration may move the target folder, so the path comes from cargo.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The target of programs for browsers.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The paths from which every command starts.
pub struct Project {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Project {
    /// Finds the project in which this program was compiled.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
        let root = root.to_path_buf();
        let target = target_directory(&root)?;
        Ok(Self { root, target })
    }

    /// Returns the folder of the built files.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Returns a cargo command in the root folder.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// Returns the path of a compiled wasm binary.
    pub fn wasm(&self, profile: &str, bin: &str) -> PathBuf {
        self.target.join(WASM).join(profile).join(format!("{bin}.wasm"))
    }
}

/// Cargo sets `CARGO` for the programs it runs; without it, the cargo on PATH is used.
fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn target_directory(root: &Path) -> Result<PathBuf> {
    let output = Command::new(cargo())
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output()
        .context("failed to run `cargo metadata`")?;
    if !output.status.success() {
        bail!("`cargo metadata` failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).context("failed to read the output of `cargo metadata`")?;
    let target = metadata["target_directory"].as_str().context("`cargo metadata` names no target directory")?;
    Ok(PathBuf::from(target))
}

/// Adds the browser's target to the Rust installation if it is missing.
pub fn ensure_wasm_target() -> Result<()> {
    let sysroot =
        Command::new("rustc").args(["--print", "sysroot"]).output().context("failed to ask rustc for its sysroot")?;
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
