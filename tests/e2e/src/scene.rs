//! The pages of which pictures are taken, and the steps that lead to them.
//!
//! One person plays a scene, which is then photographed four times: light and dark, wide and on a phone. The scenes run
//! in one browser in order, so a later scene may use the results of an earlier one.

mod elections;
mod reading;

use anyhow::{Result, bail};

use crate::hospital::{DOCTOR, Newcomer, OTHER_DOCTOR, PATIENT};
use crate::{Control, Key, Person};

/// The scenes, in the order in which they are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The page without a ledger.
    Start,
    /// A doctor's registration waits for approval.
    People,
    /// The overview of a chain with two blocks.
    Overview,
    /// A proposal waits for its patient.
    Submit,
    /// A doctor chooses a patient.
    Histories,
    /// A doctor requests a history that she may not read.
    Denied,
    /// The patient reads the proposal.
    Consent,
    /// The patient has approved the proposal, and its row shows the outcome.
    Approved,
    /// The record is ready for a block.
    Forge,
    /// The block that includes the record.
    Block,
    /// The newest blocks.
    Blocks,
    /// The patient's records.
    History,
    /// The proof of a version, expanded below it.
    Proof,
    /// The access log.
    Log,
    /// Exporting and importing.
    Files,
    /// Appearance, storage, verification.
    Settings,
    /// An address without a page.
    Unknown,
    /// The patient's grants, and the form for another one.
    Grants,
    /// A grant as a signed transaction.
    Transaction,
    /// A doctor reads under the grant.
    UnderGrant,
    /// A doctor proposes to share a record.
    Sharing,
    /// A doctor writes a new version next to the former one.
    Former,
    /// The patient is asked to approve the share.
    Share,
    /// The patient has refused the share, with a reason.
    Refused,
    /// The people who have seen the patient's data.
    WhoSawMe,
    /// The effects of a revocation, and what it cannot undo.
    Revocation,
    /// Two candidates have vote weight, and a stake waits in the pool.
    Delegates,
    /// The next election, line by line.
    Election,
    /// The turn of another delegate.
    PassOver,
    /// Both delegates are unlocked and forge automatically.
    Autopilot,
    /// The dialog that switches accounts, with a wrong password.
    Account,
    /// The demonstration, just opened.
    Demonstration,
    /// A height in the middle of the demonstration's blocks.
    LongList,
    /// The explanation of a Merkle root.
    Why,
    /// The hits of a search.
    Search,
    /// A record's page.
    Record,
    /// A person's page.
    Someone,
    /// A patient's records in the demonstration, with the changes between versions.
    Versions,
    /// The delegates, in German.
    German,
}

impl Scene {
    /// All scenes.
    pub const ALL: [Self; 39] = [
        Self::Start,
        Self::People,
        Self::Overview,
        Self::Submit,
        Self::Histories,
        Self::Denied,
        Self::Consent,
        Self::Approved,
        Self::Forge,
        Self::Block,
        Self::Blocks,
        Self::History,
        Self::Proof,
        Self::Log,
        Self::Files,
        Self::Settings,
        Self::Unknown,
        Self::Grants,
        Self::Transaction,
        Self::UnderGrant,
        Self::Sharing,
        Self::Former,
        Self::Share,
        Self::Refused,
        Self::WhoSawMe,
        Self::Revocation,
        Self::Delegates,
        Self::Election,
        Self::PassOver,
        Self::Autopilot,
        Self::Account,
        Self::Demonstration,
        Self::LongList,
        Self::Why,
        Self::Record,
        Self::Someone,
        Self::Search,
        Self::Versions,
        Self::German,
    ];

    /// The scene that the README shows.
    pub const README: Self = Self::Block;

