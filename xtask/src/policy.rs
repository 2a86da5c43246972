//! The content policy and the other headers: one list, from which the page, the server and the files for static hosts
//! are made.
//!
//! A `<meta>` policy holds from its line on and cannot say who may frame the page; a header can. A host that sends no
//! header of ours still serves the `<meta>` policy, and the worker, which is started from a Blob, inherits it.

use std::fmt::Write;

use serde_json::json;

/// Nothing may run, be shown or be fetched but what lies beside the page. The worker starts from a Blob and from
/// nothing else: so started, it inherits this policy.
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

/// What a policy may say in a header alone: no page shows this one in a frame.
const IN_HEADER_ALONE: (&str, &str) = ("frame-ancestors", "'none'");

/// The policy as the page's `<meta>` line says it.
pub fn in_page() -> String {
    joined(DIRECTIVES)
}

/// The policy as a header says it.
pub fn in_header() -> String {
    joined(DIRECTIVES.into_iter().chain([IN_HEADER_ALONE]))
}

fn joined(directives: impl IntoIterator<Item = (&'static str, &'static str)>) -> String {
    directives.into_iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join("; ")
}

/// The headers that every file is served with, the worker's script among them: opened by its own address, it has the
/// policy too.
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

/// Files in which static hosts read the headers of a folder: their names and contents.
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
