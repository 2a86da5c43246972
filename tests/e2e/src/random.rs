//! Random choices that one seed determines.

use std::time::Duration;

use medchain::ledger::encode;
use medchain::ledger::entropy::Entropy;

/// A random source.
pub struct Random(Entropy);

impl Random {
    /// Returns the random source of a seed.
    pub fn of(seed: u64) -> Self {
        Self(Entropy::new(encode::sha256(&seed.to_le_bytes()).0))
    }

    /// Returns a number below `limit`, or 0 if `limit` is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % limit.max(1)
    }

    /// Returns a duration below `longest`, with a resolution of a microsecond.
    pub fn within(&mut self, longest: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(longest.as_micros()).unwrap_or(u64::MAX)))
    }

    /// Returns the same values in a random order.
    pub fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        let mut shuffled = Vec::new();
        while !things.is_empty() {
            let at = usize::try_from(self.below(things.len() as u64)).unwrap_or_default();
            shuffled.push(things.remove(at));
        }
        shuffled
    }
}
