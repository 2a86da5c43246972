//! Ids and names as the person sees them who approves an account: what cannot be read, and what reads like another one.
//!
//! The rules of the ledger forbid only what makes a screen lie; they cannot forbid two people to be called alike, and
//! Unicode's tables change. So a registration, which may have been made by any program, is judged on the device of the one who
//! approves it, against everybody on the ledger and everybody else who waits (UTS 39).

use crate::ledger::id::{Hash, RESERVED, UserId};
use crate::ledger::state::State;
use crate::ledger::transaction::account::Register;
use crate::protocol::{Concern, NamePart, NamedConcern};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_security::{RestrictionLevel, RestrictionLevelDetection as _, skeleton};

/// Letters that look like another one, alone or beside each other, which the tables of UTS 39 do not have.
const PAIRS: [(&str, &str); 3] = [("vv", "w"), ("cl", "d"), ("i", "l")];

/// The most reasons for concern about the names on a chain that are shown.
const MOST_OF_CHAIN: usize = 20;

/// The most others that are named for one id or one name.
const MOST_NAMED: usize = 5;

/// The id and the name of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The id.
    pub user_id: &'a UserId,
    /// The name.
    pub name: &'a str,
}

impl<'a> From<&'a Register> for Named<'a> {
    fn from(register: &'a Register) -> Self {
        Self { user_id: &register.user_id, name: register.name.as_str() }
    }
}

/// An id or a name of an account; of a registration that waits, with its transaction.
type Entry = (NamePart, UserId, String, Option<Hash>);

/// Ids and names, found again by how they look.
#[derive(Debug, Default)]
pub struct Names {
    by_look: BTreeMap<String, BTreeSet<Entry>>,
}

impl Names {
    /// The ids and names of the accounts of a ledger.
    pub fn of(state: &State) -> Self {
        let mut names = Self::default();
        for (user_id, account) in state.accounts() {
            names.add(&Named { user_id, name: account.name.as_str() }, None);
        }
        names
    }

    /// Takes in one more id and name; of a registration that waits, with its transaction.
    pub fn add(&mut self, named: &Named<'_>, waiting: Option<Hash>) {
        for (part, text) in parts(named) {
            for look in looks(text) {
                let entry = (part, named.user_id.clone(), text.to_owned(), waiting);
                self.by_look.entry(look).or_default().insert(entry);
            }
        }
    }

    /// The reasons for concern about an account, by the name itself and beside all others. The own entry, where there is one,
    /// is that of the transaction `own`.
    pub fn concerns(&self, named: &Named<'_>, own: Option<Hash>) -> Vec<Concern> {
        let mut concerns = of_name(named.name);
        for (part, text) in parts(named) {
            let reserved = RESERVED.iter().filter(|reserved| alike(text, reserved));
            concerns.extend(reserved.map(|it| Concern::LikeReserved { part, reserved: (*it).to_owned() }));
            concerns.extend(self.others(part, text, own).into_iter().take(MOST_NAMED));
        }
        concerns
    }

    /// The others whose id or name reads like a text. Of many, as many as are named.
    fn others(&self, part: NamePart, text: &str, own: Option<Hash>) -> BTreeSet<Concern> {
        let is_other = |entry: &&Entry| own.is_none() || entry.3 != own;
        let looks = looks(text);
        let alike = looks.iter().filter_map(|look| self.by_look.get(look));
        let named = alike.flat_map(|entries| entries.iter().filter(is_other).take(MOST_NAMED));
        let concern = |(like, other, text, _): &Entry| {
            let (other, text) = (other.clone(), text.clone());
            Concern::LikeAnother { part, other, like: *like, text }
        };
        named.map(concern).collect()
    }
}

