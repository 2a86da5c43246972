//! Downloads: waiting until one is complete, and moving it aside.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::chromium::Profile;

/// Looks once for a complete download whose name contains `part`, and renames it, so that no later call returns it
/// again.
pub fn take_download(profile: &Profile, part: &str) -> Result<Option<PathBuf>> {
    for entry in fs::read_dir(profile.downloads()).context("failed to list the downloads")? {
        let name = entry?.file_name();
        let text = name.to_string_lossy();
        // Chromium reserves the name with an empty file, writes to a temporary name, and renames the complete file.
        let temporary = text.ends_with(".crdownload") || text.starts_with(".com.google");
        let whole = !temporary && fs::metadata(profile.downloads().join(&name)).is_ok_and(|file| file.len() > 0);
        if whole && text.contains(part) {
            fs::create_dir_all(profile.kept())?;
            let kept = free_name(profile, &text);
            fs::rename(profile.downloads().join(&name), &kept).context("failed to move a download")?;
            return Ok(Some(kept));
        }
    }
    Ok(None)
}

fn free_name(profile: &Profile, name: &str) -> PathBuf {
    let names = (0_u32..).map(|number| match number {
        0 => profile.kept().join(name),
        _ => profile.kept().join(format!("{number}-{name}")),
    });
    names.into_iter().find(|path| !path.exists()).expect("there are more free names than downloads")
}
