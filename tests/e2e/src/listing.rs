//! The cost of the list of blocks, for a short and for a long chain: it must be equal.
//!
//! Two browsers hold chains of empty blocks. Each browser visits the list repeatedly, and scrolls from one end to the
//! other in a given number of frames, however many blocks a frame passes. The browser reports the tasks that block the
//! page for more than 50 ms.

use std::path::Path;
use std::{env, fmt, fs, process};

use anyhow::{Context, Result, ensure};
use serde_json::{from_value, json};

use crate::bench::spread;
use crate::long_chain::LongChain;
use crate::{Person, Site};

/// The number of blocks in the short list.
pub const SHORT: u64 = 1_000;

/// The size of a measurement.
const EFFORT: Effort = Effort { visits: 15, frames: 300 };

/// The greatest permitted ratio between the times until the long and the short list are painted.
pub const MOST: f64 = 1.3;

/// The number of visits and of scrolled frames.
#[derive(Clone, Copy)]
pub struct Effort {
    /// The number of visits to each list.
    pub visits: u32,
    /// The number of frames in which a list is scrolled from one end to the other.
    pub frames: u32,
}

/// Measures from the change of the address to the frame that shows the first row with its block.
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

/// Scrolls down and up again, and waits at both ends until the rows show their blocks.
const SCROLL: &str = "
const [frames, done] = arguments;
const frame = () => new Promise(requestAnimationFrame);
const list = document.querySelector('.virtual-list');
const ends = list.scrollHeight - list.clientHeight;
const known = async (number) => {
  while (!document.querySelector(`[data-number='${number}'] .hash`)) await frame();
};
const highest = Number(document.querySelector('.virtual-list table').getAttribute('aria-rowcount')) - 2;
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

/// The costs of a list.
#[derive(Default)]
pub struct Costs {
    blocks: u64,
    /// Times until the first row with its block is in the document, in milliseconds.
    rows: Vec<f64>,
    /// Times until it is painted.
    paints: Vec<f64>,
    /// Times between two frames while scrolling.
    frames: Vec<f64>,
    /// The numbers of rows that existed at one time.
    existing: Vec<u64>,
    /// The numbers of elements with all rows loaded, at the top and at the bottom.
    nodes: Vec<u64>,
    /// The durations of the tasks over 50 ms during the visits.
    long_visits: Vec<f64>,
    /// The durations of the tasks over 50 ms while scrolling.
    long_scrolls: Vec<f64>,
}

/// The costs of lists of two lengths.
pub struct Comparison([Costs; 2]);

/// Creates the chains, imports them, and visits their lists in turns.
pub async fn compare(blocks: [u64; 2], effort: Effort) -> Result<Comparison> {
    let folder = env::temp_dir().join(format!("medchain-listing-{}", process::id()));
    fs::create_dir_all(&folder).context("failed to create a folder")?;
    let outcome = compare_in(&folder, blocks, effort).await;
    fs::remove_dir_all(&folder).context("failed to remove a folder")?;
    outcome
}

async fn compare_in(folder: &Path, blocks: [u64; 2], effort: Effort) -> Result<Comparison> {
    let site = Site::alone()?;
    let mut long_chain = LongChain::create(0)?;
    let (mut people, mut costs) = (Vec::new(), blocks.map(|blocks| Costs { blocks, ..Costs::default() }));
    for count in blocks {
        long_chain.grow_to(count - 1)?;
        let person = Person::arrive(&site).await?;
        person.hold(&long_chain.write(folder)?, count - 1).await?;
        people.push(person);
    }
    // The first visit is not measured: the program has not warmed up.
    for visit in 0..=effort.visits {
        for (person, costs) in people.iter().zip(&mut costs) {
            let said = person.run(PAINT, Vec::new()).await?;
            if visit == 0 {
                person.long_tasks().await?;
                continue;
            }
            costs.rows.push(said["rows"].as_f64().context("there is no time")?);
            costs.paints.push(said["took"].as_f64().context("there is no time")?);
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
    /// Returns the ratio of the times until the lists are painted (long to short), by the medians.
    pub fn paints(&self) -> f64 {
        let [short, long] = self.0.each_ref().map(|costs| spread(&costs.paints).median);
        long / short
    }

    /// Checks that no task over 50 ms ran while either list was scrolled.
    pub fn check_tasks(&self) -> Result<()> {
        for Costs { blocks, long_scrolls, .. } in &self.0 {
            ensure!(long_scrolls.is_empty(), "{blocks} blocks: tasks took {long_scrolls:?} ms");
        }
        Ok(())
    }

    /// Checks that both lists always had the same number of rows and elements.
    pub fn check_rows(&self) -> Result<()> {
        let [short, long] = &self.0;
        for costs in [short, long] {
            ensure!(
                costs.existing.len() == 1,
                "{} blocks: the number of rows varies: {:?}",
                costs.blocks,
                costs.existing
            );
            ensure!(
                costs.nodes.len() == 1,
                "{} blocks: the number of elements varies: {:?}",
                costs.blocks,
                costs.nodes
            );
        }
        ensure!(short.existing == long.existing, "the lists have {:?} and {:?} rows", short.existing, long.existing);
        ensure!(short.nodes == long.nodes, "the lists have {:?} and {:?} elements", short.nodes, long.nodes);
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

/// Compares the short list with one of `blocks` blocks, prints the costs, and returns an error if they differ too much.
pub async fn report(blocks: u64) -> Result<()> {
    let compared = compare([SHORT, blocks], EFFORT).await?;
    println!("The list of blocks, in a browser, gone to by turns and scrolled through\n{compared}");
    compared.check_rows()?;
    compared.check_tasks()?;
    ensure!(compared.paints() <= MOST, "the ratio is above {MOST}");
    Ok(())
}
