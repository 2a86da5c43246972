//! Kills a browser while a delegate forges without pause, and others submit and approve without pause.
//!
//! All kills use one profile, and after each kill the test looks for every effect that was ever acknowledged in it. In
//! every other turn the administrator works alone, and every second command is a block; in the other turns the doctor
//! and the patient have a tab each, and three workers write to one database.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::{Series, hold_whole, listed, listen_to_the_end, listen_until};
use crate::random::Random;
use crate::stored::{Acknowledged, StoredState};
use crate::work::Worker;
use crate::{Person, Site};

/// The longest time that work goes on after the first acknowledgement.
const LONGEST: Duration = Duration::from_millis(1_500);

/// The time within which some effect must be acknowledged.
const PATIENCE: Duration = Duration::from_mins(1);

/// Kills a browser `times` times, at moments that the seed determines.
pub async fn while_forging(times: u32, seed: u64) -> Result<Series> {
    let (site, requests) = Site::with_requests()?;
    let mut person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.let_the_staff_in().await?;
    let status = person.send(json!({ "command": "status" })).await?;
    let ledger = status["value"]["ledger"]["ledger"].as_str().context("the ledger has no id")?.to_owned();
    let (mut random, mut acknowledged, mut series) = (Random::of(seed), Acknowledged::default(), Series::default());
    let mut before = person.held().await?;
    for turn in 0..times {
        let workers = if turn % 2 == 0 { &Worker::ALL[..1] } else { &Worker::ALL[..] };
        begin(&person, &ledger, workers).await?;
        kill(&person, &requests, &mut random, &mut acknowledged, &mut series)?;
        let began = Instant::now();
        person = person.come_to().await?;
        person.be_ready().await?;
        if !listed(&person).await?.iter().any(|it| it["ledger"] == json!(ledger)) {
            bail!("after kill {turn} the ledger is not there at all");
        }
        person.send(json!({ "command": "open_ledger", "ledger": ledger })).await?;
        series.openings.push(began.elapsed());
        let Some(held) = hold_whole(&person, &ledger, &mut series).await? else { break };
        compare(&before, &held, &acknowledged, &mut series);
        before = held;
        println!("kill {:>3}: {} blocks", turn + 1, before.blocks.len());
    }
    series.blocks = acknowledged.blocks.len();
    series.transactions = acknowledged.transactions.len();
    series.consents = acknowledged.consents.len();
    person.leave().await?;
    Ok(series)
}

/// Signs in each worker, in its own tab, and then lets all begin.
async fn begin(person: &Person, ledger: &str, workers: &[Worker]) -> Result<()> {
    let mut tabs = Vec::new();
    for worker in workers {
        tabs.push(if tabs.is_empty() { person.tab().await? } else { person.open_tab().await? });
        person.come_to_work(*worker, ledger).await?;
    }
    for (tab, worker) in tabs.iter().zip(workers) {
        person.go_to_tab(tab).await?;
        person.work(*worker).await?;
    }
    Ok(())
}

/// Waits for the first acknowledged block, and kills the browser at a random moment after it: half of the time at any
/// moment, half of the time exactly when an effect is acknowledged.
fn kill(
    person: &Person,
    requests: &Receiver<String>,
    random: &mut Random,
    acknowledged: &mut Acknowledged,
    series: &mut Series,
) -> Result<()> {
    let processes = person.processes()?;
    let so_far = acknowledged.blocks.len();
    while acknowledged.blocks.len() == so_far {
        acknowledged.hear(&requests.recv_timeout(PATIENCE).context("nothing is acknowledged")?);
    }
    let at_a_word = random.below(2) == 0;
    listen_until(requests, Instant::now() + random.within(LONGEST), |word| {
        acknowledged.hear(word);
    });
    while at_a_word && !acknowledged.hear(&requests.recv_timeout(PATIENCE).context("nothing is acknowledged any more")?)
    {
    }
    processes.kill()?;
    listen_to_the_end(requests, |word| {
        acknowledged.hear(word);
    });
    series.kills += 1;
    let moment = if at_a_word { "at an acknowledgement" } else { "at any moment" };
    *series.moments.entry(moment).or_default() += 1;
    Ok(())
}

/// Looks for every effect that was ever acknowledged. A chain keeps each block that it has held.
fn compare(before: &StoredState, held: &StoredState, acknowledged: &Acknowledged, series: &mut Series) {
    series.missing = held.missing(acknowledged);
    if !held.blocks.starts_with(&before.blocks) {
        series.half.push("blocks that stood there before are others now".to_owned());
    }
    let newest = held.blocks.len() - 1;
    let unsaid = acknowledged.blocks.last().is_some_and(|(height, _)| *height < newest);
    if unsaid {
        *series.moments.entry("with a block kept that was not yet acknowledged").or_default() += 1;
    }
}
