//! The folder that a browser is given, with names that say what is in them.
//!
//! A file whose name holds a hash of its contents never changes, so browsers may keep it for ever; only `index.html`
//! is asked for again. A new build writes what changed and removes what no longer belongs, so the folder can be
//! copied to any web server as it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A build of the folder: what it wrote, so that the rest can be removed.
pub struct Dist {
    root: PathBuf,
    written: BTreeSet<PathBuf>,
}

impl Dist {
    /// Starts a build in a folder, which is made where it is missing.
    pub fn open(root: PathBuf) -> Result<Self> {
        fs::create_dir_all(&root).with_context(|| format!("making {}", root.display()))?;
        Ok(Self { root, written: BTreeSet::new() })
    }

    /// Writes a file under a plain name.
    pub fn write(&mut self, name: &str, contents: &[u8]) -> Result<()> {
        let path = self.root.join(name);
        let folder = path.parent().context("a file in dist has a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        fs::write(&path, contents).with_context(|| format!("writing {}", path.display()))?;
        self.written.insert(path);
        Ok(())
    }

    /// Writes a file under a name that holds a hash of its contents, and returns that name.
    pub fn write_hashed(&mut self, stem: &str, extension: &str, contents: &[u8]) -> Result<String> {
        let name = format!("{stem}-{}.{extension}", fingerprint(contents));
        self.write(&name, contents)?;
        Ok(name)
    }

    /// Removes what earlier builds left.
    pub fn sweep(self) -> Result<()> {
        sweep(&self.root, &self.written)
    }
}

/// Sixteen hexadecimal digits: two different files of one build never share them by accident.
fn fingerprint(contents: &[u8]) -> String {
    let digest = Sha256::digest(contents);
    let first = digest.first_chunk().expect("a SHA-256 hash has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*first))
}

fn sweep(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        if kept.contains(&path) {
            continue;
        }
        if !path.is_dir() {
            fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        } else if kept.iter().any(|file| file.starts_with(&path)) {
            sweep(&path, kept)?;
        } else {
            fs::remove_dir_all(&path).with_context(|| format!("removing {}", path.display()))?;
        }
    }
    Ok(())
}

/// The sum of the sizes in a folder, by extension, for the line at the end of a build.
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
        let mut first = Dist::open(root.clone()).expect("a temporary folder can be made");
        first.write_hashed("app", "js", b"one").expect("a new folder can be written");
        first.write("snippets/old/inline0.js", b"").expect("a new folder can be written");
        let mut second = Dist::open(root.clone()).expect("the folder is there");
        let kept = second.write_hashed("app", "js", b"two").expect("the folder can be written");
        second.write("snippets/new/inline0.js", b"").expect("the folder can be written");
        second.sweep().expect("what was written can be removed");
        let names: Vec<_> = sizes(&root).expect("the folder can be listed").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [kept]);
        assert!(root.join("snippets/new/inline0.js").exists());
        assert!(!root.join("snippets/old").exists());
        fs::remove_dir_all(root).expect("the folder can be removed");
    }
}
