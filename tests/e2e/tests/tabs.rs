//! Two tabs of one browser: each shows the effects of the other without a reload.

use anyhow::{Result, ensure};
use e2e::hospital::{DOCTOR, PASSWORD};
use e2e::{Person, Site};
use std::time::{Duration, Instant};

/// The time limit until the other tab shows an effect.
const SOON: Duration = Duration::from_secs(2);

/// Waits for the words in another tab, for at most [`SOON`].
async fn soon(person: &Person, words: &str) -> Result<()> {
    let began = Instant::now();
    person.see(words).await?;
    let took = began.elapsed();
    ensure!(took < SOON, "{words:?} took {took:?}");
    Ok(())
}

#[tokio::test]
async fn what_one_tab_submits_and_forges_the_other_shows_soon() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    let first = person.tab().await?;
    let second = person.open_tab().await?;
    person.choose("Account to sign in with", "admin · administrator").await?;
    person.type_into("Password", PASSWORD).await?;
    person.click("Sign in").await?;
    person.see_control("Account: admin").await?;
    person.go("#/people").await?;
    person.see("Ada Minster").await?;
    person.see_no("dr_bob").await?;

    person.go_to_tab(&first).await?;
    person.register(&DOCTOR).await?;
    person.go_to_tab(&second).await?;
    soon(&person, "dr_bob").await?;

    // The first tab submits the proposal, the second one approves it, and the first one forges.
    person.admit(&DOCTOR).await?;
    person.go("#/blocks").await?;
    person.see("1 block.").await?;
    person.go_to_tab(&first).await?;
    soon(&person, "ready for a block").await?;
    person.forge(1).await?;
    person.go_to_tab(&second).await?;
    soon(&person, "height 1").await?;
    soon(&person, "2 blocks.").await?;
    person.leave_content().await
}
