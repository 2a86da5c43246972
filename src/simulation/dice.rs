//! Chance that comes out the same each time: everything that is drawn grows from one seed.

use crate::ledger::encode;
use crate::ledger::entropy::Entropy;

/// A source of choices, keys and salts.
pub struct Dice(Entropy);

impl Dice {
    /// Dice for a seed; other dice for each `purpose`.
    pub fn new(seed: u64, purpose: &str) -> Self {
        let grown = encode::sum(&[&seed.to_le_bytes()[..], b"medchain simulation", purpose.as_bytes()].concat());
        Self(Entropy::new(grown.0))
    }

    /// The entropy itself, for keys, salts and nonces.
    pub const fn entropy(&mut self) -> &mut Entropy {
        &mut self.0
    }

    /// A number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % limit.max(1)
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    /// One of several; none of none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.below(from.len() as u64);
        from.get(usize::try_from(index).unwrap_or(usize::MAX))
    }

    /// One of several texts.
    pub fn word(&mut self, from: &[&'static str]) -> &'static str {
        self.pick(from).copied().unwrap_or_default()
    }
}
