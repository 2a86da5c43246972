//! Every check there is, in the order in which they are cheapest to fail.
//!
//! Steps go on after one that failed, so one run tells everything; only the end-to-end tests need the build before
//! them. The last line counts all tests of all runs.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::browser::{Browser, on_path};
use crate::build::{Purpose, build};
use crate::project::{Project, WASM, ensure_wasm_target};
use crate::step::{self, Count, Kind, Outcome};

/// Runs everything, or with `no_browser` what can run without one.
pub fn test(project: &Project, no_browser: bool) -> Result<()> {
    let browser = if no_browser { None } else { Some(Browser::find_or_install()?) };
    ensure_wasm_target()?;
    let mut outcomes = without_browser(project)?;
    if let Some(browser) = &browser {
        outcomes.push(step::run("tests in the browser", Kind::Tests, browser_tests(project, browser))?);
    }
    let built = step::call("build", || build(project, Purpose::Use));
    let succeeded = built.succeeded;
    outcomes.push(built);
    if on_path("trunk").is_some() {
        outcomes.push(step::run("trunk build", Kind::Check, trunk(project))?);
    }
    if browser.is_some() && succeeded {
        outcomes.push(step::run("end-to-end tests", Kind::Tests, end_to_end(project))?);
    }
    report(&outcomes)
}

fn without_browser(project: &Project) -> Result<Vec<Outcome>> {
    let host = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    let wasm = ["clippy", "--target", WASM, "--lib", "--bins", "--test", "browser", "--", "-D", "warnings"];
    let tests = ["test", "--workspace", "--exclude", "e2e", "--exclude", "wasm-test-runner"];
    Ok(vec![
        step::run("format", Kind::Check, project.cargo(&["fmt", "--all", "--check"]))?,
        step::run("clippy, host", Kind::Check, project.cargo(&host))?,
        step::run("clippy, wasm", Kind::Check, project.cargo(&wasm))?,
        step::run("clippy, page alone", Kind::Check, clippy_half(project, "page"))?,
        step::run("clippy, worker alone", Kind::Check, clippy_half(project, "worker"))?,
        step::run("tests on the host", Kind::Tests, project.cargo(&tests))?,
    ])
}

/// What is built is one half of the library at a time.
fn clippy_half(project: &Project, half: &str) -> Command {
    let features = ["--no-default-features", "--features", half];
    let mut command = project.cargo(&["clippy", "--target", WASM, "--lib", "--bins"]);
    command.args(features).args(["--", "-D", "warnings"]);
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

/// One at a time: they measure how responsive the page is, and a second browser would be in the way.
fn end_to_end(project: &Project) -> Command {
    let mut command = project.cargo(&["test", "--package", "e2e", "--", "--test-threads", "1"]);
    // What failed is in the message; where in the driver it was noticed helps nobody.
    command.env("RUST_LIB_BACKTRACE", "0");
    command
}

fn report(outcomes: &[Outcome]) -> Result<()> {
    let mut total = Count::default();
    let mut took = Duration::ZERO;
    println!();
    for Outcome { name, took: duration, succeeded, count } in outcomes {
        let verdict = if *succeeded { "ok" } else { "FAILED" };
        println!("{name:<24} {verdict:<7} {:>7.1} s  {:>6} passed", duration.as_secs_f32(), count.passed);
        total += *count;
        took += *duration;
    }
    println!("{:<24} {:<7} {:>7.1} s", "all", "", took.as_secs_f32());
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        // The line above is the last one that is read; an error printed after it would be in the way.
        std::process::exit(1);
    }
    if outcomes.is_empty() {
        bail!("nothing was tested");
    }
    Ok(())
}
