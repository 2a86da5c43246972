//! Randomness as an argument.
//!
//! The rules draw no random bytes. A function that creates a key, a salt or a nonce takes an `Entropy` from its caller:
//! the application seeds it from the platform, and tests and generated ledgers seed it with a number, so that they are
//! reproducible.

use super::id::Salt;
use super::key::Seed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// A generator of bytes, as unpredictable as its seed. Its state reveals every byte that it has generated, so a
/// generator of secrets must not outlive them.
pub struct Entropy(ChaCha20Rng);

impl Entropy {
    /// Creates a generator from a 32-byte seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(ChaCha20Rng::from_seed(seed))
    }

    /// Returns the next `N` bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    /// Returns a salt for a transaction or a content.
    pub fn salt(&mut self) -> Salt {
        Salt(self.bytes())
    }

    /// Returns the seed of a new account in a test or a generated ledger; the generator's own seed reveals it. A device
    /// draws the seeds of its accounts directly from its platform.
    pub fn seed(&mut self) -> Seed {
        Seed::filled(|bytes| self.0.fill_bytes(bytes))
    }

    /// Writes 32 secret bytes in place.
    pub fn fill(&mut self, bytes: &mut [u8; 32]) {
        self.0.fill_bytes(bytes);
    }

    /// Returns the generator itself, for a library that requires one.
    pub(super) const fn generator(&mut self) -> &mut ChaCha20Rng {
        &mut self.0
    }
}
