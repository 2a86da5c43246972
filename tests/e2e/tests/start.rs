//! The page opens, whatever path its files have, or says why it does not.

use anyhow::{Result, ensure};
use e2e::{Person, Site};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use xtask::serve::Reaction;

/// The files of the start: the beginning of each name, and the end.
const FILES: [(&str, &str); 3] = [("/start-", ".js"), ("/app-", ".js"), ("/app-", ".wasm")];

/// Answers the addresses of one kind of file in a way, and the others with their files.
fn only(reaction: Reaction, (first, last): (&'static str, &'static str)) -> impl Fn(&str) -> Reaction {
    move |address| if address.starts_with(first) && address.ends_with(last) { reaction } else { Reaction::File }
}

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

#[tokio::test]
async fn a_file_that_the_server_lacks_is_named() -> Result<()> {
    for file in FILES {
        let site = Site::with_reactions(only(Reaction::NotFound, file))?;
        let person = Person::arrive(&site).await?;
        person.see("MedChain could not start").await?;
        person.see("The server does not deliver the file").await?;
        person.see(&file.0[1..]).await?;
        person.see(&format!("{} (404)", file.1)).await?;
        person.see_no("Opening MedChain").await?;
        person.see_no("konnte nicht starten").await?;
        person.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_in_place_of_a_file_is_named() -> Result<()> {
    for file in FILES {
        let site = Site::with_reactions(only(Reaction::WebPage, file))?;
        let person = Person::arrive(&site).await?;
        person.see("The server answered with something else than the file").await?;
        person.see(&format!("{} (text/html)", file.1)).await?;
        person.see_no("Opening MedChain").await?;
        person.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_worker_that_the_server_lacks_is_reported_by_the_page() -> Result<()> {
    for (file, reaction) in [
        (("/worker-", ".js"), Reaction::NotFound),
        (("/worker-", ".js"), Reaction::WebPage),
        (("/worker-", ".wasm"), Reaction::NotFound),
    ] {
        let site = Site::with_reactions(only(reaction, file))?;
        let person = Person::arrive(&site).await?;
        person.see("The worker, which executes the commands, does not run").await?;
        person.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_start_that_takes_long_says_so_until_it_succeeds() -> Result<()> {
    let answers = Arc::new((Mutex::new(false), Condvar::new()));
    let gate = Arc::clone(&answers);
    let site = Site::with_reactions(move |address| {
        let (may_answer, changed) = &*gate;
        let mut answers = may_answer.lock().unwrap_or_else(PoisonError::into_inner);
        while address.contains(".wasm") && !*answers {
            answers = changed.wait(answers).unwrap_or_else(PoisonError::into_inner);
        }
        Reaction::File
    })?;
    let person = Person::arrive(&site).await?;
    person.see("The start takes unusually long").await?;
    person.see("Opening MedChain").await?;
    person.see_no("could not start").await?;
    *answers.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
    answers.1.notify_all();
    person.see_control("Create the ledger").await?;
    person.see_no("The start takes unusually long").await?;
    person.leave_content().await
}

#[tokio::test]
async fn a_page_opened_as_a_file_says_what_to_do() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    let file = e2e::site::root()?.join("dist/index.html");
    person.open_address(&format!("file://{}#/blocks", file.display())).await?;
    person.see("The page was opened as a file").await?;
    person.see_no("Opening MedChain").await?;
    person.leave().await
}

#[tokio::test]
async fn a_program_that_cannot_run_says_so_in_the_language_of_the_browser() -> Result<()> {
    const GERMAN: &str = "
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['fr', 'de_AT.UTF-8', 'en'] });
    ";
    const FAILING: &str = "WebAssembly.instantiateStreaming = () => Promise.reject(new Error('out of memory'));";
    const WITHOUT: &str = "delete globalThis.WebAssembly;";
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.run_first(FAILING).await?;
    person.reload().await?;
    person.see("An error stopped the start. Error: out of memory").await?;
    person.run_first(GERMAN).await?;
    person.run_first(WITHOUT).await?;
    person.reload().await?;
    person.see("MedChain konnte nicht starten").await?;
    person.see("Dieser Browser führt kein WebAssembly aus").await?;
    person.see_no("MedChain could not start").await?;
    person.see_no("wird geöffnet").await?;
    ensure!(person.attribute("html", "lang").await?.as_deref() == Some("de"), "the document is not in German");
    person.leave().await
}
