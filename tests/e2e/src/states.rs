//! The states in which a page has nothing to show: loading, empty, failed, forbidden, locked, unknown address, or
//! without a ledger.
//!
//! The walk brings every page into each of these states that it has, and passes the state's name to a callback: the
//! photographer, or axe-core.

use std::path::Path;

use anyhow::{Context, Result};
use medchain::protocol::Fault;
use medchain::storage::StoreError;
use serde_json::json;

use crate::hospital::{DOCTOR, OTHER_DOCTOR, PATIENT};
use crate::{Control, Person, Scheme, Site, Size};

/// A page, and the account that sees it.
struct Page {
    name: &'static str,
    route: &'static str,
    actor: Actor,
}

/// The account that is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Actor {
    Administrator,
    Doctor,
    Patient,
}

impl Actor {
    const ALL: [Self; 3] = [Self::Administrator, Self::Doctor, Self::Patient];

    const fn account(self) -> (&'static str, &'static str) {
        match self {
            Self::Administrator => ("admin", "administrator"),
            Self::Doctor => (DOCTOR.user_id, "doctor"),
            Self::Patient => (PATIENT.user_id, "patient"),
        }
    }
}

const fn page(name: &'static str, route: &'static str, actor: Actor) -> Page {
    Page { name, route, actor }
}

/// Every page, each with an account that may see it.
const PAGES: [Page; 17] = [
    page("overview", "#/", Actor::Administrator),
    page("people", "#/people", Actor::Administrator),
    page("forge", "#/forge", Actor::Administrator),
    page("blocks", "#/blocks", Actor::Administrator),
    page("block", "#/blocks/0", Actor::Administrator),
    page("delegates", "#/delegates", Actor::Administrator),
    page("log", "#/log", Actor::Administrator),
    page("files", "#/files", Actor::Administrator),
    page("settings", "#/settings", Actor::Administrator),
    page("person", "#/people/patient_x", Actor::Administrator),
    page("submit", "#/submit", Actor::Doctor),
    page("histories", "#/history", Actor::Doctor),
    page("grants-of-others", "#/grants", Actor::Doctor),
    page("consent", "#/consent", Actor::Patient),
    page("history", "#/history/patient_x", Actor::Patient),
    page("grants", "#/grants", Actor::Patient),
    page("who-saw-me", "#/log", Actor::Patient),
];

/// Pages that the account may not see.
const FORBIDDEN: [Page; 4] = [
    page("submit", "#/submit", Actor::Patient),
    page("consent", "#/consent", Actor::Doctor),
    page("history", "#/history/patient_x", Actor::Doctor),
    page("grants", "#/grants", Actor::Administrator),
];

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
    for page in &PAGES {
        person.visit(page.route).await?;
        look(person, &format!("no-ledger-{}", page.name)).await?;
    }
    three_people(person).await?;
    for actor in Actor::ALL {
        act(person, actor).await?;
        for page in PAGES.iter().filter(|page| page.actor == actor) {
            person.visit(page.route).await?;
            look(person, &format!("empty-{}", page.name)).await?;
            on_its_way(person, page, &mut look).await?;
            failing(person, page, &mut look).await?;
        }
        for page in FORBIDDEN.iter().filter(|page| page.actor == actor) {
            person.visit(page.route).await?;
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
    for page in &PAGES {
        person.visit(page.route).await?;
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
async fn come_while(person: &Person, page: &Page, plan: &str) -> Result<()> {
    person.visit("#/no/such/page").await?;
    let fault = Fault::Store { fault: StoreError::Aborted { cause: "the disk did not answer".to_owned() } };
    let outcome = serde_json::to_value(Err::<(), Fault>(fault))?;
    person.chromium.driver.execute(BETWEEN, vec![json!(plan), outcome]).await?;
    person.go(page.route).await?;
    person.see_control(Control::Css("main h1")).await
}

async fn let_through(person: &Person) -> Result<()> {
    person.chromium.driver.execute(BETWEEN, vec![json!("pass"), json!(null)]).await?;
    person.see_all_loaded().await
}

async fn on_its_way(
    person: &Person,
    page: &Page,
    look: &mut impl AsyncFnMut(&Person, &str) -> Result<()>,
) -> Result<()> {
    come_while(person, page, "hold").await?;
    look(person, &format!("loading-{}", page.name)).await?;
    let_through(person).await
}

async fn failing(person: &Person, page: &Page, look: &mut impl AsyncFnMut(&Person, &str) -> Result<()>) -> Result<()> {
    come_while(person, page, "fail").await?;
    person.see_all_loaded().await?;
    look(person, &format!("failed-{}", page.name)).await?;
    let_through(person).await
}

/// Photographs each page in these states, wide and light, and on a phone in the dark.
pub async fn photograph_states(site: &Site, folder: &Path) -> Result<()> {
    let person = Person::arrive(site).await?;
    let looks = [(Size::WIDE, Scheme::Light), (Size::PHONE, Scheme::Dark)];
    let photograph = async |person: &Person, name: &str| {
        for (size, scheme) in looks {
            person.resize(size).await?;
            person.prefer(scheme).await?;
            person.photograph(&folder.join(format!("{name}-{}-{}.png", size.name(), scheme.name()))).await?;
        }
        person.resize(Size::WIDE).await
    };
    walk(&person, photograph).await?;
    person.leave_content().await
}
