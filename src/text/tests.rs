//! Nothing is untranslated: every phrase, every fault and every rejection has its words in German, with the same values.

use super::*;
use std::fs;
use std::path::Path;

/// Phrases that are equal in both languages.
const SAME: [&str; 8] = ["Autopilot", "Block", "Hash", "Ledger", "MedChain", "Name", "Salt", "Slot"];

/// English words that are not German ones. A German text that contains one is not translated.
const ENGLISH: [&str; 12] = ["the", "is", "are", "of", "and", "not", "this", "that", "with", "your", "by", "block"];

fn words_of(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|sign: char| !sign.is_alphanumeric() && !"_…".contains(sign)).filter(|word| !word.is_empty())
}

fn is_german(sentence: &str) {
    let left = words_of(sentence).find(|word| ENGLISH.contains(word));
    assert_eq!(left, None, "{sentence}");
    assert!(!sentence.contains("  ") && !sentence.contains('\''), "{sentence}");
}

/// The values in a sentence: digits, ids and shortened hashes.
fn values(sentence: &str) -> impl Iterator<Item = &str> {
    words_of(sentence).filter(|word| word.contains(|sign: char| sign.is_ascii_digit() || "_…".contains(sign)))
}

/// One sentence in both languages.
fn hold(say: impl Fn() -> String) {
    choose(Language::English);
    let english = say();
    choose(Language::German);
    let german = say();
    choose(Language::English);
    assert_ne!(english, german);
    is_german(&german);
    let lost: Vec<&str> = values(&english).filter(|value| !words_of(&german).any(|word| word == *value)).collect();
    assert!(lost.is_empty(), "{lost:?} of '{english}' are not in '{german}'");
}

#[test]
fn every_phrase_differs_in_german() {
    for (name, english, german) in MODULES.iter().copied().flatten() {
        assert!(english != german || SAME.contains(english), "{name} is untranslated: {english}");
        assert!(!german.is_empty() && german.ends_with('.') == english.ends_with('.'), "{name}: {german}");
        is_german(german);
    }
}

#[test]
fn phrases_equal_in_both_languages_are_listed_for_a_reason() {
    for same in SAME {
        let found = MODULES.iter().copied().flatten().any(|(_, english, german)| english == german && *english == same);
        assert!(found, "{same} need not stand in the list");
    }
}

#[test]
fn no_module_is_left_out() {
    fn with_phrases(folder: &Path) -> usize {
        let entries = fs::read_dir(folder).expect("the folder of the words");
        let paths = entries.map(|entry| entry.expect("a listed entry").path());
        paths.fold(0, |found, path| {
            let here = if path.is_dir() {
                with_phrases(&path)
            } else {
                let text = fs::read_to_string(&path).expect("a source file");
                usize::from(text.lines().any(|line| line == "phrases! {"))
            };
            found + here
        })
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    assert_eq!(with_phrases(&folder), MODULES.len());
}

#[test]
fn every_fault_is_told_in_german() {
    for each in fault::tests::all() {
        hold(|| fault(&each));
    }
}

#[test]
fn every_rejection_is_told_in_german() {
    for reason in rejection::tests::of_blocks().into_iter().chain(rejection::tests::of_transactions()) {
        let found = crate::ledger::rejection::Rejection::from(reason);
        hold(|| rejection(&found));
    }
}

#[test]
fn numbers_and_dates_are_written_as_germans_do() {
    choose(Language::German);
    assert_eq!(bytes(4_299_999), "4,2 MB");
    assert_eq!(moment(crate::ledger::number::Timestamp(1_795_365_185_000)), "22.11.2026, 16:33:05 UTC");
    assert_eq!(counts::blocks(1), "1 Block");
    assert_eq!(counts::blocks(3), "3 Blöcke");
    choose(Language::English);
}

#[test]
fn sentences_of_the_pages_keep_their_values() {
    hold(|| block::tree_name(3, 1, 2));
    hold(|| delegates::weight("dr_bob", 30, 40));
    hold(|| delegates::step_seats(5));
    hold(|| delegates::step_turns(5));
    hold(|| delegates::unstake_note(7, 2));
    hold(|| files::reminder(3));
    hold(|| files::exported("a_7.json", 4_096_000_001 / 1_000_000));
    hold(|| forge::passed_over(&[(4, "dr_alice".to_owned()), (5, "dr_bob".to_owned())]));
    hold(|| forge::forged(7, 3));
    hold(|| log::inclusion(7, 3));
    hold(|| shell::idle(5));
    hold(|| start::chain_note(9, 2));
    hold(|| start::chain_name(3, 9, 5));
    hold(|| transaction::convicted("dr_bob", 7));
}
