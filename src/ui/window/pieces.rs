//! Rows of a long list as far as they are known, asked for in pieces.
//!
//! Each change of what is listed begins an edition. What was known before is shown until it is asked for anew, which
//! happens when it comes into view; answers to questions of a former edition are not taken. Far from the view, pieces
//! are forgotten.

use std::collections::BTreeMap;
use std::ops::Range;

/// How many rows are asked for at once.
pub const PIECE: u64 = 50;

/// How many pieces are kept.
const KEPT: usize = 24;

/// The known rows.
pub struct Pieces<T> {
    number: fn(&T) -> u64,
    edition: u64,
    pieces: BTreeMap<u64, Piece<T>>,
}

struct Piece<T> {
    edition: u64,
    /// The highest number first.
    items: Vec<T>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The rows.
    pub rows: Range<u64>,
    edition: u64,
}

impl<T> Pieces<T> {
    /// Nothing is known yet; `number` tells a row's.
    pub const fn new(number: fn(&T) -> u64) -> Self {
        Self { number, edition: 0, pieces: BTreeMap::new() }
    }

    /// A row.
    pub fn get(&self, number: u64) -> Option<&T> {
        self.pieces.get(&(number / PIECE))?.items.iter().find(|item| (self.number)(item) == number)
    }

    /// What is listed may have changed.
    pub const fn renew(&mut self) {
        self.edition += 1;
    }

    /// Something else is listed.
    pub fn forget(&mut self) {
        self.renew();
        self.pieces.clear();
    }

    /// What of these rows must be asked for first, if anything: the piece with the highest numbers.
    pub fn wanted(&self, window: &Range<u64>) -> Option<Question> {
        let last = window.end.checked_sub(1)?;
        let fresh = |piece: &u64| self.pieces.get(piece).is_some_and(|it| it.edition == self.edition);
        let piece = (window.start / PIECE..=last / PIECE).rev().find(|piece| !fresh(piece))?;
        Some(Question { rows: piece * PIECE..(piece + 1) * PIECE, edition: self.edition })
    }

    /// Takes an answer, unless it is one to a question of a former edition.
    pub fn take(&mut self, question: &Question, items: Vec<T>) {
        if question.edition != self.edition {
            return;
        }
        let at = question.rows.start / PIECE;
        self.pieces.insert(at, Piece { edition: self.edition, items });
        while self.pieces.len() > KEPT {
            let farthest = self.pieces.keys().copied().max_by_key(|piece| piece.abs_diff(at));
            farthest.and_then(|piece| self.pieces.remove(&piece));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(question: &Question) -> Vec<u64> {
        question.rows.clone().rev().collect()
    }

    #[test]
    fn what_is_in_view_is_asked_for_from_the_top_until_it_is_known() {
        let mut pieces = Pieces::new(|number: &u64| *number);
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
        let mut pieces = Pieces::new(|number: &u64| *number);
        let question = pieces.wanted(&(0..10)).expect("nothing is known yet");
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
        let mut pieces = Pieces::new(|number: &u64| *number);
        let question = pieces.wanted(&(0..10)).expect("nothing is known yet");
        pieces.take(&question, vec![1]);
        assert_eq!((pieces.get(1), pieces.get(2), pieces.wanted(&(0..10))), (Some(&1), None, None));
    }

    #[test]
    fn what_is_far_from_the_view_is_forgotten() {
        let mut pieces = Pieces::new(|number: &u64| *number);
        for start in (0..100_000).step_by(1_000) {
            let question = pieces.wanted(&(start..start + 1)).expect("not known yet");
            pieces.take(&question, answer(&question));
        }
        assert_eq!(pieces.pieces.len(), KEPT);
        assert_eq!((pieces.get(99_000), pieces.get(0)), (Some(&99_000), None));
    }
}
