//! `screenshots FOLDER [PICTURE]`: photographs all scenes into a folder, and the README's to a path of its own.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().context("say where the pictures go")?;
    let readme = arguments.next();
    e2e::scene::photograph_all(&folder, readme.as_deref()).await
}
