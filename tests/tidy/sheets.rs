//! Style sheets: one place for colours, and no `!important`.

use super::source::{Source, Violation, has_word};

const TOKENS: &str = "style/tokens.css";

/// Colours by name; `transparent` and `currentColor` are relations, not colours.
const NAMED: [&str; 14] = [
    "white", "black", "red", "green", "blue", "gray", "grey", "silver", "orange", "yellow", "purple", "pink", "brown",
    "teal",
];
const FUNCTIONS: [&str; 9] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];

/// Returns the places in which a sheet names a colour or overrules other rules.
pub fn literals(source: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    if !source.is("css") {
        return violations;
    }
    for (number, line) in source.lines.iter().enumerate() {
        if line.contains("!important") {
            violations.push(
                source.violation(number, "`!important` overrules every other rule: correct the selector instead"),
            );
        }
        if source.path != TOKENS && value(line).is_some_and(says_colour) {
            violations.push(source.violation(number, "colours are defined in style/tokens.css"));
        }
    }
    violations
}

/// Returns the value of a declaration, after the colon.
fn value(line: &str) -> Option<&str> {
    let (declaration, _) = line.rsplit_once(';')?;
    declaration.split_once(':').map(|(_, value)| value)
}

fn says_colour(value: &str) -> bool {
    let hexadecimal = value.split('#').skip(1).any(|rest| rest.starts_with(|sign: char| sign.is_ascii_hexdigit()));
    let words = || value.split(|sign: char| sign.is_whitespace() || ",()".contains(sign));
    hexadecimal
        || FUNCTIONS.iter().any(|function| has_word(value, function))
        || words().any(|word| NAMED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: usize) {
        assert_eq!(literals(&Source::new(path, text)).len(), expected, "{path}: {text}");
    }

    #[test]
    fn planted_colours_are_seen() {
        check("style/base.css", "  color: #fff;", 1);
        check("style/base.css", "a { border: 1px solid rgb(0 0 0 / 10%); }", 1);
        check("style/base.css", "  background: white;", 1);
        check("style/tokens.css", "  color: red !important;", 1);
    }

    #[test]
    fn tokens_and_selectors_are_not() {
        check("style/tokens.css", "  --ink: #123456;", 0);
        check("style/base.css", "#add:hover {\n  color: var(--ink-red, transparent);\n}", 0);
        check("style/base.css", "  background: color-mix(in oklab, var(--white), transparent);", 0);
    }
}
