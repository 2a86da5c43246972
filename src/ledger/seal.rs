//! Sealed contents: the text of a record, encrypted so that a shared file reveals no more than the screen shows.
//!
//! A content is encrypted once, under its own key (XChaCha20-Poly1305), and that key is wrapped for each reader (HPKE,
//! RFC 9180). The transaction contains a commitment to the content, so all readers see the same content, and a person
//! who receives only the content can compare it with the chain (docs/protocol.md, section 6).

use super::cipher;
use super::encode::{self, Tag};
use super::entropy::Entropy;
use super::free_text::Text;
use super::id::{Hash, RecordId, Salt, UserId};
use super::key::{OpeningKey, SealingKey};
use super::number::{Cents, distinct, present};
use super::secret::SecretBytes;
use data_encoding::BASE64URL_NOPAD;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroizing;

/// The purpose that the `info` of HPKE names.
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

/// Encrypted bytes, or a nonce or key for them; in files, base64url without padding.
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
        struct Base64Visitor;
        impl serde::de::Visitor<'_> for Base64Visitor {
            type Value = SealedBytes;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("base64url without padding")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SealedBytes, E> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes());
                bytes.map(SealedBytes).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Base64Visitor)
    }
}

/// Content keys that are wrapped, by the reader's name or by the record transaction.
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

/// The content of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The kind of the record, such as 'prescription' or 'laboratory report'.
    pub record_type: Text,
    /// The patient's insurance number, if there is one.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub insurance_id: Option<Text>,
    /// The prescription or the finding.
    pub prescription: Text,
    /// The price.
    pub amount: Cents,
    /// An optional note.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The date of writing, as text, because paper records can be older than 1970.
    pub authored_on: Text,
    /// Random bytes, so that a commitment cannot be tested against likely contents.
    pub salt: Salt,
}

impl Content {
    /// Returns the commitment, the hash that the transaction contains.
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
    /// The nonce: 24 bytes, fresh for each content.
    pub nonce: SealedBytes,
    /// The content key, wrapped for each reader.
    pub keys: WrappedKeys<ReaderName>,
}

impl Sealed {
    /// Returns the hash that the transaction contains.
    pub fn hash(&self) -> Hash {
        encode::hash(Tag::Sealed, self)
    }

    /// Returns `true` if the content key is wrapped for a user.
    pub fn is_for(&self, user: &UserId) -> bool {
        self.keys.0.contains_key(&ReaderName::User(user.clone()))
    }
}

/// The associated data of a sealed content: with other values the content does not decrypt.
#[derive(Clone, Debug, Serialize)]
pub struct Binding {
    /// The ledger.
    pub ledger: Hash,
    /// The record.
    pub record_id: RecordId,
    /// The patient of the record.
    pub patient_id: UserId,
    /// The doctor who wrote the content.
    pub doctor_id: UserId,
}

/// The name of a reader in the keys of a sealed content: the holder of the audit key, or a user.
///
/// The holder of the audit key is a role, not a user. Its written form `@auditor` contains a character that no user id
/// may contain, so a user cannot take its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReaderName {
    /// The holder of the ledger's audit key.
    Auditor,
    /// A user, by id.
    User(UserId),
}

impl ReaderName {
    /// Returns the name as `keys` contains it.
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

/// Orders names by their written form, as canonical JSON orders members.
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

/// A reader to whom a content is sealed.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The role or the user.
    pub name: ReaderName,
    /// The reader's public key.
    pub key: SealingKey,
}

/// The reason why a sealed content cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealFault {
    /// The file does not contain the sealed part.
    Withheld,
    /// The content is not sealed to this reader.
    NotAReader,
    /// A key or the ciphertext does not decrypt: it was changed, or sealed for another record.
    Damaged,
    /// The decrypted content is not the one of the commitment.
    Commitment,
    /// The public key is weak; nothing can be sealed to it.
    WeakKey,
}

/// The key of one content. Clones share one allocation, which is wiped with the last.
#[derive(Clone)]
pub struct ContentKey(SecretBytes);

/// Seals a content for its readers.
///
/// # Errors
/// Returns `WeakKey` if a reader's key is weak.
pub fn seal(
    content: &Content,
    binding: &Binding,
    readers: &[Reader],
    entropy: &mut Entropy,
) -> Result<Sealed, SealFault> {
    seal_bytes(&encode::canonical(content), &encode::canonical(binding), readers, entropy)
}

/// Seals bytes for readers with the associated data `associated`.
///
/// # Errors
/// Returns `WeakKey` if a reader's key is weak.
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
/// Returns `WeakKey` if the reader's key is weak.
pub fn wrap(key: &ContentKey, to: SealingKey, entropy: &mut Entropy) -> Result<SealedBytes, SealFault> {
    encapsulate(key.0.expose(), to, Purpose::ContentKey, entropy)
}

/// Unwraps a content key that was wrapped for the owner of `opening`.
///
/// # Errors
/// Returns `Damaged` if it does not decrypt.
pub fn unwrap(wrapped: &SealedBytes, opening: &OpeningKey) -> Result<ContentKey, SealFault> {
    decapsulate(wrapped, opening, Purpose::ContentKey).map(ContentKey)
}

/// Returns the content key of a sealed content for one of its readers.
///
/// # Errors
/// Returns `NotAReader` if the content is not sealed to the reader, `Damaged` if the key does not decrypt.
pub fn content_key(sealed: &Sealed, reader: &ReaderName, opening: &OpeningKey) -> Result<ContentKey, SealFault> {
    let wrapped = sealed.keys.0.get(reader);
    wrapped.map_or(Err(SealFault::NotAReader), |wrapped| unwrap(wrapped, opening))
}

/// Decrypts a content and compares it with its commitment.
///
/// # Errors
/// Returns `Damaged` if it does not decrypt, `Commitment` if the commitment differs.
pub fn open(sealed: &Sealed, key: &ContentKey, binding: &Binding, commitment: Hash) -> Result<Content, SealFault> {
    let bytes = open_bytes(sealed, key, &encode::canonical(binding))?;
    let content: Content = encode::read(&bytes).map_err(|_| SealFault::Damaged)?;
    if content.commitment() == commitment { Ok(content) } else { Err(SealFault::Commitment) }
}

/// Decrypts bytes that [`seal_bytes`] sealed.
///
/// # Errors
/// Returns `Damaged` if they do not decrypt.
pub fn open_bytes(sealed: &Sealed, key: &ContentKey, associated: &[u8]) -> Result<Vec<u8>, SealFault> {
    cipher::decrypt(key.0.expose(), &sealed.nonce.0, associated, &sealed.ciphertext.0)
        .map_err(|cipher::DecryptionFailed| SealFault::Damaged)
}

/// Seals the ledger's audit secret to an administrator.
///
/// # Errors
/// Returns `WeakKey` if the administrator's key is weak.
pub fn seal_auditor(secret: &OpeningKey, to: SealingKey, entropy: &mut Entropy) -> Result<SealedBytes, SealFault> {
    encapsulate(secret.expose(), to, Purpose::AuditorSecret, entropy)
}

/// Decrypts the ledger's audit secret.
///
/// # Errors
/// Returns `Damaged` if it does not decrypt.
pub fn open_auditor(sealed: &SealedBytes, opening: &OpeningKey) -> Result<OpeningKey, SealFault> {
    let secret = decapsulate(sealed, opening, Purpose::AuditorSecret)?;
    Ok(OpeningKey::filled(|bytes| bytes.copy_from_slice(secret.expose())))
}

/// Encrypts with HPKE in base mode; returns the encapsulated key, then the ciphertext.
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
