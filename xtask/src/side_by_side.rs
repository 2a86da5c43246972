//! Test programs, run side by side.
//!
//! `cargo test` runs one test program after the other, so the last slow test of each keeps a processor idle, and a
//! browser test that waits keeps everything waiting. Here cargo only compiles; the programs, or each of their tests, are
//! jobs that as many threads work through as is asked for. Tests in a module `alone` follow one by one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::project::Project;
use crate::step::{Count, Outcome, Suite};

/// What one job is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// All tests of a program, which runs them on its own threads.
    Program,
    /// One test.
    Test,
}

/// A compiled test program.
struct Program {
    /// The name of the test target.
    name: String,
    executable: PathBuf,
    /// The folder of its package, where cargo starts tests.
    folder: PathBuf,
    tests: Vec<String>,
}

/// Something to run.
struct Job<'a> {
    program: &'a Program,
    test: Option<&'a str>,
}

/// What came of a job.
struct Ended {
    suite: String,
    took: Duration,
    count: Count,
}

/// The module of tests that measure time, and so have the machine to themselves.
const ALONE: &str = "alone::";

/// Modules whose tests take minutes. They begin, so that none of them keeps the others waiting at the end.
const LONG: [&str; 5] = ["payloads::", "kills::", "memory::", "axe::", "exchange::"];

/// Compiles the tests that the arguments of each call of `cargo test` choose, and runs them, so many jobs at a time. The
/// programs with most tests begin. Tests that lack their input append their names to the file `skipped`.
pub fn run(
    project: &Project,
    name: &str,
    chosen: &[&[&str]],
    skipped: &Path,
    unit: Unit,
    at_once: usize,
) -> Result<Outcome> {
    println!("\n== {name}");
    let began = Instant::now();
    let programs: Result<Vec<_>> = chosen.iter().map(|chosen| compile(project, chosen)).collect();
    let mut programs: Vec<Program> = match programs {
        Ok(programs) => programs.into_iter().flatten().collect(),
        Err(error) => {
            eprintln!("error: {error:#}");
            return Ok(Outcome::new(name, began, false, Count::default()));
        }
    };
    programs.sort_by_key(|program| std::cmp::Reverse(program.tests.len()));
    let compiled = Suite { name: "compiling".to_owned(), took: began.elapsed(), count: Count::default() };
    let jobs = jobs(&programs, unit);
    ensure!(!jobs.is_empty(), "there is no test to run");
    let (alone, together): (Vec<_>, Vec<_>) = jobs.into_iter().partition(Job::is_alone);
    let mut ended = work_through(&together, skipped, at_once)?;
    ended.extend(work_through(&alone, skipped, 1)?);
    let suites = std::iter::once(compiled).chain(sum(&ended)).collect();
    let mut count = Count::default();
    for job in &ended {
        count += job.count;
    }
    let succeeded = count.failed == 0 && count.passed > 0;
    Ok(Outcome { suites, ..Outcome::new(name, began, succeeded, count) })
}

fn compile(project: &Project, chosen: &[&str]) -> Result<Vec<Program>> {
    let mut command = project.cargo(&["test", "--no-run", "--message-format", "json-render-diagnostics"]);
    let output = command.args(chosen).stderr(std::process::Stdio::inherit()).output().context("starting cargo")?;
    ensure!(output.status.success(), "the tests do not compile");
    let messages = String::from_utf8(output.stdout).context("cargo writes UTF-8")?;
    let mut programs = Vec::new();
    for message in messages.lines() {
        let message: Value = serde_json::from_str(message).context("reading what cargo says")?;
        if let Some(program) = program(&message)? {
            programs.push(program);
        }
    }
    Ok(programs)
}

/// Reads a message of cargo; none, if it tells of something else than a test program.
fn program(message: &Value) -> Result<Option<Program>> {
    let is_test = message["profile"]["test"].as_bool() == Some(true);
    let (true, Some(executable)) = (is_test, message["executable"].as_str()) else { return Ok(None) };
    let manifest = PathBuf::from(message["manifest_path"].as_str().context("a package has a manifest")?);
    let folder = manifest.parent().context("a manifest is in a folder")?.to_path_buf();
    let name = message["target"]["name"].as_str().context("a test program has a name")?.to_owned();
    let output = Command::new(executable).current_dir(&folder).args(["--list", "--format", "terse"]).output();
    let listed = String::from_utf8(output.with_context(|| format!("starting {executable}"))?.stdout)?;
    let tests = listed.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect();
    Ok(Some(Program { name, executable: executable.into(), folder, tests }))
}

