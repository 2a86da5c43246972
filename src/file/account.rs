//! An account file: the keys of one person, encrypted with a password (docs/protocol.md, section 9).
//!
//! All keys of an account are derived from its seed, so the seed is the only secret in the file. Argon2id, which costs
//! an attacker memory as well as time (RFC 9106), turns the password into the key of the cipher. All other members are
//! associated data: if one is changed, the file does not decrypt. A wrong password and a changed file give the same
//! error, because the difference would help an attacker.
//!
//! The account's own key signs the whole file. The chain contains its public key, so without the signature anyone could
//! make a file for that account that never decrypts, and this file would keep out the genuine one.

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

/// The cost of one password attempt. Exactly these two settings are accepted: a file with a higher cost could block the
/// device, and one with a lower cost would not protect the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KdfCost {
    /// 64 MiB of memory, 3 passes, 1 lane: the second option of RFC 9106, section 4, but with one lane instead of four.
    Standard,
    /// 19 MiB of memory, 2 passes, 1 lane: for devices with little memory.
    Small,
}

impl KdfCost {
    /// Returns the kibibytes of memory, the passes and the lanes.
    const fn parameters(self) -> (u32, u32, u32) {
        match self {
            Self::Standard => (65_536, 3, 1),
            Self::Small => (19_456, 2, 1),
        }
    }

    /// Derives the cipher's key from a password. This takes up to a second and the memory of the setting.
    fn key(self, password: &str, salt: Salt) -> Zeroizing<CipherKey> {
        let (memory, passes, lanes) = self.parameters();
        let params = Params::new(memory, passes, lanes, Some(32)).expect("both settings are valid for Argon2");
        let password = normalised(password);
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, argon2::Version::V0x13, params)
            .hash_password_into(password.as_bytes(), &salt.0, key.as_mut_slice())
            .expect("the password is shorter than 4 GiB and the salt has at least 8 bytes");
        key
    }
}

/// Returns the password in NFC, so that every keyboard gives the same bytes. The capacity is sufficient from the start,
/// because a string that grows leaves copies of its bytes.
fn normalised(password: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(password.len() * 3));
    text.extend(password.nfc());
    text
}

/// The value of the member `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "medchain-account")]
    Account,
}

/// The KDF cost as a file contains it.
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
    fn new(cost: KdfCost, salt: Salt) -> Self {
        let (memory, passes, lanes) = cost.parameters();
        let (memory_kib, passes, lanes) = (memory.into(), passes.into(), lanes.into());
        Self { name: "argon2id".to_owned(), memory_kib, passes, lanes, salt }
    }

    fn cost(&self) -> Result<KdfCost, FileFault> {
        [KdfCost::Standard, KdfCost::Small]
            .into_iter()
            .find(|&cost| *self == Self::new(cost, self.salt))
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

/// The statement that the account's key signs: all members except the signature.
#[derive(Serialize)]
struct Signed<'a> {
    #[serde(flatten)]
    associated_data: AssociatedData<'a>,
    ciphertext: &'a SealedBytes,
}

impl Document for AccountFile {
    const FORMAT: &str = "medchain-account";
    const VERSION: u64 = 1;
    const MOST: u64 = 64 * 1024;
}

/// The associated data of the ciphertext: all members except the ciphertext and the signature.
#[derive(Serialize)]
struct AssociatedData<'a> {
    format: Format,
    version: Version<1>,
    ledger: Hash,
    user_id: &'a UserId,
    public_key: PublicKey,
    kdf: &'a Kdf,
    nonce: &'a SealedBytes,
}

/// The reason why a device does not accept an account file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountFault {
    /// The file is of another ledger.
    Ledger,
    /// The key that the file names did not sign it.
    Unsigned,
    /// The ledger has another key for this id.
    Key,
    /// Neither the chain nor a waiting registration has this id.
    Unregistered,
    /// The device has another file of this account, which is only replaced on request.
    AlreadyHere,
}

