//! The searches that find more the longer they run, and so have no place in the run of all tests.
//!
//! `cargo xtask test` runs each of them small. Here they run as long as is asked for, and print what they counted: the
//! figures of the README.

use anyhow::{Result, bail};
use clap::Args;

use crate::browser::Browser;
use crate::kills::kills;
use crate::project::Project;
use crate::step::{self, Kind, Outcome};

/// How much of each search.
#[derive(Args)]
pub struct Effort {
    /// Random histories of a ledger, each checked against a second model
    #[arg(long, default_value_t = 10_000)]
    histories: u32,
    /// Variations of whole files, none of which may pass for another chain
    #[arg(long, default_value_t = 100_000)]
    hostile: u32,
    /// Files that carry something for a stranger to plant
    #[arg(long, default_value_t = 20_000)]
    carriers: u32,
    /// Kills of browsers that forge; half as many of browsers that import
    #[arg(long, default_value_t = 100)]
    kills: u32,
    /// Seconds for which three tabs work on one database
    #[arg(long, default_value_t = 600)]
    tabs: u32,
    /// The seed of the moments of the kills
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs the searches one after the other. The kills and the tabs use the application as it is in `dist/`.
pub fn soak(project: &Project, effort: &Effort) -> Result<()> {
    Browser::find_or_install()?;
    let Effort { histories, hostile, carriers, kills: times, tabs, seed } = effort;
    let outcomes = [
        search(project, "random histories", &["--test", "ledger", "histories"], &[("PROPTEST_CASES", *histories)])?,
        search(
            project,
            "hostile files",
            &["--test", "hostile"],
            &[("MEDCHAIN_HOSTILE", *hostile), ("MEDCHAIN_CARRIERS", *carriers)],
        )?,
        search(project, "three tabs", &["--package", "e2e", "at_once"], &[("MEDCHAIN_SHIFT", *tabs)])?,
        step::call("kills", || kills(project, *times, times / 2, *seed)),
    ];
    println!();
    for outcome in &outcomes {
        let verdict = if outcome.succeeded { "ok" } else { "FAILED" };
        println!("{:<24} {verdict:<7} {:>7.1} s", outcome.name, outcome.took.as_secs_f32());
    }
    if outcomes.iter().any(|outcome| !outcome.succeeded) {
        bail!("a search found a fault");
    }
    Ok(())
}

fn search(project: &Project, name: &str, chosen: &[&str], settings: &[(&str, u32)]) -> Result<Outcome> {
    let mut command = project.cargo(&["test"]);
    command.args(chosen).args(["--", "--nocapture"]);
    command.envs(settings.iter().map(|(name, value)| (name, value.to_string())));
    step::run(name, Kind::Tests, command)
}
