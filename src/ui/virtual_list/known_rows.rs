//! The known rows of a virtual list, requested in pieces.
//!
//! Each change of the list begins a new edition. A row of a former edition is shown until its piece is requested again,
//! which happens when it comes into view. An answer to a request of a former edition is dropped. Pieces far from the
//! view are removed.

use std::collections::BTreeMap;
use std::ops::Range;

/// The number of rows in a request.
pub const PIECE: u64 = 50;

/// The maximum number of pieces in memory.
const KEPT: usize = 24;

/// The known rows.
pub struct KnownRows<T> {
    number: fn(&T) -> u64,
    edition: u64,
    pieces: BTreeMap<u64, RowPiece<T>>,
}

struct RowPiece<T> {
    edition: u64,
    /// The rows, the highest number first.
    items: Vec<T>,
}

/// A request for rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRequest {
    /// The numbers of the rows.
    pub rows: Range<u64>,
    edition: u64,
}

impl<T> KnownRows<T> {
    /// Creates an empty list of known rows; `number` returns the number of a row.
    pub const fn new(number: fn(&T) -> u64) -> Self {
        Self { number, edition: 0, pieces: BTreeMap::new() }
    }

    /// Returns a row, if it is known.
    pub fn get(&self, number: u64) -> Option<&T> {
        self.pieces.get(&(number / PIECE))?.items.iter().find(|item| (self.number)(item) == number)
    }

    /// Begins a new edition: the rows may have changed.
    pub const fn renew(&mut self) {
        self.edition += 1;
    }

    /// Removes all rows: the list shows something else.
    pub fn forget(&mut self) {
        self.renew();
        self.pieces.clear();
    }

    /// Returns the next request for these rows: the piece with the highest numbers that is not up to date.
    pub fn wanted(&self, window: &Range<u64>) -> Option<RowRequest> {
        let last = window.end.checked_sub(1)?;
        let fresh = |piece: &u64| self.pieces.get(piece).is_some_and(|it| it.edition == self.edition);
        let piece = (window.start / PIECE..=last / PIECE).rev().find(|piece| !fresh(piece))?;
        Some(RowRequest { rows: piece * PIECE..(piece + 1) * PIECE, edition: self.edition })
    }

    /// Stores an answer, unless its request belongs to a former edition.
    pub fn take(&mut self, question: &RowRequest, items: Vec<T>) {
        if question.edition != self.edition {
            return;
        }
        let at = question.rows.start / PIECE;
        self.pieces.insert(at, RowPiece { edition: self.edition, items });
        while self.pieces.len() > KEPT {
            let farthest = self.pieces.keys().copied().max_by_key(|piece| piece.abs_diff(at));
            farthest.and_then(|piece| self.pieces.remove(&piece));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(question: &RowRequest) -> Vec<u64> {
        question.rows.clone().rev().collect()
    }

    #[test]
    fn rows_in_view_are_requested_from_the_top() {
        let mut pieces = KnownRows::new(|number: &u64| *number);
        let window = 130..161;
        let mut asked = Vec::new();
        while let Some(question) = pieces.wanted(&window) {
            pieces.take(&question, answer(&question));
            asked.push(question.rows);
        }
        assert_eq!(asked, [150..200, 100..150]);
        assert!(window.clone().all(|number| pieces.get(number) == Some(&number)));
        assert_eq!(pieces.get(200), None);
        assert_eq!(pieces.wanted(&(0..0)), None);
    }

    #[test]
    fn a_former_edition_is_shown_and_asked_for_anew_and_its_answers_are_not_taken() {
        let mut pieces = KnownRows::new(|number: &u64| *number);
        let question = pieces.wanted(&(0..10)).expect("no row is known yet");
        pieces.take(&question, answer(&question));
        pieces.renew();
        assert_eq!(pieces.get(3), Some(&3));
        pieces.take(&question, Vec::new());
        assert_eq!(pieces.get(3), Some(&3));
        assert!(pieces.wanted(&(0..10)).is_some_and(|again| again != question));
        pieces.forget();
        assert_eq!(pieces.get(3), None);
    }

    #[test]
    fn an_answer_that_lacks_rows_is_not_asked_for_again() {
        let mut pieces = KnownRows::new(|number: &u64| *number);
        let question = pieces.wanted(&(0..10)).expect("no row is known yet");
        pieces.take(&question, vec![1]);
        assert_eq!((pieces.get(1), pieces.get(2), pieces.wanted(&(0..10))), (Some(&1), None, None));
    }

    #[test]
    fn rows_far_from_the_view_are_removed() {
        let mut pieces = KnownRows::new(|number: &u64| *number);
        for start in (0..100_000).step_by(1_000) {
            let question = pieces.wanted(&(start..start + 1)).expect("the row is not known yet");
            pieces.take(&question, answer(&question));
        }
        assert_eq!(pieces.pieces.len(), KEPT);
        assert_eq!((pieces.get(99_000), pieces.get(0)), (Some(&99_000), None));
    }
}
