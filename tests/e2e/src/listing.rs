//! What the list of blocks costs, of a short chain and of a long one: it must be the same.
//!
//! Two browsers hold chains of empty blocks. In each the list is gone to again and again, and scrolled through from one
//! end to the other in as many steps as frames are asked for, however many blocks that passes at once. The browser
//! itself reports the tasks that keep the page from answering for more than 50 ms.

use std::path::Path;
use std::{env, fmt, fs, process};

use anyhow::{Context, Result, ensure};
use serde_json::{from_value, json};

use crate::bench::spread;
use crate::tall::Tall;
use crate::{Person, Site};

/// How many blocks the short list has.
pub const SHORT: u64 = 1_000;

/// What a measurement takes.
const EFFORT: Effort = Effort { visits: 15, frames: 300 };

/// The long list may take so many times what the short one does until it is painted.
pub const MOST: f64 = 1.3;

/// How often lists are gone to, and in how many frames they are scrolled through.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How often each is gone to.
    pub visits: u32,
    /// In how many frames it is scrolled from one end to the other.
    pub frames: u32,
}

/// From the change of the address until the picture with the first known row in it has been handed over.
const PAINT: &str = "
const [done] = arguments;
const frame = () => new Promise(requestAnimationFrame);
const there = async (selector) => { while (!document.querySelector(selector)) await frame(); };
const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(null);
}));
const known = () => new Promise((resolve) => {
  const look = () => document.querySelector('[data-number] .hash') && (observer.disconnect(), resolve());
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
});
const paint = async () => {
  location.hash = '#/files';
  await there('input[type=file]');
  await painted();
  const found = known();
  const began = performance.now();
  location.hash = '#/blocks';
  await found;
  const rows = performance.now() - began;
  await painted();
  return { rows, took: performance.now() - began };
};
paint().then(done, (error) => done({ fault: String(error) }));
";

/// Scrolls down and up again, and waits at both ends until the rows there are known.
const SCROLL: &str = "
const [frames, done] = arguments;
const frame = () => new Promise(requestAnimationFrame);
const list = document.querySelector('.window');
const ends = list.scrollHeight - list.clientHeight;
const known = async (number) => {
  while (!document.querySelector(`[data-number='${number}'] .hash`)) await frame();
};
const highest = Number(document.querySelector('.window table').getAttribute('aria-rowcount')) - 2;
const times = [];
const rows = new Set();
const nodes = new Set();
const count = () => {
  rows.add(list.querySelectorAll('[data-number]').length);
  nodes.add(list.querySelectorAll('*').length);
};
const pass = async (from, to) => {
  let last = await frame();
  for (let step = 1; step <= frames; step += 1) {
    list.scrollTop = from + (to - from) * step / frames;
    const now = await frame();
    times.push(now - last);
    last = now;
    rows.add(list.querySelectorAll('[data-number]').length);
  }
};
const scroll = async () => {
  await known(highest);
  count();
  await pass(0, ends);
  await known(0);
  count();
  await pass(ends, 0);
  await known(highest);
  count();
  return { times, rows: [...rows], nodes: [...nodes], height: list.scrollHeight };
};
scroll().then(done, (error) => done({ fault: String(error) }));
";

/// What a list has cost.
#[derive(Default)]
pub struct Costs {
    blocks: u64,
    /// Until the first known row is in the document, in milliseconds.
    rows: Vec<f64>,
    /// Until it is painted.
    paints: Vec<f64>,
    /// Between two frames while it is scrolled.
    frames: Vec<f64>,
    /// How many rows existed at a time.
    existing: Vec<u64>,
    /// How many elements there were, with all rows known, at the top and at the bottom.
    nodes: Vec<u64>,
    /// How long each task took that took more than 50 ms, while the list was gone to.
    long_visits: Vec<f64>,
    /// While it was scrolled.
    long_scrolls: Vec<f64>,
}

/// What lists of two lengths have cost.
pub struct Comparison([Costs; 2]);

/// Makes the chains, imports them, and goes to their lists by turns.
pub async fn compare(blocks: [u64; 2], effort: Effort) -> Result<Comparison> {
    let folder = env::temp_dir().join(format!("medchain-listing-{}", process::id()));
    fs::create_dir_all(&folder).context("making a folder")?;
    let outcome = compare_in(&folder, blocks, effort).await;
    fs::remove_dir_all(&folder).context("removing a folder")?;
    outcome
}

