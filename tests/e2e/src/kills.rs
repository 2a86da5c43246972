//! Kills browsers while they write: every acknowledged effect is there when they are opened again.
//!
//! All processes of a browser receive the signal that no process can catch (SIGKILL), at a random moment. The page's
//! acknowledgements have left the browser before that. Then the same profile is opened again: each acknowledged block
//! is at its height, no ledger is half written, and the whole chain verifies, in the browser and natively.

mod forging;
mod importing;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Person;
use crate::stored::{Missing, StoredState};

pub use forging::while_forging;
pub use importing::while_importing;

/// The notices of a killed browser are still in its connections; after this time without one, all are read.
const QUIET: Duration = Duration::from_millis(200);

/// The results of a series of kills.
#[derive(Default)]
pub struct Series {
    /// The number of kills.
    pub kills: u32,
    /// The number of blocks that were acknowledged before the kills.
    pub blocks: usize,
    /// The number of acknowledged transactions.
    pub transactions: usize,
    /// The number of acknowledged consents.
    pub consents: usize,
    /// The kinds of moments, and how often each occurred.
    pub moments: BTreeMap<&'static str, u32>,
    /// The acknowledged effects that are missing.
    pub missing: Missing,
    /// The parts that are half written, each as a sentence.
    pub half: Vec<String>,
    /// The number of ledgers that were verified after a kill.
    pub verified: u32,
    /// The number of ledgers that did not exist yet.
    pub absent: u32,
    /// The times from opening the browser to the open ledger.
    pub openings: Vec<Duration>,
}

impl Series {
    /// Returns `true` if nothing is lost, nothing is half written, and every ledger was verified.
    pub fn is_whole(&self) -> bool {
        self.missing == Missing::default() && self.half.is_empty() && self.verified + self.absent == self.kills
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut openings = self.openings.clone();
        openings.sort_unstable();
        let median = openings.get(openings.len() / 2).copied().unwrap_or_default();
        let longest = openings.last().copied().unwrap_or_default();
        let Missing { blocks, transactions, consents, doubled } = self.missing;
        writeln!(f, "{:<40} {:>6}", "kills", self.kills)?;
        self.moments.iter().try_for_each(|(moment, times)| writeln!(f, "  {moment:<38} {times:>6}"))?;
        writeln!(f, "{:<40} {:>6}   lost {blocks}", "blocks acknowledged", self.blocks)?;
        writeln!(f, "{:<40} {:>6}   lost {transactions}", "transactions acknowledged", self.transactions)?;
        writeln!(f, "{:<40} {:>6}   lost {consents}", "consents acknowledged", self.consents)?;
        writeln!(f, "{:<40} {doubled:>6}", "transactions doubled")?;
        writeln!(f, "{:<40} {:>6}", "ledgers half written", self.half.len())?;
        writeln!(f, "{:<40} {:>6}", "ledgers verified after a kill", self.verified)?;
        write!(f, "{:<40} {median:>6.1?}   longest {longest:.1?}", "opened again after, median")?;
        self.half.iter().try_for_each(|half| write!(f, "\n  half written: {half}"))
    }
}

/// Reads notices until a moment; later ones stay in the channel.
fn listen_until(requests: &Receiver<String>, moment: Instant, mut hear: impl FnMut(&str)) {
    while let Ok(word) = requests.recv_timeout(moment.saturating_duration_since(Instant::now())) {
        hear(&word);
    }
}

/// Reads all notices that the browser sent before it was killed.
fn listen_to_the_end(requests: &Receiver<String>, mut hear: impl FnMut(&str)) {
    while let Ok(word) = requests.recv_timeout(QUIET) {
        hear(&word);
    }
}

/// Opens a ledger in a browser that was killed, and verifies its chain there. The inner error describes a violation.
async fn open_whole(person: &Person, ledger: &str) -> Result<std::result::Result<(), String>> {
    let status = person.send(json!({ "command": "open_ledger", "ledger": ledger })).await?;
    let status = &status["value"]["ledger"];
    if !status["read_only"].is_null() {
        return Ok(Err(format!("open for reading alone: {}", status["read_only"])));
    }
    let verified = person.send(json!({ "command": "verify_chain" })).await?;
    let verified = &verified["value"];
    if !verified["rejection"].is_null() {
        return Ok(Err(format!("does not verify: {}", verified["rejection"])));
    }
    let blocks = status["height"].as_u64().context("the ledger has no height")? + 1;
    if verified["blocks"] != json!(blocks) {
        return Ok(Err(format!("{} blocks, and the head is block {}", verified["blocks"], blocks - 1)));
    }
    Ok(Ok(()))
}

/// Does the same, and then verifies the export natively; returns `None` and notes the reason in the series where it
/// fails.
async fn hold_whole(person: &Person, ledger: &str, series: &mut Series) -> Result<Option<StoredState>> {
    let outcome = match open_whole(person, ledger).await? {
        Ok(()) => person.held().await.map_err(|error| format!("{error:#}")),
        Err(half) => Err(half),
    };
    match outcome {
        Ok(held) => {
            series.verified += 1;
            Ok(Some(held))
        }
        Err(half) => {
            series.half.push(half);
            Ok(None)
        }
    }
}

/// Returns the ledgers that the browser lists.
async fn listed(person: &Person) -> Result<Vec<Value>> {
    let ledgers = person.send(json!({ "command": "list_ledgers" })).await?;
    ledgers["value"].as_array().cloned().context("the value is not a list")
}

/// Kills the browsers of both series, prints the results, and returns an error if anything was lost.
pub async fn report(forging: u32, importing: u32, seed: u64) -> Result<()> {
    println!("The moments grow from seed {seed}.");
    let forged = while_forging(forging, seed).await?;
    println!("\nKilled while forging\n{forged}\n");
    let imported = while_importing(importing, seed).await?;
    println!("\nKilled while importing\n{imported}");
    ensure!(forging == 0 || forged.blocks > 0, "no block was acknowledged before a kill, so nothing was tested");
    ensure!(forged.is_whole() && imported.is_whole(), "an acknowledged effect is missing or half written");
    Ok(())
}
