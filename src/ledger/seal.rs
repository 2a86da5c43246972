//! Sealed contents: what a record says, encrypted so that a shared file leaks no more than the screen shows.
//!
//! A content is encrypted once, with a key of its own (XChaCha20-Poly1305); that key is then wrapped for each reader
//! (HPKE, RFC 9180). The transaction carries a commitment to the content, so that two readers cannot be shown two
//! different things, and whoever is handed the content alone can check it against the chain (PROTOCOL, section 6).

use super::cipher;
use super::encode::{self, Tag};
use super::entropy::Entropy;
use super::id::{Hash, RecordId, Salt, UserId};
use super::key::{OpeningKey, SealingKey};
use super::number::{Tokens, distinct, present};
use super::secret::SecretBytes;
use super::words::Text;
use data_encoding::BASE64URL_NOPAD;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroizing;

/// What the info of each use of HPKE says it is for.
#[derive(Clone, Copy)]
enum Purpose {
    ContentKey,
    AuditorSecret,
}

impl Purpose {
    const fn info(self) -> &'static [u8] {
        match self {
            Self::ContentKey => b"medchain/1/content-key",
            Self::AuditorSecret => b"medchain/1/auditor-secret",
        }
    }
}

/// Encrypted bytes, or what is needed to open them; in files, base64url without padding.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBytes(pub Vec<u8>);

impl fmt::Debug for SealedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBytes({} bytes)", self.0.len())
    }
}

impl Serialize for SealedBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for SealedBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Letters;
        impl serde::de::Visitor<'_> for Letters {
            type Value = SealedBytes;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("base64url without padding")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SealedBytes, E> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes());
                bytes.map(SealedBytes).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Letters)
    }
}

/// Content keys, each wrapped for one reader: by reader, or by record transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct WrappedKeys<K: Ord>(pub BTreeMap<K, SealedBytes>);

impl<K: Ord> Default for WrappedKeys<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, K: Deserialize<'de> + Ord + fmt::Display> Deserialize<'de> for WrappedKeys<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        distinct(deserializer).map(Self)
    }
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// What kind of record: 'prescription', 'laboratory report' …
    pub record_type: Text,
    /// The patient's number with the insurer, where there is one.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub insurance_id: Option<Text>,
    /// What is prescribed or found.
    pub prescription: Text,
    /// What it costs, in cents.
    pub amount: Tokens,
    /// Anything else.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The date on which it was written, as text: paper is older than 1970.
    pub authored_on: Text,
    /// Keeps a commitment from being guessed by trying likely contents.
    pub salt: Salt,
}

impl Content {
    /// The hash that the transaction carries.
    pub fn commitment(&self) -> Hash {
        encode::hash(Tag::Content, self)
    }
}

/// The sealed part of a record transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// The encrypted content.
    pub ciphertext: SealedBytes,
    /// 24 bytes, fresh for each content.
    pub nonce: SealedBytes,
    /// The content key, wrapped for each reader.
    pub keys: WrappedKeys<ReaderName>,
}

impl Sealed {
    /// The hash that the transaction carries.
    pub fn hash(&self) -> Hash {
        encode::hash(Tag::Sealed, self)
    }

    /// Returns whether the content key is wrapped for a user.
    pub fn is_for(&self, user: &UserId) -> bool {
        self.keys.0.contains_key(&ReaderName::User(user.clone()))
    }
}

/// What a sealed content is bound to: moved elsewhere, it does not open.
#[derive(Clone, Debug, Serialize)]
pub struct Binding {
    /// The ledger.
    pub ledger: Hash,
    /// The record.
    pub record_id: RecordId,
    /// Whom it is about.
    pub patient_id: UserId,
    /// Who wrote it.
    pub doctor_id: UserId,
}

/// A reader of a sealed content, as its keys name it: the holder of the audit key, or a user.
///
/// The audit key is a role and no user. Its written form, `@auditor`, has a sign that no id of a user has, so that a
/// user can never take its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReaderName {
    /// The holder of the ledger's audit key.
    Auditor,
    /// A user, by id.
    User(UserId),
}

impl ReaderName {
    /// The name as it is written in `keys`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Auditor => "@auditor",
            Self::User(user) => user.as_str(),
        }
    }
}

impl fmt::Display for ReaderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// By the written form, as canonical JSON orders members.
impl Ord for ReaderName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for ReaderName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for ReaderName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ReaderName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let user = UserId::deserialize(deserializer)?;
        Ok(if user.as_str() == Self::Auditor.as_str() { Self::Auditor } else { Self::User(user) })
    }
}

/// Somebody to whom a content is sealed.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The role or the user.
    pub name: ReaderName,
    /// That reader's public key.
    pub key: SealingKey,
}

/// Why a sealed content does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealFault {
    /// It was left out of the file or erased.
    Withheld,
    /// It is not sealed to this reader.
    NotAReader,
    /// A key or the ciphertext does not open: damaged, or meant for another record.
    Damaged,
    /// It opens, but is not what the transaction commits to.
    Commitment,
    /// A public key that nothing can be sealed to.
    WeakKey,
}

/// The key of one content. Clones share one allocation, wiped with the last of them.
#[derive(Clone)]
pub struct ContentKey(SecretBytes);

/// Seals a content for its readers.
///
/// # Errors
/// `WeakKey` where a reader's key is one that nothing can be sealed to.
pub fn seal(
    content: &Content,
    binding: &Binding,
    readers: &[Reader],
    entropy: &mut Entropy,
) -> Result<Sealed, SealFault> {
    seal_bytes(&encode::canonical(content), &encode::canonical(binding), readers, entropy)
}

