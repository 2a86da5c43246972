//! Strings that were made to break pages, in every free text of an imported ledger: shown as text, and nothing more.
//! In any other field they are refused, with a sentence that is text as well.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::pages::{Actor, with_hostile_strings};
use e2e::payloads::{PayloadLedger, Payloads};
use e2e::{Person, Site, Size};
use medchain::file::verified::{Keep, SnapshotVerifier};
use medchain::text;
use serde_json::{Value, json};

/// How wide the pages are looked at.
const SIZES: [Size; 2] = [Size { width: 1280, height: 900 }, Size::PHONE];

/// Whatever a string could call once it runs leaves a trace.
const CANARY: &str = "
if (window.ran === undefined) {
  window.ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.ran.push(name); };
  document.addEventListener('securitypolicyviolation', (event) => window.ran.push(`policy: ${event.violatedDirective}`));
  window.addEventListener('error', (event) => window.ran.push(`error: ${event.message}`));
}
";

/// What the page says, what ran, what stands in it that the program never makes, and how wide it is.
const INSPECT: &str = "
const [done] = arguments;
const strange = 'script, img, image, iframe, frame, frameset, object, embed, applet, video, audio, source, base, meta, ' +
  'link, style, math, marquee, isindex, bgsound, layer, xml, foreignObject, animate, set, template, slot, portal, ' +
  '[srcdoc], [background], [formaction], [dynsrc], [lowsrc], [contenteditable]';
const foreign = [...document.body.querySelectorAll(strange)].map((element) => element.outerHTML.slice(0, 200));
for (const element of document.querySelectorAll('*')) {
  for (const { name, value } of element.attributes) {
    const leads = ['href', 'src', 'action', 'xlink:href'].includes(name) && element.localName !== 'link';
    const isOwn = value.startsWith('#') || value.startsWith('blob:') || element.closest('head') !== null;
    if (name.startsWith('on') || (leads && !isOwn)) foreign.push(`${element.localName} ${name}=${value}`);
  }
}
const { scrollWidth } = document.scrollingElement;
done({ text: document.body.textContent, ran: window.ran ?? ['no canary'], foreign, over: scrollWidth > innerWidth });
";

/// Puts a string into the page as it must never be put, and comes back when its picture has failed.
const BREAK_IN: &str = "
const [done] = arguments;
const place = document.createElement('div');
place.style.inlineSize = '5000px';
place.innerHTML = '<img src=\"data:,x\" onerror=\"alert(1)\">';
place.firstChild.addEventListener('error', () => setTimeout(() => done({})));
document.body.append(place);
";

/// Goes from page to page, and remembers which strings were seen.
struct Walk<'a> {
    person: &'a Person,
    pages: usize,
    missing: BTreeSet<String>,
    faults: Vec<String>,
}

