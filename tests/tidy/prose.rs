//! The prose of the project, counted: plain technical English can be told from its first words.

use super::source::{Source, has_word};

/// First words of a doc comment that states a question where a statement belongs.
const QUESTIONS: [&str; 9] = ["What", "Where", "Who", "Whose", "Whether", "How", "Which", "Why", "When"];

/// Words for a person who has a role or a name.
const PRONOUNS: [&str; 6] = ["somebody", "someone", "anybody", "nobody", "whoever", "whomever"];

/// Names that GLOSSARY.md replaces, whole or as a part of a name in snake case or camel case.
const FORMER: [&str; 24] = [
    "FoundLedger",
    "found_ledger",
    "Tongue",
    "Patience",
    "Clerk",
    "Ear",
    "confess",
    "Act",
    "Purse",
    "voice",
    "hear_of",
    "go_on",
    "be_tempted",
    "Deed",
    "deed",
    "Ward",
    "Trial",
    "testimony",
    "desk",
    "handing",
    "someone.rs",
    "Reply::Found",
    "purse",
    "clerk",
];

/// What was counted.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
pub struct Counts {
    /// Doc comments.
    pub docs: usize,
    /// Doc comments that open with a question word.
    pub questions: usize,
    /// Words of prose.
    pub words: usize,
    /// Pronouns such as `somebody` among them.
    pub pronouns: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.docs += other.docs;
        self.questions += other.questions;
        self.words += other.words;
        self.pronouns += other.pronouns;
    }
}

/// Counts the prose of a file: the comments of a program, and all of a document.
pub fn count(source: &Source) -> Counts {
    let mut counts = Counts::default();
    let mut within_docs = false;
    for line in &source.lines {
        let trimmed = line.trim_start();
        let prose = if source.is("md") { Some(trimmed) } else { comment(source, trimmed) };
        let docs = trimmed.strip_prefix("///").or_else(|| trimmed.strip_prefix("//!")).filter(|_| source.is("rs"));
        if let (Some(text), false) = (docs, within_docs) {
            counts.docs += 1;
            let first: String = text.trim_start().chars().take_while(|sign| sign.is_alphabetic()).collect();
            counts.questions += usize::from(QUESTIONS.contains(&first.as_str()));
        }
        within_docs = docs.is_some();
        for word in
            prose.unwrap_or_default().split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
        {
            counts.words += 1;
            counts.pronouns += usize::from(PRONOUNS.iter().any(|pronoun| word.eq_ignore_ascii_case(pronoun)));
        }
    }
    counts
}

/// The comment of a line of a program.
fn comment<'a>(source: &Source, line: &'a str) -> Option<&'a str> {
    let marks = if source.is("rs") || source.is("js") { "//" } else { "\0" };
    line.find(marks).map(|at| &line[at..])
}

/// The names of former concepts in the code of a file, each with its line.
pub fn former_names(source: &Source) -> Vec<(usize, &'static str)> {
    // The words of generated records are data: another word would change every simulated ledger.
    if !source.is("rs") || source.path == "src/simulation/words.rs" {
        return Vec::new();
    }
    let lines = source.lines.iter().map(|line| super::source::without_comment(line)).enumerate();
    lines
        .flat_map(|(number, line)| FORMER.iter().filter(|name| has_word(line, name)).map(move |name| (number, *name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planted_prose_is_counted() {
        let text = "/// What is here.\n/// Where it is.\nfn a() {} // somebody's\n\n/// Returns it.\n///\n/// Who else?\nfn b() {}";
        let counts = count(&Source::new("src/a.rs", text));
        assert_eq!((counts.docs, counts.questions, counts.pronouns), (2, 1, 1));
        let counts = count(&Source::new("README.md", "Nobody knows.\n"));
        assert_eq!((counts.words, counts.pronouns), (2, 1));
    }

    #[test]
    fn planted_names_are_found() {
        let names = |text| former_names(&Source::new("src/a.rs", text)).len();
        assert_eq!(names("struct Purse;"), 1);
        assert_eq!(names("// struct Purse;\nlet purses = pursed();"), 0);
    }
}
