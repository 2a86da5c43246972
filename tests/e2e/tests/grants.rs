//! Access to records: a patient grants and revokes, a doctor shares, and the patient sees who has read.

use anyhow::{Result, ensure};
use e2e::hospital::{DOCTOR, OTHER_DOCTOR, PATIENT};
use e2e::{Control, Person, Site};

const RECORD: &str = "Amoxicillin 250 mg, oral suspension";

/// Forges the block of this height as the administrator, and then switches to another account.
async fn forged_for(person: &Person, height: u64, account: &str, role: &str) -> Result<()> {
    person.switch_to("admin", "administrator").await?;
    person.forge(height).await?;
    person.switch_to(account, role).await
}

#[tokio::test]
async fn a_doctor_reads_under_a_grant_the_patient_sees_it_and_takes_it_back() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    person.switch_to(OTHER_DOCTOR.user_id, "doctor").await?;
    person.go("#/history/patient_x").await?;
    person.see("You may not see this").await?;

    person.switch_to(PATIENT.user_id, "patient").await?;
    person.grant_all(&OTHER_DOCTOR).await?;
    forged_for(&person, 3, OTHER_DOCTOR.user_id, "doctor").await?;
    person.go("#/grants").await?;
    person.see("active").await?;
    person.click("History of patient_x").await?;
    person.see(RECORD).await?;
    person.see("shown under a grant of the patient").await?;

    // The patient's page lists the doctor's access with its reason, and a proof that the log has the entry.
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/log").await?;
    person.see("Who has accessed my data").await?;
    person.see("under the grant").await?;
    person.see("no rule allows it").await?;
    person.click(Control::Css("main td [aria-expanded]")).await?;
    person.see("is in the log").await?;
    person.see("The log continues the anchored log").await?;

    person.go("#/grants").await?;
    person.click("Revoke the access of dr_eve …").await?;
    person.see("dr_eve has read 1 of 1 record. The revocation does not undo that").await?;
    person.see("The chain contains keys to 1 version for dr_eve").await?;
    person.see("every device denies dr_eve access to rx-1").await?;
    person.see("rx-1, version 1").await?;
    ensure!(
        person.read("dialog[open] td:last-child").await?.starts_with("1 time, last"),
        "the number of reads is wrong"
    );
    person.type_into("Reason", "The treatment is over").await?;
    person.click("Revoke the access").await?;
    person.see("ready for a block").await?;
    forged_for(&person, 4, OTHER_DOCTOR.user_id, "doctor").await?;
    person.go("#/history/patient_x").await?;
    person.see("You may not see this").await?;
    person.go("#/grants").await?;
    person.see("revoked").await?;
    person.leave_content().await
}

#[tokio::test]
async fn a_grant_of_chosen_records_ends_with_its_last_day() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/grants").await?;
    person.choose("Doctor who may read", &OTHER_DOCTOR.choice()).await?;
    person.click("Only the records chosen here").await?;
    person.see_control("rx-1").await?;
    person.click("Grant access").await?;
    person.see("No record is chosen").await?;
    person.click("rx-1").await?;
    person.click("Until the end of a day").await?;
    person.click("Grant access").await?;
    person.see("The grant is signed").await?;
    forged_for(&person, 3, OTHER_DOCTOR.user_id, "doctor").await?;
    person.go("#/grants").await?;
    person.see("rx-1").await?;
    person.see_no("no end").await?;
    person.go("#/history/patient_x").await?;
    person.see(RECORD).await?;
    person.leave_content().await
}

#[tokio::test]
async fn a_doctor_shares_a_record_when_its_patient_agrees() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.come_to_a_record().await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.go("#/submit").await?;
    person.click("Share rx-1").await?;
    person.choose("Doctor to share with", &OTHER_DOCTOR.choice()).await?;
    person.click("Propose the share").await?;
    person.see("share with dr_eve").await?;

    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/consent").await?;
    person.see("dr_bob asks you to let dr_eve read the record rx-1").await?;
    ensure!(!person.screen().await?.contains(RECORD), "a content is on the screen");
    person.click("Approve").await?;
    person.see("Nothing waits for your consent").await?;
    forged_for(&person, 3, OTHER_DOCTOR.user_id, "doctor").await?;
    person.go("#/history/patient_x").await?;
    person.see(RECORD).await?;
    person.see("shown under a grant of the patient").await?;

    // The patient can revoke a share like a grant.
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.go("#/grants").await?;
    person.see("share, with consent").await?;
    person.see_control("Revoke the access of dr_eve …").await?;
    person.leave_content().await
}