impl AccountFile {
    /// Checks that the account belongs to the ledger with this state: the file names the ledger, and its key is the one
    /// that the chain has for the id or, if the chain has none, one of a waiting registration. Without this check, a
    /// file that pairs another person's id with the attacker's key would act as that person on this device.
    ///
    /// # Errors
    /// Returns `Ledger`, `Key`, `Unregistered` or `Unsigned`, the first that applies.
    pub fn belongs<'a>(
        &self,
        state: &State,
        waiting: impl IntoIterator<Item = &'a Transaction>,
    ) -> Result<(), AccountFault> {
        if self.ledger != state.genesis().ledger {
            return Err(AccountFault::Ledger);
        }
        self.has_registered_key(state, waiting)?;
        if self.is_signed() { Ok(()) } else { Err(AccountFault::Unsigned) }
    }

    /// Checks that the ledger has this key for the id.
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

    /// Encrypts the seed of a user of a ledger with a password.
    pub fn seal(
        seed: &Seed,
        (ledger, user_id): (Hash, UserId),
        password: &str,
        cost: KdfCost,
        entropy: &mut Entropy,
    ) -> Self {
        let salt = entropy.salt();
        let key = cost.key(password, salt);
        Self::seal_under(&key, Kdf::new(cost, salt), seed, (ledger, user_id), entropy)
    }

    /// Encrypts the seeds of several users of a ledger with one password. The KDF runs once for all, so a person who
    /// has the files can see that they share the password.
    pub fn seal_together<'a>(
        people: impl IntoIterator<Item = &'a (UserId, Seed)>,
        ledger: Hash,
        password: &str,
        entropy: &mut Entropy,
    ) -> Vec<Self> {
        let salt = entropy.salt();
        let key = KdfCost::Standard.key(password, salt);
        let kdf = Kdf::new(KdfCost::Standard, salt);
        let seal =
            |(user, seed): &(UserId, Seed)| Self::seal_under(&key, kdf.clone(), seed, (ledger, user.clone()), entropy);
        people.into_iter().map(seal).collect()
    }

    /// Draws a random nonce for each file; with 24 bytes, two files do not share one in practice.
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
        file.ciphertext =
            SealedBytes(cipher::encrypt(key, &nonce, &encode::canonical(&file.associated_data()), seed.expose()));
        file.signature = seed.signing_key().sign(Tag::Account, file.statement());
        file
    }

    /// Returns the hash that the account's key signs.
    fn statement(&self) -> Hash {
        encode::hash(Tag::Account, &Signed { associated_data: self.associated_data(), ciphertext: &self.ciphertext })
    }

    fn is_signed(&self) -> bool {
        Claim::new(self.public_key, Tag::Account, self.statement(), self.signature).is_valid()
    }

    /// Decrypts the seed. This takes up to a second and up to 64 MiB of memory.
    ///
    /// # Errors
    /// Returns `DecryptionFailed` for a wrong password or a changed file, and `ForeignKdf` before it runs the KDF.
    pub fn open(&self, password: &str) -> Result<Seed, FileFault> {
        let key = self.kdf.cost()?.key(password, self.kdf.salt);
        let opened =
            cipher::decrypt(&key, &self.nonce.0, &encode::canonical(&self.associated_data()), &self.ciphertext.0)
                .map(Zeroizing::new)
                .map_err(|cipher::DecryptionFailed| FileFault::DoesNotOpen)?;
        let opened: &[u8; 32] = opened.as_slice().try_into().map_err(|_| FileFault::DoesNotOpen)?;
        let seed = Seed::filled(|bytes| bytes.copy_from_slice(opened));
        if seed.signing_key().public_key() == self.public_key { Ok(seed) } else { Err(FileFault::DoesNotOpen) }
    }

    /// Reads an account file.
    ///
    /// # Errors
    /// Returns the fault of the file, including those of [`AccountFile::check`].
    pub fn read(file: &[u8]) -> Result<Self, FileFault> {
        let account: Self = document::read(file)?;
        account.check()?;
        Ok(account)
    }

    /// Returns the bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        document::write(self)
    }

    /// Checks everything that needs no password.
    ///
    /// # Errors
    /// Returns `ForeignKdf`, or `DecryptionFailed` if the user id is malformed, because no account has such an id.
    pub fn check(&self) -> Result<(), FileFault> {
        self.kdf.cost()?;
        if self.user_id.is_well_formed() { Ok(()) } else { Err(FileFault::DoesNotOpen) }
    }

    /// Returns the ledger of the account.
    pub const fn ledger(&self) -> Hash {
        self.ledger
    }

    /// Returns the user id of the account.
    pub const fn user_id(&self) -> &UserId {
        &self.user_id
    }

    /// Returns the public key of the account.
    pub const fn public_key(&self) -> PublicKey {
        self.public_key
    }

    fn associated_data(&self) -> AssociatedData<'_> {
        let Self { format, version, ledger, user_id, public_key, kdf, nonce, ciphertext: _, signature: _ } = self;
        let (format, version, ledger, public_key) = (*format, *version, *ledger, *public_key);
        AssociatedData { format, version, ledger, user_id, public_key, kdf, nonce }
    }
}
