//! Amounts in a text field: of money, converted to whole cents without floating point, and of tokens.
//!
//! The greatest amount is the greatest integer of the protocol. A command cannot contain a greater one, so a form treats
//! it as a mistake in its field.

use crate::ledger::number::GREATEST;

/// Parses an amount such as '25', '25.5', '25,50' or ' 1 234.05' into cents; returns `None` for any other text.
pub fn cents(typed: &str) -> Option<u64> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (euros, rest) = typed.split_once(['.', ',']).unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if euros.is_empty() || !digits(euros) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    let cents: u64 = format!("{rest:0<2}").parse().ok()?;
    euros.parse::<u64>().ok()?.checked_mul(100)?.checked_add(cents).filter(|cents| *cents <= GREATEST)
}

/// Parses a whole number of tokens; returns `None` for any other text.
pub fn tokens(typed: &str) -> Option<u64> {
    let typed = typed.trim();
    let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
    typed.parse::<u64>().ok().filter(|tokens| is_number && *tokens <= GREATEST)
}

/// Formats cents as a person types them: '25.50'.
pub fn typed(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_to_the_cent() {
        let check = |typed: &str, expected: Option<u64>| assert_eq!(cents(typed), expected, "{typed}");
        check("0", Some(0));
        check("25", Some(2_500));
        check("25.5", Some(2_550));
        check("25,50", Some(2_550));
        check(" 1 234.05 ", Some(123_405));
        check("0.07", Some(7));
        check("90071992547409.91", Some(9_007_199_254_740_991));
        check("90071992547409.92", None);
        check("90071992547410", None);
        check("", None);
        check(".5", None);
        check("-1", None);
        check("1.234", None);
        check("1.2.3", None);
        check("1e3", None);
        check("99999999999999999999", None);
    }

    #[test]
    fn tokens_are_whole_and_within_the_protocol() {
        let check = |typed: &str, expected: Option<u64>| assert_eq!(tokens(typed), expected, "{typed}");
        check("0", Some(0));
        check(" 250 ", Some(250));
        check("9007199254740991", Some(9_007_199_254_740_991));
        for typed in ["9007199254740992", "18446744073709551616", "", "-1", "+1", "1.0", "1 000", "1e3"] {
            check(typed, None);
        }
    }

    #[test]
    fn an_amount_that_is_written_is_read_as_the_same() {
        for amount in [0, 7, 99, 100, 2_550, 123_405, 9_007_199_254_740_991] {
            assert_eq!(cents(&typed(amount)), Some(amount));
        }
        assert_eq!(typed(2_507), "25.07");
    }
}
