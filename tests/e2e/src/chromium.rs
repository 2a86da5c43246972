//! Browsers that start fresh and end for certain.
//!
//! Each browser has its own `chromedriver`, its own profile and its own folder of downloads, so tests cannot meet. A
//! profile outlives its browser on purpose: closing the browser and opening it again is what a person does, and what
//! the ledger must survive.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};
use xtask::browser::Browser;

use crate::watch::WATCH_LONG_TASKS;

/// What a browser without a screen, without a user and in a container needs.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1280,900",
];

/// How long a browser may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(5);

/// A profile and its downloads; both are removed when dropped.
pub struct Profile {
    folder: PathBuf,
}

impl Profile {
    /// Makes an empty one.
    pub fn fresh() -> Result<Self> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("medchain-e2e-{}-{number}", process::id()));
        let profile = Self { folder };
        fs::create_dir_all(profile.downloads()).context("making a folder for a browser")?;
        Ok(profile)
    }

    /// Where the browser puts what it downloads.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// Where finished downloads are put aside, so that the next one is not mistaken for them.
    pub fn kept(&self) -> PathBuf {
        self.folder.join("kept")
    }

    /// What the browser keeps.
    pub fn user_data(&self) -> PathBuf {
        self.folder.join("profile")
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// How often `chromedriver` is started before its failure is one.
const STARTS: u32 = 5;

/// A running `chromedriver`; when it is dropped, so are its browsers.
pub struct Chromedriver {
    process: Child,
    port: u16,
}

impl Chromedriver {
    /// Starts it on a free port. It chooses the port itself, and ends if another program takes that port at the same
    /// moment, as happens when several start side by side: then it is started again.
    fn start(program: &Path) -> Result<Self> {
        let mut outcome = Self::start_once(program);
        for _ in 1..STARTS {
            if outcome.is_ok() {
                break;
            }
            outcome = Self::start_once(program);
        }
        outcome
    }

    fn start_once(program: &Path) -> Result<Self> {
        let mut process = Command::new(program)
            .arg("--port=0")
            // Tests compare sentences with those of this process, which are in UTC.
            .env("TZ", "UTC")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let output = process.stdout.take().context("chromedriver's output was asked for")?;
        let port = announced_port(BufReader::new(output))?;
        Ok(Self { process, port })
    }

    /// Asks it to close its browsers and end; killing it at once would leave them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        // The answer's first bytes are enough: the connection itself may stay open as long as chromedriver lives.
        stream.read(&mut [0; 64]).map(drop)
    }

    /// Whether it ends by itself, within patience: it closes its browsers after it has answered.
    fn ends(&mut self) -> bool {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        if self.shut_down().is_err() || !self.ends() {
            let _ = self.process.kill();
            let _ = self.process.wait();
        }
    }
}

/// It chooses a free port itself and says which; the rest of what it says is read, lest it block on a full pipe.
fn announced_port(mut output: BufReader<ChildStdout>) -> Result<u16> {
    let mut line = String::new();
    while output.read_line(&mut line).context("reading what chromedriver says")? > 0 {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port = port.trim().trim_end_matches('.').parse().context("chromedriver's port is a number")?;
            thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
            return Ok(port);
        }
        line.clear();
    }
    anyhow::bail!("chromedriver ended before it named its port")
}

/// A browser with a profile.
pub struct Chromium {
    /// The connection to it.
    pub driver: WebDriver,
    /// Declared after the connection, and so dropped after it.
    process: Chromedriver,
}

impl Chromium {
    /// Opens a browser, empty yet watched.
    pub async fn open(profile: &Profile) -> Result<Self> {
        let browser = Browser::find().context("Chromium and chromedriver are not both installed")?;
        let process = Chromedriver::start(&browser.driver)?;
        let address = format!("http://127.0.0.1:{}", process.port);
        let driver = WebDriver::new(address, capabilities(&browser, profile)?).await.context("opening a browser")?;
        driver.cdp().page().add_script_to_evaluate_on_new_document(WATCH_LONG_TASKS).await?;
        Ok(Self { driver, process })
    }

    /// The process that the browser's own are below of.
    pub fn driver_process(&self) -> u32 {
        self.process.process.id()
    }

    /// Closes the browser.
    pub async fn close(self) -> Result<()> {
        self.driver.clone().quit().await.context("closing a browser")
    }
}

impl Drop for Chromium {
    /// A test that fails does not come to closing its browser. Then chromedriver does it, as it ends: the connection
    /// would try for two minutes.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
    }
}

fn capabilities(browser: &Browser, profile: &Profile) -> Result<ChromeCapabilities> {
    let mut capabilities = ChromeCapabilities::new();
    capabilities.set_binary(&browser.chromium.to_string_lossy())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.user_data().display()))?;
    let preferences = json!({
        "download.default_directory": profile.downloads(),
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
    });
    capabilities.add_experimental_option("prefs", preferences)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