    /// The name in the pictures' file names: in lower case, with hyphens between words.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        name
    }

    /// Returns the route and some words of the page, for a scene that needs no other step.
    fn looked_at(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Histories => ("#/history", "Which patient do you want to look up?"),
            Self::Denied => ("#/history/patient_x", "You may not see this"),
            Self::Blocks => ("#/blocks", "admin"),
            Self::History => ("#/history/patient_x", "Amoxicillin"),
            Self::Log => ("#/log", "denied"),
            Self::Files => ("#/files", "Export the ledger"),
            Self::Settings => ("#/settings", "Verify the chain"),
            Self::Unknown => ("#/nowhere", "Go to the start page"),
            Self::WhoSawMe => ("#/log", "under the grant"),
            Self::Record => ("#/records/r-000017", "Written by"),
            Self::Someone => ("#/people/vera_fischer", "Free tokens"),
            _ => return None,
        })
    }

    /// Acts until the page of the scene is shown.
    pub async fn play(self, person: &Person) -> Result<()> {
        if let Some((route, words)) = self.looked_at() {
            return visit(person, route, words).await;
        }
        match self {
            Self::Start => person.see("This device has no ledger yet").await,
            Self::People => people(person).await,
            Self::Overview => overview(person).await,
            Self::Submit => {
                person.switch_to(DOCTOR.user_id, "doctor").await?;
                person.submit("rx-1", "Amoxicillin 250 mg, oral suspension", "25.50").await
            }
            Self::Consent => {
                act_as(person, &PATIENT, "patient", "#/consent", "unchanged since the doctor signed it").await
            }
            Self::Approved => approve(person).await,
            Self::Forge => act_as_administrator(person, "#/forge", "Forge block 2").await,
            Self::Block => {
                person.forge(2).await?;
                visit(person, "#/blocks/1", "Merkle tree").await
            }
            Self::Grants => grants(person).await,
            Self::Transaction => transaction(person).await,
            Self::UnderGrant => act_as(person, &OTHER_DOCTOR, "doctor", "#/history/patient_x", "under a grant").await,
            Self::Sharing | Self::Former | Self::Revocation | Self::Versions | Self::Proof => {
                reading::play(self, person).await
            }
            Self::Delegates | Self::Election | Self::PassOver | Self::Autopilot => elections::play(self, person).await,
            Self::Share => act_as(person, &PATIENT, "patient", "#/consent", "asks you to let").await,
            Self::Refused => refuse(person).await,
            Self::Account => wrong_password(person).await,
            Self::Demonstration => demonstration(person).await,
            Self::LongList => long_list(person).await,
            Self::Why => why(person).await,
            Self::Search => search(person).await,
            Self::German => german(person).await,
            _ => bail!("the scene {} has no steps", self.name()),
        }
    }
}

/// Creates a ledger, and registers a doctor.
async fn people(person: &Person) -> Result<()> {
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await
}

/// Signs in as a person, and opens a page.
async fn act_as(person: &Person, who: &Newcomer, role: &str, route: &str, words: &str) -> Result<()> {
    person.switch_to(who.user_id, role).await?;
    visit(person, route, words).await
}

async fn act_as_administrator(person: &Person, route: &str, words: &str) -> Result<()> {
    person.switch_to("admin", "administrator").await?;
    visit(person, route, words).await
}

async fn approve(person: &Person) -> Result<()> {
    person.click("Approve").await?;
    person.see("Approved, not yet in a block").await
}

async fn refuse(person: &Person) -> Result<()> {
    person.click("Refuse …").await?;
    person.type_into("Reason", "I want to ask Dr. Bob first").await?;
    person.click("Refuse the share").await?;
    person.see("Refused: I want to ask").await
}

async fn visit(person: &Person, route: &str, words: &str) -> Result<()> {
    person.go(route).await?;
    person.see(words).await
}

async fn overview(person: &Person) -> Result<()> {
    person.admit(&DOCTOR).await?;
    for newcomer in [&PATIENT, &OTHER_DOCTOR] {
        person.register(newcomer).await?;
        person.admit(newcomer).await?;
    }
    person.forge(1).await?;
    visit(person, "#/", "Current chain").await
}

/// Leaves one grant live, and another in its form.
async fn grants(person: &Person) -> Result<()> {
    person.switch_to(PATIENT.user_id, "patient").await?;
    person.grant_all(&OTHER_DOCTOR).await?;
    person.switch_to("admin", "administrator").await?;
    person.forge(3).await?;
    person.switch_to(PATIENT.user_id, "patient").await?;
    visit(person, "#/grants", "active").await?;
    person.choose("Doctor who may read", &DOCTOR.choice()).await?;
    person.click("Only the records chosen here").await?;
    person.click("rx-1").await
}

async fn transaction(person: &Person) -> Result<()> {
    person.click(Control::Css("main table .hash a")).await?;
    person.see("Which records").await
}

async fn wrong_password(person: &Person) -> Result<()> {
    person.click(Control::Css("button.who")).await?;
    person.type_into("Password", "not the password").await?;
    person.click("Switch to this account").await?;
    person.see("the password is wrong").await
}

/// Leaves the dialog of the scene before, and opens the demonstration.
async fn demonstration(person: &Person) -> Result<()> {
    person.press(Key::Escape).await?;
    visit(person, "#/settings", "Another ledger").await?;
    person.click("Close the ledger").await?;
    person.go("#/").await?;
    person.click("Explore the demo hospital").await?;
    person.see("Continue as one of six people").await
}

async fn long_list(person: &Person) -> Result<()> {
    visit(person, "#/blocks", "irreversible").await?;
    person.type_into("Go to height", "30").await?;
    person.press(Key::Enter).await?;
    person.see_control(Control::Css("[data-number='30'] .hash")).await
}

async fn why(person: &Person) -> Result<()> {
    visit(person, "#/blocks/40", "Merkle tree").await?;
    person.click(Control::Css("main .why")).await?;
    person.see("These values were just recomputed").await?;
    person.see("agrees").await
}

async fn search(person: &Person) -> Result<()> {
    person.press_with_control('k').await?;
    person.type_into("Height, hash, person, record or page", "er").await?;
    person.see("vera_fischer").await
}

async fn german(person: &Person) -> Result<()> {
    visit(person, "#/settings", "Another ledger").await?;
    person.choose("Language / Sprache", "Deutsch").await?;
    visit(person, "#/delegates", "Die Runde").await
}
