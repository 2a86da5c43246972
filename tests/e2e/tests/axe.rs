//! Every page for everyone: axe-core finds nothing in any theme, a narrow screen loses nothing, and who asks for
//! stillness gets it. On all pages, dialogs and states of error that the scenes come to, and on the demonstration's
//! pages as each role sees them.

use anyhow::{Context, Result, ensure};
use e2e::axe::Axe;
use e2e::pages::of_demonstration;
use e2e::scene::Scene;
use e2e::{Control, Person, Site, Size, states};
use serde_json::json;
use std::fs;
use std::path::Path;

const LIGHT: &[(&str, &str)] = &[("prefers-color-scheme", "light")];
const DARK: &[(&str, &str)] = &[("prefers-color-scheme", "dark")];

/// What the themes are, by what a person's system prefers.
const THEMES: [&[(&str, &str)]; 4] = [
    LIGHT,
    DARK,
    &[("prefers-color-scheme", "light"), ("prefers-contrast", "more")],
    &[("prefers-color-scheme", "dark"), ("prefers-contrast", "more")],
];

const STILL: &[(&str, &str)] = &[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")];

/// Addresses that are looked at beside those of the pages.
const MORE: [&str; 3] = ["#/blocks/30", "#/history/nobody_here", "#/nowhere"];

/// Returns the addresses that every role opens, allowed or not.
fn routes() -> impl Iterator<Item = &'static str> {
    of_demonstration().chain(MORE)
}

/// A picture without words, letters that are hardly there, something wide, and something that fades.
const SPOILED: &str = "
const [done] = arguments;
const grey = document.createElement('p');
grey.textContent = 'hardly there';
grey.style.cssText = 'color: #bbb; background: #fff; inline-size: 500px; transition: opacity 1s';
const picture = new Image();
picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
document.body.append(picture, grey);
done({});
";

/// Looks at pages, and remembers what is wrong with them.
struct Inspector<'a> {
    person: &'a Person,
    axe: Option<Axe>,
    looked_at: usize,
    looks: usize,
    found: Vec<String>,
}

impl<'a> Inspector<'a> {
    fn new(person: &'a Person) -> Result<Self> {
        let axe = Axe::fetch()?;
        if axe.is_none() {
            // All else is looked at.
            published::skip("npm, for axe-core");
        }
        Ok(Self { person, axe, looked_at: 0, looks: 0, found: Vec::new() })
    }

    /// The page as it is: each theme, each size, and without motion.
    async fn look(&mut self, page: &str) -> Result<()> {
        self.looked_at += 1;
        for theme in THEMES {
            self.person.prefer_all(theme).await?;
            self.person.settle().await?;
            if let Some(axe) = &self.axe {
                let found = axe.look_at(self.person).await.with_context(|| format!("looking at {page}"))?;
                self.looks += 1;
                self.note(page, &format!("{theme:?}"), found);
            }
        }
        for size in [Size::NARROW, Size::ZOOMED] {
            self.person.resize(size).await?;
            self.person.come_to_rest().await?;
            let found = self.person.over_the_edge().await?;
            self.note(page, &format!("{} wide", size.width), found);
        }
        self.person.resize(Size::WIDE).await?;
        self.person.prefer_all(STILL).await?;
        // What had begun to move before the person asked for stillness may end.
        self.person.settle().await?;
        let found = self.person.in_motion().await?;
        self.note(page, "without motion", found);
        self.person.prefer_all(LIGHT).await
    }

    /// The page as it is, light and dark, and narrow.
    async fn look_twice(&mut self, page: &str) -> Result<()> {
        for theme in [LIGHT, DARK] {
            self.person.prefer_all(theme).await?;
            self.look_once(page).await?;
        }
        self.looked_at -= 1;
        self.person.prefer_all(LIGHT).await
    }

    /// The page as it is, in the theme that it has, and narrow.
    async fn look_once(&mut self, page: &str) -> Result<()> {
        self.looked_at += 1;
        self.person.settle().await?;
        if let Some(axe) = &self.axe {
            let found = axe.look_at(self.person).await.with_context(|| format!("looking at {page}"))?;
            self.looks += 1;
            self.note(page, "wide", found);
        }
        self.person.resize(Size::NARROW).await?;
        self.person.come_to_rest().await?;
        let found = self.person.over_the_edge().await?;
        self.note(page, "narrow", found);
        self.person.resize(Size::WIDE).await
    }