async fn compare_in(folder: &Path, blocks: [u64; 2], effort: Effort) -> Result<Comparison> {
    let site = Site::alone()?;
    let mut tall = Tall::found(0)?;
    let (mut people, mut costs) = (Vec::new(), blocks.map(|blocks| Costs { blocks, ..Costs::default() }));
    for count in blocks {
        tall.grow_to(count - 1)?;
        let person = Person::arrive(&site).await?;
        person.hold(&tall.write(folder)?, count - 1).await?;
        people.push(person);
    }
    // The first visit of a program is like no other.
    for visit in 0..=effort.visits {
        for (person, costs) in people.iter().zip(&mut costs) {
            let said = person.run(PAINT, Vec::new()).await?;
            if visit == 0 {
                person.long_tasks().await?;
                continue;
            }
            costs.rows.push(said["rows"].as_f64().context("a time")?);
            costs.paints.push(said["took"].as_f64().context("a time")?);
        }
    }
    for (person, costs) in people.into_iter().zip(&mut costs) {
        costs.long_visits = person.long_tasks().await?;
        let said = person.run(SCROLL, vec![json!(effort.frames)]).await?;
        costs.frames = from_value(said["times"].clone())?;
        costs.existing = from_value(said["rows"].clone())?;
        costs.nodes = from_value(said["nodes"].clone())?;
        costs.long_scrolls = person.long_tasks().await?;
        person.leave_content().await?;
    }
    Ok(Comparison(costs))
}

impl Comparison {
    /// How much longer the long list takes until it is painted, by the medians.
    pub fn paints(&self) -> f64 {
        let [short, long] = self.0.each_ref().map(|costs| spread(&costs.paints).median);
        long / short
    }

    /// That neither list kept the page from answering while it was scrolled.
    pub fn check_tasks(&self) -> Result<()> {
        for Costs { blocks, long_scrolls, .. } in &self.0 {
            ensure!(long_scrolls.is_empty(), "{blocks} blocks: tasks took {long_scrolls:?} ms");
        }
        Ok(())
    }

    /// That both lists always had as many rows and elements.
    pub fn check_rows(&self) -> Result<()> {
        let [short, long] = &self.0;
        for costs in [short, long] {
            ensure!(costs.existing.len() == 1, "{} blocks: as many rows as {:?}", costs.blocks, costs.existing);
            ensure!(costs.nodes.len() == 1, "{} blocks: as many elements as {:?}", costs.blocks, costs.nodes);
        }
        ensure!(short.existing == long.existing, "{:?} and {:?} rows", short.existing, long.existing);
        ensure!(short.nodes == long.nodes, "{:?} and {:?} elements", short.nodes, long.nodes);
        Ok(())
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<44} {:>8} {:>8} {:>8}", "the list of blocks", "median", "min", "max")?;
        for costs in &self.0 {
            let (visits, frames) = (costs.paints.len(), costs.frames.len());
            let lines = [
                (format!("{} blocks, {visits} visits: ms to its rows", costs.blocks), &costs.rows),
                ("  ms until it is painted".to_owned(), &costs.paints),
                (format!("  ms a frame, {frames} frames through all of it"), &costs.frames),
            ];
            for (words, values) in lines {
                let spread = spread(values);
                writeln!(f, "{words:<44} {:>8.1} {:>8.1} {:>8.1}", spread.median, spread.least, spread.most)?;
            }
            writeln!(f, "{:<44} {:>8} {:?}", "  rows · elements", format!("{:?}", costs.existing), costs.nodes)?;
            for (words, tasks) in [("going there", &costs.long_visits), ("scrolling", &costs.long_scrolls)] {
                let longest = tasks.iter().copied().fold(0.0, f64::max);
                let words = format!("  tasks over 50 ms, {words}; the longest");
                writeln!(f, "{words:<44} {:>8} {longest:>8.1}", tasks.len())?;
            }
        }
        write!(f, "{:<44} {:>8.2}", "ratio of the medians: painted", self.paints())
    }
}

/// Compares the short list with one of so many blocks, prints what came of it, and is an error where it costs more.
pub async fn report(blocks: u64) -> Result<()> {
    let compared = compare([SHORT, blocks], EFFORT).await?;
    println!("The list of blocks, in a browser, gone to by turns and scrolled through\n{compared}");
    compared.check_rows()?;
    compared.check_tasks()?;
    ensure!(compared.paints() <= MOST, "the ratio is above {MOST}");
    Ok(())
}
