//! The main task, step by step: create, register, submit, approve, forge; close, open; export, wipe, import.

use anyhow::{Result, ensure};
use e2e::hospital::{DOCTOR, PASSWORD, PATIENT};
use e2e::{Person, Site};

#[tokio::test]
async fn a_record_goes_from_the_doctor_through_the_patient_into_a_block_and_survives_everything() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_proposal().await?;

    // A reload in between ends the session and loses nothing else.
    person.reload().await?;
    person.see("Sign in to see this").await?;
    person.go("#/").await?;
    person.choose("Account to sign in with", "patient_x · patient").await?;
    person.type_into("Password", PASSWORD).await?;
    person.click("Sign in").await?;
    person.see_control("Account: patient_x").await?;
    person.go("#/consent").await?;
    person.see("Amoxicillin 250 mg, oral suspension").await?;
    person.see("unchanged since the doctor signed it").await?;
    person.click("Approve").await?;
    person.see("Nothing waits for your consent").await?;

    person.switch_to("admin", "administrator").await?;
    person.forge(2).await?;
    let head = person.hash_of_block(2).await?;
    person.see("record").await?;
    person.go("#/history/patient_x").await?;
    person.see("Amoxicillin 250 mg, oral suspension").await?;

    // The browser is closed and opened again.
    let person = person.come_back().await?;
    person.see("St. Anna").await?;
    ensure!(person.hash_of_block(2).await? == head, "closing the browser has changed the chain");

    // A file carries the ledger: into this browser after a wipe, and into another one.
    let file = person.export().await?;
    person.wipe().await?;
    person.see("This device has no ledger yet").await?;
    let other = Person::arrive(&site).await?;
    for person in [&person, &other] {
        person.take_in(&file).await?;
        person.see("verified and stored").await?;
        ensure!(person.hash_of_block(2).await? == head, "the imported chain has another head");
    }
    other.leave_content().await?;
    person.leave_content().await
}

#[tokio::test]
async fn a_refusal_reaches_the_doctor_with_its_reason_and_a_stranger_sees_nothing() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_proposal().await?;
    person.click("Refuse …").await?;
    person.type_into("Reason", "I never took this").await?;
    person.click("Refuse the record").await?;
    person.see("Nothing waits for your consent").await?;
    person.switch_to("admin", "administrator").await?;
    person.forge(2).await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.go("#/submit").await?;
    person.see("refused").await?;
    person.see("I never took this").await?;
    // The doctor has no record of this patient, so the page denies access and the log has the attempt.
    person.go("#/history/patient_x").await?;
    person.see("You may not see this").await?;
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/log").await?;
    person.see("denied").await?;
    person.leave_content().await
}
