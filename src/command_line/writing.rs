//! Writing files to the disk, whole or not at all.

use crate::file::snapshot::Compression;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Whether a file of this name is gzipped.
pub fn compression(path: &Path) -> Compression {
    if path.extension().is_some_and(|extension| extension == "gz") { Compression::Gzip } else { Compression::None }
}

/// A file in the making, beside the place where it will stand. It is gone when it was not finished.
pub struct Draft {
    out: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
}

impl Draft {
    /// Begins a file.
    ///
    /// # Errors
    /// The system's own.
    pub fn of(out: &Path) -> io::Result<Self> {
        let beside = with_end(out, ".part");
        let file = BufWriter::new(File::create(&beside)?);
        Ok(Self { out: out.to_owned(), beside, file })
    }

    /// Puts the file in its place, also where another one stood.
    ///
    /// # Errors
    /// The system's own; then what stood there stands there still.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        fs::rename(&self.beside, &self.out)
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Where it was finished there is nothing to remove; where it cannot be removed there is nobody to tell.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Lines that wait on the disk until what stands before them is known. They are gone when this value is.
pub struct Spool {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Spool {
    /// Begins a spool beside a file.
    ///
    /// # Errors
    /// The system's own.
    pub fn beside(out: &Path) -> io::Result<Self> {
        let path = with_end(out, ".blocks");
        let file = BufWriter::new(File::create(&path)?);
        Ok(Self { path, file })
    }

    /// Adds a line.
    ///
    /// # Errors
    /// The system's own.
    pub fn line(&mut self, line: &[u8]) -> io::Result<()> {
        self.file.write_all(line)?;
        self.file.write_all(b"\n")
    }

    /// All lines, in their order.
    ///
    /// # Errors
    /// The system's own.
    pub fn lines(&mut self) -> io::Result<impl Iterator<Item = io::Result<Vec<u8>>>> {
        self.file.flush()?;
        Ok(io::BufRead::split(io::BufReader::new(File::open(&self.path)?), b'\n'))
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // Where it cannot be removed there is nobody to tell, and nothing in it that the snapshot does not have.
        let _ = fs::remove_file(&self.path);
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
