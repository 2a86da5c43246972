//! Features of the pages beside the main task: imports that are cancelled or dropped, the export formats, the export
//! reminder, and locks.

use anyhow::{Context, Result, ensure};
use e2e::delegates::DELEGATES;
use e2e::hospital::DOCTOR;
use e2e::long_chain::{LongChain, TRANSACTIONS};
use e2e::stored::StoredState;
use e2e::{Control, Person, Site};
use medchain::protocol::Fault;
use medchain::text;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes a tall chain to a file in its own folder.
fn long_chain(height: u64) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("medchain-pages-{}-{height}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let mut long_chain = LongChain::create(TRANSACTIONS)?;
    long_chain.grow_to(height)?;
    long_chain.write(&folder)
}

fn remove(file: &Path) -> Result<()> {
    Ok(fs::remove_dir_all(file.parent().context("the file has no folder")?)?)
}

#[tokio::test]
async fn a_preview_that_takes_long_can_be_cancelled_and_another_file_taken_in() -> Result<()> {
    let (long, short) = (long_chain(2_000)?, long_chain(10)?);
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.upload("Choose a ledger file", &long).await?;
    person.click("Cancel the import").await?;
    person.see(&text::fault(&Fault::Cancelled)).await?;
    ensure!(!person.screen().await?.contains("Accept"), "a cancelled import can be accepted");
    let ledgers = person.send(json!({ "command": "list_ledgers" })).await?;
    ensure!(ledgers["value"] == json!([]), "a cancelled import has created {ledgers}");
    person.take_in(&short).await?;
    person.see("verified and stored").await?;
    person.see("height 10").await?;
    remove(&long)?;
    remove(&short)?;
    person.leave_content().await
}

const DROP: &str = "
const [text, done] = arguments;
const data = new DataTransfer();
data.items.add(new File([text], 'dropped.medchain.json', { type: 'application/json' }));
const place = document.querySelector('main .drop');
const fire = (name) => {
  const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data });
  place.dispatchEvent(event);
  return event.defaultPrevented;
};
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const drop = async () => {
  const dragged = fire('dragover');
  await frame();
  const over = place.classList.contains('over');
  const dropped = fire('drop');
  await frame();
  return { dragged, over, dropped, still: place.classList.contains('over') };
};
drop().then(done, (error) => done({ fault: String(error) }));
";

#[tokio::test]
async fn a_file_that_is_dropped_on_the_page_is_looked_at_like_a_chosen_one() -> Result<()> {
    let file = long_chain(12)?;
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.see_control(Control::File("Choose a ledger file")).await?;
    let drop = person.run(DROP, vec![json!(fs::read_to_string(&file)?)]).await?;
    let expected = json!({ "dragged": true, "over": true, "dropped": true, "still": false });
    ensure!(drop == expected, "the page does not highlight the drop or accept the file: {drop}");
    person.see("From dropped.medchain.json").await?;
    person.click("Accept").await?;
    person.see("verified and stored").await?;
    person.see("height 12").await?;
    remove(&file)?;
    person.leave_content().await
}

#[tokio::test]
async fn the_reminder_of_blocks_in_no_file_can_be_switched_off_and_on() -> Result<()> {
    const REMINDER: &str = "in no file yet";
    const SWITCH: &str = "Remind me of blocks that are in no file";
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.forge(1).await?;
    person.go("#/").await?;
    person.see(REMINDER).await?;
    person.go("#/settings").await?;
    person.click(SWITCH).await?;
    person.go("#/").await?;
    person.see("height 1").await?;
    person.see_no(REMINDER).await?;
    person.reload().await?;
    person.see("height 1").await?;
    person.see_no(REMINDER).await?;
    person.go("#/settings").await?;
    person.click(SWITCH).await?;
    person.go("#/").await?;
    person.see(REMINDER).await?;
    person.export().await?;
    person.go("#/").await?;
    person.see_no(REMINDER).await?;
    person.leave_content().await
}

/// Returns the unlocked accounts.
async fn unlocked(person: &Person) -> Result<Vec<String>> {
    let status = person.send(json!({ "command": "status" })).await?;
    let accounts = status["value"]["accounts"].as_array().context("the status has no list of accounts")?;
    let unlocked = accounts.iter().filter(|account| account["unlocked"] == json!(true));
    Ok(unlocked.filter_map(|account| account["user_id"].as_str()).map(str::to_owned).collect())
}

#[tokio::test]
async fn accounts_are_locked_one_by_one_and_all_at_once() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await?;
    person.admit(&DOCTOR).await?;
    person.forge(1).await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.send(json!({ "command": "unlock", "user_id": DELEGATES[0], "password": e2e::hospital::PASSWORD })).await?;
    person.go("#/settings").await?;
    ensure!(unlocked(&person).await?.len() == 2, "not two accounts are unlocked");
    person.click("Lock admin").await?;
    person.see("'admin' is locked.").await?;
    ensure!(unlocked(&person).await? == [DOCTOR.user_id], "not exactly one account is locked");
    person.see_control("Account: dr_bob").await?;

    person.send(json!({ "command": "unlock", "user_id": DELEGATES[0], "password": e2e::hospital::PASSWORD })).await?;
    person.see_control("Lock admin").await?;
    person.click("Lock all now").await?;
    person.see("All accounts are locked.").await?;
    person.see_no("Lock all now").await?;
    ensure!(unlocked(&person).await?.is_empty(), "an account is unlocked");
    let refused = person.send(json!({ "command": "forge" })).await.err().context("a locked account forges")?;
    ensure!(refused.to_string().contains(&text::fault(&Fault::NotSignedIn)), "{refused}");
    person.leave_content().await
}

