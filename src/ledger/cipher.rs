//! The project's only cipher: XChaCha20-Poly1305.
//!
//! It encrypts and authenticates under one 32-byte key. A nonce has 24 bytes, so random nonces do not collide in
//! practice. The associated data is authenticated but not encrypted: a ciphertext does not decrypt with other
//! associated data. Contents, account files and access logs all use these two functions, and the tests run the
//! published vectors on them (draft-irtf-cfrg-xchacha-03).

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

/// A key of the cipher.
pub type CipherKey = [u8; 32];

/// A nonce, which the caller draws from fresh entropy for each encryption.
pub type Nonce = [u8; 24];

/// The error for a ciphertext that does not decrypt: the key, the associated data or the ciphertext is a wrong one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecryptionFailed;

/// Encrypts `plain` and appends the 16-byte tag.
pub fn encrypt(key: &CipherKey, nonce: &Nonce, associated: &[u8], plain: &[u8]) -> Vec<u8> {
    XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(*nonce), Payload { msg: plain, aad: associated })
        .expect("every plaintext is far shorter than the 256 GiB that one nonce may encrypt")
}

/// Decrypts a ciphertext of [`encrypt`].
///
/// # Errors
/// Returns `DecryptionFailed` if authentication fails or the nonce is not 24 bytes long.
pub fn decrypt(key: &CipherKey, nonce: &[u8], associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>, DecryptionFailed> {
    let nonce: Nonce = nonce.try_into().map_err(|_| DecryptionFailed)?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: associated })
        .map_err(|_| DecryptionFailed)
}
