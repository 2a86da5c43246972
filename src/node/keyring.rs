//! The keyring: the account files of this device, and the seeds of the unlocked accounts.
//!
//! Only here, only in the worker, and only while its account is unlocked, is a seed not encrypted.

use crate::file::account::{AccountFile, KdfCost};
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
    /// The accounts that stay unlocked when another account signs in, because they forge without a command.
    staying: BTreeSet<UserId>,
}

impl Keyring {
    /// Adds an account file.
    pub fn put(&mut self, file: AccountFile) {
        self.files.insert(file.user_id().clone(), file);
    }

    /// Returns the account file of an account.
    pub fn file(&self, user: &UserId) -> Option<&AccountFile> {
        self.files.get(user)
    }

    /// Returns the unlocked accounts.
    pub fn unlocked(&self) -> impl Iterator<Item = &UserId> {
        self.unlocked.keys()
    }

    /// Returns the accounts of this device.
    pub fn users(&self) -> impl Iterator<Item = &UserId> {
        self.files.keys()
    }

    /// Returns `true` if the account is on this device.
    pub fn has(&self, user: &UserId) -> bool {
        self.files.contains_key(user)
    }

    /// Stores the seed of an account that was unlocked or has just been created.
    pub fn hold(&mut self, user: UserId, seed: Seed) {
        self.unlocked.insert(user, seed);
    }

    /// Locks an account and wipes its seed.
    pub fn lock(&mut self, user: &UserId) {
        self.unlocked.remove(user);
        self.staying.remove(user);
    }

    /// Keeps an unlocked account unlocked when another account signs in.
    pub fn keep_unlocked_on_switch(&mut self, user: &UserId) {
        self.staying.insert(user.clone());
    }

    /// Returns `true` if an account stays unlocked to forge without a command.
    pub fn stays(&self, user: &UserId) -> bool {
        self.staying.contains(user)
    }

    /// Locks an account that no longer acts, unless it stays unlocked to forge.
    pub fn leave(&mut self, user: &UserId) {
        if !self.staying.contains(user) {
            self.lock(user);
        }
    }

    /// Copies the unlocked accounts of another keyring of the same ledger.
    pub fn keep_unlocked(&mut self, other: Self) {
        self.unlocked = other.unlocked;
        self.staying = other.staying;
    }

    /// Returns the seed of an unlocked account.
    pub fn seed(&self, user: &UserId) -> Option<&Seed> {
        self.unlocked.get(user)
    }
}

/// Creates the account file of a seed. `owner` are the ledger and the user id.
pub fn make(
    seed: &Seed,
    owner: (Hash, UserId),
    password: &Password,
    cost: KdfCost,
    entropy: &mut Entropy,
) -> AccountFile {
    AccountFile::seal(seed, owner, password.expose(), cost, entropy)
}
