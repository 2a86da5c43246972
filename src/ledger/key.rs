//! Keys and signatures: the only module that verifies signatures.
//!
//! An account is a 32-byte seed. HKDF derives two keys from it, an Ed25519 key that signs and an X25519 key that
//! decrypts, each with its own info string, so neither key has both purposes (docs/protocol.md, section 2).
//!
//! Ed25519 libraries disagree on some signatures: RFC 8032 allows two verification equations, and libraries accept
//! different encodings of points. Every verifier of a ledger must agree, so the rule is exact: ZIP 215, which gives the
//! same answer for a single signature and for a batch, and in addition R must be the canonical encoding of a point that
//! is not of small order. Public keys are judged once, at registration, by a stricter rule.

use super::encode::{self, Tag};
use super::id::{Hash, hexadecimal};
use super::secret::SecretBytes;
use curve25519_dalek::edwards::CompressedEdwardsY;
use ed25519_dalek::Signer as _;
use ed25519_zebra::{VerificationKey, VerificationKeyBytes, batch};
use hkdf::Hkdf;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

hexadecimal! {
    /// The encoding of an Ed25519 public key, as a file contains it. [`accept`] decides if it is valid at registration.
    PublicKey, 32
}
hexadecimal! {
    /// The encoding of an X25519 public key.
    SealingKey, 32
}
hexadecimal! {
    /// An Ed25519 signature: R, then S.
    Signature, 64
}

/// The secret from which all keys of an account are derived. Clones share one allocation, which is wiped with the last.
#[derive(Clone)]
pub struct Seed(SecretBytes);

impl Seed {
    /// Creates a seed. `fill` writes its 32 bytes in place, from the platform's entropy or a decrypted account file.
    pub fn filled(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        Self(SecretBytes::filled(fill))
    }

    /// Returns the seed's bytes, to encrypt them in an account file.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Derives the key that signs.
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::new(&derive(self.expose(), b"medchain/1/signing"))
    }

    /// Derives the key that decrypts what is sealed to this account.
    pub fn opening_key(&self) -> OpeningKey {
        OpeningKey::filled(|bytes| bytes.copy_from_slice(derive(self.expose(), b"medchain/1/sealing").as_slice()))
    }
}

/// Derives 32 bytes from a secret with HKDF-SHA-256, without salt (RFC 5869; docs/protocol.md, section 2).
pub fn derive(secret: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut bytes = Zeroizing::new([0; 32]);
    Hkdf::<encode::HkdfHash>::new(None, secret)
        .expand(info, bytes.as_mut_slice())
        .expect("HKDF-SHA-256 can expand to 32 bytes");
    bytes
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(secret)")
    }
}

/// An Ed25519 secret key. Clones share one allocation, which is wiped with the last.
#[derive(Clone)]
pub struct SigningKey(Arc<ed25519_dalek::SigningKey>);

impl SigningKey {
    /// Creates a key from 32 secret bytes (RFC 8032, section 5.1.5).
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(Arc::new(ed25519_dalek::SigningKey::from_bytes(secret)))
    }

    /// Returns the public key.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a hash under a tag (docs/protocol.md, section 2).
    pub fn sign(&self, tag: Tag, hash: Hash) -> Signature {
        self.sign_bytes(&encode::signed_bytes(tag, hash))
    }

    /// Signs bytes without a tag (RFC 8032, section 5.1.6). The ledger signs only tagged hashes, with [`Self::sign`].
    pub fn sign_bytes(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

/// An X25519 secret key. Clones share one allocation, which is wiped with the last.
#[derive(Clone)]
pub struct OpeningKey(SecretBytes);

impl OpeningKey {
    /// Creates a key. `fill` writes its 32 bytes in place.
    pub fn filled(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        Self(SecretBytes::filled(fill))
    }

    /// Returns the secret bytes, to seal them or to decrypt with them.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Returns the public key.
    pub fn sealing_key(&self) -> SealingKey {
        let secret = x25519_dalek::StaticSecret::from(*self.expose());
        SealingKey(x25519_dalek::PublicKey::from(&secret).to_bytes())
    }

    /// Returns the secret shared with the owner of `theirs` (RFC 7748, section 6.1); `None` if `theirs` makes every
    /// shared secret zero.
    pub fn agree(&self, theirs: SealingKey) -> Option<Zeroizing<[u8; 32]>> {
        let secret = x25519_dalek::StaticSecret::from(*self.expose());
        let shared = secret.diffie_hellman(&x25519_dalek::PublicKey::from(theirs.0));
        shared.was_contributory().then(|| Zeroizing::new(shared.to_bytes()))
    }
}

/// The reason why a public key is not accepted at registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeakKey {
    /// The bytes are not the canonical encoding of a point.
    Encoding,
    /// The point has a component of small order or is the identity; with some of these keys anyone could sign.
    SmallOrder,
}

