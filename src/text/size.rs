//! Sizes of files.

use super::{counts, sentence, words};

/// Returns a size: '812 bytes', '4.2 MB'; '4,2 MB' in German.
pub fn bytes(size: u64) -> String {
    let tenths = |unit: u64| format!("{}{}{}", size / unit, words!(".", ","), size % unit * 10 / unit);
    match size {
        0..1_000 => counts::bytes(size),
        1_000..1_000_000 => sentence!("{} kB", "{} kB", tenths(1_000)),
        _ => sentence!("{} MB", "{} MB", tenths(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_down_to_a_tenth() {
        let check = |size, expected: &str| assert_eq!(bytes(size), expected);
        check(1, "1 byte");
        check(999, "999 bytes");
        check(1_250, "1.2 kB");
        check(4_299_999, "4.2 MB");
    }
}
