//! Two files of a forked ledger: both are read, one chain is preferred, and a delegate that signed on both branches is
//! reported.

use anyhow::{Context, Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Person, Site};
use medchain::file::account::{AccountFile, KdfCost};
use medchain::file::snapshot::{Compression, Contents};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::number::Height;
use medchain::ledger::transaction::account::Role;
use medchain::simulation::{Branch, Plan, Simulation};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Returns a branch of a simulated ledger as a file, with the account of its first administrator, and that account's
/// id.
fn branch(branch: Branch) -> Result<(PathBuf, String)> {
    let plan = Plan { fork_at: Some(Height(150)), ..Plan::new(5, 700) };
    let mut simulation = Simulation::branch(plan, branch);
    let mut snapshot: Value = serde_json::from_slice(&simulation.snapshot(Contents::Sealed, Compression::None))?;
    let is_administrator = |user| simulation.state().account(user).is_some_and(|it| it.role == Role::Administrator);
    let administrator = simulation.accounts().find(|(user, _)| is_administrator(user));
    let (user, seed) = administrator.context("the first administrator is always there")?;
    let owner = (simulation.state().genesis().ledger, user.clone());
    let account = AccountFile::seal(seed, owner, PASSWORD, KdfCost::Small, &mut Entropy::new([1; 32]));
    snapshot["accounts"] = json!([account]);
    let path = std::env::temp_dir().join(format!("medchain-{}-{branch:?}.medchain.json", std::process::id()));
    fs::write(&path, serde_json::to_vec(&snapshot)?)?;
    Ok((path, user.to_string()))
}

#[tokio::test]
async fn who_signed_on_both_sides_is_found_and_the_evidence_submitted() -> Result<()> {
    let ((here, user), (there, _)) = (branch(Branch::Main)?, branch(Branch::Other)?);
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.take_in(&here).await?;
    person.see("verified and stored").await?;
    person.go("#/files").await?;
    person.upload("Choose a ledger file", &there).await?;
    person.see("fork at height").await?;
    person.click("Accept").await?;
    person.see("A delegate signed two blocks for one slot").await?;

    person.go("#/").await?;
    person.choose("Account to sign in with", &format!("{user} · administrator")).await?;
    person.type_into("Password", PASSWORD).await?;
    person.click("Sign in").await?;
    person.see_control(e2e::Control::Named(&format!("Account: {user}"))).await?;
    person.go("#/delegates").await?;
    person.see("Two blocks for one slot").await?;
    person.click("Submit as evidence").await?;
    person.see("waits for a block").await?;
    let status = person.send(json!({ "command": "status" })).await?;
    ensure!(status["value"]["ledger"]["evidence"] == json!(0), "evidence is left to submit: {status}");
    for file in [here, there] {
        fs::remove_file(file)?;
    }
    person.leave_content().await
}
