//! `cargo xtask COMMAND`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::build::Purpose;
use xtask::project::Project;
use xtask::serve::{Headers, Server, Site};
use xtask::soak::{self, Effort};
use xtask::test::{self, Extent, Part};
use xtask::{bench, build, kills, screenshots, speed};

/// The chores of this project
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the application into dist/
    Build,
    /// Build the application and serve it on this machine
    Start {
        /// The port to listen on; the next free one is taken where it is in use
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve dist/ as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Run every check and every test
    Test {
        /// Leave out what needs a browser
        #[arg(long)]
        no_browser: bool,
        /// Fail if a test was skipped because its input is missing
        #[arg(long)]
        all: bool,
        /// Run this step alone; the end-to-end tests then use the application as it is in dist/
        #[arg(long)]
        only: Option<Part>,
    },
    /// Photograph every page, in light and dark, wide and on a phone, into target/screenshots/
    Screenshots {
        /// Also replace docs/screenshot.png, the picture in the README
        #[arg(long)]
        readme: bool,
        /// Photograph dist/ as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Kill browsers while they forge and while they import, open them again, and count what was lost
    Kills {
        /// How often while forging
        #[arg(long, default_value_t = 100)]
        times: u32,
        /// How often while importing; half as often as while forging where it is left out
        #[arg(long)]
        imports: Option<u32>,
        /// From what the moments grow
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Run every random search for long, and print what was counted
    Soak(Effort),
    /// Measure how fast built workers import and verify, one against the other
    Speed {
        /// Folders like dist/, which is measured where none is named
        builds: Vec<PathBuf>,
    },
    /// Compare what appending a block costs at height 10 and high above, and what lists of a thousand blocks and of more cost
    Bench {
        /// The height above
        #[arg(long, default_value_t = 10_000)]
        height: u64,
        /// How many blocks are appended at each
        #[arg(long, default_value_t = 101)]
        appends: u32,
        /// How many blocks the longer list has
        #[arg(long, default_value_t = 100_000)]
        blocks: u64,
    },
}

fn main() -> ExitCode {
    let chore = Arguments::parse().chore;
    match Project::find().and_then(|project| run(&project, chore)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(project: &Project, chore: Chore) -> Result<()> {
    match chore {
        Chore::Build => build::build(project, Purpose::Use).map(drop),
        Chore::Start { port, no_build } => {
            if !no_build {
                build::build(project, Purpose::Work)?;
            }
            start(project, port)
        }
        Chore::Test { no_browser, all, only } => test::test(project, Extent { browser: !no_browser, all, only }),
        Chore::Kills { times, imports, seed } => kills::kills(project, times, imports.unwrap_or(times / 2), seed),
        Chore::Soak(effort) => soak::soak(project, &effort),
        Chore::Speed { builds } => speed::speed(project, &builds),
        Chore::Bench { height, appends, blocks } => bench::bench(project, height, appends, blocks),
        Chore::Screenshots { readme, no_build } => {
            if !no_build {
                build::build(project, Purpose::Use)?;
            }
            screenshots::screenshots(project, readme)
        }
    }
}

fn start(project: &Project, port: u16) -> Result<()> {
    let server = Server::start(Site { folder: project.dist(), prefix: String::new(), headers: Headers::Policy }, port)?;
    println!("\nMedChain is at {}/  (Ctrl-C ends it)", server.origin());
    server.run();
    Ok(())
}
