//! Tests of the driver, on a page with one control of each kind: an action without effect, or a check that reports
//! nothing, would make every other test here worthless.

use std::path::Path;

use anyhow::{Result, ensure};
use e2e::{Control, Key, Person, Scheme, Site, Size};

async fn visitor() -> Result<(Site, Person)> {
    let site = Site::of(Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))?;
    let person = Person::arrive(&site).await?;
    person.see("Controls").await?;
    Ok((site, person))
}

#[tokio::test]
async fn fields_are_filled_and_lists_chosen_from() -> Result<()> {
    let (_site, person) = visitor().await?;
    person.choose("Role", "Patient").await?;
    for name in ["Ada Lovelace", "Zoë 田中 😀", "tab\tand\u{202e}sign"] {
        person.type_into("Full name", name).await?;
        person.click("Greet").await?;
        person.see(&format!("Hello {name}, Patient")).await?;
    }
    person.leave_content().await
}

#[tokio::test]
async fn what_is_not_yet_enabled_is_waited_for() -> Result<()> {
    let (_site, person) = visitor().await?;
    person.type_into("Full name", "Ada").await?;
    person.click(Control::Role("button", "Later")).await?;
    person.see("It was worth waiting").await?;
    person.leave_content().await
}

#[tokio::test]
async fn an_open_dialog_is_all_there_is() -> Result<()> {
    let (_site, person) = visitor().await?;
    person.click("Ask").await?;
    person.see("Sure?").await?;
    person.click("Greet").await?;
    person.see("Greeted in the dialog").await?;
    person.see_no("Sure?").await?;
    person.leave_content().await
}

#[tokio::test]
async fn the_keyboard_is_enough() -> Result<()> {
    let (_site, person) = visitor().await?;
    person.type_into("Full name", "Ada").await?;
    for key in [Key::Tab, Key::Tab, Key::Enter] {
        person.press(key).await?;
    }
    person.see("Hello Ada, Doctor").await?;
    person.leave_content().await
}

#[tokio::test]
async fn files_go_in_and_out() -> Result<()> {
    let (_site, person) = visitor().await?;
    for _ in 0..2 {
        person.click("Export everything").await?;
        let file = person.download("ledger").await?;
        person.upload("Snapshot", &file).await?;
        person.see("all of it").await?;
    }
    person.leave_content().await
}

#[tokio::test]
async fn busy_moments_and_errors_are_noticed() -> Result<()> {
    let (_site, person) = visitor().await?;
    person.long_tasks().await?;
    person.click("Be busy").await?;
    person.see("Was busy").await?;
    let tasks = person.long_tasks().await?;
    ensure!(tasks.iter().any(|task| *task >= 100.0), "a task of 120 ms went unnoticed: {tasks:?}");
    person.click("Complain").await?;
    person.see("Complained").await?;
    let errors = person.console_errors().await?;
    ensure!(errors.iter().any(|error| error.contains("not handled")), "an unhandled rejection went unnoticed");
    person.leave().await
}

#[tokio::test]
async fn screens_and_colours_change() -> Result<()> {
    let (_site, person) = visitor().await?;
    for (size, scheme) in [(Size::PHONE, Scheme::Dark), (Size::WIDE, Scheme::Light)] {
        person.resize(size).await?;
        person.prefer(scheme).await?;
        ensure!(person.media_matches(&format!("(width: {}px)", size.width)).await?, "{size:?}");
        ensure!(person.media_matches(&format!("(prefers-color-scheme: {})", scheme.name())).await?, "{scheme:?}");
    }
    person.leave_content().await
}
