//! Records are read and written: a new version next to the former one, the history as a timeline with a proof and a
//! receipt of each version, and the page of a person without access.

use anyhow::{Context, Result, ensure};
use e2e::hospital::{DOCTOR, OTHER_DOCTOR, PATIENT};
use e2e::{Control, Key, Person, Site};
use medchain::file::receipt::Receipt;
use serde_json::{Value, json};
use std::fs;

const FORMER: &str = "Amoxicillin 250 mg, oral suspension";
const NEWER: &str = "Amoxicillin 500 mg, oral suspension";

/// Returns the id or the text of the focused element.
const FOCUSED: &str = "arguments[0]({ focused: document.activeElement.id || document.activeElement.textContent });";

/// From now on, printing only counts the verdicts that would be printed.
const PAPER: &str = "
window.printed = new Promise((resolve) => {
  window.print = () => resolve({ verdicts: document.querySelectorAll('details[open] .verdict .permitted').length });
});
arguments[0]({});
";
const PRINTED: &str = "window.printed.then(arguments[0]);";

async fn focused(person: &Person) -> Result<String> {
    let found = person.run(FOCUSED, Vec::new()).await?;
    found["focused"].as_str().map(str::to_owned).context("no element has the focus")
}

/// Returns the number of a person's log entries for single contents, as the administrator sees it.
async fn looks_by(person: &Person, who: &str) -> Result<usize> {
    person.switch_to("admin", "administrator").await?;
    let log = person.send(json!({ "command": "read_log", "count": 500 })).await?;
    let entries = log["value"]["entries"].as_array().context("there are no entries")?;
    let is_look = |entry: &&Value| entry["actor"] == json!(who) && entry["action"] == json!("view_record");
    Ok(entries.iter().filter(is_look).count())
}

/// Writes version 2 of `rx-1` as the doctor, starting from version 1.
async fn write_a_new_version(person: &Person) -> Result<()> {
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.go("#/submit").await?;
    person.click("A new version of a record").await?;
    person.type_into("Record id", "rx-1").await?;
    person.see_no("rx-1, newest version").await?;
    person.press(Key::Tab).await?;
    person.see("rx-1, newest version").await?;
    person.see(FORMER).await?;
    person.see("The form is still empty").await?;
    person.type_into("Note", "Shake well").await?;
    person.click("Start from version 1").await?;
    person.click("Restore my text").await?;
    person.see("The form is still empty").await?;
    person.type_into("Note", "").await?;
    person.click("Start from version 1").await?;
    person.see("No changes: the form has the same content as this version").await?;
    ensure!(focused(person).await? == "record-prescription", "the field of the change has no focus");
    person.type_into("Prescription or finding", NEWER).await?;
    person.see_control(Control::Css(".changes ins")).await?;
    ensure!(person.read(".changes ins").await? == "500", "the new word is not marked");
    ensure!(person.read(".changes del").await? == "250", "the former word is not marked");
    person.click("Submit the record").await?;
    person.see("waits for patient_x").await?;
    person.see_no("rx-1, newest version").await
}

/// Puts both versions of `rx-1` into the chain, and opens them as the patient.
async fn come_to_two_versions(person: &Person) -> Result<()> {
    person.come_to_a_record().await?;
    write_a_new_version(person).await?;
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/consent").await?;
    person.click("Approve").await?;
    person.see("Nothing waits for your consent").await?;
    person.switch_to("admin", "administrator").await?;
    person.forge(3).await?;
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/history/patient_x").await?;
    person.see("Version 2").await
}

#[tokio::test]
async fn a_new_version_is_written_beside_the_former_one_which_is_opened_once_and_logged() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    let before = looks_by(&person, DOCTOR.user_id).await?;
    write_a_new_version(&person).await?;
    ensure!(looks_by(&person, DOCTOR.user_id).await? == before + 1, "one read did not make one entry");
    person.leave_content().await
}

#[tokio::test]
async fn an_id_that_says_something_about_the_patient_is_pointed_out_before_it_is_public() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.go("#/submit").await?;
    person.see("use ids that are pseudonyms and reveal nothing about the person").await?;
    person.type_into("Patient", PATIENT.user_id).await?;
    person.type_into("Record id", "rx-Yew-2026").await?;
    person.see("'yew' is in the record id").await?;
    person.type_into("Record id", "rx-2026").await?;
    person.see_no("is in the record id").await?;
    person.leave_content().await
}

#[tokio::test]
async fn each_version_of_a_history_has_its_proof_and_its_receipt_and_prints_with_all_of_them() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_two_versions(&person).await?;
    ensure!(person.read(".timeline li:first-child ins").await? == "500", "the newest version's change is not marked");
    person.enter("Proof that block 3 includes version 2").await?;
    person.see("Included in block 3").await?;
    let computed = person.attribute(".timeline .facts > div:nth-last-child(2) .hash", "data-hash").await?;
    let stated = person.attribute(".timeline .facts > div:last-child .hash", "data-hash").await?;
    ensure!(computed.is_some() && computed == stated, "{computed:?} and {stated:?}");

    person.run(PAPER, Vec::new()).await?;
    person.click("Print, with all proofs").await?;
    let printed = person.run(PRINTED, Vec::new()).await?;
    ensure!(printed["verdicts"] == json!(2), "on paper: {printed}");

    person.click("Receipt of version 2 …").await?;
    person.click("Export the receipt").await?;
    let receipt = person.download("medchain-receipt.json").await?;
    let receipt = Receipt::read(&fs::read(receipt)?).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    ensure!(receipt.leaf_index < receipt.header.transaction_count && receipt.content.is_none(), "{receipt:?}");
    person.press(Key::Escape).await?;
    person.see_no("Export the receipt").await?;
    ensure!(focused(&person).await? == "Receipt of version 2 …", "the focus did not return");

    person.put_on_paper().await?;
    person.see("From the ledger St. Anna").await?;
    person.see("Included in block 2").await?;
    for pressed in ["Print, with all proofs", "Receipt of version", "Look up another patient", "Settings"] {
        person.see_no(pressed).await?;
    }
    person.leave_content().await
}

#[tokio::test]
async fn whoever_is_not_let_in_sees_the_rules_that_it_is_logged_and_whom_to_ask() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    person.switch_to(OTHER_DOCTOR.user_id, "doctor").await?;
    person.go("#/history/patient_x").await?;
    person.see("You may not see this").await?;
    person.see("you have no active grant of patient_x").await?;
    person.see("Your attempt is already in the access log").await?;
    person.see("Ask patient_x for a grant").await?;
    // The root that the page shows is that of the log with the attempt.
    let shown = person.attribute(".denied .hash", "data-hash").await?.context("the page shows no root of the log")?;
    let logs = person.send(json!({ "command": "list_logs" })).await?;
    ensure!(logs["value"][0]["head"]["root"] == json!(shown), "{shown} and {logs}");
    person.switch_to("admin", "administrator").await?;
    person.go("#/log").await?;
    person.see("no rule allows it").await?;
    person.leave_content().await
}
