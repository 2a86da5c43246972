//! A deterministic random source: all values are derived from one seed.

use crate::ledger::encode;
use crate::ledger::entropy::Entropy;

/// A source of choices, keys and salts.
pub struct Random(Entropy);

impl Random {
    /// Creates a random source for a seed and a purpose; another `purpose` gives other values.
    pub fn new(seed: u64, purpose: &str) -> Self {
        let grown = encode::sha256(&[&seed.to_le_bytes()[..], b"medchain simulation", purpose.as_bytes()].concat());
        Self(Entropy::new(grown.0))
    }

    /// Returns the entropy, for keys, salts and nonces.
    pub const fn entropy(&mut self) -> &mut Entropy {
        &mut self.0
    }

    /// Returns a number below `limit`, or 0 if `limit` is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % limit.max(1)
    }

    /// Returns a number from `least` to `most`.
    pub fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    /// Returns `true` with a probability in percent.
    pub fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    /// Returns one of several values, or `None` if there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.below(from.len() as u64);
        from.get(usize::try_from(index).unwrap_or(usize::MAX))
    }

    /// Returns one of several texts.
    pub fn word(&mut self, from: &[&'static str]) -> &'static str {
        self.pick(from).copied().unwrap_or_default()
    }
}
