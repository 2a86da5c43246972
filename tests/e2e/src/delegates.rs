//! Three delegates with one browser each, who forge on separate branches without a connection.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::Person;
use crate::hospital::PASSWORD;

/// The delegates: the first administrator and two doctors.
pub const DELEGATES: [&str; 3] = ["admin", "dr_bob", "dr_eve"];

/// Creates a ledger with three seats, approves the doctors and a patient, and forges until all three are delegates.
const CONVENE: &str = "
const [password, delegates, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const sign_in = (user_id) => send({ command: 'sign_in', user_id, password });
const admit = async (account) => send({ command: 'approve', despite_concerns: true,
  transaction: (await send({ command: 'register', name: 'Somebody', password, ...account })).transaction });
const convene = async () => {
  const parameters = { delegates: 3, welcome_tokens: 1000, block_reward: 10, unlock_rounds: 2, bar_rounds: 20 };
  await send({ command: 'create_ledger', name: 'St. Anna', parameters, user_id: delegates[0],
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

/// Forges `blocks` blocks, each with one transaction, and then submits one more or two. Returns the ids of all
/// transactions.
const GO_ON: &str = "
const [blocks, to, done] = arguments;
const send = async (command) => (await medchain.send(command)).value;
const submitted = [];
const submit = async (command) => submitted.push((await send(command)).transaction);
const content = { record_type: 'finding', prescription: 'Nothing unusual', amount: 100, authored_on: '2026-11-14' };
const forge_more = async () => {
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
forge_more().then(() => done({ submitted }), (error) => done({ fault: String(error.message ?? error) }));
";

const IMPORT: &str = "
const [file, done] = arguments;
medchain.send({ command: 'import_ledger' }, file)
  .then(({ value }) => done(value), (error) => done({ fault: String(error.message ?? error) }));
";

impl Person {
    /// Creates a ledger of three delegates, with the accounts of all three on this device.
    pub async fn convene(&self) -> Result<()> {
        self.be_ready().await?;
        self.run(CONVENE, vec![json!(PASSWORD), json!(DELEGATES)]).await.map(drop)
    }

    /// Signs in to the open ledger.
    pub async fn sign_in(&self, user_id: &str) -> Result<()> {
        self.send(json!({ "command": "sign_in", "user_id": user_id, "password": PASSWORD })).await.map(drop)
    }

    /// Forges `blocks` blocks as a delegate without a connection, and submits transfers to `to`. Returns the ids of all
    /// submitted transactions.
    pub async fn forge_more(&self, blocks: u64, to: &str) -> Result<Vec<String>> {
        let outcome = self.run(GO_ON, vec![json!(blocks), json!(to)]).await?;
        serde_json::from_value(outcome["submitted"].clone()).context("the result is not a list of ids")
    }

    /// Imports a ledger file, and returns the outcome.
    pub async fn import(&self, file: &str) -> Result<Value> {
        self.run(IMPORT, vec![json!(file)]).await
    }
}
