//! Downloads: waiting until one is whole, and putting it aside.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::chromium::Profile;

/// Looks once for a finished download whose name contains `part`, and puts it aside, so that the next download is not
/// mistaken for it.
pub fn take_download(profile: &Profile, part: &str) -> Result<Option<PathBuf>> {
    for entry in fs::read_dir(profile.downloads()).context("listing the downloads")? {
        let name = entry?.file_name();
        let text = name.to_string_lossy();
        // Chromium writes under a temporary name, and renames when all is there.
        let whole = !text.ends_with(".crdownload") && !text.starts_with(".com.google");
        if whole && text.contains(part) {
            fs::create_dir_all(profile.kept())?;
            let kept = free_name(profile, &text);
            fs::rename(profile.downloads().join(&name), &kept).context("putting a download aside")?;
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
    names.into_iter().find(|path| !path.exists()).expect("there are more numbers than downloads")
}
