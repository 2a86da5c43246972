//! The stream: the parts that it finds, and the offsets at which it stops.

use medchain::file::stream::{JsonStream, Limits, Member};
use medchain::file::{FileFault, MemberFault, SyntaxFault};

const SHAPE: &[Member] =
    &[Member::value("a", 40), Member::list("list", 80), Member::value("spare", usize::MAX).optional()];

const GOOD: &str = r#"{"a":{"b":[1,"}]"]},"list":[1,"x,",[2],{}]}"#;

/// Returns the parts of a document that is read in chunks of `size` bytes: member, offset and text.
fn parts(json: &[u8], size: usize, limits: Limits) -> Result<Vec<(&'static str, u64, String)>, FileFault> {
    let mut stream = JsonStream::new(SHAPE, limits);
    let mut parts = Vec::new();
    for chunk in json.chunks(size) {
        stream.push(chunk);
        while let Some(part) = stream.next_part()? {
            parts.push((part.member, part.place.offset, String::from_utf8(part.json).unwrap()));
        }
    }
    stream.finish().map(|()| parts)
}

/// Checks the fault of a document, for every chunk size.
fn check(json: &str, expected: &FileFault) {
    for size in [1, 2, 3, 1000] {
        assert_eq!(
            parts(json.as_bytes(), size, Limits::default()).as_ref(),
            Err(expected),
            "{json} in chunks of {size} bytes"
        );
    }
}

fn syntax(offset: u64, why: SyntaxFault) -> FileFault {
    FileFault::Syntax { offset, why }
}

fn member(name: &str, why: MemberFault) -> FileFault {
    FileFault::Member { name: name.to_owned(), why }
}

