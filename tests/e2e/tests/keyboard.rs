//! The main task without a pointer: the tab key reaches every control, and keys operate it.

use anyhow::Result;
use e2e::hospital::{DOCTOR, PASSWORD};
use e2e::{Key, Person, Site};

#[tokio::test]
async fn a_ledger_is_founded_a_doctor_let_in_and_a_block_forged_by_keyboard_alone() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.fill("Name of the ledger", "St. Anna").await?;
    person.fill("Your user id", "admin").await?;
    person.fill("Your name", "Ada Minster").await?;
    person.fill("Your hospital", "st-anna").await?;
    person.fill("New password", PASSWORD).await?;
    person.enter("Create the ledger").await?;
    person.see_control("Account: admin").await?;

    person.enter("People").await?;
    person.tab_to("Patient: consents to records").await?;
    person.press(Key::Down).await?;
    person.fill("User id", DOCTOR.user_id).await?;
    person.fill("Full name", DOCTOR.name).await?;
    person.fill("Hospital", "st-anna").await?;
    person.fill("New password", PASSWORD).await?;
    person.enter("Register the account").await?;
    person.enter("Approve dr_bob").await?;
    person.see("ready for a block").await?;

    person.enter("Forge").await?;
    person.enter("Forge block 1").await?;
    person.see("Block 1 is forged").await?;
    person.enter("Look at the block").await?;
    person.see("Merkle tree").await?;
    person.leave_content().await
}
