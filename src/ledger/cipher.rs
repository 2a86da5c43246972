//! The one cipher of the project: XChaCha20-Poly1305.
//!
//! It encrypts and authenticates under one 32-byte key. The nonce has 24 bytes, so a random one never comes twice;
//! the associated bytes are not hidden but bound: a ciphertext that was carried elsewhere does not open. Contents,
//! account files and access logs all pass through these two functions, and the published vectors test exactly these
//! (draft-irtf-cfrg-xchacha-03).

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

/// A key of the cipher.
pub type CipherKey = [u8; 32];

/// A nonce: fresh from the platform's entropy each time.
pub type Nonce = [u8; 24];

/// A ciphertext that does not open: another key, other associated bytes, or damage. Nobody can tell which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotOpen;

/// Encrypts `plain` and appends the 16-byte tag.
pub fn encrypt(key: &CipherKey, nonce: &Nonce, associated: &[u8], plain: &[u8]) -> Vec<u8> {
    XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(*nonce), Payload { msg: plain, aad: associated })
        .expect("what is sealed here is far shorter than the 256 GiB that one nonce may encrypt")
}

/// Opens what `encrypt` made.
///
/// # Errors
/// Where it does not open, also because the nonce has not 24 bytes.
pub fn decrypt(key: &CipherKey, nonce: &[u8], associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
    let nonce: Nonce = nonce.try_into().map_err(|_| DoesNotOpen)?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: associated })
        .map_err(|_| DoesNotOpen)
}
