//! The whole page in German, selected and deselected at run time, and settings that stay on the device.

use anyhow::{Result, ensure};
use e2e::pages::PAGES;
use e2e::{Person, Site};

async fn speaks(person: &Person, tag: &str) -> Result<()> {
    let found = person.attribute("html", "lang").await?;
    ensure!(found.as_deref() == Some(tag), "the page's language is {found:?}, not {tag}");
    Ok(())
}

#[tokio::test]
async fn german_is_chosen_stays_and_is_given_back_without_losing_the_session() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    speaks(&person, "en").await?;
    person.click("Settings").await?;
    person.choose("Language / Sprache", "Deutsch").await?;
    person.see("Wo das Ledger gespeichert ist").await?;
    speaks(&person, "de").await?;
    person.see_control("Konto: admin").await?;
    for (page, words) in PAGES.iter().filter_map(|page| page.german) {
        person.click(page).await?;
        person.see(words).await?;
        for english in ["Overview", "Settings", "irreversible", "Loading"] {
            person.see_no(english).await?;
        }
    }
    person.click("Dateien").await?;
    person.reload().await?;
    person.see("Mit den versiegelten Inhalten").await?;
    speaks(&person, "de").await?;
    person.click("Einstellungen").await?;
    person.choose("Sprache / Language", "English").await?;
    person.see("Where the ledger is stored").await?;
    speaks(&person, "en").await?;
    person.leave_content().await
}

#[tokio::test]
async fn contrast_motion_and_the_time_to_lock_stay_on_the_device() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.click("Settings").await?;
    person.click("Stronger").await?;
    person.click("Reduced").await?;
    person.click("15 minutes").await?;
    person.see("locked automatically after 15 minutes without use").await?;
    person.reload().await?;
    person.see("locked automatically after 15 minutes without use").await?;
    for (name, value) in [("data-contrast", "more"), ("data-motion", "reduced")] {
        let found = person.attribute("html", name).await?;
        ensure!(found.as_deref() == Some(value), "{name} is {found:?}");
    }
    person.leave_content().await
}
