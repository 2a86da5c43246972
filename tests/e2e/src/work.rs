//! People who work without pause, as scripts in their pages, and report each acknowledgement at once.
//!
//! A script has the rights of the account that is signed in, and works as fast as the program answers. It reports each
//! acknowledgement to the site's own server as an address with a query: such a request leaves the browser, and the
//! page's policy allows it.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::Person;
use crate::hospital::PASSWORD;
use crate::wait::{Answer, until};

/// The time limit of a script. Creating the staff derives two keys from passwords, and later scripts take longer.
const PATIENCE: Duration = Duration::from_mins(5);

/// Lets the administrator approve a doctor and a patient.
const STAFF: &str = "
const [password, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const admit = async (account) => send({ command: 'approve', despite_concerns: true,
  transaction: (await send({ command: 'register', name: 'Somebody', password, ...account })).transaction });
const staff = async () => {
  await admit({ user_id: 'dr_bob', role: 'doctor', hospital_id: 'st-anna' });
  await admit({ user_id: 'patient_x', role: 'patient' });
  await send({ command: 'forge' });
};
staff().then(() => done(null), (error) => done({ fault: String(error.message ?? error) }));
";

/// Runs the actions concurrently and without pause. Refused commands are counted and not reported at once.
const WORK: &str = "
const [acts] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const tell = (word) => { fetch(`?${word}`, { method: 'HEAD' }).catch(() => {}); };
const propose = async (command) => {
  const { transaction } = await send(command);
  tell(`transaction=${transaction}`);
};
const content = { record_type: 'prescription', prescription: 'Amoxicillin', amount: 2550, authored_on: '2026-11-14' };
const record = { command: 'submit_record', patient_id: 'patient_x', change: 'add', content };
const act = {
  forge: async () => {
    const { height, hash } = await send({ command: 'forge' });
    tell(`block=${height}-${hash}`);
  },
  submit: () => propose({ ...record, record_id: `rx-${crypto.randomUUID()}` }),
  give: (to) => propose({ command: 'transfer', to, amount: 1 }),
  approve: async (otherwise) => {
    const waiting = (await send({ command: 'list_pool' })).filter((item) => item.for_me);
    for (const { transaction } of waiting) {
      await send({ command: 'approve', transaction });
      tell(`consent=${transaction}`);
    }
    if (waiting.length === 0) await act.give(otherwise);
  },
};
window.resting = false;
window.refused = {};
const without_pause = async ([name, argument]) => {
  while (!window.resting) {
    try {
      await act[name](argument);
    } catch (error) {
      const { fault } = error.fault ?? {};
      const why = typeof fault === 'object' ? JSON.stringify(fault) : fault ?? String(error.message ?? error);
      window.refused[why] = (window.refused[why] ?? 0) + 1;
    }
  }
};
window.working = Promise.all(acts.map(without_pause));
";

const REST: &str = "
const [done] = arguments;
window.resting = true;
window.working.then(() => done(window.refused));
";

/// A member of the staff. Each also forges for the administrator, who is the only delegate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// Transfers tokens to the doctor.
    Administrator,
    /// Submits records for the patient.
    Doctor,
    /// Approves the waiting proposals, or transfers tokens to the administrator if there are none.
    Patient,
}

impl Worker {
    /// All members of the staff.
    pub const ALL: [Self; 3] = [Self::Administrator, Self::Doctor, Self::Patient];

    const fn user_id(self) -> &'static str {
        match self {
            Self::Administrator => "admin",
            Self::Doctor => "dr_bob",
            Self::Patient => "patient_x",
        }
    }

    fn acts(self) -> Value {
        match self {
            Self::Administrator => json!([["give", "dr_bob"], ["forge"]]),
            Self::Doctor => json!([["submit"], ["forge"]]),
            Self::Patient => json!([["approve", "admin"], ["forge"]]),
        }
    }
}

impl Person {
    /// Runs a script until it calls its last argument, whose parameter is the result; a member `fault` of it is an
    /// error.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.chromium.driver.set_script_timeout(PATIENCE).await?;
        let outcome = self.chromium.driver.execute_async(script, arguments).await?.json().clone();
        ensure!(outcome["fault"].is_null(), "a script in the page failed: {}", outcome["fault"]);
        Ok(outcome)
    }

    /// Approves a doctor and a patient, as the first administrator.
    pub async fn let_the_staff_in(&self) -> Result<()> {
        self.run(STAFF, vec![json!(PASSWORD)]).await.map(drop)
    }

    /// Waits until the page has its worker, and raises the time limit of scripts.
    pub async fn be_ready(&self) -> Result<()> {
        self.chromium.driver.set_script_timeout(PATIENCE).await?;
        let asks = async || Ok(Answer::Here(self.send(json!({ "command": "status" })).await?));
        until(self, "for the worker to answer", asks).await.map(drop)
    }

    /// Opens a ledger and signs in as a member of the staff; the delegate's account is unlocked as well.
    pub async fn come_to_work(&self, worker: Worker, ledger: &str) -> Result<()> {
        self.be_ready().await?;
        self.send(json!({ "command": "open_ledger", "ledger": ledger })).await?;
        let (user_id, delegate) = (worker.user_id(), Worker::Administrator.user_id());
        self.send(json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD })).await?;
        if user_id != delegate {
            self.send(json!({ "command": "unlock", "user_id": delegate, "password": PASSWORD })).await?;
        }
        Ok(())
    }

    /// Starts to work without pause.
    pub async fn work(&self, worker: Worker) -> Result<()> {
        self.chromium.driver.execute(WORK, vec![worker.acts()]).await?;
        Ok(())
    }

    /// Stops the work, and returns the number of refused commands for each fault.
    pub async fn rest(&self) -> Result<Value> {
        Ok(self.chromium.driver.execute_async(REST, Vec::new()).await?.json().clone())
    }
}
