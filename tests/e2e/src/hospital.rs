//! The steps of a hospital's staff and patients that tests and pictures share.
//!
//! Every step uses the screen: fields by their labels, buttons by their names.

use crate::{Control, Person};
use anyhow::{Context, Result};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The password of every account.
pub const PASSWORD: &str = "correct horse battery";

/// A person who requests an account.
pub struct Newcomer {
    /// The id.
    pub user_id: &'static str,
    /// The name.
    pub name: &'static str,
    /// The form's label for the role.
    pub role: &'static str,
    /// The hospital; the form has no such field for patients.
    pub hospital: Option<&'static str>,
}

/// The doctor.
pub const DOCTOR: Newcomer =
    Newcomer { user_id: "dr_bob", name: "Dr. Bob Alder", role: "Doctor: submits records", hospital: Some("st-anna") };

/// The patient.
pub const PATIENT: Newcomer =
    Newcomer { user_id: "patient_x", name: "Xenia Yew", role: "Patient: consents to records", hospital: None };

/// A doctor who has written no record.
pub const OTHER_DOCTOR: Newcomer =
    Newcomer { user_id: "dr_eve", name: "Dr. Eve Birch", role: "Doctor: submits records", hospital: Some("st-mary") };

impl Newcomer {
    /// Returns the entry for this person in a list of doctors.
    pub fn choice(&self) -> String {
        format!("{} · {}", self.user_id, self.name)
    }
}

impl Person {
    /// Creates a ledger, as its first administrator.
    pub async fn create_a_ledger(&self) -> Result<()> {
        self.create_ledger("St. Anna").await
    }

    /// Creates a ledger of this name, as its first administrator.
    pub async fn create_ledger(&self, name: &str) -> Result<()> {
        self.type_into("Name of the ledger", name).await?;
        self.type_into("Your user id", "admin").await?;
        self.type_into("Your name", "Ada Minster").await?;
        self.type_into("Your hospital", "st-anna").await?;
        self.type_into("New password", PASSWORD).await?;
        self.click("Create the ledger").await?;
        self.see_control("Account: admin").await
    }

    /// Requests an account.
    pub async fn register(&self, newcomer: &Newcomer) -> Result<()> {
        self.go("#/people").await?;
        self.click(newcomer.role).await?;
        self.type_into("User id", newcomer.user_id).await?;
        self.type_into("Full name", newcomer.name).await?;
        if let Some(hospital) = newcomer.hospital {
            self.type_into("Hospital", hospital).await?;
        }
        self.type_into("New password", PASSWORD).await?;
        self.click("Register the account").await?;
        self.see_control(Control::Named(&format!("Approve {}", newcomer.user_id))).await
    }

    /// Approves a registration, as an administrator.
    pub async fn admit(&self, newcomer: &Newcomer) -> Result<()> {
        let approve = format!("Approve {}", newcomer.user_id);
        self.click(approve.as_str()).await?;
        self.see("ready for a block").await
    }

    /// Forges the block of this height, as the delegate whose turn it is.
    pub async fn forge(&self, height: u64) -> Result<()> {
        self.go("#/forge").await?;
        let forge = format!("Forge block {height}");
        self.click(forge.as_str()).await?;
        self.see(&format!("Block {height} is forged")).await
    }

    /// Switches to another account of this device.
    pub async fn switch_to(&self, account: &str, role: &str) -> Result<()> {
        self.click(Control::Css("button.who")).await?;
        self.choose("Account to sign in with", &format!("{account} · {role}")).await?;
        self.type_into("Password", PASSWORD).await?;
        self.click("Switch to this account").await?;
        self.see_control(Control::Named(&format!("Account: {account}"))).await
    }

    /// Proposes a prescription for the patient, as a doctor.
    pub async fn submit(&self, record_id: &str, prescription: &str, euros: &str) -> Result<()> {
        self.go("#/submit").await?;
        self.type_into("Patient", PATIENT.user_id).await?;
        self.type_into("Record id", record_id).await?;
        self.type_into("Prescription or finding", prescription).await?;
        self.type_into("Amount in euros", euros).await?;
        self.click("Submit the record").await?;
        self.see("waits for patient_x").await
    }

