//! Three delegates who go apart, each with a browser: what they do before, and while nobody hears of the others.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::Person;
use crate::hospital::PASSWORD;

/// Who forges: the founder and two doctors.
pub const DELEGATES: [&str; 3] = ["admin", "dr_bob", "dr_eve"];

/// Founds a ledger with three seats, lets the doctors and a patient in, and forges until all three delegates have one.
const CONVENE: &str = "
const [password, delegates, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const sign_in = (user_id) => send({ command: 'sign_in', user_id, password });
const admit = async (account) => send({ command: 'approve', despite_concerns: true,
  transaction: (await send({ command: 'register', name: 'Somebody', password, ...account })).transaction });
const convene = async () => {
  const parameters = { delegates: 3, welcome_tokens: 1000, block_reward: 10, unlock_rounds: 2, bar_rounds: 20 };
  await send({ command: 'found_ledger', name: 'St. Anna', parameters, user_id: delegates[0],
    founder_name: 'Ada Minster', hospital_id: 'st-anna', password });
  for (const user_id of delegates.slice(1)) await admit({ user_id, role: 'doctor', hospital_id: 'st-anna' });
  await admit({ user_id: 'patient_x', role: 'patient' });
  await send({ command: 'forge' });
  for (const user_id of delegates) {
    await sign_in(user_id);
    await send({ command: 'stake', amount: 100 });
    await send({ command: 'candidacy', standing: true });
  }
  await sign_in(delegates[0]);
  await send({ command: 'forge' });
  for (const user_id of delegates) {
    await sign_in(user_id);
    await send({ command: 'vote', candidate: user_id });
  }
  await sign_in(delegates[0]);
  while ((await send({ command: 'status' })).ledger.delegates.length < delegates.length) await send({ command: 'forge' });
};
convene().then(() => done(null), (error) => done({ fault: String(error.message ?? error) }));
";

/// Forges so many blocks, each of what was submitted before it, and submits something more. Gives the ids of all that was
/// submitted.
const GO_ON: &str = "
const [blocks, to, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const submitted = [];
const submit = async (command) => submitted.push((await send(command)).transaction);
const content = { record_type: 'finding', prescription: 'Nothing unusual', amount: 100, authored_on: '2026-11-14' };
const go_on = async () => {
  const { session } = await send({ command: 'status' });
  for (let block = 0; block < blocks; block += 1) {
    await submit({ command: 'transfer', to, amount: 1 + block });
    await send({ command: 'forge', pass_over: true });
  }
  await submit({ command: 'transfer', to, amount: 7 });
  if (session.role === 'doctor') {
    const record_id = `rx-${crypto.randomUUID()}`;
    await submit({ command: 'submit_record', patient_id: 'patient_x', change: 'add', record_id, content });
  }
};
go_on().then(() => done({ submitted }), (error) => done({ fault: String(error.message ?? error) }));
";

const IMPORT: &str = "
const [file, done] = arguments;
medchain.send({ command: 'import_ledger' }, file)
  .then(({ value }) => done(value), (error) => done({ fault: String(error.message ?? error) }));
";

impl Person {
    /// Founds a ledger of three delegates, whose accounts are all on this device.
    pub async fn convene(&self) -> Result<()> {
        self.be_ready().await?;
        self.run(CONVENE, vec![json!(PASSWORD), json!(DELEGATES)]).await.map(drop)
    }

    /// Signs in to the open ledger.
    pub async fn sign_in(&self, user_id: &str) -> Result<()> {
        self.send(json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD })).await.map(drop)
    }

    /// As a delegate whom nobody hears, forges so many blocks and submits, each time for `to`. Gives the ids of all that
    /// was submitted.
    pub async fn go_on(&self, blocks: u64, to: &str) -> Result<Vec<String>> {
        let outcome = self.run(GO_ON, vec![json!(blocks), json!(to)]).await?;
        serde_json::from_value(outcome["submitted"].clone()).context("a list of ids")
    }

    /// Takes in a ledger file, and gives what came of it.
    pub async fn import(&self, file: &str) -> Result<Value> {
        self.run(IMPORT, vec![json!(file)]).await
    }
}
