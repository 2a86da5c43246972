//! Three tabs of one browser that submit, approve and forge as fast as they can, on one database.

use anyhow::{Context, Result, ensure};
use e2e::stored::{Acknowledged, Missing, StoredState};
use e2e::tab::Tab;
use e2e::wait::{Answer, until};
use e2e::work::Worker;
use e2e::{Person, Site};
use serde_json::{Value, json};
use std::env;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// The seconds that the tabs work, unless `MEDCHAIN_SHIFT` says otherwise; `cargo xtask soak` lets them work longer.
const SHIFT: u64 = 60;

/// The last notice has arrived when none came for this time.
const QUIET: Duration = Duration::from_millis(500);

/// Listens for `shift` seconds, and records the acknowledgements.
fn listen(requests: &Receiver<String>, shift: u64, acknowledged: &mut Acknowledged) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(shift);
    loop {
        match requests.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(word) => drop(acknowledged.hear(&word)),
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the server has ended"),
        }
    }
}

/// Returns the height and the head that this tab shows, without reading the database.
async fn head(person: &Person) -> Result<Value> {
    let status = person.send(json!({ "command": "status" })).await?;
    let ledger = &status["value"]["ledger"];
    Ok(json!([ledger["height"], ledger["head"], ledger["ready"]]))
}

/// Checks that each tab reaches the same head from the others' messages, and returns each tab's contents.
async fn agreed(person: &Person, tabs: &[Tab]) -> Result<Vec<StoredState>> {
    until(person, "for the tabs to have one head", async || {
        let mut heads = Vec::new();
        for tab in tabs {
            person.go_to_tab(tab).await?;
            heads.push(head(person).await?);
        }
        Ok(Answer::when(heads.windows(2).all(|two| two[0] == two[1])))
    })
    .await?;
    let mut all = Vec::new();
    for tab in tabs {
        person.go_to_tab(tab).await?;
        all.push(person.held().await?);
    }
    Ok(all)
}

#[tokio::test]
async fn three_tabs_that_work_as_fast_as_they_can_lose_nothing_and_double_nothing() -> Result<()> {
    let shift = env::var("MEDCHAIN_SHIFT").map_or(Ok(SHIFT), |seconds| seconds.parse())?;
    let (site, requests) = Site::with_requests()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.let_the_staff_in().await?;
    let status = person.send(json!({ "command": "status" })).await?;
    let ledger = status["value"]["ledger"]["ledger"].as_str().context("a ledger has an id")?;
    let mut tabs = Vec::new();
    for worker in Worker::ALL {
        tabs.push(if tabs.is_empty() { person.tab().await? } else { person.open_tab().await? });
        person.come_to_work(worker, ledger).await?;
    }
    for (tab, worker) in tabs.iter().zip(Worker::ALL) {
        person.go_to_tab(tab).await?;
        person.work(worker).await?;
    }
    let mut acknowledged = Acknowledged::default();
    listen(&requests, shift, &mut acknowledged)?;
    for (tab, worker) in tabs.iter().zip(Worker::ALL) {
        person.go_to_tab(tab).await?;
        println!("{worker:?}: refused {}", person.rest().await?);
    }
    while let Ok(word) = requests.recv_timeout(QUIET) {
        acknowledged.hear(&word);
    }
    let all = agreed(&person, &tabs).await?;
    let Acknowledged { blocks, transactions, consents, .. } = &acknowledged;
    println!(
        "acknowledged: {} blocks, {} transactions, {} consents; the chain has {} blocks",
        blocks.len(),
        transactions.len(),
        consents.len(),
        all[0].blocks.len()
    );
    let least = usize::try_from(shift)?;
    ensure!(
        blocks.len() > least && transactions.len() > least && !consents.is_empty(),
        "too few effects were acknowledged"
    );
    for held in &all {
        ensure!(held.missing(&acknowledged) == Missing::default(), "{:?}", held.missing(&acknowledged));
        ensure!(held.blocks.len() == 2 + blocks.len(), "the chain has a block that was not acknowledged");
        ensure!(held.blocks == all[0].blocks && held.places == all[0].places, "the tabs' contents differ");
    }
    person.leave_content().await
}
