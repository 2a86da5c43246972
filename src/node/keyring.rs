//! The accounts of this device: their files, and the seeds of those that are unlocked.
//!
//! A seed is in the open only in here, only in the worker, and only from when its account is unlocked until it is locked.

use crate::file::account::{AccountFile, Stretch};
use crate::ledger::entropy::Entropy;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::Seed;
use crate::ledger::secret::Password;
use std::collections::{BTreeMap, BTreeSet};

/// The accounts of this device.
#[derive(Default)]
pub struct Keyring {
    files: BTreeMap<UserId, AccountFile>,
    unlocked: BTreeMap<UserId, Seed>,
    /// Those that stay unlocked when somebody else signs in, because they forge by themselves.
    staying: BTreeSet<UserId>,
}

impl Keyring {
    /// Takes in an account file.
    pub fn put(&mut self, file: AccountFile) {
        self.files.insert(file.user_id().clone(), file);
    }

    /// The account file of somebody.
    pub fn file(&self, user: &UserId) -> Option<&AccountFile> {
        self.files.get(user)
    }

    /// Whose keys are in the open.
    pub fn unlocked(&self) -> impl Iterator<Item = &UserId> {
        self.unlocked.keys()
    }

    /// Whose keys are here.
    pub fn users(&self) -> impl Iterator<Item = &UserId> {
        self.files.keys()
    }

    /// Whether somebody's keys are here.
    pub fn has(&self, user: &UserId) -> bool {
        self.files.contains_key(user)
    }

    /// Holds the seed of an account that was opened, or has just been made.
    pub fn hold(&mut self, user: UserId, seed: Seed) {
        self.unlocked.insert(user, seed);
    }

    /// Locks an account: its seed is wiped.
    pub fn lock(&mut self, user: &UserId) {
        self.unlocked.remove(user);
        self.staying.remove(user);
    }

    /// Lets an unlocked account stay unlocked when somebody else signs in.
    pub fn let_stay(&mut self, user: &UserId) {
        self.staying.insert(user.clone());
    }

    /// Whether an account stays unlocked because it forges by itself.
    pub fn stays(&self, user: &UserId) -> bool {
        self.staying.contains(user)
    }

    /// Locks an account that acts no more, unless it stays to forge by itself.
    pub fn leave(&mut self, user: &UserId) {
        if !self.staying.contains(user) {
            self.lock(user);
        }
    }

    /// Takes over the unlocked accounts of another keyring of the same ledger.
    pub fn keep_unlocked(&mut self, other: Self) {
        self.unlocked = other.unlocked;
        self.staying = other.staying;
    }

    /// The seed of an unlocked account.
    pub fn seed(&self, user: &UserId) -> Option<&Seed> {
        self.unlocked.get(user)
    }
}

/// The account file of a new account.
pub fn make(seed: &Seed, ledger: Hash, user: &UserId, password: &Password, entropy: &mut Entropy) -> AccountFile {
    AccountFile::seal(seed, (ledger, user.clone()), password.expose(), Stretch::Standard, entropy)
}
