//! The recipes of CONTRIBUTING.md name every file, and the documents name no file that is gone.
//!
//! A recipe has an example that is in the project. So a file that contains the example's name is a file that the recipe
//! must name.

use super::source::{Source, has_word};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A recipe.
pub struct Recipe {
    heading: &'static str,
    /// Words that a file contains because of the example, each with the place where that is so.
    marks: &'static [(&'static str, &'static str)],
    /// The example's own folder. Its files are not counted.
    own: Option<&'static str>,
    /// The maximum number of numbered files outside that folder.
    most: Option<usize>,
}

/// The recipes.
pub const RECIPES: [Recipe; 4] = [
    Recipe {
        heading: "## Recipe: a new page",
        marks: &[
            ("src/ui", "Route::Grants"),
            ("src/ui", "mod grants;"),
            ("src/text", "mod grants;"),
            ("src/text", "grants::PHRASES"),
            ("tests/e2e", "\"#/grants\""),
            ("tests/e2e", "mod grants;"),
        ],
        own: Some("src/ui/pages/grants"),
        most: Some(10),
    },
    Recipe {
        heading: "## Recipe: a new command",
        marks: &[("src", "ListGrants"), ("tests", "ListGrants")],
        own: None,
        most: Some(5),
    },
    Recipe { heading: "## Recipe: a new transaction type", marks: &[("src", "Unstake")], own: None, most: None },
    Recipe {
        heading: "## Recipe: a new language",
        marks: &[("src", "German"), ("tests/e2e", "German"), ("index.html", "lang=\"de\"")],
        own: None,
        most: None,
    },
];

/// The folders in which a document's path begins.
const FOLDERS: [&str; 6] = ["src", "tests", "style", "docs", "fuzz", "xtask"];

/// The endings of the files that are written by hand.
const ENDINGS: [&str; 7] = ["rs", "css", "md", "html", "json", "toml", "dict"];

/// The page whose addresses are ids that only a test can know.
const ONLY_IDS: &str = "transactions";

/// Returns the documents.
pub fn documents() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md"]
        .map(|name| root.join(name))
        .to_vec();
    for entry in fs::read_dir(root.join("docs")).expect("the project has documents") {
        let path = entry.expect("a listed folder can be read").path();
        if path.extension().is_some_and(|ending| ending == "md") {
            paths.push(path);
        }
    }
    let read = |path: &Path| {
        let name = path.strip_prefix(root).expect("the path lies below the root").to_string_lossy().replace('\\', "/");
        Source::new(&name, &fs::read_to_string(path).expect("a document is a text"))
    };
    paths.iter().map(|path| read(path)).collect()
}

/// Returns the paths in a document that lead to no file or folder.
pub fn dead_paths(document: &Source, files: &[Source]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let leads = |path: &str| match path.split_once('/') {
        Some((folder, _)) if FOLDERS.contains(&folder) => root.join(path).exists(),
        // A path below a folder that the text has named before.
        Some(_) => files.iter().any(|file| file.path.ends_with(&format!("/{path}"))),
        None => true,
    };
    let dead = code(&document.lines).into_iter().filter(|path| is_path(path) && !leads(path));
    dead.map(|path| format!("{}: `{path}` is gone", document.path)).collect()
}

/// Returns the files that a recipe lacks, and the differences between its list and the number that it states.
pub fn faults(recipe: &Recipe, contributing: &Source, files: &[Source]) -> Vec<String> {
    let section = section(contributing, recipe.heading);
    let is_own = |file: &Source| recipe.own.is_some_and(|own| file.belongs_to(own));
    let named: BTreeSet<String> = code(section).into_iter().collect();
    let mut faults = Vec::new();
    for file in files {
        if !is_own(file) && is_marked(file, recipe.marks) && !named.contains(&file.path) {
            faults.push(format!("{} is not in \"{}\"", file.path, recipe.heading));
        }
    }
    let numbered: BTreeSet<String> = code(&steps(section)).into_iter().filter(|path| is_file(path)).collect();
    let number = numbered.iter().filter(|path| !is_own(&Source::new(path, ""))).count();
    if stated(section) != Some(number) {
        faults.push(format!("\"{}\" numbers {number} files, but states {:?}", recipe.heading, stated(section)));
    }
    if recipe.most.is_some_and(|most| number > most) {
        faults.push(format!("\"{}\" needs {number} files", recipe.heading));
    }
    faults
}

