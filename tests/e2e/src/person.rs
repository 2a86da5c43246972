//! A person at a browser.
//!
//! Each method finds its control, acts with pointer and keys, and tries again while the page is not ready: while a
//! button is disabled or a dialog opens. It returns an error only when the time limit is over.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use crate::chromium::{Chromium, Profile};
use crate::control::{Control, find};
use crate::processes::Processes;
use crate::site::Site;
use crate::wait::{Answer, until};
use crate::{files, watch};

/// More than the number of controls on any page, so that this many tabs visit all of them.
const MOST_TABS: usize = 80;

const SEND: &str = "
const [command, done] = arguments;
medchain.send(command).then((reply) => done({ reply }), (error) => done({ fault: String(error.message ?? error) }));
";

/// A person with a browser, a profile, and the page.
pub struct Person {
    pub(crate) chromium: Chromium,
    pub(crate) profile: Profile,
    address: String,
}

impl Person {
    /// Opens the page in a new browser with an empty profile.
    pub async fn arrive(site: &Site) -> Result<Self> {
        let profile = Profile::fresh()?;
        let person = Self { chromium: Chromium::open(&profile).await?, profile, address: site.address() };
        person.go("").await?;
        Ok(person)
    }

    /// Closes the browser, and opens the page again with the stored data.
    pub async fn come_back(self) -> Result<Self> {
        let Self { chromium, profile, address } = self;
        chromium.close().await?;
        let person = Self { chromium: Chromium::open(&profile).await?, profile, address };
        person.go("").await?;
        Ok(person)
    }

    /// Opens the page again with the stored data, after the browser was killed.
    pub async fn come_to(self) -> Result<Self> {
        let Self { chromium, profile, address } = self;
        drop(chromium);
        let person = Self { chromium: Chromium::open(&profile).await?, profile, address };
        person.go("").await?;
        Ok(person)
    }

    /// Returns the id of the driver's process, the ancestor of the browser's processes.
    pub fn driver_process(&self) -> u32 {
        self.chromium.driver_process()
    }

    /// Returns all processes of the browser.
    pub fn processes(&self) -> Result<Processes> {
        Processes::of(self.chromium.driver_process(), &self.profile)
    }

    /// Closes the browser.
    pub async fn leave(self) -> Result<()> {
        self.chromium.close().await
    }

    /// Closes the browser, and returns an error if its console holds any.
    pub async fn leave_content(self) -> Result<()> {
        let errors = self.console_errors().await?;
        ensure!(errors.is_empty(), "the console holds errors:\n{}", errors.join("\n"));
        self.leave().await
    }

    /// Opens a route of the page, such as `#/blocks`.
    pub async fn go(&self, route: &str) -> Result<()> {
        Ok(self.chromium.driver.goto(format!("{}{route}", self.address)).await?)
    }

