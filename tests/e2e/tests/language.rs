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

/// Values of `navigator.languages` and `navigator.language` that a browser may report, as JavaScript, and the language
/// of the page.
const REPORTED: [(&str, &str, &str); 9] = [
    ("['en-US@posix']", "'en-US@posix'", "en"),
    ("['de-DE@euro', 'de_DE.UTF-8']", "'de-DE@euro'", "de"),
    ("['de_AT.UTF-8']", "'de_AT.UTF-8'", "de"),
    ("['C']", "'C'", "en"),
    ("[]", "''", "en"),
    ("undefined", "undefined", "en"),
    ("'de'", "'de-CH'", "de"),
    ("[7, null, 'de-CH']", "7", "de"),
    ("(() => { throw new Error('no languages'); })()", "'fr'", "en"),
];

fn reporting(languages: &str, language: &str) -> String {
    format!(
        "for (const [name, get] of [['languages', () => {languages}], ['language', () => {language}]]) {{
           Object.defineProperty(Navigator.prototype, name, {{ get, configurable: true }});
         }}"
    )
}

#[tokio::test]
async fn whatever_languages_a_browser_reports_the_page_shows_times_and_numbers() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    for (languages, language, tag) in REPORTED {
        // The newest of these scripts runs last.
        person.run_first(&reporting(languages, language)).await?;
        person.reload().await?;
        person.visit("#/blocks").await?;
        speaks(&person, tag).await?;
        let (height, time) = (person.read(".at-height a").await?, person.read(".at-time time").await?);
        ensure!(height == "0" && time.contains("20"), "{languages}: {height:?}, {time:?}");
    }
    person.leave_content().await
}

#[tokio::test]
async fn stored_values_that_mean_nothing_and_a_storage_that_is_denied_count_as_no_choice() -> Result<()> {
    const SPOIL: &str = "
    const names = ['language', 'theme', 'contrast', 'motion', 'idle-minutes', 'reminder', 'open-ledger'];
    for (const name of names) localStorage.setItem(`medchain-${name}`, '\\u0000{\"18446744073709551616\"');
    arguments[0]({});
    ";
    const DENY: &str = "
    Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('The storage is denied', 'SecurityError'); }
    });
    ";
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.see_control("Create the ledger").await?;
    person.run(SPOIL, Vec::new()).await?;
    person.reload().await?;
    person.visit("#/settings").await?;
    speaks(&person, "en").await?;
    person.see("locked automatically after 5 minutes without use").await?;
    person.run_first(DENY).await?;
    person.reload().await?;
    person.visit("#/settings").await?;
    person.see("locked automatically after 5 minutes without use").await?;
    person.click("Stronger").await?;
    person.go("#/").await?;
    person.create_a_ledger().await?;
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
