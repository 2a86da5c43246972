//! The big list of naughty strings: kept byte for byte, or refused with a reason; never a panic.

use super::sample::sample;
use super::text::{read, replaced, tree};
use medchain::file::FileFault;
use medchain::file::name;
use medchain::file::snapshot::Compression;
use medchain::ledger::date::Date;
use medchain::ledger::encode::{self, canonical};
use medchain::ledger::free_text::{Name, Text};
use medchain::ledger::id::{HospitalId, RecordId, UserId};
use medchain::ledger::number::{Height, Timestamp};
use serde_json::json;

fn naughty() -> Option<Vec<String>> {
    Some(published::read(&published::find("strings/blns.json")?))
}

#[test]
fn each_is_kept_byte_for_byte_or_refused() {
    let Some(strings) = naughty() else { return };
    assert_eq!(strings.len(), 515);
    let mut kept = [0; 5];
    for string in &strings {
        let copies = [
            Text::parse(string).ok().map(|it| it.as_str().to_owned()),
            Name::parse(string).ok().map(|it| it.as_str().to_owned()),
            UserId::parse(string).ok().map(|it| it.as_str().to_owned()),
            HospitalId::parse(string).ok().map(|it| it.as_str().to_owned()),
            RecordId::parse(string).ok().map(|it| it.as_str().to_owned()),
        ];
        for (count, copy) in kept.iter_mut().zip(copies) {
            *count += usize::from(copy.is_some());
            assert!(copy.is_none_or(|copy| copy == *string), "{string:?}");
        }
        if let Ok(text) = Text::parse(string) {
            assert_eq!(encode::read::<Text>(&canonical(&text)).unwrap(), text);
        }
    }
    let [texts, names, users, hospitals, records] = kept;
    println!(
        "515 naughty strings: kept as text {texts}, name {names}, user {users}, hospital {hospitals}, record {records}"
    );
    assert!(texts > 300 && users > 0 && users < 100 && hospitals == records);
}

/// Returns `true` for a character that no file system and no shell treats specially.
fn is_safe(sign: char) -> bool {
    let is_plain = sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-.".contains(sign);
    is_plain || !sign.is_ascii() && !sign.is_control() && !sign.is_whitespace()
}

#[test]
fn each_as_the_name_of_a_ledger_in_a_file() {
    let Some(strings) = naughty() else { return };
    let tree = tree(&sample().small_file(Compression::None));
    let mut kept = 0;
    for string in &strings {
        match read(&replaced(&tree, "/name", json!(string))) {
            Ok((_, head)) => {
                assert_eq!(head.name.as_str(), string);
                let file = name::snapshot(&head.name, Height(1), Date::of(Timestamp(0)), None, Compression::None);
                assert!(file.chars().all(is_safe) && file.len() < 150 && !file.starts_with(['-', '.']), "{file}");
                let has_letters = |text: &str| text.chars().any(char::is_alphanumeric);
                assert!(!has_letters(string) || !file.starts_with("ledger-"), "{string:?} is lost in {file}");
                kept += 1;
            }
            Err(FileFault::Name { why }) => assert_eq!(Name::parse(string).unwrap_err(), why),
            Err(other) => {
                let too_large = matches!(other, FileFault::ElementTooLarge { .. });
                assert!(too_large && string.len() > 500, "{string:?}: {other:?}");
            }
        }
    }
    println!("515 naughty strings: {kept} kept as the name of a ledger");
}