    fn note(&mut self, page: &str, how: &str, found: Vec<String>) {
        self.found.extend(found.into_iter().map(|what| format!("{page}, {how}: {what}")));
    }

    fn conclude(self) -> Result<()> {
        println!("{} pages, {} looks of axe-core", self.looked_at, self.looks);
        ensure!(self.found.is_empty(), "{} faults:\n{}", self.found.len(), self.found.join("\n"));
        Ok(())
    }
}

#[tokio::test]
async fn what_is_wrong_is_found() -> Result<()> {
    let site = Site::of(Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))?;
    let person = Person::arrive(&site).await?;
    person.see("Controls").await?;
    person.resize(Size::NARROW).await?;
    ensure!(person.over_the_edge().await?.is_empty(), "the page fits as it is");
    person.run(SPOILED, Vec::new()).await?;
    ensure!(!person.over_the_edge().await?.is_empty(), "what is too wide went unnoticed");
    ensure!(!person.in_motion().await?.is_empty(), "what moves went unnoticed");
    let Some(axe) = Axe::fetch()? else {
        published::skip("npm, for axe-core");
        return Ok(());
    };
    let found = axe.look_at(&person).await?;
    for rule in ["image-alt", "color-contrast"] {
        ensure!(found.iter().any(|fault| fault.starts_with(rule)), "{rule} is broken and went unnoticed: {found:?}");
    }
    person.leave().await
}

#[tokio::test]
async fn nothing_is_wrong_in_any_scene() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    let mut inspector = Inspector::new(&person)?;
    for scene in Scene::ALL {
        person.resize(Size::WIDE).await?;
        scene.play(&person).await.with_context(|| format!("playing the scene {}", scene.name()))?;
        inspector.look(&scene.name()).await?;
    }
    inspector.conclude()?;
    person.leave_content().await
}

#[tokio::test]
async fn nothing_is_wrong_where_there_is_nothing_to_show() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.resize(Size::WIDE).await?;
    let mut inspector = Inspector::new(&person)?;
    states::walk(&person, async |_, state| inspector.look_twice(state).await).await?;
    ensure!(inspector.looked_at > 90, "only {} states", inspector.looked_at);
    inspector.conclude()?;
    person.leave_content().await
}

/// The page's own switches, in German, each against what the system prefers.
#[tokio::test]
async fn nothing_is_wrong_with_the_switches_of_the_page_and_in_german() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.resize(Size::WIDE).await?;
    person.click("Explore the demo hospital").await?;
    person.see("Continue as one of six people").await?;
    person.go("#/settings").await?;
    person.choose("Language / Sprache", "Deutsch").await?;
    let mut inspector = Inspector::new(&person)?;
    for (colours, system) in [("#theme-1", DARK), ("#theme-2", LIGHT)] {
        for choices in [[colours, "#contrast-1", "#motion-1"], [colours, "#contrast-0", "#motion-0"]] {
            person.visit("#/settings").await?;
            for choice in choices {
                person.click(Control::Css(choice)).await?;
            }
            person.prefer_all(system).await?;
            for route in routes() {
                person.visit(route).await?;
                inspector.look_once(&format!("{choices:?} at {route}")).await?;
                if choices.contains(&"#motion-1") {
                    let found = person.in_motion().await?;
                    inspector.note(route, "without motion", found);
                }
            }
        }
    }
    inspector.conclude()?;
    person.leave_content().await
}

/// A person in the demonstration, and what inspects its pages.
async fn demonstration(site: &Site) -> Result<Person> {
    let person = Person::arrive(site).await?;
    person.resize(Size::WIDE).await?;
    person.click("Explore the demo hospital").await?;
    person.see("Continue as one of six people").await?;
    Ok(person)
}

async fn nothing_is_wrong_for(role: &str) -> Result<()> {
    let site = Site::built()?;
    let person = demonstration(&site).await?;
    let mut inspector = Inspector::new(&person)?;
    // The doctor acts at first, and is not offered.
    if let Some(actor) = somebody(&person, role).await? {
        act_as(&person, &actor, role).await?;
    }
    let session = person.send(json!({ "command": "status" })).await?["value"]["session"]["role"].clone();
    ensure!(session == json!(role), "{session} acts");
    for route in routes() {
        person.visit(route).await?;
        inspector.look(&format!("{role} at {route}")).await?;
    }
    ensure!(inspector.looked_at == routes().count(), "only {} pages", inspector.looked_at);
    inspector.conclude()?;
    person.leave_content().await
}