fn jobs(programs: &[Program], unit: Unit) -> Vec<Job<'_>> {
    let with_tests = programs.iter().filter(|program| !program.tests.is_empty());
    match unit {
        Unit::Program => with_tests.map(|program| Job { program, test: None }).collect(),
        Unit::Test => {
            let mut jobs: Vec<Job<'_>> = with_tests
                .flat_map(|program| program.tests.iter().map(move |test| Job { program, test: Some(test) }))
                .collect();
            jobs.sort_by_key(|job| !job.is_long());
            jobs
        }
    }
}

fn work_through(jobs: &[Job<'_>], skipped: &Path, at_once: usize) -> Result<Vec<Ended>> {
    let queue = Mutex::new(jobs.iter());
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for _ in 0..at_once {
            let (queue, sender) = (&queue, sender.clone());
            scope.spawn(move || take_jobs(queue, skipped, &sender));
        }
        drop(sender);
        receiver.into_iter().collect()
    })
}

fn take_jobs<'a>(queue: &Mutex<std::slice::Iter<'a, Job<'a>>>, skipped: &Path, sender: &Sender<Result<Ended>>) {
    loop {
        let Some(job) = queue.lock().expect("no thread panics while it has the lock").next() else { return };
        if sender.send(job.run(skipped)).is_err() {
            return;
        }
    }
}

impl Job<'_> {
    /// Returns the name of the suite: the program, or the module of a single test.
    fn suite(&self) -> String {
        let module = self.test.and_then(|test| test.rsplit_once("::")).map(|(module, _)| module);
        module.unwrap_or(&self.program.name).to_owned()
    }

    fn is_alone(&self) -> bool {
        self.test.is_some_and(|test| test.starts_with(ALONE))
    }

    fn is_long(&self) -> bool {
        self.test.is_some_and(|test| LONG.iter().any(|module| test.starts_with(module)))
    }

    fn run(&self, skipped: &Path) -> Result<Ended> {
        let mut command = Command::new(&self.program.executable);
        command.current_dir(&self.program.folder).env("RUST_LIB_BACKTRACE", "0").env(published::SKIPPED, skipped);
        if let Some(test) = self.test {
            command.args([test, "--exact", "--test-threads", "1"]).env(published::TEST, test);
        }
        let began = Instant::now();
        let output = command.output().with_context(|| format!("starting {}", self.program.name))?;
        let took = began.elapsed();
        let Some(count) = counted(&output) else { bail!("{} ended without a result", self.program.name) };
        self.report(&output, took, count);
        Ok(Ended { suite: self.suite(), took, count })
    }

    /// Prints the outcome, and all that was written where something failed.
    fn report(&self, output: &Output, took: Duration, count: Count) {
        let Self { program, test } = self;
        let test = test.map(|test| format!(" {test}")).unwrap_or_default();
        let details = if count.failed > 0 {
            format!("\n{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
        } else {
            String::new()
        };
        println!("{}{test}: {count}, {:.1} s{details}", program.name, took.as_secs_f32());
    }
}

/// Adds up the results that a test program printed. One that ended badly without a failed test has failed.
fn counted(output: &Output) -> Option<Count> {
    let text = String::from_utf8_lossy(&output.stdout);
    let mut count: Option<Count> = None;
    for part in text.lines().filter_map(crate::step::counted) {
        *count.get_or_insert_default() += part;
    }
    if output.status.success() {
        return count;
    }
    let mut count = count.unwrap_or_default();
    count.failed = count.failed.max(1);
    Some(count)
}

/// Adds up the jobs of each suite. The suite that took longest comes first.
fn sum(ended: &[Ended]) -> Vec<Suite> {
    let mut suites: BTreeMap<&str, (Duration, Count)> = BTreeMap::new();
    for job in ended {
        let (took, count) = suites.entry(&job.suite).or_default();
        *took += job.took;
        *count += job.count;
    }
    let suite = |(name, (took, count)): (&str, _)| Suite { name: name.to_owned(), took, count };
    let mut suites: Vec<Suite> = suites.into_iter().map(suite).collect();
    suites.sort_by_key(|suite| std::cmp::Reverse(suite.took));
    suites
}
