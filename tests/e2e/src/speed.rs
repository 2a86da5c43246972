//! Compares the import and verification speed of built workers, for changes of the compiler's settings.
//!
//! One build writes a ledger of records, each with the signatures of its author and its patient and with a sealed
//! content. Every build imports this file and verifies the chain repeatedly. The measure is the processor time of the
//! worker's thread, which Linux reports and which the machine's other load affects little. Builds take turns, so that a
//! change in the load affects all.
//! that none has the machine at a better hour than the others.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use serde_json::json;

use crate::hospital::PASSWORD;
use crate::processes::Thread;
use crate::{Control, Person, Site};

/// The number of records of the ledger. Their two signatures each make a little more than one batch.
const RECORDS: u32 = 600;

/// The number of times that each build imports the file.
const TURNS: u32 = 4;

/// The number of verifications of the chain after each import.
const VERIFICATIONS: u32 = 15;

/// The time limit for filling the ledger, which takes longer than an ordinary script.
const PATIENCE: Duration = Duration::from_mins(5);

const FILL: &str = "
const [records, password, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const approve = async (command) =>
  send({ command: 'approve', despite_concerns: true, transaction: (await send(command)).transaction });
const account = { command: 'register', name: 'Somebody', password };
const fill = async () => {
  await approve({ ...account, user_id: 'doctor', role: 'doctor', hospital_id: 'st-anna' });
  await approve({ ...account, user_id: 'patient', role: 'patient' });
  await send({ command: 'forge' });
  await send({ command: 'sign_in', user_id: 'doctor', password });
  const content = { record_type: 'prescription', prescription: 'Amoxicillin', amount: 2550, authored_on: '2026-11-14' };
  const record = { command: 'submit_record', patient_id: 'patient', change: 'add', content };
  const proposed = [];
  for (let i = 0; i < records; i += 1) proposed.push(await send({ ...record, record_id: `rx-${i}` }));
  await send({ command: 'sign_in', user_id: 'patient', password });
  for (const { transaction } of proposed) await send({ command: 'approve', transaction });
  await send({ command: 'sign_in', user_id: 'admin', password });
  await send({ command: 'forge' });
};
fill().then(() => done(null), (error) => done(String(error.message ?? error)));
";

/// The measurements of one build.
#[derive(Default)]
struct Measured {
    imports: Vec<Duration>,
    verifications: Vec<Duration>,
    signatures: u32,
}

/// Compares builds, and prints a line for each.
pub async fn compare(builds: &[PathBuf]) -> Result<()> {
    let Some(first) = builds.first() else { bail!("no build is named") };
    let site = Site::of(first.clone())?;
    let writer = Person::arrive(&site).await?;
    let file = filled(&writer).await?;
    let mut measured: Vec<Measured> = builds.iter().map(|_| Measured::default()).collect();
    for _ in 0..TURNS {
        for (build, measured) in builds.iter().zip(&mut measured) {
            measure(build, &file, measured).await?;
        }
    }
    writer.leave().await?;
    for (build, Measured { imports, verifications, signatures }) in builds.iter().zip(&mut measured) {
        let (import, verification) = (least_and_median(imports), least_and_median(verifications));
        let a_second = f64::from(*signatures) / verification.0.as_secs_f64();
        println!(
            "{}: import {:.1?} (median {:.1?}), verification {:.1?} (median {:.1?}), {a_second:.0} signatures a second",
            build.display(),
            import.0,
            import.1,
            verification.0,
            verification.1
        );
    }
    Ok(())
}

async fn filled(person: &Person) -> Result<PathBuf> {
    let driver = &person.chromium.driver;
    driver.set_script_timeout(PATIENCE).await?;
    person.create_a_ledger().await?;
    let fault = driver.execute_async(FILL, vec![json!(RECORDS), json!(PASSWORD)]).await?;
    ensure!(fault.json().is_null(), "failed to fill the ledger: {}", fault.json());
    person.export().await
}

async fn measure(build: &Path, file: &Path, measured: &mut Measured) -> Result<()> {
    let site = Site::of(build.to_path_buf())?;
    let person = Person::arrive(&site).await?;
    person.see_control(Control::File("Choose a ledger file")).await?;
    let worker = Thread::of_worker(person.chromium.driver_process())?;
    let began = worker.time()?;
    person.take_in(file).await?;
    person.see("verified and stored").await?;
    measured.imports.push(worker.time()?.saturating_sub(began));
    for _ in 0..VERIFICATIONS {
        let began = worker.time()?;
        let reply = person.send(json!({ "command": "verify_chain" })).await?;
        measured.verifications.push(worker.time()?.saturating_sub(began));
        measured.signatures = serde_json::from_value(reply["value"]["signatures"].clone())?;
    }
    person.leave().await
}

/// Returns the minimum and the median.
fn least_and_median(times: &mut [Duration]) -> (Duration, Duration) {
    times.sort_unstable();
    let least = times.first().copied().unwrap_or_default();
    (least, times.get(times.len() / 2).copied().unwrap_or_default())
}
