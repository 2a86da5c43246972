//! What it costs to append a block, low on a chain and high on it: it must be the same.
//!
//! Two browsers hold the same ledger, one to a low height and one to a high one. They take turns, each of them first as
//! often as second, so that neither has the machine at a better hour. Before each turn as many transactions are submitted
//! as fill a block with the anchor of the access log; what is measured is the forging alone: its time as the page sees it,
//! how much of that the worker was on a processor, and by how much the files of the browser's database have grown when
//! the block is acknowledged, which is when it is on disk. Now and then a browser tidies its database up, and what it
//! copies then counts too: that is why the medians are compared.

use std::path::Path;
use std::{env, fmt, fs, process};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::council::DELEGATES;
use crate::processes::Thread;
use crate::tall::{TRANSACTIONS, Tall};
use crate::{Person, Site};

/// The heights that are compared.
pub const HEIGHTS: [u64; 2] = [10, 10_000];

/// One may cost so many times what the other does.
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

/// What the appends at one height cost.
pub struct Costs {
    height: u64,
    /// In milliseconds.
    times: Vec<f64>,
    /// Of the worker's thread, in milliseconds.
    work: Vec<f64>,
    bytes: Vec<f64>,
}

/// What one append cost.
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

/// What the appends at two heights cost.
pub struct Comparison([Costs; 2]);

/// Makes the chains, imports them, and appends blocks by turns.
pub async fn compare(heights: [u64; 2], appends: u32) -> Result<Comparison> {
    let folder = env::temp_dir().join(format!("medchain-bench-{}", process::id()));
    fs::create_dir_all(&folder).context("making a folder")?;
    let outcome = compare_in(&folder, heights, appends).await;
    fs::remove_dir_all(&folder).context("removing a folder")?;
    outcome
}

async fn compare_in(folder: &Path, heights: [u64; 2], appends: u32) -> Result<Comparison> {
    let site = Site::alone()?;
    let mut tall = Tall::found(TRANSACTIONS)?;
    let mut costs = heights.map(Costs::at);
    let mut people = Vec::new();
    for height in heights {
        tall.grow_to(height)?;
        let person = Person::arrive(&site).await?;
        person.hold(&tall.write(folder)?, height).await?;
        person.sign_in(DELEGATES[0]).await?;
        people.push(person);
    }
    // The first block of a program and a database is like no other: nobody has waited for it before.
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
    ensure!(forged["transactions"] == json!(TRANSACTIONS), "a block of {}", forged["transactions"]);
    let grown = |(path, size): (&_, &u64)| size.saturating_sub(before.get(path).copied().unwrap_or(0));
    let bytes: u64 = after.iter().map(grown).sum();
    ensure!(bytes > 0, "the block is acknowledged, and no file of the database has grown");
    #[expect(clippy::cast_precision_loss, reason = "an append is far below 2^52 bytes")]
    let bytes = bytes as f64;
    Ok(Cost { time: forged["took"].as_f64().context("a time")?, work, bytes })
}

impl Comparison {
    /// How much more time the dearer height takes, by the medians.
    pub fn times(&self) -> f64 {
        self.ratio(|costs| &costs.times)
    }

    /// How many more bytes it writes, by the medians.
    pub fn bytes(&self) -> f64 {
        self.ratio(|costs| &costs.bytes)
    }

    /// How much more of the worker's time on a processor it takes, by the medians.
    pub fn work(&self) -> f64 {
        self.ratio(|costs| &costs.work)
    }

    fn ratio(&self, of: impl Fn(&Costs) -> &Vec<f64>) -> f64 {
        let [low, high] = self.0.each_ref().map(|costs| spread(of(costs)).median);
        (high / low).max(low / high)
    }
}

/// What was measured again and again.
pub(crate) struct Spread {
    pub(crate) least: f64,
    pub(crate) median: f64,
    pub(crate) most: f64,
}

/// The least, the middle and the most.
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

/// Compares a low height with this one, prints what came of it, and is an error where the ratio is too great.
pub async fn report(height: u64, appends: u32) -> Result<()> {
    let compared = compare([HEIGHTS[0], height], appends).await?;
    println!("Blocks of {TRANSACTIONS} transactions, in a browser, forged by turns\n{compared}");
    ensure!(compared.times() <= MOST && compared.bytes() <= MOST, "a ratio is above {MOST}");
    Ok(())
}
