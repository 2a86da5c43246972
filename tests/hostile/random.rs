//! Random choices that a number determines.

use medchain::ledger::encode;
use medchain::ledger::entropy::Entropy;

pub struct Random(Entropy);

impl Random {
    pub fn of(number: u64) -> Self {
        Self(Entropy::new(encode::sha256(&number.to_le_bytes()).0))
    }

    /// Returns an index below `count`, which is not 0.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(u64::from_le_bytes(self.0.bytes()) % count as u64).unwrap()
    }

    /// Returns an index from `least` (inclusive) to `count` (exclusive).
    pub fn within(&mut self, least: usize, count: usize) -> usize {
        least + self.below(count - least)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
