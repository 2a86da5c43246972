//! Delegates: stakes, candidacies and votes lead to seats; an absent delegate misses its slot; unlocked delegates forge
//! automatically.

use anyhow::{Context as _, Result, ensure};
use e2e::hospital::DOCTOR;
use e2e::wait::{Answer, until};
use e2e::{Person, Site};
use serde_json::json;

/// Creates a ledger with a doctor whom the administrator has approved.
async fn come_to_a_doctor(person: &Person) -> Result<()> {
    person.create_a_ledger().await?;
    person.register(&DOCTOR).await?;
    person.admit(&DOCTOR).await?;
    person.forge(1).await
}

/// Returns the delegates that an election would elect now, in order.
async fn seats(person: &Person) -> Result<String> {
    person.read("[aria-label='Seats in the order of their slots'] tbody").await
}

#[tokio::test]
async fn a_stake_a_candidacy_and_a_vote_become_a_seat_and_the_seat_a_turn() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_a_doctor(&person).await?;
    person.go("#/delegates").await?;
    person.see("There are no candidates").await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.stand("400").await?;
    person.switch_to("admin", "administrator").await?;
    person.forge(2).await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.vote_for("dr_bob").await?;
    person.see("ready for a block").await?;
    person.switch_to("admin", "administrator").await?;
    person.forge(3).await?;

    person.go("#/delegates").await?;
    person.see("1 candidate").await?;
    let weight = person.attribute("main meter", "aria-label").await?;
    ensure!(weight.as_deref() == Some("Weight of dr_bob: 400 of 400 tokens staked for candidates"), "{weight:?}");
    ensure!(seats(&person).await?.contains("dr_bob"), "dr_bob has no seat");
    person.click("How it is computed").await?;
    person.see("dr_bob: 400 = 400 by dr_bob").await?;
    person.see("dr_bob, 400 tokens: has a seat").await?;
    person.see("slot 6: dr_bob").await?;
    person.click("Show the hashed bytes").await?;
    person.see("\"user_id\":\"dr_bob\"").await?;

    // The round ends with slot 5. All turns of the next round are dr_bob's.
    person.forge(4).await?;
    person.forge(5).await?;
    person.see("It is the turn of 'dr_bob'").await?;
    person.see("'admin' is not a delegate of any round").await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.forge(6).await?;

    // The page shows when unstaked tokens are free again; a vote can be taken back.
    person.go("#/delegates").await?;
    person.click("Withdraw my vote").await?;
    person.see("The vote is signed").await?;
    person.click("Unstake: free the tokens after some rounds").await?;
    person.see("free at the start of round 3").await?;
    person.type_into("How many tokens", "0.5").await?;
    person.click("Unstake the tokens").await?;
    person.see("not a whole number of tokens").await?;
    person.type_into("How many tokens", "150").await?;
    person.click("Unstake the tokens").await?;
    person.see("The unstaking is signed").await?;
    person.forge(7).await?;
    person.go("#/delegates").await?;
    person.see("150, free in round 3").await?;
    person.see_control("Vote for dr_bob").await?;
    person.leave_content().await
}

/// Creates two delegates, the administrator and the doctor, on one device, and forges up to block 5, so that round 1
/// begins.
async fn come_to_two_delegates(person: &Person) -> Result<()> {
    come_to_a_doctor(person).await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.stand("400").await?;
    person.switch_to("admin", "administrator").await?;
    person.stand("300").await?;
    person.forge(2).await?;
    person.vote_for("admin").await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.vote_for("dr_bob").await?;
    person.switch_to("admin", "administrator").await?;
    for height in 3..=5 {
        person.forge(height).await?;
    }
    Ok(())
}

async fn height(person: &Person) -> Result<u64> {
    let status = person.send(json!({ "command": "status" })).await?;
    status["value"]["ledger"]["height"].as_u64().context("a ledger has a height")
}

#[tokio::test]
async fn whoever_is_away_is_passed_over_and_unlocked_delegates_forge_by_themselves() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_two_delegates(&person).await?;
    // The shuffle decides the order in round 1; the second delegate signs in and passes over the first turn.
    let (first, other) = person.turns().await?;
    let role = if other == "admin" { "administrator" } else { "doctor" };
    person.switch_to(&other, role).await?;
    person.go("#/forge").await?;
    person.see(&format!("You can skip slot 6 of {first}, and forge in the next slot")).await?;
    person.see("counts as missed").await?;
    person.click(format!("Skip {first} and forge").as_str()).await?;
    person.see("Block 6 is forged").await?;
    person.go("#/delegates").await?;
    person.see("missed").await?;

    // Both are unlocked; the autopilot forges the ready transactions in either delegate's turn.
    person.unlock(&first).await?;
    person.see_control(format!("Lock {other}").as_str()).await?;
    person.click("half a second").await?;
    person.click("Start the autopilot").await?;
    person.see("a block every half a second").await?;
    for _ in 0..3 {
        let before = height(&person).await?;
        person.go("#/delegates").await?;
        person.type_into("How many tokens", "1").await?;
        person.click("Stake the tokens").await?;
        // The delegates may have added a second block by now, which makes the first one final.
        until(&person, "for the next block", async || Ok(Answer::when(height(&person).await? > before))).await?;
    }
    person.go("#/forge").await?;
    person.click("Stop the autopilot").await?;
    person.see("stopped").await?;
    person.click(format!("Lock {first}").as_str()).await?;
    person.see_control(format!("Unlock {first} …").as_str()).await?;
    person.leave_content().await
}