/// Seals bytes for readers, bound to `associated`.
///
/// # Errors
/// `WeakKey` where a reader's key is one that nothing can be sealed to.
pub fn seal_bytes(
    plain: &[u8],
    associated: &[u8],
    readers: &[Reader],
    entropy: &mut Entropy,
) -> Result<Sealed, SealFault> {
    let key = ContentKey(SecretBytes::filled(|bytes| entropy.fill(bytes)));
    let nonce: cipher::Nonce = entropy.bytes();
    let ciphertext = cipher::encrypt(key.0.expose(), &nonce, associated, plain);
    let mut keys = BTreeMap::new();
    for reader in readers {
        keys.insert(reader.name.clone(), wrap(&key, reader.key, entropy)?);
    }
    Ok(Sealed { ciphertext: SealedBytes(ciphertext), nonce: SealedBytes(nonce.to_vec()), keys: WrappedKeys(keys) })
}

/// Wraps a content key for another reader.
///
/// # Errors
/// `WeakKey` where the reader's key is one that nothing can be sealed to.
pub fn wrap(key: &ContentKey, to: SealingKey, entropy: &mut Entropy) -> Result<SealedBytes, SealFault> {
    encapsulate(key.0.expose(), to, Purpose::ContentKey, entropy)
}

/// Unwraps a content key that was wrapped for the owner of `opening`.
///
/// # Errors
/// `Damaged` where it does not open.
pub fn unwrap(wrapped: &SealedBytes, opening: &OpeningKey) -> Result<ContentKey, SealFault> {
    decapsulate(wrapped, opening, Purpose::ContentKey).map(ContentKey)
}

/// The content key of a sealed content, for one of its readers.
///
/// # Errors
/// `NotAReader`, or `Damaged`.
pub fn content_key(sealed: &Sealed, reader: &ReaderName, opening: &OpeningKey) -> Result<ContentKey, SealFault> {
    let wrapped = sealed.keys.0.get(reader);
    wrapped.map_or(Err(SealFault::NotAReader), |wrapped| unwrap(wrapped, opening))
}

/// Opens a content and checks that it is the one committed to.
///
/// # Errors
/// `Damaged` where it does not open, `Commitment` where it is another one.
pub fn open(sealed: &Sealed, key: &ContentKey, binding: &Binding, commitment: Hash) -> Result<Content, SealFault> {
    let bytes = open_bytes(sealed, key, &encode::canonical(binding))?;
    let content: Content = encode::read(&bytes).map_err(|_| SealFault::Damaged)?;
    if content.commitment() == commitment { Ok(content) } else { Err(SealFault::Commitment) }
}

/// Opens bytes that `seal_bytes` sealed.
///
/// # Errors
/// `Damaged` where they do not open.
pub fn open_bytes(sealed: &Sealed, key: &ContentKey, associated: &[u8]) -> Result<Vec<u8>, SealFault> {
    cipher::decrypt(key.0.expose(), &sealed.nonce.0, associated, &sealed.ciphertext.0)
        .map_err(|cipher::DoesNotOpen| SealFault::Damaged)
}

/// Seals the ledger's audit secret to an administrator.
///
/// # Errors
/// `WeakKey` where the administrator's key is one that nothing can be sealed to.
pub fn seal_auditor(secret: &OpeningKey, to: SealingKey, entropy: &mut Entropy) -> Result<SealedBytes, SealFault> {
    encapsulate(secret.expose(), to, Purpose::AuditorSecret, entropy)
}

/// Opens the ledger's audit secret.
///
/// # Errors
/// `Damaged` where it does not open.
pub fn open_auditor(sealed: &SealedBytes, opening: &OpeningKey) -> Result<OpeningKey, SealFault> {
    let secret = decapsulate(sealed, opening, Purpose::AuditorSecret)?;
    Ok(OpeningKey::filled(|bytes| bytes.copy_from_slice(secret.expose())))
}

/// HPKE in base mode; the encapsulated key, then the ciphertext.
fn encapsulate(
    secret: &[u8; 32],
    to: SealingKey,
    purpose: Purpose,
    entropy: &mut Entropy,
) -> Result<SealedBytes, SealFault> {
    let recipient = Deserializable::from_bytes(&to.0).map_err(|_| SealFault::WeakKey)?;
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<
        hpke::aead::ChaCha20Poly1305,
        hpke::kdf::HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &recipient, purpose.info(), secret, &[], entropy.generator())
    .map_err(|_| SealFault::WeakKey)?;
    Ok(SealedBytes([encapsulated.to_bytes().as_slice(), &ciphertext].concat()))
}

fn decapsulate(sealed: &SealedBytes, opening: &OpeningKey, purpose: Purpose) -> Result<SecretBytes, SealFault> {
    let (encapsulated, ciphertext) = sealed.0.split_at_checked(32).ok_or(SealFault::Damaged)?;
    let encapsulated = Deserializable::from_bytes(encapsulated).map_err(|_| SealFault::Damaged)?;
    let secret = Deserializable::from_bytes(opening.expose()).map_err(|_| SealFault::Damaged)?;
    let opened = hpke::single_shot_open::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &encapsulated,
        purpose.info(),
        ciphertext,
        &[],
    );
    let opened = opened.map(Zeroizing::new).map_err(|_| SealFault::Damaged)?;
    let secret: &[u8; 32] = opened.as_slice().try_into().map_err(|_| SealFault::Damaged)?;
    Ok(SecretBytes::filled(|bytes| bytes.copy_from_slice(secret)))
}
