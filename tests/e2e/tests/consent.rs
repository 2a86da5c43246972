//! No signature of an unread content: presses that come twice, too early, or after something has moved, sign nothing.
//!
//! Lists can move between a look and a press. Each test presses a position on the screen, whatever is there, and then
//! counts the signed records in the pool.

use anyhow::{Context, Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Control, Key, Person, Point, Site, Size};
use serde_json::{Value, json};

/// The approve button of each proposal that waits.
const APPROVE: &str = "article button.first";

const FIRST_APPROVE: Control = Control::Css(APPROVE);

async fn sent(person: &Person, command: Value) -> Result<Value> {
    Ok(person.send(command).await?["value"].take())
}

async fn sign_in(person: &Person, user_id: &str) -> Result<()> {
    sent(person, json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD })).await.map(drop)
}

/// Proposes a record as the doctor; all records take the same room on the page.
async fn propose(person: &Person, number: usize) -> Result<Value> {
    let content = json!({ "record_type": "prescription", "prescription": "Amoxicillin 250 mg", "amount": 2550,
        "authored_on": "2026-11-14" });
    let command = json!({ "command": "submit_record", "patient_id": "patient_x", "record_id": format!("rx-{number}"),
        "change": "add", "content": content });
    Ok(sent(person, command).await?["transaction"].take())
}

/// Creates this many proposals, and opens the page of consent as the patient.
async fn come_to_proposals(person: &Person, count: usize) -> Result<Vec<Value>> {
    // The window is tall enough for all proposals, so that nothing scrolls.
    person.resize(Size { width: 1440, height: 2400 }).await?;
    person.create_a_ledger().await?;
    let people = [("dr_bob", "Robin Alder", "doctor", Some("st-anna")), ("patient_x", "Xenia Yew", "patient", None)];
    for (user_id, name, role, hospital) in people {
        let account = json!({ "command": "register", "user_id": user_id, "name": name, "role": role,
            "hospital_id": hospital, "password": PASSWORD });
        let transaction = sent(person, account).await?["transaction"].take();
        sent(person, json!({ "command": "approve", "transaction": transaction })).await?;
    }
    sent(person, json!({ "command": "forge" })).await?;
    sign_in(person, "dr_bob").await?;
    let mut proposals = Vec::new();
    for number in 1..=count {
        proposals.push(propose(person, number).await?);
    }
    sign_in(person, "patient_x").await?;
    person.go("#/consent").await?;
    person.see_so_many(APPROVE, count).await?;
    person.see_all_loaded().await?;
    person.see_control("Approve").await?;
    Ok(proposals)
}

/// Returns the number of records that their patient has approved. The worker executes commands in order, so all
/// commands that the page has sent before are counted.
async fn signed(person: &Person) -> Result<usize> {
    let pool = sent(person, json!({ "command": "list_pool" })).await?;
    let pool = pool.as_array().context("the pool is not a list")?;
    Ok(pool.iter().filter(|item| item["summary"]["kind"] == "record" && item["state"]["state"] == "ready").count())
}

async fn height(person: &Person) -> Result<Value> {
    Ok(sent(person, json!({ "command": "status" })).await?["ledger"]["height"].take())
}

/// Returns the number of times that the patient's page has opened a content, according to the access log.
async fn openings(person: &Person) -> Result<usize> {
    let log = sent(person, json!({ "command": "read_log", "count": 500 })).await?;
    let entries = log["entries"].as_array().context("the log has no entries")?;
    Ok(entries.iter().filter(|entry| entry["actor"] == "patient_x" && entry["action"] == "view_record").count())
}

#[tokio::test]
async fn two_presses_on_one_spot_sign_one_record_which_stays_with_its_outcome() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_proposals(&person, 3).await?;
    let spot = person.spot(FIRST_APPROVE).await?;
    person.press_at(&[spot]).await?;
    person.see_so_many(APPROVE, 2).await?;
    person.press_at(&[spot]).await?;
    ensure!(signed(&person).await? == 1, "the second press signed an unread record");
    person.see("Approved, waits for block 2").await?;
    person.see("You have approved the record rx-1. It waits for block 2.").await?;
    person.see("Approved, not yet in a block").await?;
    person.see("in block 2 at the earliest").await?;
    person.see_so_many("article.waiting", 3).await?;

    // Another tab, which heard of none of this, shows the same from the pool. It forges the block.
    let first = person.tab().await?;
    person.open_tab().await?;
    person.see_control(Control::Css("main h1")).await?;
    sign_in(&person, "patient_x").await?;
    person.go("#/consent").await?;
    person.see("Approved, not yet in a block").await?;
    person.see("in block 2 at the earliest").await?;
    person.see_so_many("article.waiting", 2).await?;
    sign_in(&person, "admin").await?;
    sent(&person, json!({ "command": "forge" })).await?;
    person.go_to_tab(&first).await?;
    person.see("Included in block 2").await?;
    person.see_no("Approved, not yet in a block").await?;
    person.see_so_many("article.waiting a[href='#/blocks/2']", 1).await?;
    ensure!(openings(&person).await? == 3 + 2, "the block made the page open a shown content again");
    person.leave_content().await
}

