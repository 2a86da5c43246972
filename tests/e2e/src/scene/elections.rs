//! The scenes of the election of delegates and of their turns.

use anyhow::{Result, bail};

use super::{Scene, visit};
use crate::Person;
use crate::hospital::DOCTOR;

/// Acts until the page of one of these scenes is shown.
pub async fn play(scene: Scene, person: &Person) -> Result<()> {
    match scene {
        Scene::Delegates => delegates(person).await,
        Scene::Election => election(person).await,
        Scene::PassOver => pass_over(person).await,
        Scene::Autopilot => autopilot(person).await,
        _ => bail!("the scene {} is not about elections", scene.name()),
    }
}

/// Lets the administrator and a doctor become candidates who vote for themselves, until round 1 begins.
async fn delegates(person: &Person) -> Result<()> {
    person.click("Close").await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.stand("150").await?;
    person.switch_to("admin", "administrator").await?;
    person.stand("400").await?;
    person.forge(4).await?;
    person.vote_for("admin").await?;
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.vote_for(DOCTOR.user_id).await?;
    person.switch_to("admin", "administrator").await?;
    person.forge(5).await?;
    visit(person, "#/delegates", "2 candidates").await?;
    person.type_into("How many tokens", "50").await?;
    person.click("Stake the tokens").await?;
    person.see("ready for a block").await
}

async fn election(person: &Person) -> Result<()> {
    person.click("How it is computed").await?;
    person.click("Show the hashed bytes").await?;
    person.see("medchain/1/shuffle").await
}

/// Signs in as the delegate of the second turn, during the first.
async fn pass_over(person: &Person) -> Result<()> {
    let (_, other) = person.turns().await?;
    if other != "admin" {
        person.switch_to(&other, "doctor").await?;
    }
    visit(person, "#/forge", "You can skip").await
}

async fn autopilot(person: &Person) -> Result<()> {
    let (first, _) = person.turns().await?;
    person.unlock(&first).await?;
    person.click("half a second").await?;
    person.click("Start the autopilot").await?;
    person.see("a block every half a second").await?;
    person.see("No transaction is ready").await
}
