//! The cost of forging one block, at a small and at a great height: it must be equal.
//!
//! Two browsers hold the same ledger up to a small and up to a great height. They take turns, and each is first in half
//! of the turns, so that a change in the machine's load affects both. Before each turn, the test submits enough
//! transactions to fill a block together with the anchor of the access log. Only forging is measured: its time in the
//! page, the processor time of the worker, and the growth of the files of the browser's database until the block is
//! acknowledged, that is, on disk. From time to time a browser compacts its database, and the bytes that it copies
//! count as well; so the medians are compared.

use std::path::Path;
use std::{env, fmt, fs, process};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::delegates::DELEGATES;
use crate::long_chain::{LongChain, TRANSACTIONS};
use crate::processes::Thread;
use crate::{Person, Site};

/// The two heights that are compared.
pub const HEIGHTS: [u64; 2] = [10, 10_000];

/// The greatest permitted ratio between the two costs.
pub const MOST: f64 = 1.2;

const SUBMIT: &str = "
const [count, done] = arguments;
const submit = async () => {
  for (let i = 0; i < count; i += 1) await medchain.send({ command: 'stake', amount: 1 });
};
submit().then(() => done({}), (error) => done({ fault: String(error.message ?? error) }));
";

const FORGE: &str = "
const [done] = arguments;
const forge = async () => {
  const began = performance.now();
  const { value } = await medchain.send({ command: 'forge' });
  return { took: performance.now() - began, transactions: value.transaction_count };
};
forge().then(done, (error) => done({ fault: String(error.message ?? error) }));
";

/// The costs of forging at one height.
pub struct Costs {
    height: u64,
    /// Times in milliseconds.
    times: Vec<f64>,
    /// Processor times of the worker's thread, in milliseconds.
    work: Vec<f64>,
    bytes: Vec<f64>,
}

/// The cost of forging one block.
struct Cost {
    time: f64,
    work: f64,
    bytes: f64,
}

impl Costs {
    const fn at(height: u64) -> Self {
        Self { height, times: Vec::new(), work: Vec::new(), bytes: Vec::new() }
    }

    fn add(&mut self, cost: &Cost) {
        self.times.push(cost.time);
        self.work.push(cost.work);
        self.bytes.push(cost.bytes);
    }
}

/// The costs at two heights.
pub struct Comparison([Costs; 2]);

/// Creates the chains, imports them, and forges blocks in turns.
pub async fn compare(heights: [u64; 2], appends: u32) -> Result<Comparison> {
    let folder = env::temp_dir().join(format!("medchain-bench-{}", process::id()));
    fs::create_dir_all(&folder).context("failed to create a folder")?;
    let outcome = compare_in(&folder, heights, appends).await;
    fs::remove_dir_all(&folder).context("failed to remove a folder")?;
    outcome
}

async fn compare_in(folder: &Path, heights: [u64; 2], appends: u32) -> Result<Comparison> {
    let site = Site::alone()?;
    let mut long_chain = LongChain::create(TRANSACTIONS)?;
    let mut costs = heights.map(Costs::at);
    let mut people = Vec::new();
    for height in heights {
        long_chain.grow_to(height)?;
        let person = Person::arrive(&site).await?;
        person.hold(&long_chain.write(folder)?, height).await?;
        person.sign_in(DELEGATES[0]).await?;
        people.push(person);
    }
    // The first block is not measured: the program and the database have not warmed up.
    for append in 0..=appends {
        let mut turns: Vec<_> = people.iter().zip(&mut costs).collect();
        turns.rotate_left(append as usize % heights.len());
        for (person, costs) in turns {
            let cost = append_to(person).await?;
            if append > 0 {
                costs.add(&cost);
            }
        }
    }
    for person in people {
        person.leave_content().await?;
    }
    Ok(Comparison(costs))
}

/// Forges a block.
async fn append_to(person: &Person) -> Result<Cost> {
    person.run(SUBMIT, vec![json!(TRANSACTIONS - 1)]).await?;
    let worker = Thread::of_worker(person.chromium.driver_process())?;
    let (before, began) = (person.database_files()?, worker.time()?);
    let forged = person.run(FORGE, Vec::new()).await?;
    let work = worker.time()?.saturating_sub(began).as_secs_f64() * 1_000.0;
    let after = person.database_files()?;
    ensure!(forged["transactions"] == json!(TRANSACTIONS), "the block has {} transactions", forged["transactions"]);
    let grown = |(path, size): (&_, &u64)| size.saturating_sub(before.get(path).copied().unwrap_or(0));
    let bytes: u64 = after.iter().map(grown).sum();
    ensure!(bytes > 0, "no file of the database has grown for the block");
    #[expect(clippy::cast_precision_loss, reason = "an append is far below 2^52 bytes")]
    let bytes = bytes as f64;
    Ok(Cost { time: forged["took"].as_f64().context("the reply has no time")?, work, bytes })
}

impl Comparison {
    /// Returns the ratio of the times (great height to small), by the medians.
    pub fn times(&self) -> f64 {
        self.ratio(|costs| &costs.times)
    }

    /// Returns the ratio of the written bytes, by the medians.
    pub fn bytes(&self) -> f64 {
        self.ratio(|costs| &costs.bytes)
    }

    /// Returns the ratio of the worker's processor times, by the medians.
    pub fn work(&self) -> f64 {
        self.ratio(|costs| &costs.work)
    }

    fn ratio(&self, of: impl Fn(&Costs) -> &Vec<f64>) -> f64 {
        let [low, high] = self.0.each_ref().map(|costs| spread(of(costs)).median);
        (high / low).max(low / high)
    }
}

/// The minimum, median and maximum of a series of measurements.
pub(crate) struct Spread {
    pub(crate) least: f64,
    pub(crate) median: f64,
    pub(crate) most: f64,
}

/// Returns the minimum, median and maximum.
pub(crate) fn spread(values: &[f64]) -> Spread {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
    Spread { least: at(0), median: at(sorted.len() / 2), most: at(sorted.len().saturating_sub(1)) }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<44} {:>8} {:>8} {:>8}", "forging one block", "median", "min", "max")?;
        for costs in &self.0 {
            let appends = costs.times.len();
            let words = format!("from height {}, {appends} appends: ms", costs.height);
            let Spread { least, median, most } = spread(&costs.times);
            writeln!(f, "{words:<44} {median:>8.1} {least:>8.1} {most:>8.1}")?;
            let Spread { least, median, most } = spread(&costs.work);
            writeln!(f, "{:<44} {median:>8.1} {least:>8.1} {most:>8.1}", "  of it the worker on a processor: ms")?;
            let Spread { least, median, most } = spread(&costs.bytes);
            writeln!(f, "{:<44} {median:>8} {least:>8} {most:>8}", "  bytes by which IndexedDB's files grow")?;
        }
        writeln!(f, "{:<44} {:>8.2}", "ratio of the medians: time", self.times())?;
        writeln!(f, "{:<44} {:>8.2}", "ratio of the medians: the worker's work", self.work())?;
        write!(f, "{:<44} {:>8.2}", "ratio of the medians: bytes", self.bytes())
    }
}

/// Compares the low height with this one, prints the costs, and returns an error if a ratio is too great.
pub async fn report(height: u64, appends: u32) -> Result<()> {
    let compared = compare([HEIGHTS[0], height], appends).await?;
    println!("Blocks of {TRANSACTIONS} transactions, in a browser, forged by turns\n{compared}");
    ensure!(compared.times() <= MOST && compared.bytes() <= MOST, "a ratio is above {MOST}");
    Ok(())
}
