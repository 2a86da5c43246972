//! A web server for one folder, on this machine only.
//!
//! Browsers compile a wasm file while it arrives only if its type is `application/wasm`, and they start a module only
//! if its type is JavaScript. Apart from these types, a server for this application needs no configuration: everything
//! else happens in the browser. Files with hashed names may be cached without limit, the page never.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use crate::policy;

/// Equals the greatest number of connections that a browser opens to one server.
const THREADS: usize = 6;

/// The number of ports that are tried after the requested one.
const PORTS_TRIED: u16 = 100;

/// A folder and the path at which it is served.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// The prefix of each path: empty, or like `/some/class`.
    pub prefix: String,
    /// The headers of each file.
    pub headers: Headers,
}

/// The headers besides type and caching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headers {
    /// The content security policy and the other headers of [`policy::headers`].
    Policy,
    /// None, as on a host without any configuration for this application.
    None,
}

/// A function that is called with each requested address before the answer, and decides on it.
pub type Listener = Box<dyn Fn(&str) -> Reaction + Send + Sync>;

/// The answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// The file of the address, if there is one.
    File,
    /// No file, as from a host with an incomplete copy.
    NotFound,
    /// A page, as from a host that answers each unknown address with one, or asks for a password first.
    WebPage,
}

/// A running server, which stops when dropped.
pub struct Server {
    address: SocketAddr,
    http: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves a site on the first free port from `port` on; zero means any port.
    pub fn start(site: Site, port: u16) -> Result<Self> {
        Self::start_with_listener(site, port, Box::new(|_| Reaction::File))
    }

    /// Does the same, and lets a function see each requested address and decide on the answer.
    pub fn start_with_listener(site: Site, port: u16, on_request: Listener) -> Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let http =
            tiny_http::Server::from_listener(listener, None).map_err(|error| anyhow!("cannot serve: {error}"))?;
        let (http, site) = (Arc::new(http), Arc::new((site, on_request)));
        let threads = (0..THREADS)
            .map(|_| {
                let (http, site) = (Arc::clone(&http), Arc::clone(&site));
                thread::spawn(move || answer_all(&http, &site.0, &site.1))
            })
            .collect();
        Ok(Self { address, http, threads })
    }

    /// Returns the server's address with its scheme.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until the program is ended from outside.
    pub fn run(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..self.threads.len() {
            self.http.unblock();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    let ports = port..=port.saturating_add(if port == 0 { 0 } else { PORTS_TRIED });
    let mut free = ports.filter_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    free.next().with_context(|| format!("no port from {port} on is free"))
}

/// Answers until the server is unblocked. A browser that disconnects early is no error.
fn answer_all(http: &tiny_http::Server, site: &Site, on_request: &Listener) {
    while let Ok(request) = http.recv() {
        let reaction = on_request(request.url());
        let _ = answer(request, site, reaction);
    }
}

fn answer(request: Request, site: &Site, reaction: Reaction) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let path = match reaction {
        Reaction::File => site.find(request.url()),
        Reaction::NotFound => None,
        Reaction::WebPage => {
            let page = Response::from_string("<!doctype html><title>Sign in</title>");
            return request.respond(page.with_header(header("Content-Type", "text/html; charset=utf-8")));
        }
    };
    let found = path.and_then(|path| Some((fs::read(&path).ok()?, path)));
    let Some((contents, path)) = found else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let mut response = Response::from_data(contents)
        .with_header(header("Content-Type", media_type(&path)))
        .with_header(header("Cache-Control", caching(&path)));
    if site.headers == Headers::Policy {
        policy::headers().iter().for_each(|(name, value)| response.add_header(header(name, value)));
    }
    request.respond(response)
}

impl Site {
    /// Returns the file of an address, if it lies within the folder.
    fn find(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(&self.prefix)?.strip_prefix('/')?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        inside.then(|| self.folder.join(path))
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are plain ASCII, written in this crate")
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

fn caching(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("js" | "wasm" | "css") => "public, max-age=31536000, immutable",
        _ => "no-cache",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    fn site(prefix: &str) -> Site {
        Site { folder: PathBuf::from("/dist"), prefix: prefix.to_owned(), headers: Headers::Policy }
    }

    #[test]
    fn addresses_lead_into_the_folder_only() {
        let inside = |url, file| assert_eq!(site("").find(url), Some(PathBuf::from(file)), "{url}");
        inside("/", "/dist/index.html");
        inside("/?again", "/dist/index.html");
        inside("/snippets/a/inline0.js", "/dist/snippets/a/inline0.js");
        for url in ["/../secret", "//etc/passwd", "/a/../../secret", "", "index.html"] {
            assert_eq!(site("").find(url), None, "{url}");
        }
    }

    #[test]
    fn a_prefix_is_required_where_there_is_one() {
        assert_eq!(site("/class/b").find("/class/b/app.js"), Some(PathBuf::from("/dist/app.js")));
        assert_eq!(site("/class/b").find("/app.js"), None);
    }

    fn get(origin: &str, path: &str) -> String {
        let address = origin.strip_prefix("http://").expect("an origin has a scheme");
        let mut stream = TcpStream::connect(address).expect("the server listens");
        write!(stream, "GET {path} HTTP/1.0\r\n\r\n").expect("the request can be sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the answer is text");
        answer
    }

    #[test]
    fn a_listener_decides_on_the_answer() {
        let react: Listener = Box::new(|address| match address {
            "/login.js" => Reaction::WebPage,
            "/index.html" => Reaction::NotFound,
            _ => Reaction::File,
        });
        let folder = std::env::temp_dir().join(format!("medchain-react-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder can be created");
        for name in ["login.js", "index.html", "app.js"] {
            fs::write(folder.join(name), "contents").expect("a new folder can be written");
        }
        let site = Site { folder: folder.clone(), prefix: String::new(), headers: Headers::None };
        let server = Server::start_with_listener(site, 0, react).expect("some port is free");
        let page = get(&server.origin(), "/login.js");
        assert!(page.contains("200 OK") && page.contains("text/html") && page.contains("Sign in"), "{page}");
        assert!(get(&server.origin(), "/index.html").contains("404"));
        assert!(get(&server.origin(), "/app.js").contains("contents"));
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }

    #[test]
    fn two_servers_share_no_port_and_types_are_right() {
        let folder = std::env::temp_dir().join(format!("medchain-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder can be created");
        fs::write(folder.join("app.wasm"), "wasm").expect("a new folder can be written");
        let start =
            |port, headers| Server::start(Site { folder: folder.clone(), prefix: String::new(), headers }, port);
        let first = start(0, Headers::None).expect("some port is free");
        let second = start(first.address.port(), Headers::Policy).expect("a later port is free");
        assert_ne!(first.origin(), second.origin());
        let answer = get(&second.origin(), "/app.wasm");
        assert!(answer.contains("200 OK") && answer.contains("Content-Type: application/wasm"), "{answer}");
        assert!(
            answer.contains("frame-ancestors 'none'") && answer.contains("Referrer-Policy: no-referrer"),
            "{answer}"
        );
        let bare = get(&first.origin(), "/app.wasm");
        assert!(bare.contains("200 OK") && !bare.contains("Policy"), "{bare}");
        assert!(get(&second.origin(), "/other").contains("404"));
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
