//! A newcomer in the demonstration: from the first load to a forged record within a minute and with a limited number of
//! actions; and the same with the keyboard only.

use anyhow::{Context, Result, ensure};
use e2e::{Control, Person, Site};

/// The greatest number of actions until a record is forged.
const MOST_ACTS: usize = 12;

const PRESCRIPTION: &str = "Ibuprofen 400 mg, one in the evening";

/// The newest proposal; older ones are above it.
const LAST_PROPOSAL: &str = "article.waiting:last-of-type";

/// A person whose actions are counted: each press and each field that is filled in.
struct Newcomer<'a> {
    person: &'a Person,
    acts: usize,
}

impl Newcomer<'_> {
    async fn click<'a>(&mut self, control: impl Into<Control<'a>>) -> Result<()> {
        self.acts += 1;
        self.person.click(control).await
    }

    async fn fill(&mut self, label: &str, words: &str) -> Result<()> {
        self.acts += 1;
        self.person.type_into(label, words).await
    }
}

/// Returns the first patient that the start page offers.
async fn offered_patient(person: &Person) -> Result<String> {
    person.see("Continue as one of six people").await?;
    let screen = person.screen().await?;
    let offers = screen.split("Continue as ").filter_map(|offer| offer.split_once(" · patient"));
    let patient = offers.map(|(user, _)| user).find(|user| !user.contains(' '));
    patient.map(str::to_owned).context("the start page offers no patient")
}

/// Checks that the newest block and the patient's history include the record.
async fn stands_in_the_block(person: &Person, patient: &str, record: &str) -> Result<()> {
    person.see("Merkle tree").await?;
    person.see(record).await?;
    person.go(&format!("#/history/{patient}")).await?;
    person.see(PRESCRIPTION).await
}

#[tokio::test]
async fn a_newcomer_forges_a_record_in_no_more_than_twelve_acts() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    let mut newcomer = Newcomer { person: &person, acts: 0 };
    newcomer.click("Explore the demo hospital").await?;
    let patient = offered_patient(&person).await?;

    newcomer.click(Control::Role("link", "Submit")).await?;
    newcomer.fill("Patient", &patient).await?;
    newcomer.fill("Prescription or finding", PRESCRIPTION).await?;
    newcomer.fill("Amount in euros", "4.80").await?;
    newcomer.click("Submit the record").await?;
    person.see("waits for the patient's consent").await?;

    newcomer.click(Control::Css("button.who")).await?;
    newcomer.click(format!("Continue as {patient} · patient").as_str()).await?;
    newcomer.click(Control::Role("link", "Consent")).await?;
    person.see(PRESCRIPTION).await?;
    let record = person.read(&format!("{LAST_PROPOSAL} h2")).await?;
    newcomer.click(Control::Css(&format!("{LAST_PROPOSAL} button.first"))).await?;
    person.see("You have approved the record").await?;

    newcomer.click(Control::Role("link", "Forge")).await?;
    newcomer.click("Forge block").await?;
    person.see("is forged").await?;
    println!("from the first load to a forged record: {} acts", newcomer.acts);
    ensure!(newcomer.acts <= MOST_ACTS, "{} actions", newcomer.acts);

    person.click("Look at the block").await?;
    stands_in_the_block(&person, &patient, &record).await?;
    person.leave_content().await
}

#[tokio::test]
async fn the_same_is_done_by_keyboard_alone() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.enter("Explore the demo hospital").await?;
    let patient = offered_patient(&person).await?;

    person.enter(Control::Role("link", "Submit")).await?;
    person.fill("Patient", &patient).await?;
    person.fill("Prescription or finding", PRESCRIPTION).await?;
    person.fill("Amount in euros", "4.80").await?;
    person.enter("Submit the record").await?;
    person.see("waits for the patient's consent").await?;

    person.enter(Control::Css("button.who")).await?;
    person.enter(format!("Continue as {patient} · patient").as_str()).await?;
    person.enter(Control::Role("link", "Consent")).await?;
    person.see(PRESCRIPTION).await?;
    let record = person.read(&format!("{LAST_PROPOSAL} h2")).await?;
    person.enter(Control::Css(&format!("{LAST_PROPOSAL} button.first"))).await?;

    person.enter(Control::Role("link", "Forge")).await?;
    person.enter("Forge block").await?;
    person.see("is forged").await?;
    person.enter("Look at the block").await?;
    stands_in_the_block(&person, &patient, &record).await?;
    person.leave_content().await
}
