//! The folder of the built files, whose names contain a hash of the contents.
//!
//! A file whose name contains a hash of its contents never changes, so browsers may cache it without limit; they
//! request only `index.html` again. A new build writes the changed files and removes the obsolete ones, so the folder
//! can be copied to any web server.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A build of the folder, which records the written files so that it can remove the others.
pub struct Dist {
    root: PathBuf,
    written: BTreeSet<PathBuf>,
}

impl Dist {
    /// Starts a build in a folder, which is created if it is missing.
    pub fn open(root: PathBuf) -> Result<Self> {
        fs::create_dir_all(&root).with_context(|| format!("failed to create {}", root.display()))?;
        Ok(Self { root, written: BTreeSet::new() })
    }

    /// Writes a file under a plain name.
    pub fn write(&mut self, name: &str, contents: &[u8]) -> Result<()> {
        let path = self.root.join(name);
        let folder = path.parent().context("the file has no folder")?;
        fs::create_dir_all(folder).with_context(|| format!("failed to create {}", folder.display()))?;
        fs::write(&path, contents).with_context(|| format!("failed to write {}", path.display()))?;
        self.written.insert(path);
        Ok(())
    }

    /// Writes a file under a name that contains a hash of its contents, and returns that name.
    pub fn write_hashed(&mut self, stem: &str, extension: &str, contents: &[u8]) -> Result<String> {
        let name = format!("{stem}-{}.{extension}", fingerprint(contents));
        self.write(&name, contents)?;
        Ok(name)
    }

    /// Removes the files of earlier builds.
    pub fn sweep(self) -> Result<()> {
        sweep(&self.root, &self.written)
    }
}

/// Returns sixteen hexadecimal digits, enough to tell all files of one build apart.
fn fingerprint(contents: &[u8]) -> String {
    let digest = Sha256::digest(contents);
    let first = digest.first_chunk().expect("a SHA-256 hash has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*first))
}

fn sweep(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("failed to list {}", folder.display()))? {
        let path = entry?.path();
        if kept.contains(&path) {
            continue;
        }
        if !path.is_dir() {
            fs::remove_file(&path).with_context(|| format!("failed to remove {}", path.display()))?;
        } else if kept.iter().any(|file| file.starts_with(&path)) {
            sweep(&path, kept)?;
        } else {
            fs::remove_dir_all(&path).with_context(|| format!("failed to remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Returns the total size in bytes of a folder's files by extension, for the line at the end of a build.
pub fn sizes(folder: &Path) -> Result<Vec<(String, u64)>> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            sizes.push((entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len()));
        }
    }
    sizes.sort();
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_build_replaces_the_old_one() {
        let root = std::env::temp_dir().join(format!("medchain-dist-{}", std::process::id()));
        let mut first = Dist::open(root.clone()).expect("a temporary folder can be created");
        first.write_hashed("app", "js", b"one").expect("a new folder can be written");
        first.write("snippets/old/inline0.js", b"").expect("a new folder can be written");
        let mut second = Dist::open(root.clone()).expect("the folder exists");
        let kept = second.write_hashed("app", "js", b"two").expect("the folder can be written");
        second.write("snippets/new/inline0.js", b"").expect("the folder can be written");
        second.sweep().expect("the written files can be removed");
        let names: Vec<_> = sizes(&root).expect("the folder can be listed").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [kept]);
        assert!(root.join("snippets/new/inline0.js").exists());
        assert!(!root.join("snippets/old").exists());
        fs::remove_dir_all(root).expect("the folder can be removed");
    }
}