/// The reasons for concern about the names on a chain: the ledger's own, and each account's by itself and beside those
/// before it.
pub fn of_chain(state: &State) -> Vec<NamedConcern> {
    let title = &state.founding().name;
    let of_title = of_name(title.as_str()).into_iter();
    let mut found: Vec<_> =
        of_title.map(|concern| NamedConcern { user_id: None, name: title.clone(), concern }).collect();
    let mut names = Names::default();
    for (user_id, account) in state.accounts() {
        let person = Named { user_id, name: account.name.as_str() };
        let about = |concern| NamedConcern { user_id: Some(user_id.clone()), name: account.name.clone(), concern };
        found.extend(names.concerns(&person, None).into_iter().map(about));
        names.add(&person, None);
    }
    found.truncate(MOST_OF_CHAIN);
    found
}

/// The reasons for concern about a name by itself.
pub fn of_name(name: &str) -> Vec<Concern> {
    let blank = is_blank(name).then_some(Concern::Blank);
    let invisible = invisible(name).map(|character| Concern::Invisible { code_point: character.into() });
    let mixed = mixes_scripts(name).then_some(Concern::MixedScripts);
    blank.into_iter().chain(invisible).chain(mixed).collect()
}

/// Returns whether a name shows no letter and no digit.
pub fn is_blank(name: &str) -> bool {
    !name
        .chars()
        .any(|character| character.is_alphanumeric() && !is_combining_mark(character) && !shows_nothing(character))
}

/// The first character of a name that shows nothing, or not the same on every device.
pub fn invisible(name: &str) -> Option<char> {
    name.chars().find(|&character| shows_nothing(character) || is_private(character) || is_odd_space(character))
}

/// Whether the letters of a name are of scripts that are not written together, or are for no names. Spaces, dots and
/// apostrophes, which UTS 39 does not allow in identifiers, belong in a name.
pub fn mixes_scripts(name: &str) -> bool {
    let letters: String = name.nfc().filter(|character| character.is_alphabetic()).collect();
    !letters.check_restriction_level(RestrictionLevel::HighlyRestrictive)
}

/// The characters that are ignored where a text is drawn (Unicode's Default_Ignorable_Code_Point), annotations, and the
/// empty pattern of Braille.
const fn shows_nothing(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The characters that every device draws as it likes.
const fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{fffc}'..='\u{ffff}' | '\u{f0000}'..)
}

/// A space that is not the one of the keyboard.
fn is_odd_space(character: char) -> bool {
    character.is_whitespace() && character != ' '
}

