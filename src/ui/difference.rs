//! The difference of two texts, word by word, so that a changed dose is visible in an otherwise equal sentence.
//!
//! The longest common subsequence of words is unchanged; the other words of the former text are gone, and those of the
//! current text are new. Texts of a ledger have at most 200 characters, so the quadratic cost is small.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// A sequence of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffSpan {
    /// In both texts.
    Same(String),
    /// In the former text only.
    Gone(String),
    /// In the current text only.
    New(String),
}

/// Returns the pieces of both texts in order; at each position, removed words precede new words.
pub fn spans(was: &str, now: &str) -> Vec<DiffSpan> {
    let (was, now): (Vec<&str>, Vec<&str>) = (words(was), words(now));
    let operations = capture_diff_slices(Algorithm::Lcs, &was, &now);
    let pieces = operations.iter().flat_map(|operation| operation.iter_slices(&was, &now));
    pieces.map(|(tag, words)| span(tag, words.join(" "))).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}

fn span(tag: ChangeTag, words: String) -> DiffSpan {
    match tag {
        ChangeTag::Equal => DiffSpan::Same(words),
        ChangeTag::Delete => DiffSpan::Gone(words),
        ChangeTag::Insert => DiffSpan::New(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the pieces, written with '=', '-' or '+' before the words.
    fn check(was: &str, now: &str, expected: &[&str]) {
        let written = |piece: &DiffSpan| match piece {
            DiffSpan::Same(words) => format!("={words}"),
            DiffSpan::Gone(words) => format!("-{words}"),
            DiffSpan::New(words) => format!("+{words}"),
        };
        assert_eq!(spans(was, now).iter().map(written).collect::<Vec<_>>(), expected, "{was} | {now}");
    }

    #[test]
    fn only_what_differs_stands_out() {
        check(
            "Ibuprofen 400 mg, one a day",
            "Ibuprofen 600 mg, one a day",
            &["=Ibuprofen", "-400", "+600", "=mg, one a day"],
        );
        check("a b c", "a b c", &["=a b c"]);
        check("a b", "a b c", &["=a b", "+c"]);
        check("a b c", "b c", &["-a", "=b c"]);
        check("a", "b", &["-a", "+b"]);
        check("", "a b", &["+a b"]);
        check("a b", "", &["-a b"]);
        check("", "", &[]);
        check("a b a", "b a b", &["-a", "=b a", "+b"]);
    }

    #[test]
    fn both_texts_can_be_read_out_of_the_pieces() {
        let letter = |number: usize, at: u32| ["a", "b", "c"][number / 3_usize.pow(at) % 3];
        let text = |number: usize| (0..4).map(|at| letter(number, at)).collect::<Vec<_>>().join(" ");
        for (was, now) in
            (0..81).flat_map(|was| (0..81).map(move |now| (was, now))).map(|(was, now)| (text(was), text(now)))
        {
            let (mut former, mut newer) = (Vec::new(), Vec::new());
            for piece in spans(&was, &now) {
                match piece {
                    DiffSpan::Same(words) => {
                        former.push(words.clone());
                        newer.push(words);
                    }
                    DiffSpan::Gone(words) => former.push(words),
                    DiffSpan::New(words) => newer.push(words),
                }
            }
            assert_eq!((former.join(" "), newer.join(" ")), (was, now));
        }
    }
}
