//! A hospital's ledger, as its people make it: the steps that tests and pictures share.
//!
//! Everything goes through the screen: fields by their labels, buttons by their names.

use crate::{Control, Person};
use anyhow::{Context, Result};
use serde_json::json;
use std::path::{Path, PathBuf};

/// What every account here is kept under.
pub const PASSWORD: &str = "correct horse battery";

/// Somebody who asks for an account.
pub struct Newcomer {
    /// The id.
    pub user_id: &'static str,
    /// The name.
    pub name: &'static str,
    /// What the form says of the role.
    pub role: &'static str,
    /// Where they work; nobody asks patients.
    pub hospital: Option<&'static str>,
}

/// The doctor.
pub const DOCTOR: Newcomer =
    Newcomer { user_id: "dr_bob", name: "Dr. Bob Alder", role: "Doctor: submits records", hospital: Some("st-anna") };

/// The patient.
pub const PATIENT: Newcomer =
    Newcomer { user_id: "patient_x", name: "Xenia Yew", role: "Patient: consents to records", hospital: None };

/// A doctor who wrote nothing yet.
pub const OTHER_DOCTOR: Newcomer =
    Newcomer { user_id: "dr_eve", name: "Dr. Eve Birch", role: "Doctor: submits records", hospital: Some("st-mary") };

impl Newcomer {
    /// What a list of doctors says of this one.
    pub fn choice(&self) -> String {
        format!("{} · {}", self.user_id, self.name)
    }
}

impl Person {
    /// Founds a ledger and is its administrator.
    pub async fn found_a_ledger(&self) -> Result<()> {
        self.found("St. Anna").await
    }

    /// Founds a ledger of this name and is its administrator.
    pub async fn found(&self, name: &str) -> Result<()> {
        self.type_into("Name of the ledger", name).await?;
        self.type_into("Your user id", "admin").await?;
        self.type_into("Your name", "Ada Minster").await?;
        self.type_into("Your hospital", "st-anna").await?;
        self.type_into("New password", PASSWORD).await?;
        self.click("Found the ledger").await?;
        self.see_control("Account: admin").await
    }

    /// Asks for an account.
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

    /// As an administrator, lets somebody in.
    pub async fn admit(&self, newcomer: &Newcomer) -> Result<()> {
        let approve = format!("Approve {}", newcomer.user_id);
        self.click(approve.as_str()).await?;
        self.see("ready for a block").await
    }

    /// As the delegate whose turn it is, forges the block of this height.
    pub async fn forge(&self, height: u64) -> Result<()> {
        self.go("#/forge").await?;
        let forge = format!("Forge block {height}");
        self.click(forge.as_str()).await?;
        self.see(&format!("Block {height} is forged")).await
    }

    /// Changes to another account of this device.
    pub async fn switch_to(&self, account: &str, role: &str) -> Result<()> {
        self.click(Control::Css("button.who")).await?;
        self.choose("Account to sign in with", &format!("{account} · {role}")).await?;
        self.type_into("Password", PASSWORD).await?;
        self.click("Switch to this account").await?;
        self.see_control(Control::Named(&format!("Account: {account}"))).await
    }

    /// As a doctor, proposes a prescription for the patient.
    pub async fn submit(&self, record_id: &str, prescription: &str, euros: &str) -> Result<()> {
        self.go("#/submit").await?;
        self.type_into("Patient", PATIENT.user_id).await?;
        self.type_into("Record id", record_id).await?;
        self.type_into("Prescription or finding", prescription).await?;
        self.type_into("Amount in euros", euros).await?;
        self.click("Submit the record").await?;
        self.see("waits for patient_x").await
    }

    /// Exports the ledger, and gives where the file is.
    pub async fn export(&self) -> Result<PathBuf> {
        self.go("#/files").await?;
        self.click("Export the ledger").await?;
        self.download("medchain.json").await
    }

    /// Chooses a ledger file, looks at what it would change, and takes it in.
    pub async fn take_in(&self, file: &Path) -> Result<()> {
        self.upload("Choose a ledger file", file).await?;
        self.click("Accept").await
    }

    /// On the page of files, chooses a ledger file and takes in what there is to take in, if anything.
    pub async fn read_in(&self, file: &Path) -> Result<()> {
        self.go("#/files").await?;
        self.upload("Choose a ledger file", file).await?;
        self.see("Written, says the file").await?;
        self.click(Control::Css(".proposal button.first")).await?;
        self.see_no("Written, says the file").await
    }

    /// The hash that stands first on the page of a block, whole.
    pub async fn hash_of_block(&self, height: u64) -> Result<String> {
        self.go(&format!("#/blocks/{height}")).await?;
        self.see(&format!("Block {height}")).await?;
        self.attribute("main .facts .hash", "data-hash").await?.context("a hash has its digits")
    }

    /// A ledger with a doctor, a patient, and a proposal that waits for the patient, who looks at it.
    pub async fn come_to_a_proposal(&self) -> Result<()> {
        self.found_a_ledger().await?;
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

    /// The same ledger with the proposal approved and in block 2, and another doctor let in; the administrator acts.
    pub async fn come_to_a_record(&self) -> Result<()> {
        self.come_to_a_proposal().await?;
        self.click("Approve").await?;
        self.see("Nothing waits for your consent").await?;
        self.switch_to("admin", "administrator").await?;
        self.register(&OTHER_DOCTOR).await?;
        self.admit(&OTHER_DOCTOR).await?;
        self.forge(2).await
    }

    /// As a doctor or an administrator, stakes tokens and stands for delegate.
    pub async fn stand(&self, tokens: &str) -> Result<()> {
        self.go("#/delegates").await?;
        self.type_into("How many tokens", tokens).await?;
        self.click("Stake the tokens").await?;
        self.see("The stake is signed, and waits for a block").await?;
        self.click("Stand for delegate").await?;
        self.see("The candidacy is signed, and waits for a block").await
    }

    /// Votes for somebody who stands.
    pub async fn vote_for(&self, candidate: &str) -> Result<()> {
        self.go("#/delegates").await?;
        self.click(format!("Vote for {candidate}").as_str()).await?;
        self.see("The vote is signed, and waits for a block").await
    }

    /// Of two delegates, the administrator and the doctor, whose turn it is, and who the other one is.
    pub async fn turns(&self) -> Result<(String, String)> {
        let status = self.send(json!({ "command": "status" })).await?;
        let first = status["value"]["ledger"]["turn"]["delegate"].as_str().context("a turn has a delegate")?;
        let other = if first == "admin" { DOCTOR.user_id } else { "admin" };
        Ok((first.to_owned(), other.to_owned()))
    }

    /// Unlocks one more account, so that it can forge by itself.
    pub async fn unlock(&self, account: &str) -> Result<()> {
        self.go("#/forge").await?;
        self.click(format!("Unlock {account} …").as_str()).await?;
        self.type_into("Password", PASSWORD).await?;
        self.click("Unlock the account").await?;
        self.see_control(format!("Lock {account}").as_str()).await
    }

    /// As a patient, lets a doctor read everything, with no end.
    pub async fn grant_all(&self, doctor: &Newcomer) -> Result<()> {
        self.go("#/grants").await?;
        self.choose("Doctor who may read", &doctor.choice()).await?;
        self.click("Grant access").await?;
        self.see("The grant is signed, and waits for a block").await
    }
}
