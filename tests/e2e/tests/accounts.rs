//! Accounts as files: another password, a backup, and the same account in another browser; its seed is nowhere to be read.

use anyhow::{Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Person, Site};
use medchain::file::account::AccountFile;
use medchain::protocol::Fault;
use medchain::text;
use std::fs;
use thirtyfour::support::base64_encode;

/// The password after it was changed.
const OTHER: &str = "battery staple correct";

/// How bytes may be written out: hexadecimal, base64 and base64url with no padding, and as a list of numbers.
fn spellings(bytes: &[u8]) -> Vec<String> {
    let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let list: Vec<String> = bytes.iter().map(u8::to_string).collect();
    let base64 = base64_encode(bytes).trim_end_matches('=').to_owned();
    let base64url = base64.replace('+', "-").replace('/', "_");
    vec![hex.to_uppercase(), hex, list.join(","), list.join(", "), base64, base64url]
}

#[test]
fn the_search_knows_every_spelling() {
    let expected = ["FBFF00", "fbff00", "251,255,0", "251, 255, 0", "+/8A", "-_8A"];
    assert_eq!(spellings(&[251, 255, 0]), expected);
}

async fn change_password(person: &Person, present: &str, new: &str) -> Result<()> {
    person.type_into("Present password", present).await?;
    person.type_into("New password", new).await?;
    person.click("Change the password").await
}

async fn sign_in(person: &Person, password: &str) -> Result<()> {
    person.choose("Account to sign in with", "admin · administrator").await?;
    person.type_into("Password", password).await?;
    person.click("Sign in").await
}

#[tokio::test]
async fn an_account_moves_to_another_browser_and_its_seed_is_nowhere() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.found_a_ledger().await?;
    person.go("#/settings").await?;
    person.click("Change the password of admin …").await?;
    change_password(&person, "not the password", OTHER).await?;
    person.see(&text::fault(&Fault::WrongPassword)).await?;
    change_password(&person, PASSWORD, "short").await?;
    person.see(&text::fault(&Fault::ShortPassword { least: 8 })).await?;
    change_password(&person, PASSWORD, OTHER).await?;
    person.see("The password is changed").await?;
    person.click("Back up admin").await?;
    let account = person.download("medchain-account.json").await?;
    person.go("#/files").await?;
    person.click("With the accounts of this device").await?;
    person.see("can try passwords for as long as they like").await?;
    let ledger = person.export().await?;

    let file = fs::read(&account)?;
    let opened = AccountFile::read(&file).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    ensure!(opened.open(PASSWORD).is_err(), "the former password opens the backup");
    let seed = opened.open(OTHER).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;

    let other = Person::arrive(&site).await?;
    other.upload("Choose a ledger file", &ledger).await?;
    other.see("Accounts would come along, each under its password: admin").await?;
    other.click("Discard").await?;
    person.go("#/files").await?;
    person.reload().await?;
    let bare = person.export().await?;
    other.take_in(&bare).await?;
    other.see("No account of this ledger has its keys on this device").await?;
    other.go("#/settings").await?;
    other.upload("Choose an account file", &account).await?;
    other.see("The account is restored").await?;
    other.go("#/").await?;
    sign_in(&other, PASSWORD).await?;
    other.see(&text::fault(&Fault::WrongPassword)).await?;
    sign_in(&other, OTHER).await?;
    other.see_control("Account: admin").await?;
    other.forge(1).await?;

    let public = opened.public_key().to_string();
    let files = [&account, &ledger, &bare].map(fs::read_to_string);
    let mut texts = files.into_iter().collect::<Result<Vec<_>, _>>()?;
    ensure!(texts.iter().all(|text| text.contains(&public)), "the search finds what is there");
    for someone in [&person, &other] {
        someone.go("#/settings").await?;
        someone.see("Accounts of this device").await?;
        texts.push(someone.traces().await?);
        let console = someone.console().await?;
        ensure!(!console.contains("SEVERE"), "the console holds errors: {console}");
        texts.push(console);
    }
    for spelling in spellings(seed.expose()) {
        ensure!(texts.iter().all(|text| !text.contains(&spelling)), "the seed is written as {spelling}");
    }
    other.leave().await?;
    person.leave().await
}
