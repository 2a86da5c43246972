//! Imports as proposals: the page shows a file's changes first; then they are dismissed or accepted, and undone.

use anyhow::{Result, ensure};
use e2e::hospital::{DOCTOR, PATIENT};
use e2e::{Person, Site};
use medchain::file::verified::{Keep, SnapshotVerifier};

/// Returns a person with a hospital's ledger of one block above block 0.
async fn writer(site: &Site) -> Result<Person> {
    let person = Person::arrive(site).await?;
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await?;
    person.admit(&DOCTOR).await?;
    person.forge(1).await?;
    Ok(person)
}

#[tokio::test]
async fn a_file_is_shown_put_aside_taken_in_and_taken_back() -> Result<()> {
    let site = Site::built()?;
    let person = writer(&site).await?;
    let old = person.export().await?;
    person.register(&PATIENT).await?;
    person.admit(&PATIENT).await?;
    person.forge(2).await?;
    let new = person.export().await?;

    let other = Person::arrive(&site).await?;
    other.upload("Choose a ledger file", &old).await?;
    other.see("'St. Anna' is a new ledger on this device: 2 blocks").await?;
    other.see("This device has no ledger yet").await?;
    other.click("Accept").await?;
    other.see("verified and stored").await?;
    other.see("height 1").await?;

    other.go("#/files").await?;
    other.upload("Choose a ledger file", &new).await?;
    other.see("The file has 1 block more than the chain of 'St. Anna' on this device").await?;
    other.see("Added here · 1 block").await?;
    other.see("1 registration").await?;
    other.see("patient_x").await?;
    other.see("height 1").await?;
    other.click("Discard").await?;
    other.see("nothing was changed").await?;
    other.see_no("Added here").await?;
    other.reload().await?;
    other.see("height 1").await?;

    other.take_in(&new).await?;
    other.see("1 block was verified and added to 'St. Anna'").await?;
    other.see("height 2").await?;
    other.click("Undo this import").await?;
    other.see("The import is undone: 'St. Anna' now ends with block 1").await?;
    other.see("height 1").await?;
    other.click("Restore the import").await?;
    other.see("The import is restored: 'St. Anna' now ends with block 2").await?;
    other.see("height 2").await?;
    other.see_control("Undo this import").await?;

    other.upload("Choose a ledger file", &old).await?;
    other.see("The file has 1 block less").await?;
    other.see("The file contains nothing new").await?;
    other.click("Close").await?;
    other.see_no("The file contains nothing new").await?;
    other.see("height 2").await?;
    other.leave_content().await?;
    person.leave_content().await
}

#[tokio::test]
async fn several_files_come_one_after_the_other() -> Result<()> {
    let site = Site::built()?;
    let person = writer(&site).await?;
    let first = person.export().await?;
    person.register(&PATIENT).await?;
    person.admit(&PATIENT).await?;
    person.forge(2).await?;
    let second = person.export().await?;
    let spoiled = first.with_file_name("spoiled.json");
    std::fs::write(&spoiled, b"this is no ledger")?;

    let other = Person::arrive(&site).await?;
    other.upload_all("Choose a ledger file", &[&spoiled, &first, &second]).await?;
    other.see("From spoiled.json; 2 more files are waiting").await?;
    other.see("The file is not JSON as MedChain writes it").await?;
    other.click("Show the next file").await?;
    other.see("new ledger on this device: 2 blocks").await?;
    other.click("Accept").await?;
    other.see("The file has 1 block more").await?;
    other.click("Accept").await?;
    other.see("1 block was verified and added").await?;
    other.see("height 2").await?;
    other.leave_content().await?;
    person.leave_content().await
}

#[tokio::test]
async fn the_keys_that_save_everywhere_save_the_ledger() -> Result<()> {
    let site = Site::built()?;
    let person = writer(&site).await?;
    person.answer_with_a_file().await?;
    person.go("#/blocks").await?;
    person.press_with_control('s').await?;
    person.see("Exported: st-anna-h1-").await?;
    let height = |text: &str| -> Result<u64> {
        let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
        verifier.push(text.as_bytes()).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
        let snapshot = verifier.finish().map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
        Ok(snapshot.state.tip().height.0)
    };
    let saved = person.saved().await?;
    ensure!((saved.asked, height(&saved.text)?) == (1, 1), "asked {} times", saved.asked);

    // The second export goes to the same file without a dialog.
    person.forge(2).await?;
    person.press_with_control('s').await?;
    person.see("Exported: st-anna-h1-").await?;
    let saved = person.saved().await?;
    ensure!((saved.asked, height(&saved.text)?) == (1, 2), "asked {} times", saved.asked);

    // A browser without file access downloads instead. Then all blocks are in a file, and the reminder is gone.
    person.reload().await?;
    person.forbid_files().await?;
    person.see("height 2").await?;
    person.press_with_control('s').await?;
    person.download("medchain.json").await?;
    person.go("#/").await?;
    person.see("Current chain").await?;
    person.see_no("in no file yet").await?;
    person.leave_content().await
}
