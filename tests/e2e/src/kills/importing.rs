//! Kills a browser during an import: afterwards the ledger is either as before the import or as after it.
//!
//! Three imports take turns: of a new ledger, of a chain that extends this device's, and of a branch that is preferred
//! to this device's, whose transactions return to the pool. The whole chain and pool are compared with those before and
//! after an undisturbed import; an acknowledged import must be complete.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use anyhow::{Context, Result, ensure};
use medchain::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotWriter};
use medchain::ledger::block::{Block, Verified};
use medchain::ledger::fork;
use medchain::ledger::number::Height;
use medchain::simulation::{Branch, Plan, Simulation};
use serde_json::{Value, json};

use super::{Series, hold_whole, listed, listen_to_the_end, listen_until};
use crate::random::Random;
use crate::stored::StoredState;
use crate::{Person, Site};

/// Large enough for the import to take a while.
const TRANSACTIONS: u64 = 2_400;

/// The fork point of the two branches; exactly the blocks below it are irreversible on both.
const PARTING: Height = Height(700);

/// The number of blocks in the file of the beginning.
const BEGINNING: usize = 300;

/// The longest time that an import may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The label of the test's file field.
const FIELD: &str = "Files of the test";

const ADD_FIELD: &str = "
const field = Object.assign(document.createElement('input'), { type: 'file', multiple: true });
field.setAttribute('aria-label', arguments[0]);
document.body.append(field);
";

/// Imports a file, and sends a notice when the import begins and when it is acknowledged.
const TAKE_IN: &str = "
const [label, place] = arguments;
const file = document.querySelector(`[aria-label='${label}']`).files[place];
const tell = (word) => fetch(`?${word}`, { method: 'HEAD' });
const take_in = async () => {
  const { value: proposal } = await medchain.send({ command: 'preview_import' }, file);
  await tell('began');
  const began = performance.now();
  const { value: taken } = await medchain.send({ command: 'accept_import' });
  tell(`taken=${taken.head}`).catch(() => {});
  return { outcome: proposal.verdict.outcome, milliseconds: performance.now() - began };
};
window.taking = take_in().catch((error) => ({ fault: String(error.message ?? error) }));
";

const TAKEN: &str = "
const [done] = arguments;
window.taking.then(done);
";

/// The files of one ledger.
struct Files {
    ledger: String,
    name: String,
    /// The preferred chain, its beginning, and the other branch.
    paths: [PathBuf; 3],
}

/// The ledger before an import; the imported file is always the preferred chain.
struct Import {
    /// The program's name for the outcome.
    outcome: &'static str,
    /// The index of the file that is imported before, if there is one.
    here: Option<usize>,
}

const IMPORTS: [Import; 3] = [
    Import { outcome: "new", here: None },
    Import { outcome: "extended", here: Some(1) },
    Import { outcome: "replaced", here: Some(2) },
];

/// The results of an import that no kill interrupts.
struct Undisturbed {
    import: &'static Import,
    /// The contents before the import, or `None` if the ledger is new.
    before: Option<StoredState>,
    after: StoredState,
    took: Duration,
}

/// Kills a browser `times` times, at moments that the seed determines.
pub async fn while_importing(times: u32, seed: u64) -> Result<Series> {
    let (mut random, mut series) = (Random::of(seed), Series::default());
    if times == 0 {
        return Ok(series);
    }
    let files = Files::write()?;
    let (site, requests) = Site::with_requests()?;
    let mut person = Person::arrive(&site).await?;
    person.give(&files).await?;
    let mut undisturbed = Vec::new();
    for import in &IMPORTS {
        undisturbed.push(files.go_undisturbed(&person, import).await?);
    }
    for (turn, it) in (1..=times).zip(undisturbed.iter().cycle()) {
        person.come_to_before(&files, it.import).await?;
        let at_its_end = turn <= 3 || random.below(3) == 0;
        let moment = if at_its_end { None } else { Some(random.within(it.took.mul_f64(1.2))) };
        let said = kill(&person, &requests, moment).await?;
        series.kills += 1;
        let began = Instant::now();
        person = person.come_to().await?;
        person.be_ready().await?;
        series.openings.push(began.elapsed());
        let left = judge(&person, &files, it, said, &mut series).await?;
        println!("kill {turn:>3}: {}, {left}", it.import.outcome);
        *series.moments.entry(left).or_default() += 1;
        if !series.half.is_empty() {
            break;
        }
        files.clear(&person).await?;
        person.give(&files).await?;
    }
    person.leave().await?;
    Ok(series)
}

/// Starts an import, and kills the browser `delay` after it was accepted, or at the acknowledgement if there is no
/// delay. Returns `true` if the import was acknowledged.
async fn kill(person: &Person, requests: &Receiver<String>, delay: Option<Duration>) -> Result<bool> {
    let processes = person.processes()?;
    listen_to_the_end(requests, |_| ());
    person.chromium.driver.execute(TAKE_IN, vec![json!(FIELD), json!(0)]).await?;
    while !requests.recv_timeout(PATIENCE).context("the import does not begin")?.ends_with("?began") {}
    let mut said = false;
    match delay {
        Some(delay) => listen_until(requests, Instant::now() + delay, |word| said |= word.contains("?taken=")),
        None => while !requests.recv_timeout(PATIENCE).context("the import does not end")?.contains("?taken=") {},
    }
    said |= delay.is_none();
    processes.kill()?;
    listen_to_the_end(requests, |word| said |= word.contains("?taken="));
    Ok(said)
}

