//! A registration whose name looks like another one is approved only after its approver has seen both.

use anyhow::{Result, ensure};
use e2e::hospital::{DOCTOR, Newcomer, PASSWORD};
use e2e::{Key, Person, Site};
use serde_json::json;

/// A person whose id looks like that of the doctor.
const LOOKALIKE: Newcomer =
    Newcomer { user_id: "dr_b0b", name: "Robert Alder", role: "Doctor: submits records", hospital: Some("st-anna") };

/// Another one.
const SECOND_LOOKALIKE: Newcomer =
    Newcomer { user_id: "dr__bob", name: "Bea Alder", role: "Doctor: submits records", hospital: Some("st-anna") };

const WARNING: &str = "The user id looks like 'dr_bob', the id of another account.";

const DESPITE: &str = "I have compared them and still approve";

/// Returns the number of registrations in the pool that the next block includes.
async fn ready(person: &Person) -> Result<usize> {
    let pool = person.send(json!({ "command": "list_pool" })).await?["value"].take();
    let pool = pool.as_array().cloned().unwrap_or_default();
    Ok(pool.iter().filter(|item| item["state"]["state"] == "ready").count())
}

#[tokio::test]
async fn a_registration_with_a_lookalike_name_is_approved_only_in_the_dialog_that_shows_both() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await?;
    person.admit(&DOCTOR).await?;
    person.forge(1).await?;

    person.register(&LOOKALIKE).await?;
    person.see(WARNING).await?;
    person.click("Approve dr_b0b").await?;
    person.see("Check this before you approve:").await?;
    ensure!(ready(&person).await? == 0, "the first press approved the registration");
    person.press(Key::Escape).await?;
    ensure!(ready(&person).await? == 0, "closing the dialog approved the registration");
    person.click("Approve dr_b0b").await?;
    person.click(DESPITE).await?;
    person.see("ready for a block").await?;
    ensure!(ready(&person).await? == 1, "the registration was not approved");
    person.forge(2).await?;

    // The same by keyboard alone.
    person.register(&SECOND_LOOKALIKE).await?;
    person.enter("Approve dr__bob").await?;
    person.enter(DESPITE).await?;
    person.see("ready for a block").await?;
    ensure!(ready(&person).await? == 1, "the registration was not approved by keyboard");

    // A script has to say the same.
    let command = json!({ "command": "register", "user_id": "dr_b_ob", "name": "Bob Ash", "role": "doctor",
        "hospital_id": "st-anna", "password": PASSWORD });
    let transaction = person.send(command).await?["value"]["transaction"].take();
    let refused = person.send(json!({ "command": "approve", "transaction": transaction })).await;
    let words = refused.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(words.contains("Ask the person, then confirm or refuse the registration."), "{words}");
    person.leave_content().await
}