#[tokio::test]
async fn nothing_is_wrong_for_a_doctor_of_the_demonstration() -> Result<()> {
    nothing_is_wrong_for("doctor").await
}

#[tokio::test]
async fn nothing_is_wrong_for_a_patient_of_the_demonstration() -> Result<()> {
    nothing_is_wrong_for("patient").await
}

#[tokio::test]
async fn nothing_is_wrong_for_an_administrator_of_the_demonstration() -> Result<()> {
    nothing_is_wrong_for("administrator").await
}

#[tokio::test]
async fn nothing_is_wrong_in_the_dialogs_and_faults_of_the_demonstration() -> Result<()> {
    let site = Site::built()?;
    let person = demonstration(&site).await?;
    let mut inspector = Inspector::new(&person)?;
    dialogs(&mut inspector).await?;
    search(&mut inspector).await?;
    refused_import(&mut inspector).await?;
    nobody(&mut inspector).await?;
    inspector.conclude()?;
    person.leave_content().await
}

/// Somebody of a role, as the dialog of accounts offers; the doctor at first acts already.
async fn somebody(person: &Person, role: &str) -> Result<Option<String>> {
    person.visit("#/").await?;
    person.see("Continue as one of six people").await?;
    let screen = person.screen().await?;
    let offers = screen.split("Continue as ").filter_map(|offer| offer.split_once(" · "));
    let fitting = |(user, rest): &(&str, &str)| rest.starts_with(role) && !user.contains(' ');
    Ok(offers.filter(|offer| fitting(offer)).map(|(user, _)| user.to_owned()).next())
}

async fn act_as(person: &Person, user: &str, role: &str) -> Result<()> {
    person.click(format!("Continue as {user} · {role}").as_str()).await?;
    person.see_control(Control::Named(&format!("Account: {user}"))).await
}

/// The dialogs of accounts, of explanations, of renaming and of deleting.
async fn dialogs(inspector: &mut Inspector<'_>) -> Result<()> {
    let person = inspector.person;
    let dialogs = [
        ("#/", Control::Css("button.who"), "Switch account"),
        ("#/blocks/30", Control::Css("button.why"), "computed"),
        ("#/files", Control::Named("Rename"), "Rename"),
        ("#/files", Control::Named("Delete"), "Delete"),
    ];
    for (route, button, words) in dialogs {
        person.visit(route).await?;
        person.click(button).await?;
        person.see_control("Close").await?;
        person.see_all_loaded().await?;
        inspector.look(&format!("the dialog {words}")).await?;
        person.click("Close").await?;
    }
    Ok(())
}

/// The search, with what it finds and where it finds nothing.
async fn search(inspector: &mut Inspector<'_>) -> Result<()> {
    let person = inspector.person;
    person.press_with_control('k').await?;
    for (words, found) in [("dr_", "dr_lang"), ("nothing is called so", "No results")] {
        person.type_into("Height, hash, person, record or page", words).await?;
        person.see(found).await?;
        inspector.look(&format!("the search for {words}")).await?;
    }
    person.click("Close").await
}

async fn refused_import(inspector: &mut Inspector<'_>) -> Result<()> {
    let person = inspector.person;
    let folder = e2e::site::evidence()?;
    fs::create_dir_all(&folder)?;
    let path = folder.join("no-ledger.json");
    fs::write(&path, "this is no ledger")?;
    person.visit("#/files").await?;
    person.upload("Choose a ledger file", Path::new(&path)).await?;
    person.see_control(Control::Css("main .fault")).await?;
    inspector.look("a refused import").await
}

/// Nobody is signed in: what asks for somebody says so.
async fn nobody(inspector: &mut Inspector<'_>) -> Result<()> {
    let person = inspector.person;
    person.click(Control::Css("button.who")).await?;
    person.click("Lock this account").await?;
    person.see("no account signed in").await?;
    for route in ["#/", "#/consent", "#/log"] {
        person.visit(route).await?;
        inspector.look(&format!("nobody at {route}")).await?;
    }
    Ok(())
}