    /// Exports the ledger, and returns the path of the file.
    pub async fn export(&self) -> Result<PathBuf> {
        self.go("#/files").await?;
        self.click("Export the ledger").await?;
        self.download("medchain.json").await
    }

    /// Chooses a ledger file, previews its changes, and imports it.
    pub async fn take_in(&self, file: &Path) -> Result<()> {
        self.upload("Choose a ledger file", file).await?;
        self.click("Accept").await
    }

    /// Chooses a ledger file on the page of files, and accepts its changes, if there are any.
    pub async fn read_in(&self, file: &Path) -> Result<()> {
        self.go("#/files").await?;
        self.upload("Choose a ledger file", file).await?;
        self.see("Exported, according to the file").await?;
        self.click(Control::Css(".proposal button.first")).await?;
        self.see_no("Exported, according to the file").await
    }

    /// Returns the whole hash that is first on the page of a block.
    pub async fn hash_of_block(&self, height: u64) -> Result<String> {
        self.go(&format!("#/blocks/{height}")).await?;
        self.see(&format!("Block {height}")).await?;
        self.attribute("main .facts .hash", "data-hash").await?.context("a hash has its digits")
    }

    /// Creates a ledger with a doctor, a patient, and a proposal that the patient is looking at.
    pub async fn come_to_a_proposal(&self) -> Result<()> {
        self.create_a_ledger().await?;
        for newcomer in [&DOCTOR, &PATIENT] {
            self.register(newcomer).await?;
            self.admit(newcomer).await?;
        }
        self.forge(1).await?;
        self.switch_to(DOCTOR.user_id, "doctor").await?;
        self.submit("rx-1", "Amoxicillin 250 mg, oral suspension", "25.50").await?;
        self.switch_to(PATIENT.user_id, "patient").await?;
        self.go("#/consent").await?;
        self.see("Amoxicillin 250 mg, oral suspension").await
    }

    /// Continues with the proposal approved in block 2 and another doctor registered, signed in as the administrator.
    pub async fn come_to_a_record(&self) -> Result<()> {
        self.come_to_a_proposal().await?;
        self.click("Approve").await?;
        self.see("Nothing waits for your consent").await?;
        self.switch_to("admin", "administrator").await?;
        self.register(&OTHER_DOCTOR).await?;
        self.admit(&OTHER_DOCTOR).await?;
        self.forge(2).await
    }

    /// Stakes tokens and announces a candidacy, as a doctor or an administrator.
    pub async fn stand(&self, tokens: &str) -> Result<()> {
        self.go("#/delegates").await?;
        self.type_into("How many tokens", tokens).await?;
        self.click("Stake the tokens").await?;
        self.see("The stake is signed, and waits for a block").await?;
        self.click("Become a candidate").await?;
        self.see("The candidacy is signed, and waits for a block").await
    }

    /// Votes for a candidate.
    pub async fn vote_for(&self, candidate: &str) -> Result<()> {
        self.go("#/delegates").await?;
        self.click(format!("Vote for {candidate}").as_str()).await?;
        self.see("The vote is signed, and waits for a block").await
    }

    /// Returns whose turn it is of the two delegates, the administrator and the doctor, and the other of the two.
    pub async fn turns(&self) -> Result<(String, String)> {
        let status = self.send(json!({ "command": "status" })).await?;
        let first = status["value"]["ledger"]["turn"]["delegate"].as_str().context("the turn has no delegate")?;
        let other = if first == "admin" { DOCTOR.user_id } else { "admin" };
        Ok((first.to_owned(), other.to_owned()))
    }

    /// Unlocks one more account, so that it can forge automatically.
    pub async fn unlock(&self, account: &str) -> Result<()> {
        self.go("#/forge").await?;
        self.click(format!("Unlock {account} …").as_str()).await?;
        self.type_into("Password", PASSWORD).await?;
        self.click("Unlock the account").await?;
        self.see_control(format!("Lock {account}").as_str()).await
    }

    /// Grants a doctor access to all records without an end, as a patient.
    pub async fn grant_all(&self, doctor: &Newcomer) -> Result<()> {
        self.go("#/grants").await?;
        self.choose("Doctor who may read", &doctor.choice()).await?;
        self.click("Grant access").await?;
        self.see("The grant is signed, and waits for a block").await
    }
}