/// Checks a public key at registration: its encoding is canonical, and the point is torsion-free and not the identity.
///
/// # Errors
/// Returns the reason why the key is weak.
pub fn accept(key: PublicKey) -> Result<(), WeakKey> {
    let point = CompressedEdwardsY(key.0).decompress().ok_or(WeakKey::Encoding)?;
    if point.compress().0 != key.0 {
        return Err(WeakKey::Encoding);
    }
    if point.is_small_order() || !point.is_torsion_free() {
        return Err(WeakKey::SmallOrder);
    }
    Ok(())
}

/// Checks an X25519 public key at registration: it does not make every shared secret zero.
///
/// # Errors
/// Returns `SmallOrder` if it does.
pub fn accept_sealing(key: SealingKey) -> Result<(), WeakKey> {
    OpeningKey::filled(|bytes| bytes.fill(0x2a)).agree(key).map(|_| ()).ok_or(WeakKey::SmallOrder)
}

/// The claim that the owner of `key` signed a message; not verified yet.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The public key of the claimed signer.
    pub key: PublicKey,
    /// The claimed message.
    pub message: Vec<u8>,
    /// The signature.
    pub signature: Signature,
}

impl Claim {
    /// Creates the claim that the owner of `key` signed a hash under a tag.
    pub fn new(key: PublicKey, tag: Tag, hash: Hash, signature: Signature) -> Self {
        Self { key, message: encode::signed_bytes(tag, hash), signature }
    }

    /// Returns `true` if the signature is valid (docs/protocol.md, section 2).
    pub fn is_valid(&self) -> bool {
        let Ok(key) = VerificationKey::try_from(self.key.0) else {
            return false;
        };
        r_is_strict(&self.signature) && key.verify(&self.signature.0.into(), &self.message).is_ok()
    }
}

/// Returns the index of the first invalid claim, or `None` if all are valid.
///
/// A batch costs a third of single verifications. Only if it fails is each claim verified on its own.
pub fn first_invalid(claims: &[Claim]) -> Option<usize> {
    if claims.len() > 1 && batch_is_valid(claims) {
        return None;
    }
    claims.iter().position(|claim| !claim.is_valid())
}

/// Verifies many claims in one equation. Its random coefficients are derived from the claims, so a signer cannot choose
/// a signature that depends on them, and the same batch always gets the same answer.
fn batch_is_valid(claims: &[Claim]) -> bool {
    if !claims.iter().all(|claim| r_is_strict(&claim.signature)) {
        return false;
    }
    let mut transcript = Vec::with_capacity(claims.len() * 160);
    let mut verifier = batch::Verifier::new();
    for claim in claims {
        transcript.extend_from_slice(&claim.key.0);
        transcript.extend_from_slice(&claim.signature.0);
        transcript.extend_from_slice(&encode::sha256(&claim.message).0);
        verifier.queue((VerificationKeyBytes::from(claim.key.0), claim.signature.0.into(), &claim.message));
    }
    verifier.verify(ChaCha20Rng::from_seed(encode::sha256(&transcript).0)).is_ok()
}

/// Returns `true` if R is a canonical encoding and not of small order. The equation decides if it is a point.
fn r_is_strict(signature: &Signature) -> bool {
    let mut y = [0; 32];
    y.copy_from_slice(&signature.0[..32]);
    y[31] &= 0x7f;
    let canonical = y.iter().rev().lt(FIELD_PRIME.iter().rev());
    canonical && !SMALL_ORDER_Y.contains(&y)
}

/// p = 2^255 - 19, little endian. An encoding of y ≥ p is not canonical.
const FIELD_PRIME: [u8; 32] = {
    let mut prime = [0xff; 32];
    prime[0] = 0xed;
    prime[31] = 0x7f;
    prime
};

/// The y coordinates of the eight points of small order. Both signs of x count, so the sign bit is left out. The order
/// is: 1 (the identity), p - 1 (order 2), 0 (order 4), and the two of order 8.
const SMALL_ORDER_Y: [[u8; 32]; 5] = [
    {
        let mut one = [0; 32];
        one[0] = 1;
        one
    },
    {
        let mut minus_one = FIELD_PRIME;
        minus_one[0] = 0xec;
        minus_one
    },
    [0; 32],
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf,
        0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20,
        0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_order_list_is_the_curves_torsion() {
        for point in curve25519_dalek::constants::EIGHT_TORSION {
            let mut signature = Signature([0; 64]);
            signature.0[..32].copy_from_slice(&point.compress().0);
            assert!(!r_is_strict(&signature), "{signature}");
        }
        let base = curve25519_dalek::constants::ED25519_BASEPOINT_COMPRESSED;
        let mut signature = Signature([0; 64]);
        signature.0[..32].copy_from_slice(&base.0);
        assert!(r_is_strict(&signature));
    }
}
