//! Faults of the browser's database: full, deleted by another program, upgraded to a newer schema, corrupt. The page
//! reports each in a sentence, no acknowledged effect is lost, and nothing continues in memory only.

use anyhow::{Context, Result, ensure};
use e2e::hospital::{DOCTOR, PASSWORD, PATIENT};
use e2e::{Control, Person, Site};
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::protocol::Fault;
use medchain::storage::StoreError;
use medchain::text;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Returns the height and the head of the open ledger.
async fn head(person: &Person) -> Result<(u64, String)> {
    let status = person.send(json!({ "command": "status" })).await?;
    let ledger = &status["value"]["ledger"];
    let head = ledger["head"].as_str().context("no ledger is open")?;
    Ok((ledger["height"].as_u64().context("the ledger has no height")?, head.to_owned()))
}

/// Returns the height of a file, after verifying every rule natively.
fn height_of(file: &Path) -> Result<u64> {
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    verifier.push(&fs::read(file)?).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    Ok(verifier.finish().map_err(|fault| anyhow::anyhow!("{fault:?}"))?.state.tip().height.0)
}

/// Signs a user in repeatedly, which writes log entries, until the browser enforces the quota: it caches the usage for
/// half a minute.
async fn fill_up(person: &Person, user_id: &str) -> Result<()> {
    let began = Instant::now();
    let sign_in = json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD });
    while person.send(sign_in.clone()).await.is_ok() {
        ensure!(began.elapsed() < Duration::from_mins(2), "the browser does not enforce the quota");
    }
    println!("full after {:?}", began.elapsed());
    Ok(())
}

#[tokio::test]
async fn a_full_storage_changes_nothing_and_offers_an_export() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await?;
    person.admit(&DOCTOR).await?;
    let before = head(&person).await?;
    let full = text::fault(&Fault::Store { fault: StoreError::Quota });

    person.allow_bytes(Some(1)).await?;
    fill_up(&person, "admin").await?;
    person.go("#/forge").await?;
    person.click("Forge block 1").await?;
    person.see("The storage is full").await?;
    person.see(&full).await?;
    ensure!(head(&person).await? == before, "the chain has changed");
    person.click("Export it now").await?;
    let file = person.download("medchain.json").await?;
    ensure!(height_of(&file)? == before.0, "the file has another height");
    let refused = person.send(json!({ "command": "transfer", "to": "dr_bob", "amount": 1 })).await;
    ensure!(refused.is_err(), "a full storage accepted a command");
    person.reload().await?;
    person.see("height 0").await?;
    ensure!(head(&person).await? == before, "the database holds another chain");

    person.allow_bytes(None).await?;
    person.go("#/").await?;
    person.choose("Account to sign in with", "admin · administrator").await?;
    person.type_into("Password", PASSWORD).await?;
    person.click("Sign in").await?;
    person.see_control("Account: admin").await?;
    person.forge(1).await?;
    person.leave().await
}

/// Returns a device with the ledger and the doctor's account, one with all accounts, and a file of it, one block ahead.
async fn come_to_a_file_ahead(site: &Site) -> Result<(Person, Person, PathBuf)> {
    let author = Person::arrive(site).await?;
    author.come_to_a_proposal().await?;
    author.go("#/files").await?;
    author.click("With the accounts of this device").await?;
    let file = author.export().await?;
    author.switch_to("admin", "administrator").await?;
    author.forge(2).await?;
    let ahead = author.export().await?;
    let person = Person::arrive(site).await?;
    person.take_in(&file).await?;
    person.go("#/").await?;
    person.choose("Account to sign in with", &format!("{} · doctor", DOCTOR.user_id)).await?;
    person.type_into("Password", PASSWORD).await?;
    person.click("Sign in").await?;
    person.see_control(Control::Named(&format!("Account: {}", DOCTOR.user_id))).await?;
    Ok((person, author, ahead))
}

