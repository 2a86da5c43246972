//! The people of a ledger: their names, roles and keys.

use super::random::Random;
use super::words::{FAMILY, GIVEN, HOSPITALS};
use crate::ledger::free_text::Name;
use crate::ledger::id::{HospitalId, UserId};
use crate::ledger::key::{OpeningKey, SealingKey, Seed, SigningKey};
use crate::ledger::transaction::account::{Register, Role};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// A person with keys, on the ledger or about to register.
pub struct Person {
    /// The id.
    pub user_id: UserId,
    /// The name.
    pub name: Name,
    /// The role.
    pub role: Role,
    /// The hospital of the person; `None` for patients.
    pub hospital_id: Option<HospitalId>,
    /// The seed of all keys.
    pub seed: Seed,
    /// The signing key.
    pub signing: SigningKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
    /// Set if the account is on the ledger.
    registered: bool,
}

impl Person {
    /// Returns the secret key that opens contents sealed to this person.
    pub fn opening_key(&self) -> OpeningKey {
        self.seed.opening_key()
    }

    /// Returns the registration of this person.
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

/// The index of a person in the list of all people.
pub type PersonIndex = usize;

/// All people, in the order of their creation.
#[derive(Default)]
pub struct People {
    all: Vec<Person>,
    by_id: BTreeMap<UserId, PersonIndex>,
    /// The number of requests for each id.
    given: BTreeMap<String, u64>,
    /// The number after which the suffixes of ids begin.
    first: u64,
    registered: Vec<PersonIndex>,
    patients: Vec<PersonIndex>,
    doctors: Vec<PersonIndex>,
    administrators: Vec<PersonIndex>,
}

impl People {
    /// Creates a person who is not on the ledger yet.
    pub fn make(&mut self, role: Role, hospitals: u64, random: &mut Random) -> PersonIndex {
        let (given, family) = (random.word(&GIVEN), random.word(&FAMILY));
        let (title, prefix) = match role {
            Role::Patient => ("", format!("{given}_")),
            Role::Doctor => ("Dr. ", "dr_".to_owned()),
            Role::Administrator => ("", "admin_".to_owned()),
        };
        let name = Name::parse(&format!("{title}{given} {family}")).expect("the lists contain valid names only");
        let user_id = self.unused(&plain(&format!("{prefix}{family}")));
        let hospital_id = (role != Role::Patient).then(|| hospital(random.below(hospitals)));
        let seed = random.entropy().seed();
        let (signing, sealing_key) = (seed.signing_key(), seed.opening_key().sealing_key());
        let who = self.all.len();
        self.by_id.insert(user_id.clone(), who);
        self.all.push(Person { user_id, name, role, hospital_id, seed, signing, sealing_key, registered: false });
        who
    }

    /// Marks a person as registered.
    pub fn register(&mut self, who: PersonIndex) {
        self.all[who].registered = true;
        self.registered.push(who);
        match self.all[who].role {
            Role::Patient => self.patients.push(who),
            Role::Doctor => self.doctors.push(who),
            Role::Administrator => self.administrators.push(who),
        }
    }

    /// Returns a person.
    pub fn get(&self, who: PersonIndex) -> &Person {
        &self.all[who]
    }

    /// Returns the index of a person by id.
    pub fn of(&self, user: &UserId) -> Option<PersonIndex> {
        self.by_id.get(user).copied()
    }

    /// Returns the registered people with a role.
    pub fn in_role(&self, role: Role) -> &[PersonIndex] {
        match role {
            Role::Patient => &self.patients,
            Role::Doctor => &self.doctors,
            Role::Administrator => &self.administrators,
        }
    }

    /// Returns the registered people, in the order of their registration.
    pub fn registered(&self) -> &[PersonIndex] {
        &self.registered
    }

    /// Lets the suffixes of new ids begin after this number.
    pub const fn count_from(&mut self, first: u64) {
        self.first = first;
    }

    /// Returns the number of people created.
    pub const fn made(&self) -> u64 {
        self.all.len() as u64
    }

    /// Returns the id, with a number appended if it exists already.
    fn unused(&mut self, wanted: &str) -> UserId {
        let given = self.given.entry(wanted.to_owned()).or_default();
        *given = self.first.max(*given) + 1;
        let id = if *given == 1 { wanted.to_owned() } else { format!("{wanted}_{given}") };
        UserId::parse(&id).expect("names in the lists are short and plain")
    }
}

/// Returns the id of a hospital by its number.
pub fn hospital(number: u64) -> HospitalId {
    let index = usize::try_from(number).unwrap_or_default() % HOSPITALS.len();
    HospitalId::parse(HOSPITALS[index]).expect("the list contains valid ids only")
}

/// Reduces a name to the letters that an id allows.
fn plain(name: &str) -> String {
    let spelled = name.replace('ß', "ss").replace('ø', "o");
    spelled.nfkd().filter(char::is_ascii).map(|letter| letter.to_ascii_lowercase()).collect()
}
