//! Account files are decrypted only by their password.

use super::sample::{PASSWORD, sample};
use super::text::{pointers, replaced, tree};
use medchain::file::account::{AccountFile, KdfCost};
use medchain::file::{FileFault, SyntaxFault};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::{Hash, UserId};
use serde_json::{Value, json};

fn sealed(password: &str, cost: KdfCost) -> AccountFile {
    let mut entropy = Entropy::new([3; 32]);
    let (seed, user) = (entropy.seed(), UserId::parse("dr_gruber").unwrap());
    AccountFile::seal(&seed, (Hash([9; 32]), user), password, cost, &mut entropy)
}

/// Returns the fault of a file that is read and decrypted.
fn fault(file: &[u8]) -> FileFault {
    AccountFile::read(file).and_then(|account| account.open(PASSWORD)).expect_err("the file is invalid")
}

#[test]
fn it_opens_with_its_password_under_both_settings() {
    let seed = Entropy::new([3; 32]).seed();
    for cost in [KdfCost::Standard, KdfCost::Small] {
        let account = AccountFile::read(&sealed(PASSWORD, cost).write()).unwrap();
        assert_eq!(account.open(PASSWORD).unwrap().expose(), seed.expose());
        assert_eq!(account.public_key(), seed.signing_key().public_key());
        assert_eq!((account.ledger(), account.user_id().as_str()), (Hash([9; 32]), "dr_gruber"));
        let text = String::from_utf8(account.write()).unwrap();
        let seed = Hash(*seed.expose()).to_string();
        assert!(!text.contains(&seed), "the file has the seed in plain text");
    }
}

#[test]
fn a_password_is_the_same_one_from_every_keyboard() {
    let account = sealed("Zo\u{eb} tr\u{e4}gt", KdfCost::Small);
    assert!(account.open("Zoe\u{308} tra\u{308}gt").is_ok());
    assert_eq!(account.open("Zoe tragt").unwrap_err(), FileFault::DoesNotOpen);
    assert_eq!(account.open("").unwrap_err(), FileFault::DoesNotOpen);
    assert!(sealed("", KdfCost::Small).open("").is_ok(), "the format sets no minimum length");
}

#[test]
fn any_change_keeps_it_shut() {
    let account = sealed(PASSWORD, KdfCost::Small);
    let tree = tree(&account.write());
    let other = |value: &str| json!(if value.starts_with('a') { "b" } else { "a" }.to_owned() + &value[1..]);
    let check = |pointer: &str, value: Value, expected: &FileFault| {
        assert_eq!(fault(&replaced(&tree, pointer, value)), *expected, "{pointer}");
    };
    for pointer in ["/ledger", "/user_id", "/public_key", "/kdf/salt", "/nonce", "/ciphertext"] {
        let value = tree.pointer(pointer).unwrap().as_str().unwrap();
        check(pointer, other(value), &FileFault::DoesNotOpen);
    }
    check("/ciphertext", json!(""), &FileFault::DoesNotOpen);
    check("/nonce", json!("AAAA"), &FileFault::DoesNotOpen);
    check("/user_id", json!("../../x"), &FileFault::DoesNotOpen);
    check("/kdf/memory_kib", json!(65_536), &FileFault::ForeignKdf);
    check("/kdf/memory_kib", json!(4_294_967_295_u64), &FileFault::ForeignKdf);
    check("/kdf/passes", json!(1), &FileFault::ForeignKdf);
    check("/kdf/lanes", json!(4), &FileFault::ForeignKdf);
    check("/kdf/name", json!("argon2d"), &FileFault::ForeignKdf);
    check("/format", json!("medchain-receipt"), &FileFault::Foreign { actual: "medchain-receipt".to_owned() });
    check("/version", json!(7), &FileFault::Version { actual: 7, known: 1 });
}

#[test]
fn what_is_not_an_account_is_refused_with_its_place() {
    let file = sealed(PASSWORD, KdfCost::Small).write();
    let text = String::from_utf8(file.clone()).unwrap();
    for end in 0..file.len() - 1 {
        assert_eq!(fault(&file[..end]), FileFault::Truncated { offset: end as u64 });
    }
    let byte_order_mark = FileFault::Syntax { offset: 0, why: SyntaxFault::ByteOrderMark };
    assert_eq!(fault(format!("\u{feff}{text}").as_bytes()), byte_order_mark);
    assert_eq!(fault(b"[]"), FileFault::Syntax { offset: 0, why: SyntaxFault::Object });
    assert_eq!(fault(b"{}"), FileFault::Foreign { actual: String::new() });
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(32), "]".repeat(32));
    assert_eq!(fault(deep.as_bytes()), FileFault::TooDeep { most: 32, offset: 36 });
    assert_eq!(fault(" ".repeat(70_000).as_bytes()), FileFault::TooLarge { most: 65_536 });
    assert!(matches!(fault(format!("{text}{{}}").as_bytes()), FileFault::Format { .. }));
    for open in ["{", "\"kdf\":{"] {
        let repeated = text.replacen(open, &format!("{open}\"salt\":\"\","), 1);
        assert!(matches!(fault(repeated.as_bytes()), FileFault::Format { .. }), "{open}");
    }
}

#[test]
fn no_member_may_be_null_or_of_another_kind() {
    let tree = tree(&sealed(PASSWORD, KdfCost::Small).write());
    for pointer in pointers(&tree) {
        for other in [Value::Null, json!([]), json!({}), json!(true)] {
            assert!(AccountFile::read(&replaced(&tree, &pointer, other.clone())).is_err(), "{pointer} as {other}");
        }
    }
}

#[test]
fn a_snapshot_may_carry_it_and_it_opens_there() {
    let sample = sample();
    assert_eq!(sample.accounts[0].open(PASSWORD).unwrap().expose(), sample.doctor.seed.expose());
    assert_eq!(AccountFile::read(&sample.accounts[0].write()).unwrap(), sample.accounts[0]);
}
