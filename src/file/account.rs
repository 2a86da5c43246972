//! An account file: one person's keys, locked with a password (PROTOCOL, section 9).
//!
//! All keys of an account grow from its seed, so the file holds the seed and nothing else that is secret. The password
//! is stretched by Argon2id, which costs a guesser memory as well as time (RFC 9106), into the key of the cipher.
//! Everything else in the file is bound to the ciphertext: changed, it does not open. A wrong password and a damaged
//! file give one same answer, since telling them apart would help a guesser.
//!
//! The account's own key signs the whole file. Its public half is in the chain for all to see, so without the signature
//! any stranger could make a file of that account that never opens, and it would keep the genuine one out.

use super::FileFault;
use super::document::{self, Document, Version};
use crate::ledger::cipher::{self, CipherKey, Nonce};
use crate::ledger::encode::{self, Tag};
use crate::ledger::entropy::Entropy;
use crate::ledger::id::{Hash, Salt, UserId};
use crate::ledger::key::{Claim, PublicKey, Seed, Signature};
use crate::ledger::number::integer;
use crate::ledger::seal::SealedBytes;
use crate::ledger::state::State;
use crate::ledger::transaction::{Action, Transaction};
use argon2::{Algorithm, Argon2, Params};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// How much work it is to try one password. There are exactly these two: a file that asks for more could freeze a
/// device, and one that asks for less was made by somebody careless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// 64 MiB of memory, 3 passes, 1 lane: the second choice of RFC 9106, section 4, with one lane.
    Standard,
    /// 19 MiB, 2 passes, 1 lane: for devices that cannot spare the memory.
    Small,
}

impl Stretch {
    /// Kibibytes of memory, passes, lanes.
    const fn costs(self) -> (u32, u32, u32) {
        match self {
            Self::Standard => (65_536, 3, 1),
            Self::Small => (19_456, 2, 1),
        }
    }

    /// The cipher's key for a password. It takes up to a second, and the memory of its setting.
    fn key(self, password: &str, salt: Salt) -> Zeroizing<CipherKey> {
        let (memory, passes, lanes) = self.costs();
        let params = Params::new(memory, passes, lanes, Some(32)).expect("both settings are within Argon2's bounds");
        let password = normalised(password);
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, argon2::Version::V0x13, params)
            .hash_password_into(password.as_bytes(), &salt.0, key.as_mut_slice())
            .expect("a password is shorter than 4 GiB and a salt longer than 8 bytes");
        key
    }
}

/// The password in NFC, so that it is the same one from every keyboard. Its capacity is enough from the beginning: a
/// string that grows leaves copies behind.
fn normalised(password: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(password.len() * 3));
    text.extend(password.nfc());
    text
}

/// What the member `format` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "medchain-account")]
    Account,
}

/// How the password was stretched, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    #[serde(deserialize_with = "integer")]
    memory_kib: u64,
    #[serde(deserialize_with = "integer")]
    passes: u64,
    #[serde(deserialize_with = "integer")]
    lanes: u64,
    salt: Salt,
}

impl Kdf {
    fn new(stretch: Stretch, salt: Salt) -> Self {
        let (memory, passes, lanes) = stretch.costs();
        let (memory_kib, passes, lanes) = (memory.into(), passes.into(), lanes.into());
        Self { name: "argon2id".to_owned(), memory_kib, passes, lanes, salt }
    }

    fn stretch(&self) -> Result<Stretch, FileFault> {
        [Stretch::Standard, Stretch::Small]
            .into_iter()
            .find(|&stretch| *self == Self::new(stretch, self.salt))
            .ok_or(FileFault::ForeignKdf)
    }
}

/// An account file, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "account file", deny_unknown_fields)]
pub struct AccountFile {
    format: Format,
    version: Version<1>,
    ledger: Hash,
    user_id: UserId,
    public_key: PublicKey,
    kdf: Kdf,
    nonce: SealedBytes,
    ciphertext: SealedBytes,
    signature: Signature,
}

/// The statement that the account's key signs: all members but the signature.
#[derive(Serialize)]
struct Signed<'a> {
    #[serde(flatten)]
    bound: Bound<'a>,
    ciphertext: &'a SealedBytes,
}

impl Document for AccountFile {
    const FORMAT: &str = "medchain-account";
    const VERSION: u64 = 1;
    const MOST: u64 = 64 * 1024;
}

/// The members that the ciphertext is bound to: all but itself and the signature.
#[derive(Serialize)]
struct Bound<'a> {
    format: Format,
    version: Version<1>,
    ledger: Hash,
    user_id: &'a UserId,
    public_key: PublicKey,
    kdf: &'a Kdf,
    nonce: &'a SealedBytes,
}

/// Why an account file does not belong on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountFault {
    /// It is of another ledger.
    Ledger,
    /// The key that it names did not sign it.
    Unsigned,
    /// The ledger has another key for this id.
    Key,
    /// Neither the chain nor a registration that waits has this id.
    Unregistered,
    /// Another file of this account is here already. It is not replaced unasked.
    AlreadyHere,
}

