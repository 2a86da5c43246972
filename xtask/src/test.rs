//! Every check there is, in the order in which they are cheapest to fail.
//!
//! Steps go on after one that failed, so one run tells everything; only the end-to-end tests need the build before
//! them. The last line counts all tests of all runs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use clap::ValueEnum;

use crate::browser::{Browser, on_path};
use crate::build::{Purpose, build};
use crate::dependencies;
use crate::project::{Project, WASM, ensure_wasm_target};
use crate::side_by_side::{self, Unit};
use crate::step::{self, Count, Kind, Outcome};

/// A step of the run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Format, clippy, documentation and dependencies
    Lints,
    /// Tests on the host
    Host,
    /// Tests of the adapters in a browser
    Browser,
    /// The application
    Build,
    /// End-to-end tests in browsers
    EndToEnd,
}

/// What a run of the tests includes.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Also what needs a browser.
    pub browser: bool,
    /// A skipped test fails the run.
    pub all: bool,
    /// One part alone.
    pub only: Option<Part>,
}

impl Extent {
    fn includes(self, part: Part) -> bool {
        let needs_browser = matches!(part, Part::Browser | Part::EndToEnd);
        (self.browser || !needs_browser) && self.only.is_none_or(|only| only == part)
    }
}

/// Runs the checks and tests.
pub fn test(project: &Project, extent: Extent) -> Result<()> {
    ensure_wasm_target()?;
    let skipped = Skipped::new(project)?;
    let mut outcomes = Vec::new();
    if extent.includes(Part::Lints) {
        outcomes.extend(lints(project)?);
    }
    if extent.includes(Part::Host) {
        outcomes.push(host_tests(project, &skipped)?);
        outcomes.push(step::run("examples in the docs", Kind::Tests, doc_examples(project))?);
    }
    if extent.includes(Part::Browser) {
        let browser = Browser::find_or_install()?;
        outcomes.push(step::run("tests in the browser", Kind::Tests, browser_tests(project, &browser))?);
    }
    let mut built = true;
    if extent.includes(Part::Build) {
        outcomes.push(step::call("build", || without_warnings(project)));
        built = outcomes.last().is_some_and(|outcome| outcome.succeeded);
        if on_path("trunk").is_some() {
            outcomes.push(step::run("trunk build", Kind::Check, trunk(project))?);
        }
    }
    if extent.includes(Part::EndToEnd) && built {
        Browser::find_or_install()?;
        outcomes.push(end_to_end(project, &skipped)?);
    }
    report(&outcomes, &skipped.names()?, extent)
}

fn without_warnings(project: &Project) -> Result<()> {
    let warnings = build(project, Purpose::Use)?;
    ensure!(warnings == 0, "the compiler warns; see above");
    Ok(())
}

/// The list to which tests that lack their input append their names.
struct Skipped(PathBuf);

impl Skipped {
    fn new(project: &Project) -> Result<Self> {
        fs::create_dir_all(&project.target).context("making the target folder")?;
        let path = project.target.join("skipped-tests");
        fs::write(&path, "").with_context(|| format!("writing {}", path.display()))?;
        Ok(Self(path))
    }

    fn names(&self) -> Result<Vec<String>> {
        let text = fs::read_to_string(&self.0).with_context(|| format!("reading {}", self.0.display()))?;
        Ok(text.lines().map(str::to_owned).collect())
    }
}

fn lints(project: &Project) -> Result<Vec<Outcome>> {
    let host = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    let wasm = ["clippy", "--target", WASM, "--lib", "--bins", "--test", "browser", "--", "-D", "warnings"];
    Ok(vec![
        step::run("format", Kind::Check, project.cargo(&["fmt", "--all", "--check"]))?,
        step::run("clippy, host", Kind::Check, project.cargo(&host))?,
        step::run("clippy, wasm", Kind::Check, project.cargo(&wasm))?,
        step::run("documentation", Kind::Check, documentation(project))?,
        step::call("dependencies", || dependencies::check(project)),
    ])
}

/// The documentation of all items, private ones too: a link that leads nowhere is an error.
fn documentation(project: &Project) -> Command {
    let mut command = project.cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

/// The library without the page, which no test outside of it needs, and whose views take minutes to compile.
const WITHOUT_PAGE: [&str; 5] = ["--package", "medchain", "--no-default-features", "--features", "worker"];

/// The library with the page. Only its unit tests need that, and they are quick enough without optimisation.
const UNIT_TESTS: [&str; 5] =
    ["--config", "profile.dev.package.medchain.opt-level=0", "--package", "medchain", "--lib"];

/// The programs run by twos: each has tests that keep one processor busy at its end.
fn host_tests(project: &Project, skipped: &Skipped) -> Result<Outcome> {
    let integration = [&WITHOUT_PAGE[..], &["--test", "*"]].concat();
    let chosen: [&[&str]; 3] = [&integration, &UNIT_TESTS, &["--package", "xtask", "--package", "published"]];
    side_by_side::run(project, "tests on the host", &chosen, &skipped.0, Unit::Program, 2)
}

fn doc_examples(project: &Project) -> Command {
    let mut command = project.cargo(&["test", "--doc"]);
    command.args(WITHOUT_PAGE);
    command
}

/// Tests of the browser's adapters. The runner waits for a whole file of tests, so the limit is generous.
fn browser_tests(project: &Project, browser: &Browser) -> Command {
    let mut command = project.cargo(&["test", "--target", WASM, "--test", "browser"]);
    command
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "900");
    command
}

/// Trunk fetches a `wasm-bindgen` where there is none on PATH; otherwise it needs no network.
fn trunk(project: &Project) -> Command {
    let mut command = Command::new("trunk");
    command.current_dir(&project.root).args(["build", "--release"]);
    if on_path("wasm-bindgen").is_some() {
        command.arg("--offline");
    }
    command
}

/// Each test has a browser of its own and waits for it most of the time, so there are more of them than processors.
fn end_to_end(project: &Project, skipped: &Skipped) -> Result<Outcome> {
    let at_once = available_parallelism().context("counting the processors")?.get() + 1;
    side_by_side::run(project, "end-to-end tests", &[&["--package", "e2e"]], &skipped.0, Unit::Test, at_once)
}

fn report(outcomes: &[Outcome], skipped: &[String], extent: Extent) -> Result<()> {
    if outcomes.is_empty() {
        bail!("nothing was tested");
    }
    let mut total = Count::default();
    let mut took = Duration::ZERO;
    println!();
    for outcome in outcomes {
        let verdict = if outcome.succeeded { "ok" } else { "FAILED" };
        println!(
            "{:<32} {verdict:<7} {:>7.1} s  {:>6} passed",
            outcome.name,
            outcome.took.as_secs_f32(),
            outcome.count.passed
        );
        for suite in &outcome.suites {
            println!(
                "    {:<28} {:<7} {:>7.1} s  {:>6} passed",
                suite.name,
                "",
                suite.took.as_secs_f32(),
                suite.count.passed
            );
        }
        total += outcome.count;
        took += outcome.took;
    }
    println!("{:<32} {:<7} {:>7.1} s", "all", "", took.as_secs_f32());
    let names = if skipped.is_empty() { String::new() } else { format!(": {}", skipped.join(", ")) };
    println!("{} passed, {} failed, {} skipped{names}", total.passed, total.failed, skipped.len());
    if total.failed > 0 || (extent.all && !skipped.is_empty()) {
        // The line above is the last one that is read; an error printed after it would be in the way.
        std::process::exit(1);
    }
    Ok(())
}
