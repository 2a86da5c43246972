//! Accounts as files: a new password, a backup, the account in another browser. Its seed is stored nowhere in readable
//! form.

use anyhow::{Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Person, Site};
use medchain::file::account::AccountFile;
use medchain::ledger::password::WeakPassword;
use medchain::protocol::Fault;
use medchain::text;
use std::fs;
use thirtyfour::support::base64_encode;

/// The password after it was changed.
const OTHER: &str = "battery staple correct";

/// Returns the notations of bytes: hexadecimal; a list of numbers; base64 and base64url with zero, one or two bytes
/// before them, without the characters that a neighbouring byte affects.
fn spellings(bytes: &[u8]) -> Vec<String> {
    let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let list: Vec<String> = bytes.iter().map(u8::to_string).collect();
    let base64 = (0..3).map(|before: usize| {
        let whole = base64_encode(&[&vec![0; before][..], bytes].concat());
        let end = (before + bytes.len()) * 8 / 6;
        whole[(before * 8).div_ceil(6)..end].to_owned()
    });
    let base64: Vec<String> = base64.collect();
    let base64url: Vec<String> = base64.iter().map(|it| it.replace('+', "-").replace('/', "_")).collect();
    [vec![hex.to_uppercase(), hex, list.join(","), list.join(", ")], base64, base64url].concat()
}

/// Returns the bytes themselves and each notation in each text encoding, each with a name.
fn encodings(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let raw = std::iter::once(("as bytes".to_owned(), bytes.to_owned()));
    let written = spellings(bytes).into_iter().flat_map(|text| {
        let units = || text.encode_utf16();
        let little = units().flat_map(u16::to_le_bytes).collect();
        let big = units().flat_map(u16::to_be_bytes).collect();
        [
            (format!("{text} in UTF-8"), text.clone().into_bytes()),
            (format!("{text} in UTF-16, low byte first"), little),
            (format!("{text} in UTF-16, high byte first"), big),
        ]
    });
    raw.chain(written).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_search_knows_every_spelling() {
    let expected = ["FBFF00", "fbff00", "251,255,0", "251, 255, 0", "+/8A", "v/A", "7/w", "-_8A", "v_A", "7_w"];
    assert_eq!(spellings(&[251, 255, 0]), expected);
    let seed = [7; 32];
    for before in 0..5 {
        let hidden = [&vec![1; before][..], &seed, &[9; 5]].concat();
        for written in [base64_encode(&hidden).into_bytes(), hidden] {
            assert!(encodings(&seed).iter().any(|(_, part)| holds(&written, part)), "{before} bytes before it");
        }
    }
}

async fn change_password(person: &Person, present: &str, new: &str) -> Result<()> {
    person.type_into("Current password", present).await?;
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
    person.create_a_ledger().await?;
    person.go("#/settings").await?;
    person.click("Change the password of admin …").await?;
    change_password(&person, "not the password", OTHER).await?;
    person.see(&text::fault(&Fault::WrongPassword)).await?;
    change_password(&person, PASSWORD, "short").await?;
    person.see(&text::fault(&Fault::WeakPassword { fault: WeakPassword::Short { least: 10 } })).await?;
    change_password(&person, PASSWORD, OTHER).await?;
    person.see("The password is changed").await?;
    person.click("Back up admin").await?;
    let account = person.download("medchain-account.json").await?;
    person.go("#/files").await?;
    person.click("With the accounts of this device").await?;
    person.see("can try passwords without limit, on many machines").await?;
    let ledger = person.export().await?;

    let file = fs::read(&account)?;
    let opened = AccountFile::read(&file).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    ensure!(opened.open(PASSWORD).is_err(), "the old password opens the backup");
    let seed = opened.open(OTHER).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;

    let other = Person::arrive(&site).await?;
    other.upload("Choose a ledger file", &ledger).await?;
    other.see("These accounts would be added, each with its own password: admin").await?;
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
    let mut places: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, file) in [("the backup", &account), ("the file with accounts", &ledger), ("the bare file", &bare)] {
        places.push((name.to_owned(), fs::read(file)?));
    }
    ensure!(places.iter().all(|(_, bytes)| holds(bytes, public.as_bytes())), "the search does not find the public key");
    for someone in [&person, &other] {
        someone.go("#/settings").await?;
        someone.see("Accounts on this device").await?;
        places.push(("the page".to_owned(), someone.traces().await?.into_bytes()));
        let console = someone.console().await?;
        ensure!(!console.contains("SEVERE"), "the console holds errors: {console}");
        places.push(("the console".to_owned(), console.into_bytes()));
        let stored = someone.stored().await?;
        let knows = |name: &str| stored.iter().any(|(place, it)| place.ends_with(name) && holds(it, public.as_bytes()));
        ensure!(["accounts", "blocks"].into_iter().all(knows), "the search does not find the database's contents");
        places.extend(stored);
    }
    for (encoding, bytes) in encodings(seed.expose()) {
        let found = places.iter().find(|(_, place)| holds(place, &bytes));
        ensure!(found.is_none(), "the seed is in {:?} as {encoding}", found.map(|(place, _)| place));
    }
    other.leave().await?;
    person.leave().await
}