#[tokio::test]
async fn a_double_click_a_second_enter_and_a_held_enter_sign_one_record_each() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_proposals(&person, 4).await?;
    person.double_click(FIRST_APPROVE).await?;
    person.see_so_many(APPROVE, 3).await?;
    ensure!(signed(&person).await? == 1, "a double click did not sign one record");

    // After the first enter, the outcome has the focus, so the second enter presses no button.
    person.enter(FIRST_APPROVE).await?;
    person.see_so_many(APPROVE, 2).await?;
    person.see_so_many(".outcome:focus", 1).await?;
    person.press(Key::Enter).await?;
    ensure!(signed(&person).await? == 2, "the second enter signed another record");

    person.tab_to(FIRST_APPROVE).await?;
    person.see_control("Approve").await?;
    person.hold_enter(30).await?;
    person.see_so_many(APPROVE, 1).await?;
    ensure!(signed(&person).await? == 3, "a held key did not sign one record");
    person.leave_content().await
}

#[tokio::test]
async fn a_button_that_moved_under_the_pointer_takes_no_press_for_a_second() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_proposals(&person, 3).await?;
    person.click(FIRST_APPROVE).await?;
    person.see_control("Dismiss rx-1").await?;
    let second = person.spot(FIRST_APPROVE).await?;
    let put_away = person.spot("Dismiss rx-1").await?;
    // All cards are equally tall, so the lower card moves to the upper one's position, and its button to the outcome's.
    let there = Point { x: second.x, y: put_away.y };
    person.press_at(&[put_away, there]).await?;
    person.see_so_many("article.waiting", 2).await?;
    ensure!(person.is_at_spot(there, APPROVE).await?, "no button is at the pressed position");
    ensure!(signed(&person).await? == 1, "a button accepted a press right after it moved");
    person.see_control("Approve").await?;
    person.press_at(&[there]).await?;
    person.see_so_many(APPROVE, 1).await?;
    ensure!(signed(&person).await? == 2, "a button that has not moved for long accepted no press");
    person.leave_content().await
}

#[tokio::test]
async fn what_a_doctor_withdraws_and_adds_moves_nothing_under_the_pointer() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    let proposals = come_to_proposals(&person, 3).await?;
    let first = person.tab().await?;
    let spot = person.spot(FIRST_APPROVE).await?;
    person.open_tab().await?;
    person.see_control(Control::Css("main h1")).await?;
    sign_in(&person, "dr_bob").await?;
    let withdraw = json!({ "command": "withdraw", "transaction": proposals[0], "reason": "a slip" });
    sent(&person, withdraw).await?;
    propose(&person, 4).await?;
    person.go_to_tab(&first).await?;
    person.see("rx-4").await?;
    person.press_at(&[spot]).await?;
    ensure!(signed(&person).await? == 0, "a record that moved to this position was signed");
    person.see("dr_bob has withdrawn it: a slip").await?;
    person.see_so_many("article.waiting", 4).await?;
    person.leave_content().await
}

#[tokio::test]
async fn what_is_not_shown_yet_is_not_approved() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    come_to_proposals(&person, 1).await?;
    person.go("#/blocks").await?;
    person.see("Go to height").await?;
    person.hold_back("read_content").await?;
    person.go("#/consent").await?;
    person.see_so_many(APPROVE, 1).await?;
    person.see_so_many("article .state.loading", 1).await?;
    person.see_so_many("[data-settling]", 0).await?;
    let spot = person.spot(FIRST_APPROVE).await?;
    person.press_at(&[spot, spot]).await?;
    ensure!(signed(&person).await? == 0, "a record was signed before it was shown");
    person.let_go().await?;
    person.see("Amoxicillin 250 mg").await?;
    person.click("Approve").await?;
    person.see("Approved, waits for block 2").await?;
    ensure!(signed(&person).await? == 1, "the shown record is not approved");
    person.leave_content().await
}

#[tokio::test]
async fn two_presses_on_one_spot_forge_one_block() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    person.go("#/forge").await?;
    person.see_control("Forge block 1").await?;
    let spot = person.spot("Forge block 1").await?;
    person.press_at(&[spot]).await?;
    person.see("Block 1 is forged").await?;
    person.press_at(&[spot]).await?;
    ensure!(height(&person).await? == json!(1), "two presses did not forge one block");
    person.click("Forge block 2").await?;
    person.see("Block 2 is forged").await?;
    person.leave_content().await
}
