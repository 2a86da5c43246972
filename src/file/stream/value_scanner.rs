//! Finds the last byte of a JSON value by its brackets and strings alone.

/// Scans one value from its first byte to its last.
#[derive(Clone, Copy, Debug)]
pub struct ValueScanner {
    inside: Inside,
    depth: u32,
    most: u32,
}

#[derive(Clone, Copy, Debug)]
enum Inside {
    /// Between the tokens of an object or array, or before the first byte.
    Brackets,
    /// In a number or a word, which ends before the next byte that cannot belong to it.
    Scalar,
    /// In a string.
    String,
    /// In a string, after a backslash.
    Escape,
}

/// The part of some bytes that belongs to the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All bytes; the value continues after them.
    Whole,
    /// This number of bytes; then the value ends.
    Ends(usize),
    /// The bytes before this index, at which the value exceeds the allowed depth.
    TooDeep(usize),
}

impl ValueScanner {
    /// Creates a scanner for a value with at most `most` levels of objects and arrays.
    pub const fn new(most: u32) -> Self {
        Self { inside: Inside::Brackets, depth: 0, most }
    }

    /// Scans the next bytes.
    pub fn follow(&mut self, bytes: &[u8]) -> Reach {
        for (index, &byte) in bytes.iter().enumerate() {
            match self.inside {
                Inside::Escape => self.inside = Inside::String,
                Inside::String => match byte {
                    b'\\' => self.inside = Inside::Escape,
                    b'"' if self.depth == 0 => return Reach::Ends(index + 1),
                    b'"' => self.inside = Inside::Brackets,
                    _ => {}
                },
                Inside::Scalar => match byte {
                    b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r' => return Reach::Ends(index),
                    _ => {}
                },
                Inside::Brackets => match byte {
                    b'"' => self.inside = Inside::String,
                    b'{' | b'[' if self.depth == self.most => return Reach::TooDeep(index),
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' if self.depth <= 1 => return Reach::Ends(index + 1),
                    b'}' | b']' => self.depth -= 1,
                    _ if self.depth == 0 => self.inside = Inside::Scalar,
                    _ => {}
                },
            }
        }
        Reach::Whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_it_ends_however_it_is_cut() {
        let check = |text: &str, expected: Reach| {
            for cut in 0..=text.len() {
                let mut scanner = ValueScanner::new(3);
                let (first, second) = text.as_bytes().split_at(cut);
                let reach = match scanner.follow(first) {
                    Reach::Whole => match scanner.follow(second) {
                        Reach::Ends(length) => Reach::Ends(cut + length),
                        Reach::TooDeep(index) => Reach::TooDeep(cut + index),
                        Reach::Whole => Reach::Whole,
                    },
                    reached => reached,
                };
                assert_eq!(reach, expected, "{text} cut at {cut}");
            }
        };
        check("12,", Reach::Ends(2));
        check("12", Reach::Whole);
        check("true }", Reach::Ends(4));
        check(r#""a,\"]\\" ,"#, Reach::Ends(9));
        check(r#"{"a":"}"} ]"#, Reach::Ends(9));
        check("[[[]]],", Reach::Ends(6));
        check("[[[[", Reach::TooDeep(3));
        check(r#"["[[[["]"#, Reach::Ends(8));
    }
}
