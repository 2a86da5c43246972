//! The processes of a browser, as Linux reports them: found below their driver, timed, and killed.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, Signal, kill_process};

use crate::chromium::Profile;

/// The longest time until killed processes have ended.
const PATIENCE: Duration = Duration::from_secs(5);

/// All processes of a browser.
pub struct Processes {
    driver: u32,
    /// The part of the command line that all processes of this browser have, whatever their parent is.
    mark: String,
    found: Vec<u32>,
}

impl Processes {
    /// Finds the processes of the browser that has this profile and was started by this driver.
    pub fn of(driver: u32, profile: &Profile) -> Result<Self> {
        let mut processes = Self { driver, mark: profile.user_data().display().to_string(), found: Vec::new() };
        processes.found = processes.alive()?;
        ensure!(processes.found.len() > 1, "the browser has only one process");
        Ok(processes)
    }

    /// Returns the ids of the processes.
    pub fn each(&self) -> &[u32] {
        &self.found
    }

    /// Kills the processes that were found, and then those that were started meanwhile, until none of the browser is
    /// left.
    pub fn kill(self) -> Result<()> {
        self.found.iter().copied().for_each(kill);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let alive = self.alive()?;
            if alive.is_empty() {
                return Ok(());
            }
            ensure!(Instant::now() < deadline, "{alive:?} were killed and still run");
            alive.into_iter().for_each(kill);
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Returns the running processes of the browser, parents first.
    fn alive(&self) -> Result<Vec<u32>> {
        let mut found = below(self.driver)?;
        found.retain(|process| *process != self.driver);
        let others = all()?.filter(|process| !found.contains(process) && self.marks(*process)).collect::<Vec<_>>();
        found.extend(others);
        found.retain(|process| state(*process).is_some_and(|state| state != "Z"));
        Ok(found)
    }

    /// Returns `true` if a process was started with the browser's profile. The driver itself was not.
    fn marks(&self, process: u32) -> bool {
        let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        process != self.driver && String::from_utf8_lossy(&line).contains(&self.mark)
    }
}

/// Kills a process; one that has already ended is no error.
fn kill(process: u32) {
    if let Some(process) = i32::try_from(process).ok().and_then(Pid::from_raw) {
        let _ = kill_process(process, Signal::KILL);
    }
}

/// Returns a process and all its descendants, each after its parent.
pub fn below(ancestor: u32) -> Result<Vec<u32>> {
    let mut family = vec![ancestor];
    let parents: Vec<(u32, u32)> = all()?.filter_map(|process| Some((process, parent(process)?))).collect();
    let mut at = 0;
    while let Some(process) = family.get(at).copied() {
        family.extend(parents.iter().filter(|(_, parent)| *parent == process).map(|(child, _)| child));
        at += 1;
    }
    Ok(family)
}

fn all() -> Result<impl Iterator<Item = u32>> {
    let entries = fs::read_dir("/proc").context("only Linux has /proc")?;
    Ok(entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()))
}

/// Returns a process's parent: the second field after the name, which is in brackets.
fn parent(process: u32) -> Option<u32> {
    word(process, 1)?.parse().ok()
}

/// Returns a process's state letter; `Z` is a process that has ended and whose parent has not noticed it.
fn state(process: u32) -> Option<String> {
    word(process, 0)
}

fn word(process: u32, place: usize) -> Option<String> {
    let statistics = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    statistics.rsplit_once(')')?.1.split_whitespace().nth(place).map(str::to_owned)
}

/// A thread of a browser, by the folder in which Linux describes it.
pub struct Thread(PathBuf);

impl Thread {
    /// Finds the thread of the only worker among all processes below `ancestor`.
    pub fn of_worker(ancestor: u32) -> Result<Self> {
        let family = below(ancestor)?;
        let mut threads = family.into_iter().flat_map(threads);
        let is_worker = |path: &PathBuf| {
            fs::read_to_string(path.join("comm")).is_ok_and(|name| name.starts_with("DedicatedWorker"))
        };
        threads.find(is_worker).map(Self).context("the browser has no worker")
    }

    /// Returns the thread's processor time.
    pub fn time(&self) -> Result<Duration> {
        let statistics =
            fs::read_to_string(self.0.join("schedstat")).context("failed to read the worker's processor time")?;
        let first = statistics.split(' ').next().context("the file has no time")?;
        Ok(Duration::from_nanos(first.parse()?))
    }
}

fn threads(process: u32) -> Vec<PathBuf> {
    let entries = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}
