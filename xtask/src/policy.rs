//! The content security policy and the other headers: one list, from which the page, the server and the files for
//! static hosts are generated.
//!
//! A `<meta>` policy applies from its line on and cannot restrict framing; a header can. A host that does not send
//! these headers still serves the `<meta>` policy, and the worker, which is started from a Blob, inherits it.

use std::fmt::Write;

use data_encoding::BASE64;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The path of the script that watches the start, below the root.
pub const WATCH_PATH: &str = "src/bin/watch.js";

/// Only the application's own files may run, be shown or be fetched, and the one script inside the page, by its hash.
/// The worker starts only from a Blob, so that it inherits this policy.
const DIRECTIVES: [(&str, &str); 10] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data: blob:"),
    ("connect-src", "'self'"),
    ("worker-src", "blob:"),
    ("font-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("object-src", "'none'"),
];

/// The directive that works only in a header: no page may show the application in a frame.
const IN_HEADER_ALONE: (&str, &str) = ("frame-ancestors", "'none'");

/// Returns the script that watches the start. It is inside the page, because the files beside the page may be missing. A
/// browser reads each end of a line as a line feed before it computes the hash.
pub fn watch() -> String {
    include_str!("../../src/bin/watch.js").replace('\r', "")
}

/// Returns the policy for the page's `<meta>` line.
pub fn in_page() -> String {
    joined(DIRECTIVES)
}

/// Returns the policy for a header.
pub fn in_header() -> String {
    joined(DIRECTIVES.into_iter().chain([IN_HEADER_ALONE]))
}

fn joined(directives: impl IntoIterator<Item = (&'static str, &'static str)>) -> String {
    directives.into_iter().map(directive).collect::<Vec<_>>().join("; ")
}

fn directive((name, value): (&str, &str)) -> String {
    match name {
        "script-src" => format!("{name} {value} '{}'", source_of(&watch())),
        _ => format!("{name} {value}"),
    }
}

/// Returns the source expression for a script inside the page (Content Security Policy Level 3, section 2.3.1).
fn source_of(script: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(script).as_slice()))
}

/// Returns the headers of every file, including the worker's script, which has the policy even if a browser opens it
/// directly.
pub fn headers() -> [(&'static str, String); 7] {
    let plain = |name, value: &str| (name, value.to_owned());
    [
        ("Content-Security-Policy", in_header()),
        plain("Referrer-Policy", "no-referrer"),
        plain("X-Content-Type-Options", "nosniff"),
        plain("X-Frame-Options", "DENY"),
        plain("Cross-Origin-Opener-Policy", "same-origin"),
        plain("Cross-Origin-Resource-Policy", "same-origin"),
        plain("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]
}

/// Returns the names and contents of the files in which static hosts read the headers of a folder.
pub fn files() -> [(&'static str, String); 3] {
    [("_headers", for_netlify_and_cloudflare()), (".htaccess", for_apache()), ("vercel.json", for_vercel())]
}

fn for_netlify_and_cloudflare() -> String {
    let mut lines = "/*\n".to_owned();
    for (name, value) in headers() {
        let _ = writeln!(lines, "  {name}: {value}");
    }
    lines
}

fn for_apache() -> String {
    let mut lines = "AddType application/wasm .wasm\n<IfModule mod_headers.c>\n".to_owned();
    for (name, value) in headers() {
        let _ = writeln!(lines, "  Header always set {name} \"{value}\"");
    }
    lines + "</IfModule>\n"
}

fn for_vercel() -> String {
    let headers: Vec<_> = headers().iter().map(|(name, value)| json!({ "key": name, "value": value })).collect();
    format!("{:#}\n", json!({ "headers": [{ "source": "/(.*)", "headers": headers }] }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_all_that_the_page_says_and_who_may_frame_it() {
        let (page, header) = (in_page(), in_header());
        assert_eq!(header.strip_prefix(&page), Some("; frame-ancestors 'none'"));
        assert!(page.starts_with("default-src 'none'; "), "{page}");
    }

    #[test]
    fn no_script_inside_the_page_runs_but_the_one_with_the_hash() {
        // From `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
        assert_eq!(source_of("alert(1)"), "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=");
        let page = in_page();
        let scripts = page.split("; ").find(|directive| directive.starts_with("script-src ")).expect("it is listed");
        assert_eq!(scripts, format!("script-src 'self' 'wasm-unsafe-eval' '{}'", source_of(&watch())));
        assert!(!watch().contains("</script") && !watch().contains("<!--"), "the script would end early");
    }

    #[test]
    fn every_file_for_a_host_holds_every_header() {
        for (name, contents) in files() {
            for (header, value) in headers() {
                assert!(contents.contains(header) && contents.contains(&value), "{name} lacks {header}");
            }
        }
    }

    #[test]
    fn no_value_would_end_a_line_or_a_quotation() {
        assert!(headers().iter().all(|(_, value)| !value.contains(['"', '\n', '\r', '\\'])));
    }
}
