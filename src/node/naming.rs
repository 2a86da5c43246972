//! Checks of ids and names for an administrator's approval: illegible ones, and ones that look like another.
//!
//! The ledger's rules forbid only characters that falsify a screen; two people may have the same name, and Unicode's
//! tables change. So the device of the approving administrator checks each registration, which any program can have
//! made, against all accounts of the ledger and all other registrations in the pool (UTS 39).

use crate::ledger::id::{Hash, RESERVED, UserId};
use crate::ledger::state::State;
use crate::ledger::transaction::account::Register;
use crate::protocol::{Concern, NamePart, NamedConcern};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_security::{RestrictionLevel, RestrictionLevelDetection as _, skeleton};

/// Letters and pairs of letters that look like another letter, but are not in the tables of UTS 39.
const PAIRS: [(&str, &str); 3] = [("vv", "w"), ("cl", "d"), ("i", "l")];

/// The most concerns about the names on a chain that are shown.
const MOST_OF_CHAIN: usize = 20;

/// The most other accounts that are listed for one id or one name.
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

/// An id or a name of an account; with the transaction if it is of a registration in the pool.
type Entry = (NamePart, UserId, String, Option<Hash>);

/// Ids and names, indexed by their appearance.
#[derive(Debug, Default)]
pub struct Names {
    by_look: BTreeMap<String, BTreeSet<Entry>>,
}

impl Names {
    /// Returns the ids and names of a ledger's accounts.
    pub fn of(state: &State) -> Self {
        let mut names = Self::default();
        for (user_id, account) in state.accounts() {
            names.add(&Named { user_id, name: account.name.as_str() }, None);
        }
        names
    }

    /// Adds an id and a name; with the transaction if they are of a registration in the pool.
    pub fn add(&mut self, named: &Named<'_>, waiting: Option<Hash>) {
        for (part, text) in parts(named) {
            for look in looks(text) {
                let entry = (part, named.user_id.clone(), text.to_owned(), waiting);
                self.by_look.entry(look).or_default().insert(entry);
            }
        }
    }

    /// Returns the concerns about an account: about its name alone, and compared with all other accounts. An entry of
    /// the transaction `own` is the account's own and does not count.
    pub fn concerns(&self, named: &Named<'_>, own: Option<Hash>) -> Vec<Concern> {
        let mut concerns = of_name(named.name);
        for (part, text) in parts(named) {
            let reserved = RESERVED.iter().filter(|reserved| alike(text, reserved));
            concerns.extend(reserved.map(|it| Concern::LikeReserved { part, reserved: (*it).to_owned() }));
            concerns.extend(self.others(part, text, own).into_iter().take(MOST_NAMED));
        }
        concerns
    }

    /// Returns other accounts whose id or name looks like a text, with a limit on their number.
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

/// Returns the concerns about the names on a chain: the ledger's name, and each account's, alone and compared with the
/// accounts before it.
pub fn of_chain(state: &State) -> Vec<NamedConcern> {
    let title = &state.genesis().name;
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

/// Returns the concerns about a name alone.
pub fn of_name(name: &str) -> Vec<Concern> {
    let blank = is_blank(name).then_some(Concern::Blank);
    let invisible = invisible(name).map(|character| Concern::Invisible { code_point: character.into() });
    let mixed = mixes_scripts(name).then_some(Concern::MixedScripts);
    blank.into_iter().chain(invisible).chain(mixed).collect()
}

/// Returns `true` if a name shows no letter and no digit.
pub fn is_blank(name: &str) -> bool {
    !name
        .chars()
        .any(|character| character.is_alphanumeric() && !is_combining_mark(character) && !shows_nothing(character))
}

/// Returns the first character of a name that is invisible or that devices draw differently.
pub fn invisible(name: &str) -> Option<char> {
    name.chars().find(|&character| shows_nothing(character) || is_private(character) || is_odd_space(character))
}

/// Returns `true` if a name mixes scripts that are not written together, or has letters that no name uses. UTS 39
/// allows no spaces, dots and apostrophes in identifiers, but names have them, so only letters are checked.
pub fn mixes_scripts(name: &str) -> bool {
    let letters: String = name.nfc().filter(|character| character.is_alphabetic()).collect();
    !letters.check_restriction_level(RestrictionLevel::HighlyRestrictive)
}

/// Matches characters that are not drawn (Unicode's Default_Ignorable_Code_Point), annotations, and the empty Braille
/// pattern.
const fn shows_nothing(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Matches characters without a standard glyph.
const fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{fffc}'..='\u{ffff}' | '\u{f0000}'..)
}

/// Returns `true` for any space except U+0020.
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

/// Returns the appearances of a text: the UTS 39 skeletons of its letters and digits, without regard to case. There are
/// two, since a capital letter can look like another letter than its small form does: `I` looks like `l`.
fn looks(text: &str) -> BTreeSet<String> {
    let shown: String = text.nfc().filter(|character| !shows_nothing(*character)).collect();
    let as_written: String = skeleton(&shown).collect();
    let looks = [small(&as_written), small(&shown)].map(|text| {
        let bare: String = text.chars().filter(|character| has_own_skeleton(*character)).collect();
        PAIRS.iter().fold(bare, |look, (pair, one)| look.replace(pair, one))
    });
    looks.into_iter().filter(|look| !look.is_empty()).collect()
}

/// Returns the skeleton of the text in small letters.
fn small(text: &str) -> String {
    let small = text.to_lowercase();
    skeleton(&small).flat_map(char::to_lowercase).collect()
}

fn has_own_skeleton(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> UserId {
        UserId::parse(text).expect("the test's user id is well formed")
    }

    #[test]
    fn unreadable_names_are_a_concern() {
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
    fn similar_names_are_found() {
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
        // The pool may hold a second registration of an id, with another key.
        let second = names.concerns(&Named { user_id: &third, name: "Carl Cedar" }, Some(Hash([3; 32])));
        assert_eq!(second, [like(NamePart::Id, &third, NamePart::Id, "dr_carl")]);
    }
}
