//! What an attempt leaves that never came to its end: nothing, also on a full disk.

use anyhow::{Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Person, Site};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How many bytes the browser says that the site has.
const USAGE: &str = "const [done] = arguments; navigator.storage.estimate().then(({ usage }) => done({ usage }));";

/// Founds a ledger, and says with which fault that ended.
const FOUND: &str = "
const [name, done] = arguments;
const founding = { command: 'found_ledger', name, user_id: 'admin', founder_name: 'Ada Minster',
  hospital_id: 'st-anna', password: 'correct horse battery' };
medchain.send(founding).then(() => done({ outcome: 'done' }), (error) => done({ outcome: error.fault }));
";

async fn outcome_of_founding(person: &Person, name: &str) -> Result<Value> {
    Ok(person.run(FOUND, vec![json!(name)]).await?["outcome"].take())
}

/// Signs a user in again and again, which writes log entries, until the browser has noticed that there is no more room:
/// it believes for half a minute what it found before.
async fn fill_up(person: &Person, user_id: &str) -> Result<()> {
    let began = Instant::now();
    let sign_in = json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD });
    while person.send(sign_in.clone()).await.is_ok() {
        ensure!(began.elapsed() < Duration::from_mins(2), "the browser gives room for ever");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_refused_on_a_full_disk_leaves_no_database() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.found_a_ledger().await?;
    let file = person.export().await?;
    person.wipe().await?;
    person.go("#/").await?;
    person.found("Another").await?;
    let before = person.databases().await?;
    person.allow_bytes(Some(1)).await?;
    fill_up(&person, "admin").await?;
    let usage = person.run(USAGE, Vec::new()).await?["usage"].as_u64().unwrap_or_default();
    // At first not even the list has room; then the list has, and what comes after it has not.
    for room in [1, usage + 30_000] {
        person.allow_bytes(Some(room)).await?;
        let refused = outcome_of_founding(&person, "A third").await?;
        ensure!(room > 1 || refused["fault"]["fault"] == json!("quota"), "with room for {room}: {refused}");
        ensure!(person.send(json!({ "command": "explore_demonstration" })).await.is_err(), "it found room");
        person.go("#/files").await?;
        person.upload("Choose a ledger file", &file).await?;
        person.see("Written, says the file").await?;
        let taken = person.send(json!({ "command": "accept_import" })).await;
        ensure!(room > 1 || taken.is_err(), "a full disk has taken a ledger");
        person.send(json!({ "command": "discard_import" })).await?;
        let unlisted = person.unlisted().await?;
        ensure!(unlisted.is_empty(), "with room for {room}, no page lists {unlisted:?}");
        ensure!(room > 1 || person.databases().await? == before, "something else was made");
    }
    person.leave().await
}
