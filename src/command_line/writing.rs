//! Writes files to disk, completely or not at all.

use crate::file::snapshot::Compression;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Returns the compression of a file with this name.
pub fn compression(path: &Path) -> Compression {
    if path.extension().is_some_and(|extension| extension == "gz") { Compression::Gzip } else { Compression::None }
}

/// A file under a temporary name until it is complete. Dropping it without `finish` removes it.
pub struct TemporaryFile {
    out: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
}

impl TemporaryFile {
    /// Creates a temporary file.
    ///
    /// # Errors
    /// Those of the operating system.
    pub fn of(out: &Path) -> io::Result<Self> {
        let beside = with_end(out, ".part");
        let file = BufWriter::new(File::create(&beside)?);
        Ok(Self { out: out.to_owned(), beside, file })
    }

    /// Moves the file to its final path, replacing an existing file.
    ///
    /// # Errors
    /// Those of the operating system; an existing file is then unchanged.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        fs::rename(&self.beside, &self.out)
    }
}

impl Write for TemporaryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        // After `finish` there is no file to remove, and there is no place to report an error.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Lines in a temporary file, until the text before them is known. Dropping the value removes the file.
pub struct TemporaryLines {
    path: PathBuf,
    file: BufWriter<File>,
}

impl TemporaryLines {
    /// Creates a temporary file beside `out`.
    ///
    /// # Errors
    /// Those of the operating system.
    pub fn beside(out: &Path) -> io::Result<Self> {
        let path = with_end(out, ".blocks");
        let file = BufWriter::new(File::create(&path)?);
        Ok(Self { path, file })
    }

    /// Appends a line.
    ///
    /// # Errors
    /// Those of the operating system.
    pub fn line(&mut self, line: &[u8]) -> io::Result<()> {
        self.file.write_all(line)?;
        self.file.write_all(b"\n")
    }

    /// Returns all lines, in order.
    ///
    /// # Errors
    /// Those of the operating system.
    pub fn lines(&mut self) -> io::Result<impl Iterator<Item = io::Result<Vec<u8>>>> {
        self.file.flush()?;
        Ok(io::BufRead::split(io::BufReader::new(File::open(&self.path)?), b'\n'))
    }
}

impl Drop for TemporaryLines {
    fn drop(&mut self) {
        // There is no place to report an error, and the snapshot contains all of this file.
        let _ = fs::remove_file(&self.path);
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
