//! One step of the checks: a command that is watched while it runs.
//!
//! Test programs, the host's and the browser's alike, end with a line `test result: ok. 3 passed; 0 failed; …`. A step
//! passes every line on at once, and adds these up on the way.

use std::fmt::{self, Display, Formatter};
use std::io::{BufRead, BufReader, Write, stdout};
use std::ops::AddAssign;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How many tests passed and failed.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed", self.passed)?;
        if self.failed > 0 { write!(f, ", {} FAILED", self.failed) } else { Ok(()) }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The tests of one program.
pub struct Suite {
    /// The name of the program.
    pub name: String,
    /// The time that its jobs took, added up: more than the step where they ran side by side.
    pub took: Duration,
    /// Its tests.
    pub count: Count,
}

/// The result of a step.
pub struct Outcome {
    /// What the step is called in the list at the end.
    pub name: String,
    /// How long it took.
    pub took: Duration,
    /// Whether it ended well.
    pub succeeded: bool,
    /// The tests it ran.
    pub count: Count,
    /// Its parts, where they are known.
    pub suites: Vec<Suite>,
}

/// Whether a step must have run tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It succeeds or it does not.
    Check,
    /// It runs tests: a run without any has tested nothing, and fails.
    Tests,
}

/// Runs a command to its end, its output passed on line by line.
pub fn run(name: &str, kind: Kind, mut command: Command) -> Result<Outcome> {
    announce(name);
    let began = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("starting {command:?}"))?;
    let output = child.stdout.take().expect("its output was asked for, one line above");
    let count = pass_on(BufReader::new(output))?;
    let status = child.wait().with_context(|| format!("waiting for {command:?}"))?;
    let succeeded = status.success() && (kind == Kind::Check || count != Count::default());
    Ok(Outcome::new(name, began, succeeded, count))
}

/// Runs a step of this program's own.
pub fn call(name: &str, step: impl FnOnce() -> Result<()>) -> Outcome {
    announce(name);
    let began = Instant::now();
    let result = step();
    if let Err(error) = &result {
        eprintln!("error: {error:#}");
    }
    Outcome::new(name, began, result.is_ok(), Count::default())
}

impl Outcome {
    /// A step that fails without a failing test (one that does not compile, for instance) counts as one failure.
    pub fn new(name: &str, began: Instant, succeeded: bool, mut count: Count) -> Self {
        if !succeeded && count.failed == 0 {
            count.failed = 1;
        }
        Self { name: name.to_owned(), took: began.elapsed(), succeeded, count, suites: Vec::new() }
    }
}

fn announce(name: &str) {
    println!("\n== {name}");
}

fn pass_on(output: impl BufRead) -> Result<Count> {
    let mut count = Count::default();
    for line in output.split(b'\n') {
        let line = line.context("reading a step's output")?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        stdout().flush()?;
        if let Some(counted) = counted(&line) {
            count += counted;
        }
    }
    Ok(count)
}

/// Reads the last line of a test program.
pub fn counted(line: &str) -> Option<Count> {
    let (_, result) = line.split_once("test result:")?;
    Some(Count { passed: before(result, " passed")?, failed: before(result, " failed")? })
}

/// The number that stands before a word.
fn before(text: &str, word: &str) -> Option<u64> {
    text.split_once(word)?.0.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_wherever_they_come_from() {
        let check = |line, expected| assert_eq!(counted(line), expected, "{line}");
        let result = |passed, failed| Some(Count { passed, failed });
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", result(12, 0));
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.1s", result(3, 2));
        check("    test result: \u{1b}[32mok\u{1b}[0m. 1 passed; 0 failed; 0 ignored", result(1, 0));
        check("test ledger::tests::result ... ok", None);
        check("12 passed, 0 failed", None);
    }

    #[test]
    fn a_test_run_without_tests_has_failed() {
        let echo = |words: &str| {
            let mut command = Command::new("echo");
            command.arg(words);
            command
        };
        let outcome = run("nothing", Kind::Tests, echo("running 0 tests")).expect("echo runs");
        assert_eq!((outcome.succeeded, outcome.count), (false, Count { passed: 0, failed: 1 }));
        let outcome = run("one", Kind::Tests, echo("test result: ok. 1 passed; 0 failed;")).expect("echo runs");
        assert_eq!((outcome.succeeded, outcome.count), (true, Count { passed: 1, failed: 0 }));
    }
}
