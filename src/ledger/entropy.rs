//! Randomness as an argument.
//!
//! Nothing in the rules rolls dice. Where a key, a salt or a nonce is made, the caller hands in an `Entropy`: seeded
//! from the platform in the application, from a number in tests and generated ledgers, which then come out the same
//! each time.

use super::id::Salt;
use super::key::Seed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// A source of unpredictable bytes, as unpredictable as its seed. From its state all that it has given can be computed
/// again: one that gives secrets lives no longer than they do.
pub struct Entropy(ChaCha20Rng);

impl Entropy {
    /// A source that grows from 32 bytes.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(ChaCha20Rng::from_seed(seed))
    }

    /// The next bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    /// A salt for a transaction or a content.
    pub fn salt(&mut self) -> Salt {
        Salt(self.bytes())
    }

    /// The seed of a new account of a test or a generated ledger: who knows what this source grew from knows it. A
    /// device draws the seeds of its accounts from its platform alone.
    pub fn seed(&mut self) -> Seed {
        Seed::filled(|bytes| self.0.fill_bytes(bytes))
    }

    /// 32 secret bytes, written where they stay.
    pub fn fill(&mut self, bytes: &mut [u8; 32]) {
        self.0.fill_bytes(bytes);
    }

    /// The generator itself, for a library that asks for one.
    pub(super) const fn generator(&mut self) -> &mut ChaCha20Rng {
        &mut self.0
    }
}
