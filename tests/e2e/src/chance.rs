//! Choices that come out the same for the same seed.

use std::time::Duration;

use medchain::ledger::encode;
use medchain::ledger::entropy::Entropy;

/// A source of choices.
pub struct Chance(Entropy);

impl Chance {
    /// The source that grows from a seed.
    pub fn of(seed: u64) -> Self {
        Self(Entropy::new(encode::sum(&seed.to_le_bytes()).0))
    }

    /// A number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % limit.max(1)
    }

    /// A time below `longest`, to the microsecond.
    pub fn within(&mut self, longest: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(longest.as_micros()).unwrap_or(u64::MAX)))
    }

    /// The same things in another order.
    pub fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        let mut shuffled = Vec::new();
        while !things.is_empty() {
            let at = usize::try_from(self.below(things.len() as u64)).unwrap_or_default();
            shuffled.push(things.remove(at));
        }
        shuffled
    }
}
