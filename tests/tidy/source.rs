//! The source files of the project, as the rules read them.

use std::fmt;
use std::fs;
use std::path::Path;

/// A source file.
pub struct Source {
    /// The path below the root, with slashes.
    pub path: String,
    /// The lines, without any change.
    pub lines: Vec<String>,
}

/// A place that breaks a rule.
pub struct Violation {
    place: String,
    rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.rule)
    }
}

impl Source {
    /// Returns a file of that path and text.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), lines: text.lines().map(str::to_owned).collect() }
    }

    /// Returns a violation in a line, counted from zero.
    pub fn violation(&self, line: usize, rule: impl Into<String>) -> Violation {
        Violation { place: format!("{}:{}", self.path, line + 1), rule: rule.into() }
    }

    /// Returns `true` if the file has this extension.
    pub fn is(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found == extension)
    }

    /// Returns `true` if the file is `PREFIX.rs` or lies in the folder `PREFIX`.
    pub fn belongs_to(&self, prefix: &str) -> bool {
        self.path.strip_prefix(prefix).is_some_and(|rest| rest == ".rs" || rest.is_empty() || rest.starts_with('/'))
    }

    /// Returns `true` if the whole file is tests.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/") && !self.path.contains("/src/") || self.path.ends_with("/tests.rs")
    }

    /// Returns the program's lines, without comments and without the tests at the end, each with its number.
    pub fn code(&self) -> Vec<(usize, &str)> {
        let tests = self.lines.iter().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(self.lines.len());
        let end = if self.is_test() { 0 } else { tests };
        self.lines[..end].iter().map(|line| without_comment(line)).enumerate().collect()
    }
}

/// Returns the part of a line before its comment; an address such as `https://` starts no comment.
pub fn without_comment(line: &str) -> &str {
    let starts = line.match_indices("//").map(|(at, _)| at);
    let comment = starts.into_iter().find(|at| *at == 0 || line.as_bytes()[at - 1].is_ascii_whitespace());
    comment.map_or(line, |at| &line[..at])
}

/// Returns `true` if the line contains the word as a whole word.
pub fn has_word(line: &str, word: &str) -> bool {
    let part_of_word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    let open = |at: usize| word.starts_with(part) && part_of_word(line[..at].chars().next_back());
    let shut = |at: usize| word.ends_with(part) && part_of_word(line[at + word.len()..].chars().next());
    line.match_indices(word).any(|(at, _)| !open(at) && !shut(at))
}

fn part(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Returns all files that are written by hand, except those of the rules, which name what they forbid.
pub fn project() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "style", "tests", "xtask", "benches", "fuzz", ".ci", ".cargo"] {
        gather(root, &root.join(folder), &mut files);
    }
    for name in
        ["index.html", "Cargo.toml", "Trunk.toml", "clippy.toml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md"]
    {
        read(root, &root.join(name), &mut files);
    }
    files.retain(|file| !file.path.starts_with("tests/tidy"));
    files
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a listed folder can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                gather(root, &path, files);
            }
        } else {
            read(root, &path, files);
        }
    }
}

fn read(root: &Path, path: &Path, files: &mut Vec<Source>) {
    let name = path.strip_prefix(root).expect("the path lies below the root").to_string_lossy().replace('\\', "/");
    // Files that are not text (a golden file, a picture) have no style.
    if let Ok(text) = fs::read_to_string(path) {
        files.push(Source::new(&name, &text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_told_from_its_comments_and_tests() {
        let source = Source::new("src/a.rs", "let a = 1; // one\n#[cfg(test)]\nmod tests {}");
        assert_eq!(source.code(), [(0, "let a = 1; ")]);
        assert_eq!(without_comment("let a = \"http://b\";"), "let a = \"http://b\";");
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("use sha2::Sha256;", "Sha256"));
        assert!(!has_word("use hpke::HkdfSha256;", "Sha256"));
        assert!(has_word("a.unwrap()", ".unwrap()") && !has_word("a.unwrap_or(1)", ".unwrap()"));
    }

    #[test]
    fn a_layer_is_a_file_and_a_folder() {
        let belongs = |path| Source::new(path, "").belongs_to("src/node");
        assert!(belongs("src/node.rs") && belongs("src/node/pool.rs") && !belongs("src/nodes.rs"));
    }
}
