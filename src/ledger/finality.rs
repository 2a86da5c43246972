//! Finality: the height up to which no valid import can remove a block (docs/protocol.md, section 5).

use super::number::Height;

/// Returns the irreversible height: of the delegates' n newest heights, each raised to at least `so_far` and in
/// ascending order, the one at index ⌊(n-1)/3⌋. More than two thirds of the delegates have built at or above it.
pub fn irreversible(newest: impl Iterator<Item = Height>, so_far: Height) -> Height {
    let mut heights: Vec<Height> = newest.map(|height| height.max(so_far)).collect();
    heights.sort_unstable();
    heights.get(heights.len().saturating_sub(1) / 3).copied().unwrap_or(so_far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irreversible_is_the_height_that_more_than_two_thirds_reached() {
        let check = |newest: &[u64], so_far, expected| {
            let actual = irreversible(newest.iter().map(|&height| Height(height)), Height(so_far));
            assert_eq!(actual, Height(expected), "{newest:?} above {so_far}");
        };
        check(&[7], 0, 7);
        check(&[5, 6, 7], 0, 5);
        check(&[7, 5, 6], 0, 5);
        check(&[1, 9, 9, 9], 0, 9);
        check(&[1, 2, 9, 9, 9], 0, 2);
        check(&[0, 0, 0], 4, 4);
    }
}