#[tokio::test]
async fn a_full_storage_takes_no_file_and_no_record_and_both_can_be_tried_again() -> Result<()> {
    let site = Site::built()?;
    let (person, author, ahead) = come_to_a_file_ahead(&site).await?;
    let before = person.held().await?;
    let full = text::fault(&Fault::Store { fault: StoreError::Quota });
    person.go("#/files").await?;
    person.upload("Choose a ledger file", &ahead).await?;
    person.see("The file has 1 block more than the chain of").await?;

    person.allow_bytes(Some(1)).await?;
    fill_up(&person, DOCTOR.user_id).await?;
    person.click("Accept").await?;
    person.see(&full).await?;
    person.go("#/submit").await?;
    person.type_into("Patient", PATIENT.user_id).await?;
    person.type_into("Record id", "rx-2").await?;
    person.type_into("Prescription or finding", "Ibuprofen 400 mg").await?;
    person.type_into("Amount in euros", "4.20").await?;
    person.click("Submit the record").await?;
    person.see(&full).await?;
    ensure!(person.held().await? == before, "a full storage has changed");

    person.allow_bytes(None).await?;
    person.click("Submit the record").await?;
    person.see("waits for patient_x").await?;
    person.go("#/files").await?;
    person.take_in(&ahead).await?;
    person.see("height 2").await?;
    let after = person.held().await?;
    ensure!(after.head() == author.held().await?.head(), "the import failed although there was room");
    ensure!(after.places.len() > before.places.len(), "the record is not in the pool");
    ensure!(before.places.keys().all(|id| after.places.contains_key(id)), "a transaction is lost");
    person.reload().await?;
    person.see("height 2").await?;
    ensure!(person.held().await? == after, "the database has other contents");
    author.leave().await?;
    person.leave().await
}

#[tokio::test]
async fn a_database_deleted_behind_the_back_is_said_and_nothing_goes_on_in_memory() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.forge(1).await?;
    let file = person.export().await?;
    let first = person.tab().await?;
    person.open_other_page().await?;
    person.delete_databases("medchain-ledger-").await?;
    person.go_to_tab(&first).await?;
    person.see(&text::fault(&Fault::Store { fault: StoreError::Gone })).await?;
    person.see("no ledger open").await?;
    ensure!(person.send(json!({ "command": "forge" })).await.is_err(), "the ledger continues in memory");
    ensure!(person.databases().await?.iter().all(|name| !name.contains("-ledger-")), "an empty database was created");
    person.go("#/").await?;
    person.take_in(&file).await?;
    person.see("height 1").await?;
    person.leave().await
}

#[tokio::test]
async fn a_newer_schema_closes_the_connection_and_the_ledger_can_only_be_read() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.forge(1).await?;
    let first = person.tab().await?;
    person.open_other_page().await?;
    // The upgrade succeeds only if the first tab has closed its connection.
    person.upgrade_databases("medchain-ledger-", 9).await?;
    person.go_to_tab(&first).await?;
    for _ in 0..2 {
        person.see("Another tab runs a newer version of the program").await?;
        person.see("Reload the page to get the newer program").await?;
        ensure!(person.send(json!({ "command": "forge" })).await.is_err(), "a newer schema was written to");
        person.see("height 1").await?;
        person.reload().await?;
    }
    ensure!(height_of(&person.export().await?)? == 1, "the export has another height");
    person.leave().await
}

#[tokio::test]
async fn a_damaged_block_leaves_a_ledger_to_read_and_export_up_to_there() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.forge(1).await?;
    person.forge(2).await?;
    person.spoil_block(2).await?;
    person.reload().await?;
    person.see("This ledger is read-only: you can only read and export it").await?;
    person.see("the ledger is read-only, up to its last valid block").await?;
    person.see("height 1").await?;
    ensure!(height_of(&person.export().await?)? == 1, "the export does not end before the corrupt block");
    person.leave().await
}