    /// Reloads the page.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.chromium.driver.refresh().await?)
    }

    /// Runs a script in each page that is opened from now on, before the scripts of the page.
    pub async fn run_first(&self, script: &str) -> Result<()> {
        self.chromium.driver.cdp().page().add_script_to_evaluate_on_new_document(script).await?;
        Ok(())
    }

    /// Moves to a time zone, such as `Europe/Vienna`.
    pub async fn live_in(&self, zone: &str) -> Result<()> {
        let zone = json!({ "timezoneId": zone });
        self.chromium.driver.cdp().send_raw("Emulation.setTimezoneOverride", zone).await?;
        Ok(())
    }

    /// Presses a control, given by its name or as a [`Control`].
    pub async fn click<'a>(&self, control: impl Into<Control<'a>>) -> Result<()> {
        let control = control.into();
        until(self, &format!("to press {control:?}"), async || match find(&self.chromium.driver, control).await? {
            Some(element) if takes_presses(&element).await? => {
                // The driver counts an element below the bar as visible, which it is not for a person.
                element.scroll_into_view().await?;
                Ok(Answer::Here(element.click().await?))
            }
            Some(_) | None => Ok(Answer::NotYet),
        })
        .await
    }

    /// Replaces the value of a field.
    pub async fn type_into(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(Control::Field(label)).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Delete).await?;
        self.type_text(&field, text).await
    }

    /// Presses a key in the focused element.
    pub async fn press(&self, key: Key) -> Result<()> {
        Ok(self.chromium.driver.action_chain().send_keys(key).perform().await?)
    }

    /// Presses a letter with the control key.
    pub async fn press_with_control(&self, letter: char) -> Result<()> {
        let keys = self.chromium.driver.action_chain().key_down(Key::Control).send_keys(letter.to_string());
        Ok(keys.key_up(Key::Control).perform().await?)
    }

    /// Types words into the focused element.
    pub async fn write(&self, words: &str) -> Result<()> {
        Ok(self.chromium.driver.action_chain().send_keys(words).perform().await?)
    }

    /// Presses the tab key until a control has the focus. A control without a tab stop is an error.
    pub async fn tab_to<'a>(&self, control: impl Into<Control<'a>>) -> Result<()> {
        let control = control.into();
        self.field(control).await?;
        for _ in 0..MOST_TABS {
            if let Some(element) = find(&self.chromium.driver, control).await? {
                let arguments = vec![element.to_json()?];
                let here = self.chromium.driver.execute("return document.activeElement === arguments[0]", arguments);
                if here.await?.convert()? {
                    return Ok(());
                }
            }
            self.press(Key::Tab).await?;
        }
        bail!("the tab key does not reach {control:?}; on the screen: {}", self.screen().await?)
    }

    /// Moves the focus to a control with the tab key, and presses the enter key.
    pub async fn enter<'a>(&self, control: impl Into<Control<'a>>) -> Result<()> {
        let control = control.into();
        self.tab_to(control).await?;
        let takes_it = async || match find(&self.chromium.driver, control).await? {
            Some(element) => Ok(Answer::when(takes_presses(&element).await?)),
            None => Ok(Answer::NotYet),
        };
        until(self, &format!("to press {control:?}"), takes_it).await?;
        self.press(Key::Enter).await
    }

    /// Moves the focus to a field with the tab key, and fills it in.
    pub async fn fill(&self, label: &str, words: &str) -> Result<()> {
        self.tab_to(Control::Field(label)).await?;
        self.write(words).await
    }

    /// Selects the option with these words from a list.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let list = Control::Field(label);
        until(self, &format!("to choose {option:?} from {label:?}"), async || {
            let Some(list) = find(&self.chromium.driver, list).await? else { return Ok(Answer::NotYet) };
            for element in list.find_all(thirtyfour::By::Tag("option")).await? {
                if element.prop("text").await?.as_deref().map(str::trim) == Some(option) {
                    return Ok(Answer::Here(element.click().await?));
                }
            }
            Ok(Answer::NotYet)
        })
        .await
    }

    /// Chooses a file in a file field.
    pub async fn upload(&self, label: &str, path: &Path) -> Result<()> {
        let path = path.canonicalize().with_context(|| format!("failed to find {}", path.display()))?;
        let field = self.field(Control::File(label)).await?;
        Ok(field.send_keys(path.to_string_lossy()).await?)
    }

    /// Chooses several files at once in a file field.
    pub async fn upload_all(&self, label: &str, paths: &[&Path]) -> Result<()> {
        let whole = |path: &&Path| path.canonicalize().with_context(|| format!("failed to find {}", path.display()));
        let paths = paths.iter().map(whole).collect::<Result<Vec<_>>>()?;
        let lines = paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join("\n");
        let field = self.field(Control::File(label)).await?;
        Ok(field.send_keys(lines).await?)
    }

    /// Waits for a download whose name contains `part`, and returns its path.
    pub async fn download(&self, part: &str) -> Result<PathBuf> {
        until(self, &format!("for a download named like {part:?}"), async || {
            Ok(files::take_download(&self.profile, part)?.into())
        })
        .await
    }

    /// Waits until the words are on the screen.
    pub async fn see(&self, text: &str) -> Result<()> {
        until(self, &format!("to see {text:?}"), async || Ok(Answer::when(self.sees(text).await?))).await
    }

    /// Waits until the window has this title.
    pub async fn see_title(&self, title: &str) -> Result<()> {
        let called = async || Ok(Answer::when(self.chromium.driver.title().await? == title));
        until(self, &format!("for the window to be called {title:?}"), called).await
    }

    /// Waits until the words are not on the screen.
    pub async fn see_no(&self, text: &str) -> Result<()> {
        until(self, &format!("for {text:?} to be gone"), async || Ok(Answer::when(!self.sees(text).await?))).await
    }

    /// Opens a page, and waits until everything on it is loaded.
    pub async fn visit(&self, route: &str) -> Result<()> {
        self.go(route).await?;
        self.see_control(Control::Css("main h1")).await?;
        self.see_all_loaded().await
    }

    /// Waits until everything on the page is loaded, in any language.
    pub async fn see_all_loaded(&self) -> Result<()> {
        let driver = &self.chromium.driver;
        let has_come = async || {
            let come = driver.execute("return document.querySelector('.state.loading') === null", Vec::new()).await?;
            Ok(Answer::when(come.convert()?))
        };
        until(self, "for all that is loading", has_come).await
    }

    /// Waits until a control can be used.
    pub async fn see_control<'a>(&self, control: impl Into<Control<'a>>) -> Result<()> {
        self.field(control.into()).await.map(drop)
    }

    /// Waits for an element, and returns its text.
    pub async fn read(&self, selector: &str) -> Result<String> {
        Ok(self.field(Control::Css(selector)).await?.text().await?)
    }

    /// Waits for an element, and returns the value of an attribute.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        Ok(self.field(Control::Css(selector)).await?.attr(name).await?)
    }

    /// Deletes all stored data of this site, as the browser's settings can, and reloads the page.
    pub async fn wipe(&self) -> Result<()> {
        let everything = json!({ "origin": self.origin(), "storageTypes": "all" });
        self.go("").await?;
        self.chromium.driver.cdp().send_raw("Storage.clearDataForOrigin", everything).await?;
        self.reload().await
    }

    /// Returns the site's address without the path.
    pub(crate) fn origin(&self) -> String {
        self.address.split_inclusive('/').take(3).collect::<String>().trim_end_matches('/').to_owned()
    }

    /// Sends a command through the console, as students do. An error contains the program's message.
    pub async fn send(&self, command: Value) -> Result<Value> {
        let reply = self.chromium.driver.execute_async(SEND, vec![command]).await?;
        let mut reply = reply.json().clone();
        ensure!(reply["fault"].is_null(), "the console reports: {}", reply["fault"]);
        Ok(reply["reply"].take())
    }

    /// Returns all words on the screen, with each run of white space as one space.
    pub async fn screen(&self) -> Result<String> {
        let text = self.chromium.driver.execute("return document.body?.innerText ?? ''", Vec::new()).await?;
        Ok(spaced(&text.convert::<String>()?))
    }

    /// Returns the errors in the console since the last call. Every test ends with a check that there are none.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        watch::console_errors(&self.chromium.driver).await
    }

    /// Returns the durations of the tasks over 50 ms since the page was loaded or last asked, in milliseconds.
    pub async fn long_tasks(&self) -> Result<Vec<f64>> {
        watch::long_tasks(&self.chromium.driver).await
    }

    async fn sees(&self, text: &str) -> Result<bool> {
        Ok(self.screen().await?.contains(&spaced(text)))
    }

    async fn field(&self, control: Control<'_>) -> Result<WebElement> {
        until(self, &format!("for {control:?}"), async || Ok(find(&self.chromium.driver, control).await?.into())).await
    }

    /// Types the text key by key. Text beyond the basic plane, or with a code point that WebDriver uses for a key such
    /// as Enter, is inserted as a whole, as by an input method.
    async fn type_text(&self, field: &WebElement, text: &str) -> Result<()> {
        if text.chars().all(|sign| (' '..'\u{d7ff}').contains(&sign)) {
            return Ok(field.send_keys(text).await?);
        }
        self.chromium.driver.cdp().send_raw("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }
}

/// Returns `true` if a control accepts presses. One that has just appeared or moved accepts none for a second, and
/// declares so.
async fn takes_presses(element: &WebElement) -> Result<bool> {
    Ok(element.attr("aria-disabled").await?.as_deref() != Some("true"))
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
