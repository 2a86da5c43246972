//! What people and files get wrong: a sentence that says so, nothing changed, nothing in the console.

use anyhow::{Context, Result, ensure};
use e2e::hospital::{DOCTOR, PATIENT};
use e2e::{Control, Person, Site};
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::ledger::password::WeakPassword;
use medchain::protocol::Fault;
use medchain::text;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What the program says of a file, asked natively.
fn sentence(file: &[u8]) -> Option<String> {
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    let fault = verifier.push(file).err().or_else(|| verifier.finish().err())?;
    Some(text::file_fault(&fault))
}

/// Files that are no snapshot any more, each with a name.
fn spoiled(file: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let text = std::str::from_utf8(file)?;
    let mut swapped: Value = serde_json::from_slice(file)?;
    swapped["blocks"].as_array_mut().context("blocks")?.reverse();
    let mut renamed: Value = serde_json::from_slice(file)?;
    renamed["blocks"][1]["transactions"][0]["payload"]["name"] = json!("Mallory");
    let mut foreign: Value = serde_json::from_slice(file)?;
    foreign["ledger"] = json!("0".repeat(64));
    Ok(vec![
        ("empty.json", Vec::new()),
        ("words.json", b"this is no ledger".to_vec()),
        ("array.json", b"[]".to_vec()),
        ("half.json", file[..file.len() / 2].to_vec()),
        ("deep.json", format!("{{\"format\":{}", "[".repeat(100)).into_bytes()),
        ("twice.json", text.replacen("\"version\":1", "\"version\":1,\"version\":1", 1).into_bytes()),
        ("unknown.json", text.replacen("\"version\":1", "\"version\":1,\"more\":1", 1).into_bytes()),
        ("newer.json", text.replacen("\"version\":1", "\"version\":2", 1).into_bytes()),
        ("other-format.json", text.replacen("medchain-snapshot", "medchain-sandwich", 1).into_bytes()),
        ("trailing.json", [file, b"{}"].concat()),
        ("bad.json.gz", [&[0x1f, 0x8b, 8, 0][..], file].concat()),
        ("swapped.json", serde_json::to_vec(&swapped)?),
        ("renamed.json", serde_json::to_vec(&renamed)?),
        ("foreign.json", serde_json::to_vec(&foreign)?),
    ])
}

#[tokio::test]
async fn a_spoiled_file_changes_nothing_and_says_why() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await?;
    person.admit(&DOCTOR).await?;
    person.forge(1).await?;
    let head = person.hash_of_block(1).await?;
    let file = person.export().await?;
    let good = fs::read(&file)?;
    ensure!(sentence(&good).is_none(), "the export itself is good");
    let folder = file.parent().context("downloads have a folder")?;
    for (name, bytes) in spoiled(&good)? {
        let expected = sentence(&bytes).with_context(|| format!("{name} is refused natively"))?;
        refuse(&person, &folder.join(name), &bytes, &expected).await?;
    }
    ensure!(person.hash_of_block(1).await? == head, "a refused file changed the chain");
    person.leave_content().await
}

async fn refuse(person: &Person, path: &Path, bytes: &[u8], expected: &str) -> Result<()> {
    fs::write(path, bytes)?;
    person.go("#/settings").await?;
    person.go("#/files").await?;
    person.upload("Choose a ledger file", path).await?;
    person.see(expected).await.with_context(|| format!("importing {}", path.display()))
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_beside_its_field() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.type_into("Your user id", "Not An Id").await?;
    person.click("Create the ledger").await?;
    person.see("user id").await?;
    person.see("no ledger open").await?;
    person.create_a_ledger().await?;

    person.go("#/people").await?;
    person.click(PATIENT.role).await?;
    person.type_into("User id", "admin").await?;
    person.type_into("Full name", "Another Admin").await?;
    person.type_into("New password", "marble lantern seven").await?;
    person.click("Register the account").await?;
    let taken = medchain::ledger::id::UserId::parse("admin").map_err(|_| anyhow::anyhow!("well formed"))?;
    person.see(&text::fault(&Fault::AccountExists { user_id: taken })).await?;
    person.type_into("User id", "patient_x").await?;
    person.type_into("New password", "short").await?;
    person.click("Register the account").await?;
    person.see(&text::fault(&Fault::WeakPassword { fault: WeakPassword::Short { least: 10 } })).await?;

    person.click(Control::Css("button.who")).await?;
    person.type_into("Password", "not the password").await?;
    person.click("Switch to this account").await?;
    person.see(&text::fault(&Fault::WrongPassword)).await?;
    person.click("Close").await?;
    person.see("height 0").await?;
    person.leave_content().await
}

#[tokio::test]
async fn naughty_strings_are_kept_or_refused_with_a_sentence() -> Result<()> {
    let Some(path) = published::find("strings/blns.json") else { return Ok(()) };
    let strings: Vec<String> = published::read(&path);
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_proposal().await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    let (mut kept, mut normalised, mut refused) = (0, 0, 0);
    for (index, text) in strings.iter().enumerate() {
        match submit(&person, &format!("n-{index}"), text).await {
            Ok(found) if found == *text => kept += 1,
            Ok(_) => normalised += 1,
            Err(error) => {
                let sentence = format!("{error:#}");
                ensure!(sentence.contains("the console reports: \"The "), "{text:?}: {sentence}");
                refused += 1;
            }
        }
    }
    println!("{} naughty strings: {kept} kept, {normalised} kept in normal form, {refused} refused", strings.len());
    ensure!(kept + normalised + refused == 515 && kept > 400, "{kept} kept");
    person.go("#/submit").await?;
    // The newest ones stand there at once, the others when they are asked for.
    person.click("Show all of them").await?;
    person.see("n-1").await?;
    person.leave_content().await
}

/// Submits a prescription with this text, and reads it back.
async fn submit(person: &Person, record_id: &str, text: &str) -> Result<String> {
    let command = json!({
        "command": "submit_record",
        "patient_id": PATIENT.user_id,
        "record_id": record_id,
        "change": "add",
        "content": { "record_type": "test", "prescription": text, "amount": 0, "authored_on": "2026-11-22" },
    });
    let reply = person.send(command).await?;
    let read = json!({ "command": "read_content", "transaction": reply["value"]["transaction"] });
    let opened = person.send(read).await?;
    opened["value"]["content"]["prescription"].as_str().map(str::to_owned).context("a content has a prescription")
}
