//! The built application on a server of its own, for as long as a test lasts.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use anyhow::{Context, Result, bail};
use xtask::serve::{self, Headers, Listener, Reaction, Server};

use crate::machine::{Machine, Use};

/// A served `dist/`.
pub struct Site {
    server: Server,
    prefix: String,
    _machine: Machine,
}

impl Site {
    /// Serves `dist/` at the top of a free port.
    pub fn built() -> Result<Self> {
        Self::built_under("")
    }

    /// Serves `dist/` to a test that measures time: no other test runs beside it.
    pub fn alone() -> Result<Self> {
        Self::serve(built()?, "", Headers::Policy, Use::Alone)
    }

    /// Serves `dist/` below a path such as `/class/b`, as a school's web server might.
    pub fn built_under(prefix: &str) -> Result<Self> {
        Self::serve(built()?, prefix, Headers::Policy, Use::Shared)
    }

    /// Serves `dist/` as a host does that sends no headers of ours.
    pub fn without_headers() -> Result<Self> {
        Self::serve(built()?, "", Headers::None, Use::Shared)
    }

    /// Serves `dist/`, and hands over each address that a page asks for: what a script in the page knows so leaves the
    /// browser at once, and is outside even if the browser does not live for another moment.
    pub fn with_requests() -> Result<(Self, Receiver<String>)> {
        Self::listen(built()?, Headers::Policy)
    }

    /// Serves a folder of a stranger, and hands over each address that is asked for.
    pub fn stranger(folder: PathBuf) -> Result<(Self, Receiver<String>)> {
        Self::listen(folder, Headers::None)
    }

    /// Serves `dist/` as a host does that answers some addresses with something else than their file.
    pub fn with_reactions(react: impl Fn(&str) -> Reaction + Send + Sync + 'static) -> Result<Self> {
        Self::react(built()?, Headers::Policy, Box::new(react))
    }

    fn listen(folder: PathBuf, headers: Headers) -> Result<(Self, Receiver<String>)> {
        let (sender, receiver) = channel();
        let listener = move |address: &str| {
            // A test that does not listen any more need not be told.
            drop(sender.send(address.to_owned()));
            Reaction::File
        };
        Ok((Self::react(folder, headers, Box::new(listener))?, receiver))
    }

    fn react(folder: PathBuf, headers: Headers, listener: Listener) -> Result<Self> {
        let machine = Machine::take(Use::Shared)?;
        let site = serve::Site { folder, prefix: String::new(), headers };
        let server = Server::start_with_listener(site, 0, listener)?;
        Ok(Self { server, prefix: String::new(), _machine: machine })
    }

    /// Serves any folder.
    pub fn of(folder: PathBuf) -> Result<Self> {
        Self::serve(folder, "", Headers::Policy, Use::Shared)
    }

    fn serve(folder: PathBuf, prefix: &str, headers: Headers, how: Use) -> Result<Self> {
        let machine = Machine::take(how)?;
        let prefix = prefix.to_owned();
        let server = Server::start(serve::Site { folder, prefix: prefix.clone(), headers }, 0)?;
        Ok(Self { server, prefix, _machine: machine })
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        format!("{}{}/", self.server.origin(), self.prefix)
    }
}

fn built() -> Result<PathBuf> {
    let folder = root()?.join("dist");
    if !folder.join("index.html").is_file() {
        bail!("the application is not built: run `cargo xtask build` first");
    }
    Ok(folder)
}

/// The folder of the root `Cargo.toml`.
pub fn root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.map(Path::to_path_buf).context("this crate stands two folders below the root")
}

/// Where pictures of what went wrong are put.
pub fn evidence() -> Result<PathBuf> {
    Ok(xtask::project::Project::find()?.target.join("e2e"))
}