/// Compares the ledger after a kill with both permitted states, and returns the result in words.
async fn judge(
    person: &Person,
    files: &Files,
    it: &Undisturbed,
    said: bool,
    series: &mut Series,
) -> Result<&'static str> {
    if said {
        series.blocks += it.after.blocks.len();
    }
    series
        .half
        .extend(person.unlisted().await?.into_iter().map(|name| format!("{name} is there, and no page lists it")));
    if !files.is_listed(person).await? {
        let (lost, before) = (if said { it.after.blocks.len() } else { 0 }, it.before.is_none());
        series.missing.blocks += lost;
        series.half.extend((!before).then(|| "the ledger is not there at all".to_owned()));
        series.absent += 1;
        return Ok(if said { "acknowledged, and lost" } else { "not there yet" });
    }
    let Some(held) = hold_whole(person, &files.ledger, series).await? else { return Ok("half there") };
    if held == it.after {
        return Ok(if said { "acknowledged, and kept" } else { "kept, and not acknowledged any more" });
    }
    if said {
        let here = it.after.blocks.iter().zip(&held.blocks).filter(|(after, here)| after == here).count();
        series.missing.blocks += (it.after.blocks.len() - here).max(1);
        return Ok("acknowledged, and lost");
    }
    if it.before.as_ref() == Some(&held) {
        return Ok("as it was");
    }
    series.half.push("chain and pool are neither what they were nor what the file makes of them".to_owned());
    Ok("half there")
}

impl Files {
    /// Writes the files of a simulated ledger to a new folder.
    fn write() -> Result<Self> {
        let plan = Plan { fork_at: Some(PARTING), ..Plan::new(7, TRANSACTIONS) };
        let [main, other] = [Branch::Main, Branch::Other].map(|branch| {
            let mut simulation = Simulation::branch(plan, branch);
            let blocks: Vec<Block<Verified>> = simulation.by_ref().collect();
            (simulation, blocks)
        });
        let main_counts = fork::prefer(main.0.state().tip(), other.0.state().tip()).is_gt();
        let (counts, does_not) = if main_counts { (main, other) } else { (other, main) };
        let genesis = counts.0.state().genesis();
        let (ledger, name) = (genesis.ledger.to_string(), genesis.name.to_string());
        let contents = [
            ("counts", &counts.0, &counts.1[..]),
            ("beginning", &counts.0, &counts.1[..BEGINNING]),
            ("does-not", &does_not.0, &does_not.1[..]),
        ];
        let mut paths = Vec::new();
        for (file, simulation, blocks) in contents {
            let path = env::temp_dir().join(format!("medchain-{}-{file}.medchain.json", process::id()));
            fs::write(&path, written(simulation, blocks)).context("failed to write a ledger file")?;
            paths.push(path);
        }
        let paths = paths.try_into().ok().context("not three files")?;
        Ok(Self { ledger, name, paths })
    }

    /// Runs the import twice without a kill, checks that both outcomes are equal, and measures the time.
    async fn go_undisturbed(&self, person: &Person, import: &'static Import) -> Result<Undisturbed> {
        person.come_to_before(self, import).await?;
        let before = if import.here.is_some() { Some(person.held().await?) } else { None };
        let took = person.take_in_file(0).await?;
        ensure!(took["outcome"] == json!(import.outcome), "expected {}: {took}", import.outcome);
        let after = person.held().await?;
        self.clear(person).await?;
        let took = Duration::from_secs_f64(took["milliseconds"].as_f64().context("the reply has no time")? / 1_000.0);
        println!("{}: {} blocks, accepted in {took:.1?}", import.outcome, after.blocks.len());
        Ok(Undisturbed { import, before, after, took })
    }

    async fn is_listed(&self, person: &Person) -> Result<bool> {
        Ok(listed(person).await?.iter().any(|it| it["ledger"] == json!(self.ledger)))
    }

    /// Deletes the ledger if it exists.
    async fn clear(&self, person: &Person) -> Result<()> {
        if self.is_listed(person).await? {
            let delete = json!({ "command": "delete_ledger", "ledger": self.ledger, "confirmation": self.name });
            person.send(delete).await?;
        }
        Ok(())
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        self.paths.iter().for_each(|path| drop(fs::remove_file(path)));
    }
}

impl Person {
    /// Passes the files to a field that is added to the page.
    async fn give(&self, files: &Files) -> Result<()> {
        self.be_ready().await?;
        self.chromium.driver.execute(ADD_FIELD, vec![json!(FIELD)]).await?;
        self.upload_all(FIELD, &files.paths.each_ref().map(PathBuf::as_path)).await
    }

    /// Imports the chain that the device holds before an import.
    async fn come_to_before(&self, files: &Files, import: &Import) -> Result<()> {
        ensure!(!files.is_listed(self).await?, "the ledger of the last import is not deleted");
        if let Some(place) = import.here {
            let took = self.take_in_file(place).await?;
            ensure!(took["outcome"] == json!("new"), "the ledger is not new: {took}");
        }
        Ok(())
    }

    /// Imports a file and waits for the end.
    async fn take_in_file(&self, place: usize) -> Result<Value> {
        self.chromium.driver.execute(TAKE_IN, vec![json!(FIELD), json!(place)]).await?;
        Ok(self.chromium.driver.execute_async(TAKEN, Vec::new()).await?.json().clone())
    }
}

/// Returns a ledger as a file, with the pool at the end of its simulation.
fn written(simulation: &Simulation, blocks: &[Block<Verified>]) -> Vec<u8> {
    let pool: Vec<_> = simulation.pool().cloned().collect();
    let beside = SnapshotExtras { pool: &pool, ..SnapshotExtras::default() };
    let mut writer = SnapshotWriter::new(&simulation.head(Contents::Sealed), &beside, Compression::None);
    blocks.iter().for_each(|block| writer.block(block));
    writer.finish()
}
