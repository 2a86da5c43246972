//! Randomness as an argument.
//!
//! Nothing in the rules rolls dice. Where a key, a salt or a nonce is made, the caller hands in an `Entropy`: seeded
//! from the platform in the application, from a number in tests and generated ledgers, which then come out the same
//! each time.

use super::id::Salt;
use super::key::Seed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// A source of unpredictable bytes, as unpredictable as its seed.
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

    /// The seed of a new account.
    pub fn seed(&mut self) -> Seed {
        Seed::new(self.bytes())
    }

    /// The generator itself, for a library that asks for one.
    pub(super) const fn generator(&mut self) -> &mut ChaCha20Rng {
        &mut self.0
    }
}
