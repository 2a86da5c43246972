//! The difference of two texts, word by word, so that a changed dose is visible in an otherwise equal sentence.
//!
//! The longest common subsequence of words is unchanged; the other words of the former text are gone, and those of the
//! current text are new. Texts of a ledger have at most 200 characters, so the quadratic cost is small.

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
    let lengths = lengths(&was, &now);
    let (mut left, mut right) = (0, 0);
    let mut pieces = SpanBuilder::default();
    while left < was.len() || right < now.len() {
        if left < was.len() && right < now.len() && was[left] == now[right] {
            pieces.same(was[left]);
            (left, right) = (left + 1, right + 1);
        } else if right == now.len() || (left < was.len() && lengths[left + 1][right] >= lengths[left][right + 1]) {
            pieces.gone.push(was[left]);
            left += 1;
        } else {
            pieces.new.push(now[right]);
            right += 1;
        }
    }
    pieces.end()
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}

/// Computes, for each pair of positions, the length of the longest common subsequence of the remaining words.
fn lengths(was: &[&str], now: &[&str]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; now.len() + 1]; was.len() + 1];
    for left in (0..was.len()).rev() {
        for right in (0..now.len()).rev() {
            lengths[left][right] = if was[left] == now[right] {
                lengths[left + 1][right + 1] + 1
            } else {
                lengths[left + 1][right].max(lengths[left][right + 1])
            };
        }
    }
    lengths
}

/// The pieces so far, and the words that will form the next pieces.
#[derive(Default)]
struct SpanBuilder<'a> {
    done: Vec<DiffSpan>,
    same: Vec<&'a str>,
    gone: Vec<&'a str>,
    new: Vec<&'a str>,
}

impl<'a> SpanBuilder<'a> {
    fn same(&mut self, word: &'a str) {
        if !(self.gone.is_empty() && self.new.is_empty()) {
            self.flush();
        }
        self.same.push(word);
    }

    fn flush(&mut self) {
        let stretch = |words: &mut Vec<&str>| (!words.is_empty()).then(|| std::mem::take(words).join(" "));
        let same = stretch(&mut self.same).map(DiffSpan::Same);
        let gone = stretch(&mut self.gone).map(DiffSpan::Gone);
        let new = stretch(&mut self.new).map(DiffSpan::New);
        self.done.extend(same.into_iter().chain(gone).chain(new));
    }

    fn end(mut self) -> Vec<DiffSpan> {
        self.flush();
        self.done
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
