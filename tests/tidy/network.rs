//! No network: the application makes no request to other hosts, so its code contains no means for one.

use super::source::{Source, Violation, has_word};

/// Means of network access, in Rust, in web-sys and in scripts. Generated glue fetches the page's own files.
const DOORS: [&str; 16] = [
    "std::net",
    "reqwest",
    "ureq",
    "hyper",
    "gloo_net",
    "gloo-net",
    "tungstenite",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "XmlHttpRequest",
    "XMLHttpRequest",
    "RtcPeerConnection",
    "send_beacon",
    "fetch_with_str",
    "fetch_with_request",
];

/// Namespaces look like addresses and are never fetched.
const NAMESPACES: &str = "http://www.w3.org/";

/// Returns the places that could access the network.
pub fn addresses(source: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    if !is_application(source) {
        return violations;
    }
    for (number, line) in code(source) {
        if let Some(door) = DOORS.iter().find(|door| has_word(line, door)) {
            violations.push(source.violation(number, format!("`{door}` reaches a network, which is forbidden")));
        }
        let address = line.replace(NAMESPACES, "");
        if address.contains("http://") || address.contains("https://") {
            violations.push(source.violation(number, "this is a network address, but all files lie beside the page"));
        }
    }
    violations
}

fn is_application(source: &Source) -> bool {
    let folder = ["src/", "style/"].iter().any(|folder| source.path.starts_with(folder));
    folder || source.path == "index.html" || source.path == "Cargo.toml"
}

fn code(source: &Source) -> Vec<(usize, &str)> {
    if source.is("rs") {
        return source.code();
    }
    source.lines.iter().map(String::as_str).enumerate().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: usize) {
        assert_eq!(addresses(&Source::new(path, text)).len(), expected, "{path}: {text}");
    }

    #[test]
    fn planted_doors_are_seen() {
        check("src/node.rs", "let socket = WebSocket::new(place);", 1);
        check("Cargo.toml", "reqwest = \"0.13\"", 1);
        check("index.html", "<script src=\"https://cdn.example/a.js\"></script>", 1);
        check("style/base.css", "@import url(http://fonts.example/a.css);", 1);
    }

    #[test]
    fn namespaces_comments_and_tools_are_not() {
        check("index.html", "<svg xmlns='http://www.w3.org/2000/svg'>", 0);
        check("src/ledger/merkle.rs", "//! See https://www.rfc-editor.org/rfc/rfc6962", 0);
        check("xtask/src/serve.rs", "use std::net::TcpListener;", 0);
    }
}
