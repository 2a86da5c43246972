//! The people of a ledger: their names, roles and keys.

use super::dice::Dice;
use super::words::{FAMILY, GIVEN, HOSPITALS};
use crate::ledger::id::{HospitalId, UserId};
use crate::ledger::key::{OpeningKey, SealingKey, Seed, SigningKey};
use crate::ledger::transaction::account::{Register, Role};
use crate::ledger::words::Name;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// Somebody with keys, on the ledger or about to be.
pub struct Person {
    /// The id.
    pub user_id: UserId,
    /// The name.
    pub name: Name,
    /// The role.
    pub role: Role,
    /// Where the person works; not for patients.
    pub hospital_id: Option<HospitalId>,
    /// What all keys grow from.
    pub seed: Seed,
    /// The key that signs.
    pub signing: SigningKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
    /// Whether the account is on the ledger.
    registered: bool,
}

impl Person {
    /// The secret that opens what is sealed to this person.
    pub fn opening_key(&self) -> OpeningKey {
        self.seed.opening_key()
    }

    /// The person's own request for an account.
    pub fn registration(&self) -> Register {
        Register {
            user_id: self.user_id.clone(),
            name: self.name.clone(),
            role: self.role,
            hospital_id: self.hospital_id.clone(),
            public_key: self.signing.public_key(),
            sealing_key: self.sealing_key,
        }
    }
}

/// Where somebody stands in the list of all people.
pub type Who = usize;

/// Everybody, in the order in which they came.
#[derive(Default)]
pub struct People {
    all: Vec<Person>,
    by_id: BTreeMap<UserId, Who>,
    /// How often an id was wanted.
    given: BTreeMap<String, u64>,
    /// The number after which ids are counted.
    first: u64,
    registered: Vec<Who>,
    patients: Vec<Who>,
    doctors: Vec<Who>,
    administrators: Vec<Who>,
}

impl People {
    /// Makes somebody who is not on the ledger yet.
    pub fn make(&mut self, role: Role, hospitals: u64, dice: &mut Dice) -> Who {
        let (given, family) = (dice.word(&GIVEN), dice.word(&FAMILY));
        let (title, prefix) = match role {
            Role::Patient => ("", format!("{given}_")),
            Role::Doctor => ("Dr. ", "dr_".to_owned()),
            Role::Administrator => ("", "admin_".to_owned()),
        };
        let name = Name::parse(&format!("{title}{given} {family}")).expect("the lists hold names only");
        let user_id = self.unused(&plain(&format!("{prefix}{family}")));
        let hospital_id = (role != Role::Patient).then(|| hospital(dice.below(hospitals)));
        let seed = dice.entropy().seed();
        let (signing, sealing_key) = (seed.signing_key(), seed.opening_key().sealing_key());
        let who = self.all.len();
        self.by_id.insert(user_id.clone(), who);
        self.all.push(Person { user_id, name, role, hospital_id, seed, signing, sealing_key, registered: false });
        who
    }

    /// Says that somebody is on the ledger now.
    pub fn welcome(&mut self, who: Who) {
        self.all[who].registered = true;
        self.registered.push(who);
        match self.all[who].role {
            Role::Patient => self.patients.push(who),
            Role::Doctor => self.doctors.push(who),
            Role::Administrator => self.administrators.push(who),
        }
    }

    /// Somebody.
    pub fn get(&self, who: Who) -> &Person {
        &self.all[who]
    }

    /// Somebody by id.
    pub fn of(&self, user: &UserId) -> Option<Who> {
        self.by_id.get(user).copied()
    }

    /// Those on the ledger in a role.
    pub fn in_role(&self, role: Role) -> &[Who] {
        match role {
            Role::Patient => &self.patients,
            Role::Doctor => &self.doctors,
            Role::Administrator => &self.administrators,
        }
    }

    /// Everybody on the ledger, in the order in which they came.
    pub fn registered(&self) -> &[Who] {
        &self.registered
    }

    /// Counts ids from here on from this number.
    pub const fn count_from(&mut self, first: u64) {
        self.first = first;
    }

    /// How many were ever made.
    pub const fn made(&self) -> u64 {
        self.all.len() as u64
    }

    /// The id, or one with a number behind it where it was given before.
    fn unused(&mut self, wanted: &str) -> UserId {
        let given = self.given.entry(wanted.to_owned()).or_default();
        *given = self.first.max(*given) + 1;
        let id = if *given == 1 { wanted.to_owned() } else { format!("{wanted}_{given}") };
        UserId::parse(&id).expect("the lists make short, plain ids")
    }
}

/// A hospital by its number.
pub fn hospital(number: u64) -> HospitalId {
    let index = usize::try_from(number).unwrap_or_default() % HOSPITALS.len();
    HospitalId::parse(HOSPITALS[index]).expect("the list holds ids only")
}

/// A name in the letters that an id takes.
fn plain(name: &str) -> String {
    let spelled = name.replace('ß', "ss").replace('ø', "o");
    spelled.nfkd().filter(char::is_ascii).map(|letter| letter.to_ascii_lowercase()).collect()
}