impl Walk<'_> {
    /// Looks at the page in each size.
    async fn look(&mut self, page: &str) -> Result<()> {
        self.pages += 1;
        for size in SIZES {
            self.person.resize(size).await?;
            self.person.settle().await?;
            let found = self.person.run(INSPECT, Vec::new()).await?;
            let text = found["text"].as_str().context("a page has text")?;
            self.missing.retain(|string| !text.contains(string.as_str()));
            for what in [&found["ran"], &found["foreign"]] {
                if what != &json!([]) {
                    self.faults.push(format!("{page}: {what}"));
                }
            }
            if found["over"] != json!(false) {
                self.faults.push(format!("{page} is wider than {} pixels", size.width));
            }
        }
        Ok(())
    }

    async fn visit(&mut self, route: &str, words: &str) -> Result<()> {
        self.person.go(route).await?;
        self.person.settle().await?;
        if words.is_empty() {
            self.person.see_control(e2e::Control::Css("main h1")).await?;
        } else {
            self.person.see(words).await?;
        }
        self.person.see_no("Loading").await?;
        self.look(route).await
    }

    async fn visit_all(&mut self, routes: &[&str]) -> Result<()> {
        for route in routes {
            self.visit(route, "").await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn what_runs_is_noticed() -> Result<()> {
    let site = Site::of(Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))?;
    let person = Person::arrive(&site).await?;
    person.see("Controls").await?;
    person.run(&format!("{CANARY} arguments[0]({{}});"), Vec::new()).await?;
    let clean = person.run(INSPECT, Vec::new()).await?;
    ensure!(clean["ran"] == json!([]) && clean["over"] == json!(false), "the page is clean as it is: {clean}");
    let before = clean["foreign"].as_array().context("a list")?.len();
    person.run(BREAK_IN, Vec::new()).await?;
    let found = person.run(INSPECT, Vec::new()).await?;
    ensure!(found["ran"] != json!([]) && found["over"] == json!(true), "it went unnoticed: {found}");
    ensure!(found["foreign"].as_array().is_some_and(|it| it.len() > before), "a picture went unnoticed: {found}");
    person.leave().await
}

/// All strings; nothing where they do not lie beside the project.
fn strings() -> Result<Option<Vec<String>>> {
    let Some(folder) = published::find("strings") else { return Ok(None) };
    let scripts = fs::read(folder.join("xss-payload-list.txt"))?;
    let naughty: Vec<String> = published::read(&folder.join("blns.json"));
    let scripts = String::from_utf8_lossy(&scripts).lines().map(str::to_owned).collect::<Vec<_>>();
    println!("{} script payloads and {} naughty strings", scripts.len(), naughty.len());
    ensure!(scripts.len() == 6_613 && naughty.len() == 515, "some strings are missing");
    Ok(Some([scripts, naughty].concat()))
}

#[tokio::test]
async fn what_was_made_to_run_is_shown_as_text() -> Result<()> {
    let Some(strings) = strings()? else { return Ok(()) };
    let payloads = Payloads::of(&strings);
    let infested = PayloadLedger::of(&payloads)?;
    let Payloads { read, changed, left_out, .. } = &payloads;
    println!("{read} strings: {changed} cut or without characters, {left_out} left out: empty, or there already");
    let PayloadLedger { blocks, transactions, file, .. } = &infested;
    println!("a ledger of {transactions} transactions in {blocks} blocks, {} bytes", file.len());

    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.run(&format!("{CANARY} arguments[0]({{}});"), Vec::new()).await?;
    let missing = payloads.texts.iter().chain(&infested.names).cloned().collect::<BTreeSet<_>>();
    let sought = missing.len();
    let mut walk = Walk { person: &person, pages: 0, missing, faults: Vec::new() };
    take_in(&mut walk, &infested).await?;
    as_everybody(&mut walk, &infested).await?;
    let Walk { pages, missing, faults, .. } = walk;
    println!("{} of {sought} strings seen as text, on {pages} pages, each in two widths", sought - missing.len());
    ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    ensure!(missing.is_empty(), "not shown: {missing:?}");
    person.leave_content().await
}

async fn take_in(walk: &mut Walk<'_>, infested: &PayloadLedger) -> Result<()> {
    let folder = e2e::site::evidence()?;
    fs::create_dir_all(&folder)?;
    let path = folder.join("infested.json");
    fs::write(&path, &infested.file)?;
    walk.person.upload("Choose a ledger file", &path).await?;
    walk.person.see_control("Accept").await?;
    walk.look("the proposal").await?;
    walk.person.click("Accept").await?;
    walk.person.see("verified and stored").await?;
    walk.look("what was taken in").await
}

/// Goes through all pages as the doctor, as a patient, and as the administrator.
async fn as_everybody(walk: &mut Walk<'_>, infested: &PayloadLedger) -> Result<()> {
    walk.visit_all(&["#/", "#/settings", "#/files"]).await?;
    walk.person.sign_in(PayloadLedger::DOCTOR).await?;
    for patient in &infested.patients {
        walk.visit(&format!("#/history/{patient}"), "r-").await?;
    }
    walk.visit_all(&with_hostile_strings(Actor::Doctor)).await?;
    walk.visit_all(&["#/people/patient_0", "#/records/r-0"]).await?;
    walk.person.press_with_control('k').await?;
    walk.person.type_into("Height, hash, person, record or page", "person_1").await?;
    walk.person.see("person_10").await?;
    walk.look("the search").await?;
    walk.person.click("Close").await?;
    for id in &infested.reasons {
        walk.visit(&format!("#/transactions/{id}"), "Place in the chain").await?;
    }
    for height in 0..infested.blocks {
        walk.visit(&format!("#/blocks/{height}"), "Merkle tree").await?;
    }
    walk.person.sign_in(&infested.patients[0]).await?;
    walk.visit_all(&with_hostile_strings(Actor::Patient)).await?;
    walk.visit("#/consent", "Approve").await?;
    walk.person.sign_in(PayloadLedger::FOUNDER).await?;
    walk.visit_all(&with_hostile_strings(Actor::Administrator)).await
}

/// What the program says of a file, asked natively.
fn sentence(file: &[u8]) -> Option<String> {
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    let fault = verifier.push(file).err().or_else(|| verifier.finish().err())?;
    Some(text::file_fault(&fault))
}

#[tokio::test]
async fn where_no_text_belongs_a_file_is_refused_in_plain_words() -> Result<()> {
    let places = [
        "/ledger",
        "/contents",
        "/blocks/0/header/previous_hash",
        "/blocks/0/header/delegate_id",
        "/blocks/0/signature",
        "/blocks/0/transactions/0/payload/author",
        "/blocks/0/transactions/0/payload/type",
        "/blocks/0/transactions/0/payload/salt",
        "/blocks/0/transactions/0/payload/founder/user_id",
        "/blocks/0/transactions/0/payload/founder/hospital_id",
    ];
    let texts = ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "<svg/onload=alert(1)>"];
    let good = PayloadLedger::of(&Payloads::of(&[String::from("short")]))?.file;
    ensure!(sentence(&good).is_none(), "the file itself is good");
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.run(&format!("{CANARY} arguments[0]({{}});"), Vec::new()).await?;
    let mut walk = Walk { person: &person, pages: 0, missing: BTreeSet::new(), faults: Vec::new() };
    let folder = e2e::site::evidence()?;
    fs::create_dir_all(&folder)?;
    for place in places {
        for text in texts {
            let mut spoiled: Value = serde_json::from_slice(&good)?;
            *spoiled.pointer_mut(place).with_context(|| format!("{place} is in the file"))? = json!(text);
            let bytes = serde_json::to_vec(&spoiled)?;
            let expected = sentence(&bytes).with_context(|| format!("{place} is refused natively"))?;
            refuse(&mut walk, &folder.join("spoiled.json"), &bytes, &expected).await.context(place)?;
        }
    }
    println!("{} spoiled files refused, each with its sentence as text", walk.pages);
    ensure!(walk.faults.is_empty(), "{} faults:\n{}", walk.faults.len(), walk.faults.join("\n"));
    person.leave_content().await
}

async fn refuse(walk: &mut Walk<'_>, path: &Path, bytes: &[u8], expected: &str) -> Result<()> {
    fs::write(path, bytes)?;
    walk.person.go("#/settings").await?;
    walk.person.go("#/files").await?;
    walk.person.upload("Choose a ledger file", path).await?;
    walk.person.see(expected).await?;
    walk.look(&path.display().to_string()).await
}