impl AccountFile {
    /// Decides whether the account belongs to the ledger whose chain leads to `state`: it is of that ledger, and its key
    /// is the one that the chain has for its id or, before the chain has any, one that a waiting registration has. The
    /// key decides: a file with another person's id and one's own key would otherwise act as that person here.
    ///
    /// # Errors
    /// `Ledger`, `Key`, `Unregistered` or `Unsigned`.
    pub fn belongs<'a>(
        &self,
        state: &State,
        waiting: impl IntoIterator<Item = &'a Transaction>,
    ) -> Result<(), AccountFault> {
        if self.ledger != state.founding().ledger {
            return Err(AccountFault::Ledger);
        }
        self.has_registered_key(state, waiting)?;
        if self.is_signed() { Ok(()) } else { Err(AccountFault::Unsigned) }
    }

    /// Decides whether the key is the one that the ledger has for the id.
    fn has_registered_key<'a>(
        &self,
        state: &State,
        waiting: impl IntoIterator<Item = &'a Transaction>,
    ) -> Result<(), AccountFault> {
        if let Some(account) = state.account(&self.user_id) {
            return if account.public_key == self.public_key { Ok(()) } else { Err(AccountFault::Key) };
        }
        let mut registered = waiting.into_iter().filter_map(|it| match &it.payload.action {
            Action::Register(register) if register.user_id == self.user_id => Some(register.public_key),
            _ => None,
        });
        let Some(first) = registered.next() else { return Err(AccountFault::Unregistered) };
        let is_own = first == self.public_key || registered.any(|key| key == self.public_key);
        if is_own { Ok(()) } else { Err(AccountFault::Key) }
    }

    /// Locks the seed of a user of a ledger with a password.
    pub fn seal(
        seed: &Seed,
        (ledger, user_id): (Hash, UserId),
        password: &str,
        stretch: Stretch,
        entropy: &mut Entropy,
    ) -> Self {
        let salt = entropy.salt();
        let key = stretch.key(password, salt);
        Self::seal_under(&key, Kdf::new(stretch, salt), seed, (ledger, user_id), entropy)
    }

    /// Locks the seeds of several users of a ledger with one password that they share. It is stretched once for all, so
    /// whoever has the files can see that they share it.
    pub fn seal_together<'a>(
        people: impl IntoIterator<Item = &'a (UserId, Seed)>,
        ledger: Hash,
        password: &str,
        entropy: &mut Entropy,
    ) -> Vec<Self> {
        let salt = entropy.salt();
        let key = Stretch::Standard.key(password, salt);
        let kdf = Kdf::new(Stretch::Standard, salt);
        let seal =
            |(user, seed): &(UserId, Seed)| Self::seal_under(&key, kdf.clone(), seed, (ledger, user.clone()), entropy);
        people.into_iter().map(seal).collect()
    }

    /// Each file has a nonce of its own, drawn from so many that two are never the same.
    fn seal_under(
        key: &CipherKey,
        kdf: Kdf,
        seed: &Seed,
        (ledger, user_id): (Hash, UserId),
        entropy: &mut Entropy,
    ) -> Self {
        let nonce: Nonce = entropy.bytes();
        let mut file = Self {
            format: Format::Account,
            version: Version,
            ledger,
            user_id,
            public_key: seed.signing_key().public_key(),
            kdf,
            nonce: SealedBytes(nonce.to_vec()),
            ciphertext: SealedBytes(Vec::new()),
            signature: Signature([0; 64]),
        };
        file.ciphertext = SealedBytes(cipher::encrypt(key, &nonce, &encode::canonical(&file.bound()), seed.expose()));
        file.signature = seed.signing_key().sign(Tag::Account, file.statement());
        file
    }

    /// The hash that the account's key signs.
    fn statement(&self) -> Hash {
        encode::hash(Tag::Account, &Signed { bound: self.bound(), ciphertext: &self.ciphertext })
    }

    fn is_signed(&self) -> bool {
        Claim::new(self.public_key, Tag::Account, self.statement(), self.signature).is_valid()
    }

    /// Opens the account. It takes up to a second, and up to 64 MiB of memory.
    ///
    /// # Errors
    /// `DoesNotOpen` for a wrong password as for damage; `ForeignKdf` before any work is done.
    pub fn open(&self, password: &str) -> Result<Seed, FileFault> {
        let key = self.kdf.stretch()?.key(password, self.kdf.salt);
        let opened = cipher::decrypt(&key, &self.nonce.0, &encode::canonical(&self.bound()), &self.ciphertext.0)
            .map(Zeroizing::new)
            .map_err(|cipher::DoesNotOpen| FileFault::DoesNotOpen)?;
        let opened: &[u8; 32] = opened.as_slice().try_into().map_err(|_| FileFault::DoesNotOpen)?;
        let seed = Seed::filled(|bytes| bytes.copy_from_slice(opened));
        if seed.signing_key().public_key() == self.public_key { Ok(seed) } else { Err(FileFault::DoesNotOpen) }
    }

    /// Reads an account file.
    ///
    /// # Errors
    /// What is wrong with it; also what `check` finds.
    pub fn read(file: &[u8]) -> Result<Self, FileFault> {
        let account: Self = document::read(file)?;
        account.check()?;
        Ok(account)
    }

    /// The file.
    pub fn write(&self) -> Vec<u8> {
        document::write(self)
    }

    /// Checks what can be checked of a file without its password.
    ///
    /// # Errors
    /// `ForeignKdf`, or `DoesNotOpen` where the user's id is malformed, since nobody can have made such a file.
    pub fn check(&self) -> Result<(), FileFault> {
        self.kdf.stretch()?;
        if self.user_id.is_well_formed() { Ok(()) } else { Err(FileFault::DoesNotOpen) }
    }

    /// The ledger that the account is of.
    pub const fn ledger(&self) -> Hash {
        self.ledger
    }

    /// Whose account it is.
    pub const fn user_id(&self) -> &UserId {
        &self.user_id
    }

    /// The public half of the key that signs.
    pub const fn public_key(&self) -> PublicKey {
        self.public_key
    }

    fn bound(&self) -> Bound<'_> {
        let Self { format, version, ledger, user_id, public_key, kdf, nonce, ciphertext: _, signature: _ } = self;
        let (format, version, ledger, public_key) = (*format, *version, *ledger, *public_key);
        Bound { format, version, ledger, user_id, public_key, kdf, nonce }
    }
}
