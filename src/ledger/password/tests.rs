//! Tests of the password rules: each refuses its examples, good passwords pass, and the lists have no useless entry.

use super::*;

const NAMES: [&str; 3] = ["dr_bob", "Dr. Bob Alder", "St. Anna"];

fn check(password: &str, expected: Result<(), WeakPassword>) {
    assert_eq!(judge(password, &NAMES), expected, "{password:?}");
}

#[test]
fn length_is_counted_in_characters_of_nfc() {
    const SHORT: Result<(), WeakPassword> = Err(WeakPassword::Short { least: SHORTEST });
    for password in ["", "password", "12345678", "        ", "x7Kq-mZ3v", "e\u{301}x7Kq-mZ3"] {
        check(password, SHORT);
    }
    check("x7Kq-mZ3v!", Ok(()));
    // Ten scalar values, of which NFC composes the last two into one.
    check("x7Kq-mZ3e\u{301}", SHORT);
    check("\u{e9}x7Kq-mZ3v", Ok(()));
    check("Ж7κ-語Z3vüq", Ok(()));
}

#[test]
fn each_rule_refuses_its_kind() {
    for (rule, passwords) in [
        (
            WeakPassword::Repeated,
            &["          ", "aaaaaaaaaaaa", "ababababab", "abcabcabcabc", "x7Kq-x7Kq-", "aAaAaAaAaA", "ÄäÄäÄäÄäÄä"][..],
        ),
        (WeakPassword::Digits, &["4815162342", "14.11.2026", "2026-11-14", "+43 664 1827364", "0815/4711/99"]),
        (
            WeakPassword::Sequence,
            &["qwertyuiop", "QWERTZ12345", "abcdefghijkl", "zyxwvutsrq", "1qaz2wsx3edc", "q1w2e3r4t5", "asdfghjklöä"],
        ),
        (
            WeakPassword::Common,
            &[
                "password12",
                "Passwort2026",
                "p@ssw0rd!!",
                "letmein2024!",
                "iloveyoupassword",
                "manchester",
                "Manchester1",
                "demo hospital",
            ],
        ),
        (
            WeakPassword::Name,
            &[
                "dr_bob2026",
                "DrBobAlder",
                "bobalder123",
                "St. Anna 2026",
                "b0b ald3r !!",
                "st.anna.dr_bob",
                "alder-bob-alder",
            ],
        ),
    ] {
        for password in passwords {
            check(password, Err(rule));
        }
    }
}

#[test]
fn good_ones_are_accepted() {
    for password in [
        "correct horse battery",
        "battery staple correct",
        "Mein Fahrrad hat 3 Räder",
        "summer orange cookie guitar",
        "bob eats seven dumplings",
        "x7Kq-mZ3v!",
        "ölpalme nagelt quark",
    ] {
        check(password, Ok(()));
    }
}

#[test]
fn all_common_passwords_are_refused_and_the_list_holds_none_for_nothing() {
    for password in COMMON.lines() {
        assert!(judge(password, &[]).is_err(), "{password}");
        assert!(password.chars().count() >= SHORTEST as usize, "{password} is too short to be listed");
        assert!(!refused_unlisted(password), "{password} is refused by another rule");
    }
    assert!(COMMON.lines().count() > 400, "the list has more than 400 entries");
    let words: BTreeSet<&str> = WORDS.lines().collect();
    assert_eq!(words.len(), WORDS.lines().count(), "the list repeats a word");
    assert!(words.iter().all(|word| word.len() >= 4 && word.chars().all(char::is_lowercase)));
}

/// Returns `true` if another rule than the list refuses a password.
fn refused_unlisted(password: &str) -> bool {
    let signs: Vec<char> = password.chars().collect();
    let digits = !signs.iter().any(|sign| sign.is_alphabetic());
    let words = [letters(password, char::is_alphanumeric), without_leet(password)].iter().any(|text| {
        let rest = RemainingText::of(text).without(WORDS.lines());
        rest.taken > 0 && rest.taken <= 2 && rest.left() < LEAST_BESIDE
    });
    is_repeated(&signs) || digits || is_sequence(&signs) || words
}
