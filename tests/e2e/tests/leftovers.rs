//! Unfinished attempts leave nothing behind, even if the disk is full.

use anyhow::{Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Person, Site};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Returns the number of bytes that the site uses, according to the browser.
const USAGE: &str = "const [done] = arguments; navigator.storage.estimate().then(({ usage }) => done({ usage }));";

/// Creates a ledger, and returns the fault of the attempt.
const FOUND: &str = "
const [name, done] = arguments;
const newLedger = { command: 'create_ledger', name, user_id: 'admin', founder_name: 'Ada Minster',
  hospital_id: 'st-anna', password: 'correct horse battery' };
medchain.send(newLedger).then(() => done({ outcome: 'done' }), (error) => done({ outcome: error.fault }));
";

async fn outcome_of_creation(person: &Person, name: &str) -> Result<Value> {
    Ok(person.run(FOUND, vec![json!(name)]).await?["outcome"].take())
}

/// Signs a user in repeatedly, which writes log entries, until the browser enforces the quota: it caches the usage for
/// half a minute.
async fn fill_up(person: &Person, user_id: &str) -> Result<()> {
    let began = Instant::now();
    let sign_in = json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD });
    while person.send(sign_in.clone()).await.is_ok() {
        ensure!(began.elapsed() < Duration::from_mins(2), "the browser does not enforce the quota");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_refused_on_a_full_disk_leaves_no_database() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    let file = person.export().await?;
    person.wipe().await?;
    person.go("#/").await?;
    person.create_ledger("Another").await?;
    let before = person.databases().await?;
    person.allow_bytes(Some(1)).await?;
    fill_up(&person, "admin").await?;
    let usage = person.run(USAGE, Vec::new()).await?["usage"].as_u64().unwrap_or_default();
    // First not even the list of ledgers has room; then the list has, and the ledger has not.
    for room in [1, usage + 30_000] {
        person.allow_bytes(Some(room)).await?;
        let refused = outcome_of_creation(&person, "A third").await?;
        ensure!(room > 1 || refused["fault"]["fault"] == json!("quota"), "with room for {room}: {refused}");
        ensure!(
            person.send(json!({ "command": "explore_demonstration" })).await.is_err(),
            "the demonstration found room"
        );
        person.go("#/files").await?;
        person.upload("Choose a ledger file", &file).await?;
        person.see("Exported, according to the file").await?;
        let taken = person.send(json!({ "command": "accept_import" })).await;
        ensure!(room > 1 || taken.is_err(), "a full disk accepted a ledger");
        person.send(json!({ "command": "discard_import" })).await?;
        let unlisted = person.unlisted().await?;
        ensure!(unlisted.is_empty(), "with room for {room}, no page lists {unlisted:?}");
        ensure!(room > 1 || person.databases().await? == before, "the databases have changed");
    }
    person.leave().await
}
