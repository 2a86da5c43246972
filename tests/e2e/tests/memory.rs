//! A locked account leaves no key in memory: the memories of the worker's modules are searched for the seed of an
//! account and for its passwords, in each situation in which the account may be.

use anyhow::{Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::inspector::Where;
use e2e::memory::Needles;
use e2e::{Control, Person, Site};
use medchain::file::account::AccountFile;
use medchain::protocol::Fault;
use medchain::text;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The password after it was changed.
const OTHER: &str = "battery staple correct";

/// A password that opens nothing.
const WRONG: &str = "lantern marble seven";

/// What is searched for.
struct Canaries {
    seed: Needles,
    passwords: Vec<(&'static str, Needles)>,
}

impl Canaries {
    /// The seed that a backup holds, and all passwords that are typed here.
    fn of(backup: &[u8]) -> Result<Self> {
        let file = AccountFile::read(backup).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
        let seed = file.open(PASSWORD).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
        let passwords = [PASSWORD, OTHER, WRONG].map(|password| (password, Needles::of_password(password)));
        Ok(Self { seed: Needles::of_seed(seed.expose()), passwords: passwords.into() })
    }

    /// Searches, prints a line of the table, and demands `seeds` copies of the seed and none of any password.
    fn check(&self, person: &Person, situation: &str, seeds: u64) -> Result<()> {
        let found = person.search_modules(Where::Worker, &self.seed)?;
        println!("{situation:<34} worker: {found:?}");
        let expected = [("seed", seeds), ("its first half", seeds), ("its second half", seeds), ("its digits", 0)];
        ensure!(found == expected, "{situation}: {found:?}, and not {expected:?}");
        let in_page = person.search_modules(Where::Page, &self.seed)?;
        ensure!(in_page.iter().all(|(_, count)| *count == 0), "{situation}: the page holds {in_page:?}");
        for (password, needles) in &self.passwords {
            for place in [Where::Worker, Where::Page] {
                let found = person.search_modules(place, needles)?;
                ensure!(
                    found.iter().all(|(_, count)| *count == 0),
                    "{situation}: {password:?} in the {place:?}: {found:?}"
                );
            }
        }
        Ok(())
    }
}

impl Canaries {
    /// Prints a line for each process that holds anything. Returns how many copies of the whole seed there are.
    fn print_processes(&self, person: &Person, situation: &str) -> Result<u64> {
        let mut seeds = 0;
        let passwords = self.passwords.iter().map(|(password, needles)| (*password, needles));
        for (secret, needles) in std::iter::once(("the seed", &self.seed)).chain(passwords) {
            for found in person.search_processes(needles)? {
                let whole = found.counts.first().map_or(0, |(_, count)| *count);
                seeds += if secret == "the seed" { whole } else { 0 };
                if found.counts.iter().any(|(_, count)| *count > 0) {
                    println!("{situation:<18} {secret:<24} {:<18} {:?}", found.process, found.counts);
                }
            }
        }
        Ok(seeds)
    }
}

async fn lock(person: &Person) -> Result<()> {
    person.click(Control::Css("button.who")).await?;
    person.click("Lock this account").await?;
    person.see_control("Sign in").await
}

async fn sign_in(person: &Person, password: &str) -> Result<()> {
    person.choose("Account to sign in with", "admin · administrator").await?;
    person.type_into("Password", password).await?;
    person.click("Sign in").await
}

async fn sign_in_well(person: &Person, password: &str) -> Result<()> {
    sign_in(person, password).await?;
    person.see_control("Account: admin").await
}

async fn back_up(person: &Person) -> Result<PathBuf> {
    person.go("#/settings").await?;
    person.click("Back up admin").await?;
    let file = person.download("medchain-account.json").await?;
    person.go("#/").await?;
    Ok(file)
}

#[tokio::test]
async fn a_locked_account_leaves_no_key_in_memory() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    let backup = back_up(&person).await?;
    let canaries = Canaries::of(&fs::read(&backup)?)?;

    canaries.check(&person, "created", 1)?;
    person.forge(1).await?;
    person.go("#/").await?;
    canaries.check(&person, "a block forged", 1)?;
    lock(&person).await?;
    canaries.check(&person, "signed out after creating a ledger", 0)?;
    for round in 1..=3 {
        sign_in_well(&person, PASSWORD).await?;
        canaries.check(&person, &format!("signed in, round {round}"), 1)?;
        lock(&person).await?;
        canaries.check(&person, &format!("signed out, round {round}"), 0)?;
    }
    sign_in(&person, WRONG).await?;
    person.see(&text::fault(&Fault::WrongPassword)).await?;
    canaries.check(&person, "wrong password", 0)?;

    sign_in_well(&person, PASSWORD).await?;
    person.go("#/settings").await?;
    person.click("Change the password of admin …").await?;
    person.type_into("Current password", PASSWORD).await?;
    person.type_into("New password", OTHER).await?;
    person.click("Change the password").await?;
    person.see("The password is changed").await?;
    canaries.check(&person, "changed password", 1)?;
    person.go("#/").await?;
    lock(&person).await?;
    canaries.check(&person, "signed out after the change", 0)?;

    person.go("#/settings").await?;
    person.upload("Choose an account file", &backup).await?;
    person.click("Replace the account on this device").await?;
    person.see("The account is restored").await?;
    canaries.check(&person, "restored", 0)?;
    person.go("#/").await?;
    sign_in_well(&person, PASSWORD).await?;
    canaries.check(&person, "signed in after restoring", 1)?;

    person.send(json!({ "command": "lock_when_idle", "minutes": 1 })).await?;
    // One look waits for less than the minute after which idle accounts are locked.
    let began = Instant::now();
    while person.see_control("Sign in").await.is_err() {
        ensure!(began.elapsed() < Duration::from_mins(3), "the account is not locked by idling");
    }
    canaries.check(&person, "locked by idling", 0)?;
    person.leave_content().await
}

/// Prints what each process of the browser holds: the seed, and the password that was typed. What belongs to the browser
/// is only counted; the seed is ours, and in no process once its account is locked.
#[tokio::test]
#[ignore = "needs root, and takes a minute: it reads all memory of all processes of the browser"]
async fn what_the_processes_of_the_browser_hold() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    let backup = back_up(&person).await?;
    let canaries = Canaries::of(&fs::read(&backup)?)?;
    canaries.print_processes(&person, "created")?;
    lock(&person).await?;
    canaries.print_processes(&person, "signed out")?;
    sign_in(&person, WRONG).await?;
    person.see(&text::fault(&Fault::WrongPassword)).await?;
    canaries.print_processes(&person, "wrong password")?;
    sign_in_well(&person, PASSWORD).await?;
    canaries.print_processes(&person, "signed in")?;
    lock(&person).await?;
    let seeds = canaries.print_processes(&person, "signed out again")?;
    ensure!(seeds == 0, "{seeds} copies of a locked seed");
    person.leave_content().await
}
