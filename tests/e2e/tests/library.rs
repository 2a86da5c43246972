//! Several ledgers on one device: listed, renamed on this device, and deleted once their name was typed.

use anyhow::{Result, ensure};
use e2e::{Person, Site};

/// Closes the open ledger, and waits for the start page.
async fn close(person: &Person) -> Result<()> {
    person.go("#/settings").await?;
    person.click("Close the ledger").await?;
    person.see("Continue with a ledger of this device").await
}

#[tokio::test]
async fn two_ledgers_are_listed_one_is_renamed_and_one_deleted() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_ledger("St. Anna").await?;
    person.forge(1).await?;
    close(&person).await?;
    person.see("height 1 · ").await?;
    person.see("2 blocks never exported").await?;
    person.create_ledger("St. Mary").await?;
    close(&person).await?;
    person.see_control("Open St. Anna").await?;
    person.see_control("Open St. Mary").await?;

    person.click("Rename St. Mary …").await?;
    person.type_into("Name on this device", "").await?;
    person.click("Save the name").await?;
    person.see("The name is empty").await?;
    person.type_into("Name on this device", "The old ward").await?;
    person.click("Save the name").await?;
    person.see_control("Open The old ward").await?;
    person.reload().await?;
    person.see_control("Open The old ward").await?;

    person.click("Delete St. Anna …").await?;
    person.see("'St. Anna' was never exported from here").await?;
    person.type_into("Type its name to delete it", "St Anna").await?;
    person.click("Delete the ledger").await?;
    person.see("type its name exactly like this: 'St. Anna'").await?;
    person.click("Export it first").await?;
    let file = person.download("medchain.json").await?;
    person.see("Exported: st-anna-h1-").await?;
    person.type_into("Type its name to delete it", "St. Anna").await?;
    person.click("Delete the ledger").await?;
    person.see("'St. Anna' is deleted from this device").await?;
    person.see_control("Open The old ward").await?;
    person.reload().await?;
    person.see_control("Open The old ward").await?;
    person.see_no("St. Anna").await?;

    // The earlier export restores the ledger with its account.
    person.take_in(&file).await?;
    person.see("verified and stored").await?;
    person.see("height 1").await?;
    person.choose("Account to sign in with", "admin · administrator").await?;
    let name = person.read("main h1").await?;
    ensure!(name == "St. Anna", "the open ledger is {name}");
    person.leave_content().await
}