fn parts<'a>(named: &Named<'a>) -> [(NamePart, &'a str); 2] {
    [(NamePart::Id, named.user_id.as_str()), (NamePart::Name, named.name)]
}

fn alike(one: &str, other: &str) -> bool {
    let other = looks(other);
    looks(one).iter().any(|look| other.contains(look))
}

/// How a text looks: its letters and digits as UTS 39 confuses them, without regard to case, and without what stands
/// between them. There are two, since a capital may look like another letter than its small form: `I` like `l`.
fn looks(text: &str) -> BTreeSet<String> {
    let shown: String = text.nfc().filter(|character| !shows_nothing(*character)).collect();
    let as_written: String = skeleton(&shown).collect();
    let looks = [small(&as_written), small(&shown)].map(|text| {
        let bare: String = text.chars().filter(|character| stands_for_itself(*character)).collect();
        PAIRS.iter().fold(bare, |look, (pair, one)| look.replace(pair, one))
    });
    looks.into_iter().filter(|look| !look.is_empty()).collect()
}

/// The skeleton of the small letters.
fn small(text: &str) -> String {
    let small = text.to_lowercase();
    skeleton(&small).flat_map(char::to_lowercase).collect()
}

fn stands_for_itself(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> UserId {
        UserId::parse(text).expect("a user id")
    }

    #[test]
    fn what_cannot_be_read_is_a_concern() {
        let check = |name: &str, expected: &[Concern]| assert_eq!(of_name(name), expected, "{name:?}");
        let invisible = |character: char| Concern::Invisible { code_point: character.into() };
        for plain in [
            "Ada Minster",
            "O'Brien-Şahin",
            "Dr. Bob Alder 2",
            "Ναταλία",
            "Дора Смирнова",
            "李小龙",
            "김민수",
            "さくら 花子",
            "مريم",
        ] {
            check(plain, &[]);
        }
        for blank in [" ", "   ", "...", "\u{301}\u{301}", "-", "\u{20dd}"] {
            check(blank, &[Concern::Blank]);
        }
        for nothing in ['\u{3164}', '\u{2800}', '\u{115f}', '\u{ffa0}', '\u{34f}', '\u{fe0f}', '\u{e0041}', '\u{3000}']
        {
            assert!(is_blank(&nothing.to_string()), "{nothing:?}");
            assert_eq!(super::invisible(&format!("Ada{nothing}Minster")), Some(nothing));
            assert!(of_name(&format!("Ada{nothing}")).contains(&invisible(nothing)), "{nothing:?}");
        }
        check("\u{430}da Minster", &[Concern::MixedScripts]);
        check("𝐀𝐝𝐚", &[Concern::MixedScripts]);
    }

    #[test]
    fn what_reads_alike_is_found() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(alike(one, other), expected, "{one} and {other}");
            assert_eq!(alike(other, one), expected, "{other} and {one}");
        };
        for (one, other) in [
            ("dr_rnueller", "dr_mueller"),
            ("patient_l", "patient_1"),
            ("dr_b0b", "dr_bob"),
            ("dr_vvolf", "dr_wolf"),
            ("aud1tor", "auditor"),
            ("dr__bob", "dr_bob"),
            ("Ada Minster", "ada  minster"),
            ("Ada Minster", "AdaMinster"),
            ("lda Minster", "Ida Minster"),
            ("\u{410}d\u{430} Minster", "Ada Minster"),
            ("M\u{fc}ller", "Mu\u{308}ller"),
            ("\u{ff21}da", "Ada"),
            ("audit0r", "Auditor"),
        ] {
            check(one, other, true);
        }
        for (one, other) in [("dr_alice", "dr_bob"), ("patient_1", "patient_2"), ("Müller", "Möller"), ("", "-")] {
            check(one, other, false);
        }
    }

    #[test]
    fn another_is_named_with_what_is_alike() {
        let (bob, newcomer, third) = (id("dr_bob"), id("dr_b0b"), id("dr_carl"));
        let mut names = Names::default();
        names.add(&Named { user_id: &bob, name: "Bob Alder" }, None);
        let own = Some(Hash([1; 32]));
        names.add(&Named { user_id: &third, name: "B0b Alder" }, Some(Hash([2; 32])));
        names.add(&Named { user_id: &newcomer, name: "Bob Alder" }, own);
        let like = |part, other: &UserId, like, text: &str| {
            let (other, text) = (other.clone(), text.to_owned());
            Concern::LikeAnother { part, other, like, text }
        };
        let found = names.concerns(&Named { user_id: &newcomer, name: "Bob Alder" }, own);
        assert_eq!(
            found,
            [
                like(NamePart::Id, &bob, NamePart::Id, "dr_bob"),
                like(NamePart::Name, &bob, NamePart::Name, "Bob Alder"),
                like(NamePart::Name, &third, NamePart::Name, "B0b Alder"),
            ]
        );
        let reserved = names.concerns(&Named { user_id: &id("audit0r"), name: "Auditor" }, None);
        let by = |part| Concern::LikeReserved { part, reserved: "auditor".to_owned() };
        assert_eq!(reserved, [by(NamePart::Id), by(NamePart::Name)]);
        assert_eq!(names.concerns(&Named { user_id: &id("dr_dean"), name: "Carl Cedar" }, None), []);
        // A second registration under one id, by another key.
        let second = names.concerns(&Named { user_id: &third, name: "Carl Cedar" }, Some(Hash([3; 32])));
        assert_eq!(second, [like(NamePart::Id, &third, NamePart::Id, "dr_carl")]);
    }
}
