//! Browsers that are killed in the midst of writing: what they had acknowledged is there when they are opened again.
//!
//! All processes of a browser get the signal that nobody can refuse (SIGKILL), at a moment that chance chooses. What the
//! page was told before has left the browser by then. Then the same profile is opened again: each block that was
//! acknowledged stands at its height, nothing is half there, and the whole chain verifies, in the browser and natively.

mod forging;
mod importing;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Person;
use crate::held::{Held, Missing};

pub use forging::while_forging;
pub use importing::while_importing;

/// What a killed browser had sent is still read from its connections; when nothing came for so long, that was all.
const QUIET: Duration = Duration::from_millis(200);

/// What came of a series of kills.
#[derive(Default)]
pub struct Series {
    /// How many there were.
    pub kills: u32,
    /// How many blocks were acknowledged before them.
    pub blocks: usize,
    /// How many transactions.
    pub transactions: usize,
    /// How many consents.
    pub consents: usize,
    /// What the moments were, and how often.
    pub moments: BTreeMap<&'static str, u32>,
    /// What was acknowledged and is not there.
    pub missing: Missing,
    /// What is half there, each in words.
    pub half: Vec<String>,
    /// How many ledgers were verified after a kill.
    pub verified: u32,
    /// How many were not there yet.
    pub absent: u32,
    /// How long it took from opening the browser to the open ledger.
    pub openings: Vec<Duration>,
}

impl Series {
    /// Whether nothing is lost, nothing is half there, and everything was verified.
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

/// Listens until a moment; the rest of what was said stays in the channel.
fn listen_until(ear: &Receiver<String>, moment: Instant, mut hear: impl FnMut(&str)) {
    while let Ok(word) = ear.recv_timeout(moment.saturating_duration_since(Instant::now())) {
        hear(&word);
    }
}

/// Listens to what was said before the browser was killed, to the last word.
fn listen_to_the_end(ear: &Receiver<String>, mut hear: impl FnMut(&str)) {
    while let Ok(word) = ear.recv_timeout(QUIET) {
        hear(&word);
    }
}

/// Opens a ledger in a browser that was killed, and holds it against the rules in the browser. What is wrong with it is
/// told in words.
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
    let blocks = status["height"].as_u64().context("a ledger has a height")? + 1;
    if verified["blocks"] != json!(blocks) {
        return Ok(Err(format!("{} blocks, and the head is block {}", verified["blocks"], blocks - 1)));
    }
    Ok(Ok(()))
}

/// The same, and reads natively what the ledger holds; none where it is not whole, which is then told in the series.
async fn hold_whole(person: &Person, ledger: &str, series: &mut Series) -> Result<Option<Held>> {
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

/// The ledgers that the browser lists.
async fn listed(person: &Person) -> Result<Vec<Value>> {
    let ledgers = person.send(json!({ "command": "list_ledgers" })).await?;
    ledgers["value"].as_array().cloned().context("a list")
}

/// Kills the browsers of both series, prints what came of it, and is an error if anything was lost.
pub async fn report(forging: u32, importing: u32, seed: u64) -> Result<()> {
    println!("The moments grow from seed {seed}.");
    let forged = while_forging(forging, seed).await?;
    println!("\nKilled while forging\n{forged}\n");
    let imported = while_importing(importing, seed).await?;
    println!("\nKilled while importing\n{imported}");
    ensure!(forging == 0 || forged.blocks > 0, "no block was acknowledged before a kill: nothing was tried");
    ensure!(forged.is_whole() && imported.is_whole(), "not everything that was acknowledged is there, and whole");
    Ok(())
}
