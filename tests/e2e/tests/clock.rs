//! A clock that was set back: a note says so, nothing is signed, and its button ends that, for later visits too.

use anyhow::{Result, ensure};
use e2e::hospital::PASSWORD;
use e2e::{Control, Person, Site};
use serde_json::json;

/// A day, in milliseconds.
const DAY: u32 = 24 * 60 * 60 * 1_000;

const JUMPED: &str = "The clock of this device has jumped.";

const CONFIRM: &str = "Confirm that the clock is right";

/// The ways to press the button of the note.
#[derive(Clone, Copy, Debug)]
enum Device {
    Pointer,
    Keyboard,
}

/// Comes back with a clock that is a day behind the last visit, signs in, and shows the note.
async fn come_back_a_day_earlier(person: &Person) -> Result<()> {
    person.postdate_openings(DAY).await?;
    person.reload().await?;
    person.see(JUMPED).await?;
    person.see("The clock was set back.").await?;
    person.send(json!({ "command": "sign_in", "user_id": "admin", "password": PASSWORD })).await?;
    let refused = person.send(json!({ "command": "forge" })).await;
    let words = refused.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(words.contains("This device signs nothing until the clock is right."), "forged a block: {words}");
    Ok(())
}

#[tokio::test]
async fn a_clock_that_was_set_back_signs_nothing_until_a_person_confirms_it() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    for (height, device) in [(1, Device::Pointer), (2, Device::Keyboard)] {
        come_back_a_day_earlier(&person).await?;
        match device {
            Device::Pointer => person.click(CONFIRM).await?,
            Device::Keyboard => person.enter(CONFIRM).await?,
        }
        person.see_no(JUMPED).await?;
        person.forge(height).await?;
        person.reload().await?;
        person.see_control(Control::Css("main h1")).await?;
        person.see_all_loaded().await?;
        person.see_no(JUMPED).await?;
    }
    person.leave_content().await
}
