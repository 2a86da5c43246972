//! Only `src/text` contains words that are shown, and it contains them in both languages.

use super::source::{Source, Violation};

/// The code before literals that are never shown.
const NOT_SHOWN: [&str; 6] = ["class=", "class=format!(", "expect(", "reason = ", "class_name(", "name() == "];
/// The code before literals that are followed by the other language.
const BOTH: [&str; 5] = ["words!(", "sentence!(", "= ", "; ", "concat!("];

/// Names of the browser, which are the same in both languages.
const NAMES: [&str; 4] = ["AbortError", "DateTimeFormat", "Intl", "NumberFormat"];

/// Returns the words that exist in one language only.
pub fn one_language_only(source: &Source) -> Vec<Violation> {
    let (ui, text) = (source.belongs_to("src/ui"), source.belongs_to("src/text"));
    let english = source.belongs_to("src/text/command_line") || source.belongs_to("src/text/language");
    if !source.is("rs") || english || !(ui || text) {
        return Vec::new();
    }
    let mut violations = Vec::new();
    let mut fine = false;
    for literal in literals(source) {
        let before = literal.before.trim_end();
        fine = match before {
            "," => fine,
            _ if text => BOTH.iter().any(|both| literal.before.trim_end().ends_with(both.trim_end())),
            _ => NOT_SHOWN.iter().any(|part| before.ends_with(part.trim_end())),
        };
        let is_pattern = literal.after.trim_start().starts_with("=>");
        let shown = if ui { is_sentence(&literal.words) } else { has_letters(&literal.words) };
        if shown && !fine && !is_pattern {
            let rule = format!("\"{}\" is in one language; src/text has the words in both", literal.words);
            violations.push(source.violation(literal.line, rule));
        }
    }
    violations
}

/// A literal, the code between it and the literal before, and the code after it.
struct Literal {
    line: usize,
    words: String,
    before: String,
    after: String,
}

fn literals(source: &Source) -> Vec<Literal> {
    let mut found: Vec<Literal> = Vec::new();
    let mut between = String::new();
    let mut inside: Option<String> = None;
    for (line, code) in source.code() {
        let mut signs = code.trim().chars().peekable();
        while let Some(sign) = signs.next() {
            match (&mut inside, sign) {
                (Some(words), '\\') => words.extend(signs.next()),
                (Some(words), '"') => {
                    let before = std::mem::take(&mut between);
                    found.push(Literal { line, words: std::mem::take(words), before, after: String::new() });
                    inside = None;
                }
                (Some(words), sign) => words.push(sign),
                // A quotation mark as a character starts no literal.
                (None, '\'') if signs.peek() == Some(&'"') => {
                    signs.next();
                }
                (None, '"') => {
                    let after = between.clone();
                    found.last_mut().into_iter().for_each(|last| last.after.clone_from(&after));
                    inside = Some(String::new());
                }
                (None, sign) => between.push(sign),
            }
        }
    }
    found.last_mut().into_iter().for_each(|last| last.after.clone_from(&between));
    found
}

/// Returns `true` if there are two adjacent letters outside the name of a value.
fn has_letters(literal: &str) -> bool {
    let mut depth = 0_usize;
    let mut row = 0_usize;
    for sign in literal.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => row = if sign.is_alphabetic() { row + 1 } else { 0 },
        }
        if row == 2 {
            return true;
        }
    }
    false
}

/// Returns `true` if the literal reads like a sentence or a part of one; names of classes and attributes do not.
fn is_sentence(literal: &str) -> bool {
    let mut signs = literal.chars();
    let capital = signs.next().is_some_and(char::is_uppercase) && signs.next().is_some_and(char::is_lowercase);
    let is_word = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let words = literal.split(' ').filter(is_word).count();
    let is_part = literal.contains('{') || literal.starts_with(' ') || literal.ends_with(' ');
    // A command line is the same in both languages.
    if literal.contains("sha256sum") {
        return false;
    }
    (capital && !NAMES.contains(&literal)) || words > 2 || (is_part && words > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: usize) {
        assert_eq!(one_language_only(&Source::new(path, text)).len(), expected, "{path}: {text}");
    }

    #[test]
    fn planted_words_are_seen() {
        check("src/ui/app.rs", "view! { <p>\"Hello there\"</p> }", 1);
        check("src/ui/app.rs", "let words = \"nothing is here yet\";", 1);
        check("src/ui/app.rs", "format!(\"{record} for {patient}\")", 1);
        check("src/ui/app.rs", "view! { {one} \" by \" {other} }", 1);
        check("src/text/block.rs", "    format!(\"Block {height}\")", 1);
        check("src/text/block.rs", "    0 => \"none\".to_owned(),", 1);
        check("src/text/block.rs", "    words!(\"one\", \"eins\");\n    say(\"two\")", 1);
    }

    #[test]
    fn allowed_words_are_not() {
        check("src/ui/app.rs", "view! { <p class=\"row between wide\">{shell::skip()}</p> }", 0);
        check("src/ui/app.rs", "let end = id.expect(\"Every node has one\");", 0);
        check("src/ui/app.rs", "Reflect::get(&global, &\"Intl\".into())", 0);
        check("src/text/block.rs", "    title = \"Blocks\", \"Blöcke\";", 0);
        check(
            "src/text/block.rs",
            "    sentence!(\n        \"Block \\\n         {height}\",\n        \"Block {height}\"\n    )",
            0,
        );
        check("src/text/name.rs", "    \"grant\" => words!(\"grant\", \"Freigabe\"),", 0);
        check("src/text/log.rs", "    format!(\"{whose} · {log}\")", 0);
        check("src/text/command_line.rs", "    format!(\"Block {height}\")", 0);
    }
}