/// Exports with the present choices, as the administrator, and checks that the file's name has this height, the present
/// date, the account, and this end.
async fn export_named(person: &Person, height: u64, end: &str) -> Result<Vec<u8>> {
    let day = "
    const now = new Date();
    const padded = (number) => String(number).padStart(2, '0');
    arguments[0]({ day: [now.getFullYear(), padded(now.getMonth() + 1), padded(now.getDate())].join('-') });
    ";
    let before = person.run(day, Vec::new()).await?;
    person.click("Export the ledger").await?;
    let file = person.download(end).await?;
    let after = person.run(day, Vec::new()).await?;
    let name = file.file_name().context("the file has no name")?.to_string_lossy().into_owned();
    let days =
        [before, after].map(|day| format!("st-anna-h{height}-{}-admin.{end}", day["day"].as_str().unwrap_or("?")));
    // Downloads of one name are numbered.
    ensure!(days.iter().any(|expected| name.ends_with(expected)), "the file is named {name}, not {days:?}");
    Ok(fs::read(file)?)
}

fn sealed_contents(file: &[u8]) -> Result<usize> {
    let file: Value = serde_json::from_slice(file)?;
    let blocks = file["blocks"].as_array().context("the file has no list of blocks")?;
    let transactions = blocks.iter().filter_map(|block| block["transactions"].as_array()).flatten();
    Ok(transactions.filter(|it| !it["sealed"].is_null()).count())
}

#[tokio::test]
async fn a_ledger_is_exported_zipped_and_without_contents_under_a_name_that_says_what_it_is() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    person.go("#/files").await?;
    let plain = export_named(&person, 2, "medchain.json").await?;
    ensure!(sealed_contents(&plain)? == 1, "not one content is in the file");
    person.click("Compressed (gzip)").await?;
    let zipped = export_named(&person, 2, "medchain.json.gz").await?;
    ensure!(zipped.starts_with(&[0x1f, 0x8b]) && zipped.len() < plain.len(), "{} bytes", zipped.len());
    ensure!(
        StoredState::read(&zipped)?.blocks == StoredState::read(&plain)?.blocks,
        "the gzipped file holds another chain"
    );
    person.click("Compressed (gzip)").await?;
    person.click("With the sealed contents").await?;
    let bare = export_named(&person, 2, "medchain.json").await?;
    ensure!(sealed_contents(&bare)? == 0, "contents are in the file");
    ensure!(
        StoredState::read(&bare)?.blocks == StoredState::read(&plain)?.blocks,
        "the file without contents holds another chain"
    );
    person.leave_content().await
}

#[tokio::test]
async fn the_page_of_files_says_that_every_block_was_exported_only_if_it_was() -> Result<()> {
    const EXPORTED: &str = "Every block has been exported from here";
    let site = Site::built()?;
    let author = Person::arrive(&site).await?;
    author.create_a_ledger().await?;
    author.go("#/files").await?;
    author.see("1 block has never been exported from here.").await?;
    author.see_no(EXPORTED).await?;
    let file = author.export().await?;
    author.see(&format!("{EXPORTED}.")).await?;

    let reader = Person::arrive(&site).await?;
    reader.take_in(&file).await?;
    reader.see("verified and stored").await?;
    reader.go("#/files").await?;
    reader.see("Every block is in a file: exported from here, or imported here.").await?;
    reader.see_no(EXPORTED).await?;
    reader.click("With the sealed contents").await?;
    reader.click("Export the ledger").await?;
    reader.see(&format!("{EXPORTED}, but without the contents.")).await?;
    reader.click("With the sealed contents").await?;
    reader.click("Export the ledger").await?;
    reader.see(&format!("{EXPORTED}.")).await?;
    reader.leave_content().await?;
    author.leave_content().await
}

#[tokio::test]
async fn a_file_has_the_local_date_and_the_letters_of_the_name_of_its_ledger() -> Result<()> {
    // Fourteen hours ahead of UTC, so that the local date is often tomorrow's.
    const FAR_EAST: &str = "Pacific/Kiritimati";
    const TODAY: &str = "
    const now = new Date();
    const day = new Date(now.getTime() + 14 * 3600 * 1000).toISOString().slice(0, 10);
    arguments[0]({ day, offset: now.getTimezoneOffset() });
    ";
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.live_in(FAR_EAST).await?;
    person.reload().await?;
    person.create_ledger("Клиника Святой Анны").await?;
    person.go("#/files").await?;
    let before = person.run(TODAY, Vec::new()).await?;
    ensure!(before["offset"] == json!(-840), "the browser's time zone is another one: {before}");
    person.click("Export the ledger").await?;
    person.see("Exported: клиника-святой-анны-h0-").await?;
    let after = person.run(TODAY, Vec::new()).await?;
    let names = [before, after]
        .map(|it| format!("клиника-святой-анны-h0-{}-admin.medchain.json", it["day"].as_str().unwrap_or("?")));
    let screen = person.screen().await?;
    ensure!(names.iter().any(|name| screen.contains(name)), "not one of {names:?}: {screen}");
    person.leave_content().await
}
