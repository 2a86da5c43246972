//! Searching memory for secrets: that of the module in the worker and in the page, and that of every process of the
//! browser.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use anyhow::{Context, Result};
use memchr::memmem;
use serde_json::{Value, json};

use crate::Person;
use crate::inspector::Where;

/// Counts how often each of several runs of bytes stands in memories of modules, of which there must be one at least.
/// They are searched as they are; nothing is copied into them.
const COUNT: &str = "function (needles) {
  if (this.length === 0) throw new Error('there is no memory to search');
  return needles.map((needle) => this.reduce((count, { buffer }) => {
    const memory = new Uint8Array(buffer);
    for (let at = memory.indexOf(needle[0]); at >= 0; at = memory.indexOf(needle[0], at + 1)) {
      if (needle.every((byte, place) => memory[at + place] === byte)) count += 1;
    }
    return count;
  }, 0));
}";

/// Spellings of a secret, each with its name.
pub struct Needles(Vec<(&'static str, Vec<u8>)>);

impl Needles {
    /// A seed: raw, its halves, and in hexadecimal.
    pub fn of_seed(seed: &[u8; 32]) -> Self {
        let hex = medchain::ledger::id::Hash(*seed).to_string();
        let (first, second) = seed.split_at(16);
        Self(vec![
            ("seed", seed.to_vec()),
            ("its first half", first.to_vec()),
            ("its second half", second.to_vec()),
            ("its digits", hex.into_bytes()),
        ])
    }

    /// A password: in UTF-8 and in UTF-16.
    pub fn of_password(password: &str) -> Self {
        let wide = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
        Self(vec![("password", password.as_bytes().to_vec()), ("password, wide", wide)])
    }

    fn counted(&self, counts: &Value) -> Result<Vec<(&'static str, u64)>> {
        let counts = counts.as_array().context("a list of counts")?;
        let count = |((name, _), count): (&(&'static str, Vec<u8>), &Value)| Some((*name, count.as_u64()?));
        self.0.iter().zip(counts).map(count).collect::<Option<_>>().context("counts are numbers")
    }
}

/// How often a secret was found in one process.
pub struct Found {
    /// Which process: what its command line says of its kind.
    pub process: String,
    /// How often each spelling.
    pub counts: Vec<(&'static str, u64)>,
}

impl Person {
    /// How often each spelling stands in the memories of the modules in the page or in its worker.
    pub fn search_modules(&self, place: Where, needles: &Needles) -> Result<Vec<(&'static str, u64)>> {
        let bytes: Vec<&Vec<u8>> = needles.0.iter().map(|(_, bytes)| bytes).collect();
        let counts = self.look_into_memories(place, COUNT, &json!(bytes))?;
        needles.counted(&counts)
    }

    /// How often each spelling stands in the memory of each of the browser's processes. The driver is none of them.
    pub fn search_processes(&self, needles: &Needles) -> Result<Vec<Found>> {
        let processes = self.processes()?;
        let found = processes
            .each()
            .iter()
            .map(|process| Ok(Found { process: kind(*process), counts: search_process(*process, needles)? }));
        found.collect()
    }
}

/// What a process of Chromium is for.
fn kind(process: u32) -> String {
    let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    let line = String::from_utf8_lossy(&line).replace('\0', " ");
    let kind = line.split(' ').find_map(|word| word.strip_prefix("--type=")).unwrap_or("browser");
    format!("{kind} {process}")
}

/// Reads all memory of a process that it may write to: what it was given, never what it loaded.
fn search_process(process: u32, needles: &Needles) -> Result<Vec<(&'static str, u64)>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).context("root may look into processes")?;
    let memory = File::open(format!("/proc/{process}/mem"))?;
    let mut counts: Vec<(&'static str, u64)> = needles.0.iter().map(|(name, _)| (*name, 0)).collect();
    for (start, end) in maps.lines().filter_map(writable) {
        let mut at = start;
        while at < end {
            let mut piece = vec![0; usize::try_from((end - at).min(PIECE + OVERLAP))?];
            // Regions that no memory stands behind cannot be read.
            let Ok(read) = memory.read_at(&mut piece, at) else { break };
            for ((_, needle), (_, count)) in needles.0.iter().zip(&mut counts) {
                *count += occurrences(&piece[..read], needle);
            }
            at += PIECE;
        }
    }
    Ok(counts)
}

/// How many bytes are searched at once, and how many beyond them are read: as many as the longest needle has.
const PIECE: u64 = 16 << 20;
const OVERLAP: u64 = 64;

fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (start, end) = range.split_once('-')?;
    let bounds = (u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?);
    rest.starts_with("rw").then_some(bounds)
}

/// Counts how often a needle begins in the first `PIECE` bytes.
fn occurrences(memory: &[u8], needle: &[u8]) -> u64 {
    let end = memory.len().min(usize::try_from(PIECE).unwrap_or(usize::MAX) + needle.len() - 1);
    memmem::find_iter(&memory[..end], needle).count() as u64
}
