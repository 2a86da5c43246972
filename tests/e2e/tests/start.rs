//! The page opens, whatever path its files have.

use anyhow::{Result, ensure};
use e2e::{Person, Site};

#[tokio::test]
async fn a_newcomer_finds_the_page_open() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.see_no("Opening MedChain").await?;
    person.see_no("could not start").await?;
    person.leave_content().await
}

#[tokio::test]
async fn the_page_works_below_any_path() -> Result<()> {
    let site = Site::built_under("/school/class-b")?;
    let person = Person::arrive(&site).await?;
    person.see_no("Opening MedChain").await?;
    person.leave_content().await
}

#[tokio::test]
async fn a_closed_browser_opens_again() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.see_no("Opening MedChain").await?;
    let person = person.come_back().await?;
    person.see_no("Opening MedChain").await?;
    let tasks = person.long_tasks().await?;
    ensure!(tasks.iter().all(|task| *task < 1000.0), "the page was busy for {tasks:?} ms");
    person.leave_content().await
}

#[tokio::test]
async fn an_address_with_a_number_beyond_the_protocol_is_no_page() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    for height in ["9007199254740992", "18446744073709551615", "18446744073709551616"] {
        person.visit(&format!("#/blocks/{height}")).await?;
        person.see("There is no such page").await?;
    }
    person.visit("#/blocks/9007199254740991").await?;
    person.see("Not found").await?;
    person.leave_content().await
}
