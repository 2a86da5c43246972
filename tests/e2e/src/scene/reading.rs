//! The scenes of reading and writing records.

use anyhow::{Result, bail};

use super::{Scene, visit};
use crate::hospital::{DOCTOR, OTHER_DOCTOR};
use crate::{Control, Person};

/// Acts until the page of one of these scenes is shown.
pub async fn play(scene: Scene, person: &Person) -> Result<()> {
    match scene {
        Scene::Sharing => sharing(person).await,
        Scene::Former => former(person).await,
        Scene::Revocation => revocation(person).await,
        Scene::Versions => versions(person).await,
        Scene::Proof => proof(person).await,
        _ => bail!("the scene {} is not about reading", scene.name()),
    }
}

/// Lets a doctor propose to share a record.
async fn sharing(person: &Person) -> Result<()> {
    person.switch_to(DOCTOR.user_id, "doctor").await?;
    person.go("#/submit").await?;
    person.click("Share rx-1").await?;
    person.choose("Doctor to share with", &OTHER_DOCTOR.choice()).await?;
    person.click("Propose the share").await?;
    person.see("share with dr_eve").await
}

/// Lets the same doctor begin a new version from the former one, with another dose.
async fn former(person: &Person) -> Result<()> {
    person.click("Update rx-1").await?;
    person.click("Start from version 1").await?;
    person.type_into("Prescription or finding", "Amoxicillin 500 mg, oral suspension").await?;
    person.see_control(Control::Css(".changes ins")).await
}

/// Lets the patient begin to revoke a grant whose records were read.
async fn revocation(person: &Person) -> Result<()> {
    visit(person, "#/grants", "Let a doctor read").await?;
    person.click("Revoke the access of dr_eve …").await?;
    person.see("What the revocation cannot undo").await
}

/// Leaves the dialog of the scene before, and opens a record with several versions.
async fn versions(person: &Person) -> Result<()> {
    person.click("Close").await?;
    visit(person, "#/", "Continue as one of six people").await?;
    person.click("Continue as vera_fischer · patient").await?;
    person.see("Continue as dr_lang · doctor").await?;
    visit(person, "#/history/vera_fischer", "Version 2").await
}

/// Expands the proof below the newest version.
async fn proof(person: &Person) -> Result<()> {
    person.click(Control::Css(".timeline summary")).await?;
    person.see("Included in block").await
}
