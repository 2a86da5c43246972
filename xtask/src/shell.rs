//! `index.html`: one source for two bundlers.
//!
//! The page is written for Trunk (`<link data-trunk …>`, one a line), so that `trunk serve` can use it. This bundler
//! reads the same lines and replaces them by the hashed files. It also adds a content security policy that runs only
//! these files and the script that both put into the page, which Trunk cannot have while it injects its reload script.
//! All addresses are relative, so the folder works under any path.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

use crate::policy;

/// The names of the built files.
pub struct Names {
    /// The file of all styles, if there are any.
    pub style: Option<String>,
    /// The module that starts the page.
    pub start: String,
    /// The page's glue, which the start module imports.
    pub glue: String,
    /// The page's program.
    pub wasm: String,
    /// The worker's script.
    pub worker: String,
    /// The worker's program.
    pub worker_wasm: String,
}

/// The meaning of a line of the page for a bundler.
enum Line<'a> {
    Charset(&'a str),
    Watch,
    Style,
    Page,
    Worker,
    WorkerName,
    Plain(&'a str),
}

/// Parses one line of the page.
fn read(line: &str) -> Result<Line<'_>> {
    if line.contains("<meta name=\"medchain-worker\"") {
        return Ok(Line::WorkerName);
    }
    if line.contains("<meta charset") {
        return Ok(Line::Charset(line));
    }
    if !line.contains("data-trunk") {
        return Ok(Line::Plain(line));
    }
    match (attribute(line, "rel"), attribute(line, "data-type")) {
        // The policy has the hash of this script only.
        (Some("inline"), _) if attribute(line, "href") == Some(policy::WATCH_PATH) => Ok(Line::Watch),
        (Some("css"), _) => Ok(Line::Style),
        (Some("rust"), Some("main")) => Ok(Line::Page),
        (Some("rust"), Some("worker")) => Ok(Line::Worker),
        _ => bail!("index.html has a line for Trunk that our bundler does not know: {}", line.trim()),
    }
}

/// Returns the value of an attribute, which must be in double quotes.
fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Returns the style sheets of the page in order, as paths below the root.
pub fn styles(page: &str) -> Result<Vec<&str>> {
    let lines = page.lines().filter(|line| line.contains("data-trunk") && attribute(line, "rel") == Some("css"));
    lines.map(|line| attribute(line, "href").context("a style sheet in index.html has no href")).collect()
}

/// Returns the script that both bundlers run before and after the program starts.
pub fn initializer(page: &str) -> Result<&str> {
    page.lines().find_map(|line| attribute(line, "data-initializer")).context("index.html names no data-initializer")
}

/// Returns the page with the names of the built files.
pub fn render(page: &str, names: &Names) -> Result<String> {
    let mut rendered = String::new();
    let mut guarded = false;
    for line in page.lines() {
        match read(line)? {
            Line::Charset(line) => {
                guarded = true;
                push(&mut rendered, line);
                push(&mut rendered, &policy_line());
            }
            Line::Watch => push(&mut rendered, &format!("  <script>{}</script>", policy::watch())),
            Line::Page => push(&mut rendered, &starting_lines(names)),
            Line::WorkerName => push(&mut rendered, &worker_line(names)),
            Line::Style | Line::Worker => {}
            Line::Plain(line) => push(&mut rendered, line),
        }
    }
    if !guarded {
        bail!("index.html has no <meta charset> line, after which the content security policy goes");
    }
    Ok(rendered)
}

fn push(page: &mut String, line: &str) {
    page.push_str(line);
    page.push('\n');
}

fn policy_line() -> String {
    format!("  <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy::in_page())
}

fn worker_line(names: &Names) -> String {
    format!("  <meta name=\"medchain-worker\" content=\"{}\" data-wasm=\"{}\">", names.worker, names.worker_wasm)
}

/// Requests the style first, and then all files that the start needs, at the same time.
fn starting_lines(names: &Names) -> String {
    let Names { style, start, glue, wasm, .. } = names;
    let mut lines = String::new();
    if let Some(style) = style {
        let _ = writeln!(lines, "  <link rel=\"stylesheet\" href=\"{style}\">");
    }
    let _ = writeln!(lines, "  <link rel=\"modulepreload\" href=\"{glue}\">");
    let _ =
        writeln!(lines, "  <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>");
    let _ = write!(lines, "  <script type=\"module\" src=\"{start}\"></script>");
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<meta charset="utf-8">
<link data-trunk rel="inline" type="js" href="src/bin/watch.js">
<link data-trunk rel="css" href="style/tokens.css">
<link data-trunk rel="css" href="style/base.css">
<meta name="medchain-worker" content="worker.js" data-wasm="worker_bg.wasm">
<link data-trunk rel="rust" data-bin="app" data-type="main" data-initializer="src/bin/app.js">
<link data-trunk rel="rust" data-bin="worker" data-type="worker">
<p>words</p>"#;

    fn names() -> Names {
        let name = |name: &str| name.to_owned();
        Names {
            style: Some(name("s.css")),
            start: name("start.js"),
            glue: name("a.js"),
            wasm: name("a.wasm"),
            worker: name("w.js"),
            worker_wasm: name("w.wasm"),
        }
    }

    #[test]
    fn every_line_for_trunk_is_replaced() {
        let page = render(PAGE, &names()).expect("all lines are known");
        assert!(!page.contains("data-trunk"), "{page}");
        assert!(page.contains(r#"<meta name="medchain-worker" content="w.js" data-wasm="w.wasm">"#), "{page}");
        assert!(page.contains(r#"href="s.css""#) && page.contains(r#"src="start.js""#), "{page}");
        assert!(page.contains("<p>words</p>"), "{page}");
    }

    #[test]
    fn the_policy_comes_before_anything_it_governs() {
        let page = render(PAGE, &names()).expect("all lines are known");
        let policy = page.find("Content-Security-Policy").expect("the page has a policy");
        assert!(policy < page.find("<link").expect("the page has links"));
    }

    #[test]
    fn the_watch_is_inside_the_page_before_anything_that_can_fail() {
        let page = render(PAGE, &names()).expect("all lines are known");
        let watch = page.find(&format!("<script>{}</script>", policy::watch())).expect("the page has the script");
        assert!(watch < page.find("<link").expect("the page has links"));
        assert_eq!(page.matches("<script>").count(), 1);
        let another = PAGE.replace("watch.js", "another.js");
        assert!(render(&another, &names()).is_err(), "the policy would refuse another script");
    }

    #[test]
    fn styles_keep_their_order() {
        assert_eq!(styles(PAGE).expect("all style sheets have a path"), ["style/tokens.css", "style/base.css"]);
    }

    #[test]
    fn an_unknown_line_is_refused_and_so_is_a_page_without_charset() {
        assert!(render("<meta charset=\"utf-8\">\n<link data-trunk rel=\"sass\">", &names()).is_err());
        assert!(render("<p>words</p>", &names()).is_err());
    }
}
