//! Automatic accessibility checks of a page: violations that axe-core finds, elements that do not fit into a narrow
//! screen, and motion that the person has turned off.
//!
//! axe-core is not part of this project: where `npm` is installed, the test fetches one fixed version. The driver
//! injects it into the page, so the page's content security policy does not change.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xtask::project::Project;

use crate::Person;

/// The version of axe-core.
const VERSION: &str = "4.10.3";

/// Applies the rules of WCAG 2.2 at levels A and AA.
const RUN: &str = "
const [done] = arguments;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const said = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`);
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false })
  .then(({ violations }) => done({ found: violations.flatMap(said) }), (error) => done({ fault: String(error) }));
";

/// Finds elements beyond the page's edge, except inside elements that scroll or clip on purpose, and a page that is too
/// wide.
const OVER_THE_EDGE: &str = r"
const [done] = arguments;
const edge = document.documentElement.clientWidth + 1;
const found = [];
if (document.scrollingElement.scrollWidth > edge) found.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
const held = (element) => {
  for (let it = element.parentElement; it !== null; it = it.parentElement) {
    const style = getComputedStyle(it);
    if (style.overflowX !== 'visible' || style.clipPath !== 'none') return true;
  }
  return false;
};
for (const element of document.body.querySelectorAll('*')) {
  if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
  const { left, right, width } = element.getBoundingClientRect();
  if (width > 1 && (right > edge || (left < -1 && right > 0)) && !held(element)) {
    found.push(`${element.tagName} ${element.className} from ${left} to ${right}: ${element.textContent.slice(0, 40)}`);
  }
}
done({ found });
";

const IN_MOTION: &str = "
const [done] = arguments;
const found = document.getAnimations().map((one) => `${one.constructor.name} of ${one.effect?.target?.className}`);
const seconds = (times) => times.split(',').map(parseFloat);
for (const element of document.querySelectorAll('*')) {
  const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
  const moves = animationName !== 'none' && seconds(animationDuration).some((time) => time > 0.01);
  if (moves || seconds(transitionDuration).some((time) => time > 0.01)) {
    found.push(`${element.tagName} ${element.className} takes its time`);
  }
}
done({ found });
";

/// The source of axe-core, which is injected into pages.
pub struct Axe {
    source: String,
}

impl Axe {
    /// Fetches axe-core, or uses the copy of an earlier run; returns `None` where there is no `npm`.
    pub fn fetch() -> Result<Option<Self>> {
        let folder = Project::find()?.target.join(format!("axe-core-{VERSION}"));
        let script = folder.join("node_modules/axe-core/axe.min.js");
        if !script.is_file() && !install(&folder)? {
            return Ok(None);
        }
        let source = fs::read_to_string(&script).with_context(|| format!("failed to read {}", script.display()))?;
        Ok(Some(Self { source }))
    }

    /// Returns the rule violations of the page in its present state.
    pub async fn look_at(&self, person: &Person) -> Result<Vec<String>> {
        let driver = &person.chromium.driver;
        if !driver.execute("return 'axe' in window", Vec::new()).await?.convert()? {
            driver.execute(self.source.as_str(), Vec::new()).await?;
        }
        found(person, RUN).await
    }
}

/// Installs axe-core; returns `false` where there is no `npm`.
fn install(folder: &Path) -> Result<bool> {
    fs::create_dir_all(folder).with_context(|| format!("failed to create {}", folder.display()))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", "--prefix"]);
    match npm.arg(folder).arg(format!("axe-core@{VERSION}")).status() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).context("failed to start npm"),
        Ok(status) => {
            ensure!(status.success(), "npm could not fetch axe-core");
            Ok(true)
        }
    }
}

async fn found(person: &Person, script: &str) -> Result<Vec<String>> {
    let outcome = person.run(script, Vec::new()).await?;
    let words = |it: &Value| it.as_str().map(str::to_owned);
    Ok(outcome["found"].as_array().context("the result is not a list")?.iter().filter_map(words).collect())
}

impl Person {
    /// Returns the elements that do not fit into the width of the screen.
    pub async fn over_the_edge(&self) -> Result<Vec<String>> {
        found(self, OVER_THE_EDGE).await
    }

    /// Returns the elements that move or have a transition.
    pub async fn in_motion(&self) -> Result<Vec<String>> {
        found(self, IN_MOTION).await
    }
}
