//! Every value that a script sends in the page's console is answered, and so is the next command.

use anyhow::{Context, Result, ensure};
use e2e::{Person, Site};

/// Sends values that are no commands, each followed by a `status` before the first is answered.
const HAND_OVER: &str = "
const [done] = arguments;
const deep = (levels) => { let it = 'a'; for (let i = 0; i < levels; i += 1) it = { it }; return it; };
const cyclic = { command: 'status' };
cyclic.cyclic = cyclic;
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
const values = {
  cyclic,
  throws: { get command() { throw new Error('no'); } },
  deep: { command: 'search', words: deep(5000) },
  deepest: deep(200000),
  huge: { command: 'grant', records: new Array(1000000).fill('a') },
  endless: { command: 'grant', records: new Proxy([], { get: (_, name) => (name === 'length' ? Infinity : 'a') }) },
  revoked: proxy,
  list: ['status'],
  map: new Map([['command', 'status']]),
  bytes: new Uint8Array(1 << 20),
  blob: new Blob(['status']),
  symbol: Symbol('status'),
  big: { command: 'read_block', height: 1n },
  not: { command: 'read_block', height: NaN },
  unknown: { command: 'status', sudo: true },
  unknown_of_a_whole_type: { command: 'create_ledger', sudo: true },
};
const outcome = (promise) => promise.then(() => 'taken', (error) => error.fault.kind);
const run = async () => {
  const outcomes = [];
  for (const [name, value] of Object.entries(values)) {
    const [refused, status] = [medchain.send(value), medchain.send({ command: 'status' })];
    outcomes.push([name, await outcome(refused), (await status).reply]);
  }
  return outcomes;
};
run().then((outcomes) => done({ outcomes }), (error) => done({ fault: String(error) }));
";

#[tokio::test]
async fn whatever_a_script_hands_over_is_answered_and_blocks_nothing() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    let outcomes = person.run(HAND_OVER, Vec::new()).await?;
    let outcomes = outcomes["outcomes"].as_array().context("there is no list of outcomes")?;
    ensure!(outcomes.len() == 16, "some values were not sent: {outcomes:?}");
    for outcome in outcomes {
        ensure!(outcome[1] == "malformed" && outcome[2] == "status", "{outcome}");
    }
    person.forge(1).await?;
    person.leave_content().await
}
