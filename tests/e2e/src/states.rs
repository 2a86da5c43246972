//! The states in which a page has nothing to show: loading, empty, failed, forbidden, locked, unknown address, or
//! without a ledger.
//!
//! The walk brings every page into each of these states that it has, and passes the state's name to a callback: the
//! photographer, or axe-core.

use anyhow::{Context, Result};
use medchain::protocol::Fault;
use medchain::storage::StoreError;
use serde_json::json;

use crate::hospital::{DOCTOR, OTHER_DOCTOR, PATIENT};
use crate::pages::{Actor, Page, of_hospital};
use crate::{Control, Person};

/// Well-formed addresses of nothing that exists.
const NOWHERE: [(&str, &str); 6] = [
    ("block", "#/blocks/99"),
    ("transaction", "#/transactions/0000000000000000000000000000000000000000000000000000000000000000"),
    ("person", "#/people/nobody_here"),
    ("record", "#/records/no-such-record"),
    ("history", "#/history/nobody_here"),
    ("page", "#/no/such/page"),
];

/// Intercepts the page's commands to its worker: each is sent, held back, or answered as planned.
const BETWEEN: &str = "
const [plan, outcome] = arguments;
if (!window.between) {
  window.between = { held: [] };
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    const { plan, outcome, held } = window.between;
    const send = () => postMessage.call(this, message, ...rest);
    if (plan === 'hold') return void held.push(send);
    if (plan !== 'fail') return send();
    const data = { notice: 'answer', id: message.id, outcome };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  };
}
Object.assign(window.between, { plan, outcome });
if (plan !== 'hold') for (const send of window.between.held.splice(0)) send();
";

/// Brings every page into every state, and calls `look` each time with the names of the state and the page.
pub async fn walk(person: &Person, mut look: impl AsyncFnMut(&Person, &str) -> Result<()>) -> Result<()> {
    for (page, address) in of_hospital() {
        person.visit(address).await?;
        look(person, &format!("no-ledger-{}", page.name)).await?;
    }
    three_people(person).await?;
    for actor in Actor::ALL {
        act(person, actor).await?;
        for (page, address) in of_hospital().filter(|(page, _)| page.actor == actor) {
            person.visit(address).await?;
            look(person, &format!("empty-{}", page.name)).await?;
            on_its_way(person, page, address, &mut look).await?;
            failing(person, page, address, &mut look).await?;
        }
        for (page, address) in of_hospital().filter(|(page, _)| page.denied == Some(actor)) {
            person.visit(address).await?;
            look(person, &format!("denied-{}", page.name)).await?;
        }
    }
    for (name, route) in NOWHERE {
        person.visit(route).await?;
        look(person, &format!("unknown-{name}")).await?;
    }
    person.click(Control::Css("button.who")).await?;
    person.click("Lock this account").await?;
    person.see("no account signed in").await?;
    for (page, address) in of_hospital() {
        person.visit(address).await?;
        look(person, &format!("locked-{}", page.name)).await?;
    }
    Ok(())
}

/// Creates a ledger with three accounts and nothing else.
async fn three_people(person: &Person) -> Result<()> {
    person.visit("#/").await?;
    person.create_a_ledger().await?;
    for newcomer in [&DOCTOR, &PATIENT, &OTHER_DOCTOR] {
        person.register(newcomer).await?;
        person.admit(newcomer).await?;
    }
    person.forge(1).await
}

async fn act(person: &Person, actor: Actor) -> Result<()> {
    let (account, role) = actor.account();
    if actor == Actor::Administrator {
        return person.see_control(Control::Named(&format!("Account: {account}"))).await;
    }
    person.switch_to(account, role).await.with_context(|| format!("failed to switch to {account}"))
}

/// Opens a page from another one, while the worker's answers follow `plan`.
async fn come_while(person: &Person, address: &str, plan: &str) -> Result<()> {
    person.visit("#/no/such/page").await?;
    let fault = Fault::Store { fault: StoreError::Aborted { cause: "the disk did not answer".to_owned() } };
    let outcome = serde_json::to_value(Err::<(), Fault>(fault))?;
    person.chromium.driver.execute(BETWEEN, vec![json!(plan), outcome]).await?;
    person.go(address).await?;
    person.see_control(Control::Css("main h1")).await
}

async fn let_through(person: &Person) -> Result<()> {
    person.chromium.driver.execute(BETWEEN, vec![json!("pass"), json!(null)]).await?;
    person.see_all_loaded().await
}

async fn on_its_way(
    person: &Person,
    page: &Page,
    address: &str,
    look: &mut impl AsyncFnMut(&Person, &str) -> Result<()>,
) -> Result<()> {
    come_while(person, address, "hold").await?;
    look(person, &format!("loading-{}", page.name)).await?;
    let_through(person).await
}

async fn failing(
    person: &Person,
    page: &Page,
    address: &str,
    look: &mut impl AsyncFnMut(&Person, &str) -> Result<()>,
) -> Result<()> {
    come_while(person, address, "fail").await?;
    person.see_all_loaded().await?;
    look(person, &format!("failed-{}", page.name)).await?;
    let_through(person).await
}
