//! `screenshots FOLDER [PICTURE]`: saves pictures of all scenes in FOLDER, and the README's picture as PICTURE.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().context("FOLDER is missing")?;
    let readme = arguments.next();
    e2e::photographer::photograph_all(&folder, readme.as_deref()).await
}