#[test]
fn parts_are_the_same_however_the_document_is_cut() {
    let expected = [("a", 5, r#"{"b":[1,"}]"]}"#), ("list", 28, "1"), ("list", 30, r#""x,""#), ("list", 35, "[2]")];
    for size in 1..=GOOD.len() {
        let found = parts(GOOD.as_bytes(), size, Limits::default()).unwrap();
        let found: Vec<_> = found.iter().map(|(member, offset, text)| (*member, *offset, text.as_str())).collect();
        assert_eq!(found[..4], expected, "in chunks of {size} bytes");
        assert_eq!(found[4], ("list", 39, "{}"), "in chunks of {size} bytes");
    }
}

#[test]
fn a_document_that_ends_early_is_truncated_wherever_it_ends() {
    for end in 0..GOOD.len() {
        let expected = FileFault::Truncated { offset: end as u64 };
        check(&GOOD[..end], &expected);
    }
}

#[test]
fn the_outline_is_json_and_nothing_else() {
    check("\u{feff}{}", &syntax(0, SyntaxFault::ByteOrderMark));
    check("[]", &syntax(0, SyntaxFault::Object));
    check("  x", &syntax(2, SyntaxFault::Object));
    check("{a:1}", &syntax(1, SyntaxFault::Name));
    check(r#"{"a":1,}"#, &syntax(7, SyntaxFault::Name));
    check(r#"{"a" 1}"#, &syntax(5, SyntaxFault::Colon));
    check(r#"{"a":}"#, &syntax(5, SyntaxFault::Value));
    check(r#"{"a":,"list":[]}"#, &syntax(5, SyntaxFault::Value));
    check(r#"{"list":{}}"#, &syntax(8, SyntaxFault::List));
    check(r#"{"list":[1,]}"#, &syntax(11, SyntaxFault::Value));
    check(r#"{"list":[,1]}"#, &syntax(9, SyntaxFault::Value));
    check(r#"{"list":[1}"#, &syntax(10, SyntaxFault::Comma));
    check(r#"{"a":1 2}"#, &syntax(7, SyntaxFault::Comma));
    check(r#"{"a":1]"#, &syntax(6, SyntaxFault::Comma));
    check(r#"{"a":1,"list":[]}}"#, &syntax(17, SyntaxFault::Trailing));
    check(r#"{"a":1,"list":[]} {}"#, &syntax(18, SyntaxFault::Trailing));
    check("{\"a\":1,\"list\":[]}\0", &syntax(17, SyntaxFault::Trailing));
}

#[test]
fn members_are_known_and_there_once() {
    check(r#"{"a":1,"a":1,"list":[]}"#, &member("a", MemberFault::Repeated { offset: 7 }));
    check(r#"{"a":1,"\u0061":1,"list":[]}"#, &member("a", MemberFault::Repeated { offset: 7 }));
    check(r#"{"a":1,"list":[],"list":[]}"#, &member("list", MemberFault::Repeated { offset: 17 }));
    check(r#"{"b":1}"#, &member("b", MemberFault::Unknown { offset: 1 }));
    check(r#"{"":1}"#, &member("", MemberFault::Unknown { offset: 1 }));
    check(r#"{"list":[]}"#, &member("a", MemberFault::Missing));
    check("{}", &member("a", MemberFault::Missing));
    let long = "x".repeat(100);
    check(&format!(r#"{{"{long}":1}}"#), &member(&long[..64], MemberFault::Unknown { offset: 1 }));
    let (longer, too_large) = ("x".repeat(300), |member: &str, most, offset| {
        let member = member.to_owned();
        FileFault::ElementTooLarge { member, most, offset }
    });
    check(&format!(r#"{{"{longer}":1}}"#), &too_large("", 256, 1));
    check(&format!(r#"{{"a":"{longer}"}}"#), &too_large("a", 40, 5));
    check(&format!(r#"{{"list":[1,"{longer}"]}}"#), &too_large("list", 80, 11));
}

#[test]
fn depth_32_is_read_and_33_is_not() {
    let nested = |depth: usize| format!(r#"{{"a":1,"list":[],"spare":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert!(parts(nested(31).as_bytes(), 7, Limits::default()).is_ok());
    check(&nested(32), &FileFault::TooDeep { most: 32, offset: 25 + 31 });
    let in_list = |depth: usize| format!(r#"{{"a":1,"list":[{}{}]}}"#, "[".repeat(depth), "]".repeat(depth));
    check(&in_list(31), &FileFault::TooDeep { most: 32, offset: 15 + 30 });
    check(&"[".repeat(40), &syntax(0, SyntaxFault::Object));
}

#[test]
fn the_caps_are_exact() {
    let limits = |json| Limits { json, ..Limits::default() };
    let length = GOOD.len() as u64;
    for size in [1, 5, 1000] {
        assert!(parts(GOOD.as_bytes(), size, limits(length)).is_ok());
        let too_large = FileFault::TooLarge { most: length - 1 };
        assert_eq!(parts(GOOD.as_bytes(), size, limits(length - 1)), Err(too_large));
    }
    let parts_of = |part| parts(GOOD.as_bytes(), 1, Limits { part, ..Limits::default() });
    assert!(parts_of(14).is_ok());
    let too_large = FileFault::ElementTooLarge { member: "a".to_owned(), most: 13, offset: 5 };
    assert_eq!(parts_of(13), Err(too_large));
}

#[test]
fn white_space_may_stand_anywhere_and_nothing_else_may() {
    let spaced = " \t\r\n{ \"a\" : { \"b\" :\n[ 1 , \"}]\" ] } , \"list\" : [ 1 , \"x,\" ,\t[ 2 ] , { } ] } \n";
    let found = parts(spaced.as_bytes(), 3, Limits::default()).unwrap();
    assert_eq!(found.len(), 5);
    check("{\u{a0}}", &syntax(1, SyntaxFault::Name));
    check("{/**/}", &syntax(1, SyntaxFault::Name));
}

#[test]
fn a_fault_stays() {
    let mut stream = JsonStream::new(SHAPE, Limits::default());
    stream.push(br#"{"a":1 ;"#);
    assert!(stream.next_part().unwrap().is_some());
    let fault = stream.next_part();
    assert_eq!(fault, Err(syntax(7, SyntaxFault::Comma)));
    stream.push(br#""list":[]}"#);
    assert_eq!(stream.next_part(), fault);
    assert_eq!(stream.finish(), Err(syntax(7, SyntaxFault::Comma)));
}
