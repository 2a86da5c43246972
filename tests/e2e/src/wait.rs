//! Waiting for a condition, never for a time.
//!
//! The condition is asked again and again until it holds. What goes wrong on the way (the element was just replaced,
//! something was still in front of it) only means 'not yet'; when patience ends, the last of it is in the error, with
//! the words on the screen and a picture.

use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Error, Result, anyhow};
use tokio::time::{Instant, sleep};

use crate::Person;
use crate::site::evidence;

/// Long, for a slow machine: a test that passes never waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often the condition is asked.
const BLINK: Duration = Duration::from_millis(25);

/// What a condition says.
pub enum Answer<T> {
    /// It holds, and this is what came of it.
    Here(T),
    /// Ask again.
    NotYet,
}

impl Answer<()> {
    /// From a plain yes or no.
    pub fn when(holds: bool) -> Self {
        if holds { Self::Here(()) } else { Self::NotYet }
    }
}

impl<T> From<Option<T>> for Answer<T> {
    fn from(found: Option<T>) -> Self {
        found.map_or(Self::NotYet, Self::Here)
    }
}

/// Asks until the condition holds; `what` ends the sentence 'waited in vain …'.
pub async fn until<T>(person: &Person, what: &str, mut condition: impl AsyncFnMut() -> Result<Answer<T>>) -> Result<T> {
    let deadline = Instant::now() + PATIENCE;
    let mut last = None;
    while Instant::now() < deadline {
        match condition().await {
            Ok(Answer::Here(outcome)) => return Ok(outcome),
            Ok(Answer::NotYet) => last = None,
            Err(error) => last = Some(error),
        }
        sleep(BLINK).await;
    }
    Err(disappointed(person, what, last).await)
}

async fn disappointed(person: &Person, what: &str, last: Option<Error>) -> Error {
    let cause = last.map(|error| format!("\nbecause: {error:#}")).unwrap_or_default();
    let screen = person.screen().await.unwrap_or_else(|error| format!("(unreadable: {error:#})"));
    let console = person.console_errors().await.unwrap_or_default().join("\n");
    let picture = match take_evidence(person).await {
        Ok(path) => path.display().to_string(),
        Err(error) => format!("(none: {error:#})"),
    };
    anyhow!("waited in vain {what}{cause}\non the screen: {screen}\nin the console: {console}\npicture: {picture}")
}

async fn take_evidence(person: &Person) -> Result<PathBuf> {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    let path = evidence()?.join(format!("failure-{}-{number}.png", process::id()));
    person.screenshot(&path).await?;
    Ok(path)
}
