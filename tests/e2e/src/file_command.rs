//! Files of any size, passed to a command through the console.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{By, WebElement};

use crate::Person;

/// A file field for the console only: its contents never go through the driver.
const FIELD: &str = "
document.getElementById('handed')?.remove();
const field = Object.assign(document.createElement('input'), { id: 'handed', type: 'file' });
document.body.append(field);
";

const HAND_OVER: &str = "
const [command, done] = arguments;
const [file] = document.getElementById('handed').files;
const began = performance.now();
const took = () => performance.now() - began;
medchain.send({ command }, file).then(
  ({ value }) => done({ value, took: took() }),
  (error) => done({ refused: error.fault ?? null, said: String(error.message ?? error), took: took() }));
";

/// The outcome of a command with a file.
#[derive(Debug)]
pub struct FileOutcome {
    /// The reply's value, or the fault and the program's message for it.
    pub outcome: std::result::Result<Value, (Value, String)>,
    /// The time in the page, from the command to its outcome.
    pub took: Duration,
}

impl Person {
    /// Passes a file to a command that takes one, such as `import_ledger`.
    pub async fn send_file(&self, command: &str, path: &Path) -> Result<FileOutcome> {
        let driver = &self.chromium.driver;
        driver.execute(FIELD, Vec::new()).await?;
        let field: WebElement = driver.find(By::Id("handed")).await?;
        field.send_keys(path.to_string_lossy()).await?;
        let said = self.run(HAND_OVER, vec![json!(command)]).await?;
        driver.execute("document.getElementById('handed').remove()", Vec::new()).await?;
        let took = Duration::from_secs_f64(said["took"].as_f64().context("the result has no time")? / 1_000.0);
        let outcome = match said["said"].as_str() {
            Some(sentence) => Err((said["refused"].clone(), sentence.to_owned())),
            None => Ok(said["value"].clone()),
        };
        Ok(FileOutcome { outcome, took })
    }
}