/// Returns the pages that the application has and the list of the browser tests lacks.
pub fn untested_pages(route: &Source, list: &Source) -> Vec<String> {
    let arms = route.lines.iter().filter_map(|line| line.trim_start().strip_prefix("(\"")?.split_once("\", "));
    let pages = arms.filter(|(page, rest)| rest.contains(" => ") && *page != ONLY_IDS);
    let address = |(page, rest): (&str, &str)| {
        if rest.starts_with("None") { format!("\"#/{page}\"") } else { format!("\"#/{page}/") }
    };
    pages.map(address).filter(|address| !list.lines.iter().any(|line| line.contains(address))).collect()
}

fn is_marked(file: &Source, marks: &[(&str, &str)]) -> bool {
    marks.iter().any(|(place, word)| file.belongs_to(place) && file.lines.iter().any(|line| has_word(line, word)))
}

/// Returns the lines below a heading, up to the next one.
fn section<'a>(document: &'a Source, heading: &str) -> &'a [String] {
    let start = document.lines.iter().position(|line| line == heading).map_or(document.lines.len(), |at| at + 1);
    let rest = &document.lines[start..];
    let end = rest.iter().position(|line| line.starts_with("## ")).unwrap_or(rest.len());
    &rest[..end]
}

/// Returns the lines of the numbered steps.
fn steps(section: &[String]) -> Vec<String> {
    let begins = |line: &str| line.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok());
    section.iter().filter(|line| begins(line) || line.starts_with("   ")).cloned().collect()
}

/// Returns the first number of a recipe.
fn stated(section: &[String]) -> Option<usize> {
    section.iter().flat_map(|line| line.split_whitespace()).find_map(|word| word.parse().ok())
}

/// Returns the words in back quotes, outside fenced blocks. A pair of back quotes ends in its paragraph.
fn code(lines: &[String]) -> Vec<String> {
    let mut fenced = false;
    let mut prose = String::new();
    for line in lines {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    let paragraphs = prose.split("\n\n");
    paragraphs.flat_map(|paragraph| paragraph.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn is_path(word: &str) -> bool {
    let in_folder = word.split_once('/').is_some_and(|(folder, _)| FOLDERS.contains(&folder));
    let plain = word.chars().all(|sign| sign.is_ascii_alphanumeric() || "._-/".contains(sign));
    plain && (in_folder || is_file(word))
}

fn is_file(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Recipe =
        Recipe { heading: "## Page", marks: &[("src", "Route::A")], own: Some("src/a"), most: Some(2) };

    fn check(recipe: &str, files: &[&str], expected: usize) {
        let files: Vec<Source> = files.iter().map(|path| Source::new(path, "    Route::A => a(),")).collect();
        let found = faults(&PAGE, &Source::new("CONTRIBUTING.md", recipe), &files);
        assert_eq!(found.len(), expected, "{recipe}: {found:?}");
    }

    #[test]
    fn planted_gaps_are_found() {
        let good =
            "## Page\n\nIt needs 1 file.\n\n1. `src/a.rs`: the page.\n2. `src/b.rs`:\n   an arm.\n\nAlso `src/c.rs`.\n";
        check(good, &["src/a.rs", "src/a/x.rs", "src/b.rs", "src/c.rs", "tests/d.rs"], 0);
        check(good, &["src/d.rs"], 1);
        check(&good.replace("1 file", "2 files"), &[], 1);
        check(&good.replace("## Page", "## Another"), &[], 1);
        check(&good.replace("`src/b.rs`", "`src/b.rs`, `src/d.rs`, `src/e.rs`").replace("1 file", "3 files"), &[], 1);
    }

    #[test]
    fn planted_paths_are_found() {
        let check = |text: &str, expected: usize| {
            let found = dead_paths(&Source::new("README.md", text), &[Source::new("src/a/b.rs", "")]);
            assert_eq!(found.len(), expected, "{text}: {found:?}");
        };
        check("`src/gone.rs` and `a/gone.rs`, `src/gone/`", 3);
        check(
            "`src/lib.rs`, `a/b.rs`, `docs/`, `src::gone`, `gone.rs`, `src/<page>.rs`\n```sh\n`src/gone.rs`\n```\n",
            0,
        );
    }

    #[test]
    fn planted_pages_are_found() {
        let route = Source::new("src/ui/route.rs", "(\"a\", None, None) => Self::A,\n(\"a\", Some(b), None) => c(b),");
        let check = |list: &str, expected: usize| {
            assert_eq!(untested_pages(&route, &Source::new("pages.rs", list)).len(), expected, "{list}");
        };
        check("plain(\"a\", \"#/a\"), about(\"#/a/1\")", 0);
        check("about(\"#/a/1\")", 1);
        check("", 2);
    }
}
