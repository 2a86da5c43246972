//! Sizes and names: short files, short functions, and modules with an introduction.

use super::source::{Source, Violation};

const FILE: usize = 400;
const COMPONENT: usize = 120;
const FUNCTION: usize = 40;

/// Returns the files and functions that are too long to read at once.
pub fn lengths(source: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    let limit = if source.belongs_to("src/ui/components") { COMPONENT } else { FILE };
    let written = ["rs", "css", "js", "html"].iter().any(|extension| source.is(extension));
    let length = source.lines.len();
    if written && length > limit {
        violations.push(source.violation(limit, format!("the file has {length} lines; {limit} are permitted")));
    }
    if source.is("rs") {
        let long = functions(source).into_iter().filter(|(_, length)| *length > FUNCTION);
        violations.extend(
            long.map(|(line, length)| {
                source.violation(line, format!("the function has {length} lines, over {FUNCTION}"))
            }),
        );
    }
    violations
}

/// Returns each function's first line and length.
fn functions(source: &Source) -> Vec<(usize, usize)> {
    let code = source.code();
    let starts = code.iter().filter(|(_, line)| begins_function(line));
    starts.filter_map(|(start, line)| Some((*start, length(&code[*start..], indent(line))?))).collect()
}

/// Returns the number of lines of a function. In formatted code a function ends at the first closing brace with the
/// indentation of its first word; a declaration without a body ends at a semicolon before that, and has no length.
fn length(code: &[(usize, &str)], depth: usize) -> Option<usize> {
    for (count, (_, line)) in code.iter().enumerate() {
        let same_depth = indent(line) == depth;
        let ending = line.trim_end();
        if same_depth && (ending.ends_with('}') || ending.ends_with(';')) {
            return ending.ends_with('}').then_some(count + 1);
        }
    }
    None
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn begins_function(line: &str) -> bool {
    let words = line.split_whitespace().take_while(|word| !word.starts_with("//"));
    let mut words = words.skip_while(|word| matches!(*word, "const" | "async" | "unsafe") || word.starts_with("pub"));
    words.next() == Some("fn")
}

/// Returns the modules that hide their names or lack an introduction.
pub fn modules(source: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    if source.path.ends_with("/mod.rs") {
        violations.push(source.violation(0, "a module is a file with its own name, not `mod.rs`"));
    }
    if source.is("rs") && !source.lines.first().is_some_and(|line| line.starts_with("//! ")) {
        violations.push(source.violation(0, "a file begins with a `//!` comment on its subject"));
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize) -> String {
        format!(
            "impl A {{\n    pub fn a(\n        b: u8,\n    ) -> u8 {{\n{}    }}\n}}\n",
            "        b;\n".repeat(lines - 4)
        )
    }

    fn check(path: &str, text: &str, expected: usize) {
        assert_eq!(lengths(&Source::new(path, text)).len(), expected, "{path}: {} lines", text.lines().count());
    }

    #[test]
    fn long_functions_are_seen() {
        check("src/a.rs", &function(40), 0);
        check("src/a.rs", &function(41), 1);
        check("src/a.rs", &format!("#[cfg(test)]\nmod tests {{\n{}}}", function(41)), 0);
        check("src/a.rs", &format!("trait A {{\n    fn a(&self);\n{}}}\n", "    // b\n".repeat(50)), 0);
    }

    #[test]
    fn long_files_are_seen() {
        check("style/base.css", &"a\n".repeat(400), 0);
        check("style/base.css", &"a\n".repeat(401), 1);
        check("src/ui/components/button.rs", &"a\n".repeat(121), 1);
        check("Cargo.lock", &"a\n".repeat(4000), 0);
    }

    #[test]
    fn nameless_and_silent_modules_are_seen() {
        let check = |path, text, expected| assert_eq!(modules(&Source::new(path, text)).len(), expected, "{path}");
        check("src/ledger/mod.rs", "//! The rules.", 1);
        check("src/ledger.rs", "use std::fmt;", 1);
        check("src/ledger.rs", "//! The rules.", 0);
    }
}
