//! Real prescriptions through the browser's worker, by the console that students script with; then as a file into another
//! browser, whose page must stay responsive all the while.

use anyhow::{Context, Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Person, Site};
use medchain::file::verified::{Keep, SnapshotVerifier};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// A task of the page's thread may take this long, in milliseconds.
const BOUND: f64 = 50.0;

fn prescriptions() -> Result<Option<Vec<Value>>> {
    let Some(path) = published::find("synthea/prescriptions.ndjson") else { return Ok(None) };
    let text = fs::read_to_string(path)?;
    Ok(Some(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?))
}

fn text<'a>(it: &'a Value, member: &str) -> Result<&'a str> {
    it[member].as_str().with_context(|| format!("a prescription has {member}"))
}

/// An id from a UUID: the first digits are enough for sixty people.
fn user(kind: char, uuid: &str) -> String {
    format!("{kind}_{}", &uuid.replace('-', "_")[..18])
}

async fn submitted(person: &Person, command: Value) -> Result<String> {
    let reply = person.send(command).await?;
    reply["value"]["transaction"].as_str().map(str::to_owned).with_context(|| format!("submitted: {reply}"))
}

async fn sign_in(person: &Person, user_id: &str) -> Result<()> {
    person.send(json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD })).await.map(drop)
}

/// Everybody asks for an account, and the administrator lets them in.
async fn register_all(person: &Person, all: &[Value]) -> Result<()> {
    let mut people = BTreeMap::new();
    for it in all {
        let doctor =
            json!({ "name": text(it, "doctor_name")?, "role": "doctor", "hospital_id": text(it, "hospital")? });
        people.insert(user('d', text(it, "doctor")?), doctor);
        people.insert(user('p', text(it, "patient")?), json!({ "name": text(it, "patient_name")?, "role": "patient" }));
    }
    for (user_id, mut account) in people {
        account["command"] = json!("register");
        account["user_id"] = json!(user_id);
        account["password"] = json!(PASSWORD);
        let transaction = submitted(person, account).await?;
        let approve = json!({ "command": "approve", "transaction": transaction, "despite_concerns": true });
        submitted(person, approve).await?;
    }
    person.send(json!({ "command": "forge" })).await.map(drop)
}

/// Each doctor submits, then each patient approves.
async fn submit_and_approve(person: &Person, all: &[Value]) -> Result<()> {
    let mut by_doctor = BTreeMap::<String, Vec<&Value>>::new();
    for it in all {
        by_doctor.entry(user('d', text(it, "doctor")?)).or_default().push(it);
    }
    let mut waiting = BTreeMap::<String, Vec<String>>::new();
    for (doctor, own) in by_doctor {
        sign_in(person, &doctor).await?;
        for it in own {
            let patient = user('p', text(it, "patient")?);
            let transaction = submitted(person, record(it, &patient)?).await?;
            waiting.entry(patient).or_default().push(transaction);
        }
    }
    for (patient, transactions) in waiting {
        sign_in(person, &patient).await?;
        for transaction in transactions {
            submitted(person, json!({ "command": "approve", "transaction": transaction })).await?;
        }
    }
    Ok(())
}

fn record(it: &Value, patient: &str) -> Result<Value> {
    Ok(json!({
        "command": "submit_record",
        "patient_id": patient,
        "record_id": text(it, "record")?,
        "hospital_id": text(it, "hospital")?,
        "change": "add",
        "content": {
            "record_type": "prescription",
            "insurance_id": text(it, "insurance")?,
            "prescription": text(it, "prescription")?,
            "amount": it["amount_cents"],
            "authored_on": text(it, "timestamp")?,
        },
    }))
}

#[tokio::test]
async fn all_of_them_go_through_the_worker_and_travel_without_holding_up_the_page() -> Result<()> {
    let Some(all) = prescriptions()? else { return Ok(()) };
    let site = Site::alone()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    register_all(&person, &all).await?;
    submit_and_approve(&person, &all).await?;
    sign_in(&person, "admin").await?;
    let forged = person.send(json!({ "command": "forge" })).await?;
    ensure!(forged["value"]["transaction_count"] == json!(all.len() + 1), "forged: {forged}");
    let head = person.hash_of_block(2).await?;

    let file = person.export().await?;
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    verifier.push(&fs::read(&file)?).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let native = verifier.finish().map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    ensure!(native.state.tip().hash.to_string() == head, "verified natively, the chain has another head");

    let other = Person::arrive(&site).await?;
    other.see("Choose a ledger file").await?;
    other.long_tasks().await?;
    other.take_in(&file).await?;
    other.see("verified and stored").await?;
    let tasks = other.long_tasks().await?;
    println!("{} prescriptions imported; tasks of the page over {BOUND} ms: {tasks:?}", all.len());
    ensure!(tasks.iter().all(|task| *task <= BOUND), "the page was held up for {tasks:?} ms");
    ensure!(other.hash_of_block(2).await? == head, "imported, the chain has another head");
    other.leave_content().await?;
    person.leave_content().await
}
