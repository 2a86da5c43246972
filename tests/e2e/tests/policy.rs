//! Nothing of another origin is loaded, and nothing is sent to one, neither by the page nor by its worker; in a frame
//! of another page, the application does not start.

use anyhow::{Context, Result, ensure};
use e2e::processes::Thread;
use e2e::{Control, Person, Site};
use medchain::text::framed;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::{env, fs, process};

/// Requests and evaluations that a script in the worker may try. Each result is `null` if the browser refused.
const FROM_WORKER: &str = "
(async () => {
  const other = OTHER;
  const opened = (made, opens, fails) => new Promise((resolve, reject) => {
    made[opens] = resolve;
    made[fails] = () => reject(new Error('it does not open'));
  });
  const tries = {
    fetch: () => fetch(`${other}fetched`, { mode: 'no-cors' }),
    importScripts: () => importScripts(`${other}stranger.js`),
    XMLHttpRequest: () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${other}requested`);
      const end = opened(request, 'onload', 'onerror');
      request.send();
      return end;
    },
    EventSource: () => opened(new EventSource(`${other}events`), 'onopen', 'onerror'),
    WebSocket: () => opened(new WebSocket(`${other.replace('http', 'ws')}socket`), 'onopen', 'onerror'),
    eval: () => (0, eval)('1 + 1'),
    Function: () => new Function('return 1')(),
    Worker: () => opened(new Worker(`${other}stranger.js`), 'onmessage', 'onerror'),
  };
  const outcomes = {};
  for (const [name, attempt] of Object.entries(tries)) {
    outcomes[name] = await Promise.resolve().then(attempt).then(() => 'done', () => null);
  }
  outcomes.planted = self.planted ?? null;
  return outcomes;
})()
";

/// Requests and evaluations that a script in the page may try.
const FROM_PAGE: &str = "
const [other, done] = arguments;
const element = (name, members) => Object.assign(document.createElement(name), members);
const shown = (it) => new Promise((resolve, reject) => {
  it.onload = () => resolve(it);
  it.onerror = () => reject(new Error('it does not load'));
  document.body.append(it);
});
const violation = (directive) => new Promise((_, reject) => {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    effectiveDirective === directive && reject(new Error('refused')));
});
const tries = {
  fetch: () => fetch(`${other}fetched`, { mode: 'no-cors' }),
  image: () => shown(element('img', { src: `${other}image.png` })),
  script: () => shown(element('script', { src: `${other}stranger.js` })),
  style: () => shown(element('link', { rel: 'stylesheet', href: `${other}style.css` })),
  beacon: () => navigator.sendBeacon(`${other}beacon`, 'x') && new Promise((_, reject) => setTimeout(reject)),
  worker: () => {
    const end = violation('worker-src');
    new Worker(document.querySelector('meta[name=medchain-worker]').content);
    return end;
  },
  eval: () => {
    const script = element('script', { textContent: 'window.planted = 1' });
    document.body.append(script);
    const button = element('button', {});
    button.setAttribute('onclick', 'window.planted = 2');
    document.body.append(button);
    button.click();
    if (!window.planted) throw new Error('nothing ran');
  },
  form: () => {
    const form = element('form', { action: `${other}form`, method: 'get' });
    document.body.append(form);
    const end = violation('form-action');
    form.submit();
    return end;
  },
};
const run = async () => {
  const outcomes = {};
  for (const [name, attempt] of Object.entries(tries)) {
    outcomes[name] = await Promise.resolve().then(attempt).then(() => 'done', () => null);
  }
  return outcomes;
};
run().then((outcomes) => done({ outcomes }), (error) => done({ fault: String(error) }));
";

/// A site of another origin, with a script and a page with a frame.
struct Stranger {
    folder: PathBuf,
    site: Site,
    requests: Receiver<String>,
}

impl Stranger {
    fn come() -> Result<Self> {
        let folder =
            env::temp_dir().join(format!("medchain-stranger-{}-{:?}", process::id(), std::thread::current().id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("stranger.js"), "self.planted = 'a stranger';")?;
        fs::write(folder.join("index.html"), "<!doctype html><title>A stranger</title>")?;
        let (site, requests) = Site::stranger(folder.clone())?;
        Ok(Self { folder, site, requests })
    }

    /// Puts a site into a frame of this site's page, with attributes. The title reports when the frame is loaded.
    fn frame(&self, site: &Site, attributes: &str) -> Result<()> {
        let frame = format!(
            "<iframe width=900 height=700 {attributes} src='{}' onload='document.title = \"framed\"'></iframe>",
            site.address()
        );
        Ok(fs::write(self.folder.join("frame.html"), format!("<!doctype html><title>…</title>{frame}"))?)
    }

    /// Returns the requests until now.
    fn heard(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn all_refused(outcomes: &Value) -> Result<()> {
    let outcomes = outcomes.as_object().context("there is no outcome for each try")?;
    ensure!(outcomes.len() > 7, "some tries are missing: {outcomes:?}");
    let done: Vec<_> = outcomes.iter().filter(|(_, outcome)| !outcome.is_null()).collect();
    ensure!(done.is_empty(), "this was not refused: {done:?}");
    Ok(())
}

#[tokio::test]
async fn neither_page_nor_worker_reaches_another_origin_or_runs_a_text() -> Result<()> {
    for site in [Site::built_under("/school/class-b")?, Site::without_headers()?] {
        let stranger = Stranger::come()?; // a browser may request the former one's icon at any time
        let person = Person::arrive(&site).await?;
        person.create_a_ledger().await?;
        let expression = FROM_WORKER.replace("OTHER", &json!(stranger.site.address()).to_string());
        all_refused(&person.in_worker(&expression)?)?;
        let outcome = person.run(FROM_PAGE, vec![json!(stranger.site.address())]).await?;
        all_refused(&outcome["outcomes"])?;
        person.see("height 0").await?;
        let heard = stranger.heard();
        ensure!(heard.is_empty(), "another origin received {heard:?}");
        person.go_elsewhere(&stranger.site, "").await?;
        ensure!(stranger.heard().contains(&"/".to_owned()), "the stranger's site hears no request");
        person.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_of_another_origin_cannot_frame_what_is_served_with_our_headers() -> Result<()> {
    let stranger = Stranger::come()?;
    let (site, requests) = Site::with_requests()?;
    stranger.frame(&site, "")?;
    let person = Person::arrive(&Site::built()?).await?;
    person.go_elsewhere(&stranger.site, "frame.html").await?;
    person.see_title("framed").await?;
    ensure!(requests.try_iter().collect::<Vec<_>>() == ["/"], "more than the page was requested");
    person.enter_frame().await?;
    ensure!(!person.screen().await?.contains("MedChain"), "the page is shown in the frame");
    person.leave().await
}

#[tokio::test]
async fn in_a_frame_nothing_is_opened_and_the_page_says_so() -> Result<()> {
    let stranger = Stranger::come()?;
    let site = Site::without_headers()?;
    stranger.frame(&site, "")?;
    // The browser has never opened the application, so a worker could only be the frame's.
    let person = Person::arrive(&stranger.site).await?;
    person.go_elsewhere(&stranger.site, "frame.html").await?;
    person.see_title("framed").await?;
    person.enter_frame().await?;
    person.see(framed::title()).await?;
    person.see(framed::why()).await?;
    ensure!(!person.screen().await?.contains("Password"), "the page asks for a password");
    ensure!(person.send(json!({ "command": "status" })).await.is_err(), "the console accepts commands");
    ensure!(Thread::of_worker(person.driver_process()).is_err(), "a worker was started");
    ensure!(
        person.attribute("main a", "rel").await?.unwrap_or_default().contains("noopener"),
        "the link has no `noopener`"
    );
    person.click(Control::Named(framed::open())).await?;
    person.go_to_other_tab().await?;
    person.create_a_ledger().await?;
    ensure!(Thread::of_worker(person.driver_process()).is_ok(), "a tab without a frame has no worker");
    person.leave().await
}

#[tokio::test]
async fn in_a_sandboxed_frame_the_page_says_why_it_does_not_start() -> Result<()> {
    let stranger = Stranger::come()?;
    let site = Site::without_headers()?;
    stranger.frame(&site, "sandbox='allow-scripts'")?;
    let person = Person::arrive(&stranger.site).await?;
    person.go_elsewhere(&stranger.site, "frame.html").await?;
    person.see_title("framed").await?;
    person.enter_frame().await?;
    person.see("MedChain could not start").await?;
    person.see("in a sandboxed frame").await?;
    person.see_no("Opening MedChain").await?;
    person.leave().await
}
