//! Reading and writing of values: numbers, hashes, identifiers, sealed bytes and scopes, valid and invalid.

use super::test_ledger::{ADA, BEA, DORA, OTHER, PARAMETERS, TestLedger, addition, sealed, transfer, user, word};
use medchain::ledger::access_log::{self, Entry, Outcome};
use medchain::ledger::encode::{Tag, canonical, hash, leaf, node, read, sha256};
use medchain::ledger::free_text::{Name, Text};
use medchain::ledger::id::{Hash, HospitalId, MalformedHex, MalformedId, RecordId, Salt, UserId};
use medchain::ledger::key::{PublicKey, Signature};
use medchain::ledger::number::{GREATEST, Height, Round, Slot, Timestamp, Tokens};
use medchain::ledger::seal::{SealedBytes, WrappedKeys};
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::ledger::transaction::grant::Scope;
use medchain::ledger::transaction::{Action, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Checks that JSON is accepted or not, and that an accepted value is written as the same JSON.
fn check<T: Serialize + DeserializeOwned>(value: &Value, expected: bool) {
    let found: Result<T, _> = serde_json::from_value(value.clone());
    assert_eq!(found.is_ok(), expected, "{value}");
    if let Ok(found) = found {
        assert_eq!(serde_json::to_value(found).unwrap(), *value);
    }
}

#[test]
fn numbers_are_whole_and_below_2_to_the_53() {
    assert_eq!(GREATEST, 9_007_199_254_740_991);
    for value in [json!(0), json!(1), json!(9_007_199_254_740_991_u64), json!(7_i64)] {
        check::<Height>(&value, true);
        check::<Tokens>(&value, true);
    }
    for value in [json!(9_007_199_254_740_992_u64), json!(-1), json!(1.5), json!("1"), json!(null), json!([1])] {
        check::<Height>(&value, false);
        check::<Timestamp>(&value, false);
    }
    let of = |value: i64| {
        let deserializer = serde::de::value::I64Deserializer::<serde_json::Error>::new(value);
        <Slot as serde::Deserialize>::deserialize(deserializer).ok()
    };
    assert_eq!((of(5), of(-5), of(i64::MAX)), (Some(Slot(5)), None, None), "as JavaScript passes numbers");
    let complaint = serde_json::from_str::<Height>("-1").unwrap_err().to_string();
    assert!(complaint.contains("an integer from 0 to 9007199254740991"), "{complaint}");
    assert_eq!(format!("{} {} {} {} {}", Height(1), Slot(2), Round(3), Timestamp(4), Tokens(5)), "1 2 3 4 5");
    assert_eq!(Height(4).next(), Height(5));
}

#[test]
fn hexadecimal_is_lowercase_and_exact() {
    let digits = "0123456789abcdef".repeat(4);
    assert_eq!(Hash::parse(&digits).map(|hash| hash.to_string()), Ok(digits.clone()));
    assert_eq!(format!("{:?}", Hash([1; 32])), format!("Hash({})", "01".repeat(32)));
    let malformed = [&digits[1..], &digits.replace('a', "A"), &digits.replace('a', "g"), "", &(digits.clone() + "00")];
    for text in malformed {
        assert_eq!(Hash::parse(text), Err(MalformedHex { digits: 64 }), "{text}");
        check::<Hash>(&json!(text), false);
    }
    check::<Hash>(&json!(digits), true);
    check::<PublicKey>(&json!(digits), true);
    check::<Salt>(&json!(digits[..32]), true);
    check::<Salt>(&json!(digits), false);
    check::<Signature>(&json!(digits.repeat(2)), true);
    assert_eq!(MalformedHex { digits: 64 }.to_string(), "64 lowercase hexadecimal digits");
    let complaint = serde_json::from_value::<Salt>(json!("0")).unwrap_err().to_string();
    assert!(complaint.contains("32 lowercase hexadecimal digits"), "{complaint}");
}

#[test]
fn sealed_bytes_are_base64url_without_padding() {
    for (text, expected) in [("", true), ("AQ", true), ("AQI", true), ("-_-_", true)] {
        check::<SealedBytes>(&json!(text), expected);
    }
    for text in ["A", "AQ==", "AR", "+/+/", "AQ ", "AQ\n"] {
        check::<SealedBytes>(&json!(text), false);
    }
    assert_eq!(serde_json::to_value(SealedBytes(vec![1, 2])).unwrap(), json!("AQI"));
    let complaint = serde_json::from_value::<SealedBytes>(json!(1)).unwrap_err().to_string();
    assert!(complaint.contains("base64url without padding"), "{complaint}");
    let twice = format!(r#"{{"{OTHER}":"AQ","{OTHER}":"AQ"}}"#);
    let complaint = serde_json::from_str::<WrappedKeys<Hash>>(&twice).unwrap_err().to_string();
    assert!(complaint.contains(&format!("repeated member `{OTHER}`")), "{complaint}");
    let one: WrappedKeys<Hash> = serde_json::from_str(&format!(r#"{{"{OTHER}":"AQ"}}"#)).unwrap();
    assert_eq!(one.0.get(&OTHER), Some(&SealedBytes(vec![1])));
    assert!(serde_json::from_str::<WrappedKeys<Hash>>("[]").unwrap_err().to_string().contains("an object"));
}

#[test]
fn a_scope_is_all_or_a_list() {
    check::<Scope>(&json!("all"), true);
    check::<Scope>(&json!([]), true);
    check::<Scope>(&json!(["rx-1", "rx-2"]), true);
    for value in [json!("some"), json!({}), json!(1), json!([1])] {
        check::<Scope>(&value, false);
    }
    let complaint = serde_json::from_value::<Scope>(json!("some")).unwrap_err().to_string();
    assert!(complaint.contains("\"all\" or a list of record ids"), "{complaint}");
    let some = Scope::Records(vec![word("rx-1")]);
    let covers = |scope: &Scope| ["rx-1", "rx-2"].map(|record| scope.covers(&word::<RecordId>(record)));
    assert_eq!((covers(&Scope::All), covers(&some)), ([true, true], [true, false]));
}

#[test]
fn words_and_ids_say_what_they_hold() {
    assert_eq!(UserId::parse("Ada"), Err(MalformedId { actual: "Ada".to_owned() }));
    assert_eq!(UserId::parse("ada").map(|id| id.to_string()), Ok("ada".to_owned()));
    assert_eq!(HospitalId::parse("A.1").map(|id| id.as_str().to_owned()), Ok("A.1".to_owned()));
    let (name, text) = (Name::parse("Ada").unwrap(), Text::parse("a reason").unwrap());
    assert_eq!((name.as_str(), name.to_string().as_str()), ("Ada", "Ada"));
    assert_eq!((text.as_str(), text.to_string().as_str()), ("a reason", "a reason"));
    let Parameters { delegates, welcome_tokens, block_reward, unlock_rounds, bar_rounds } = Parameters::default();
    assert_eq!((delegates, welcome_tokens.0, block_reward.0, unlock_rounds, bar_rounds), (5, 1_000, 10, 2, 20));
}

#[test]
fn hashes_are_told_apart_by_their_tags() {
    let tags = [Tag::Transaction, Tag::Header, Tag::Approval, Tag::Shuffle, Tag::Content, Tag::Sealed, Tag::Anchor];
    let mut hashes: Vec<Hash> = tags.iter().map(|tag| hash(*tag, &json!({}))).collect();
    hashes.extend([leaf(b"{}"), node(OTHER, OTHER), node(Hash::ZERO, OTHER), sha256(b"{}")]);
    let count = hashes.len();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), count);
    assert_eq!(sha256(b"").to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn an_entry_of_the_access_log_is_a_leaf_of_its_canonical_bytes() {
    let entry = Entry {
        sequence: 3,
        timestamp: Timestamp(5),
        actor: Some(user(BEA)),
        role: Some(Role::Doctor),
        action: access_log::Action::Withdraw,
        patient: Some(user(DORA)),
        records: Some(vec![word("rx-1")]),
        outcome: Outcome::Denied,
        rule: Some("approval".to_owned()),
        reason: None,
    };
    let text = r#"{"action":"withdraw","actor":"dr_bea","outcome":"denied","patient":"dora","records":["rx-1"],"role":"doctor","rule":"approval","sequence":3,"timestamp":5}"#;
    assert_eq!(String::from_utf8(entry.bytes()).unwrap(), text);
    assert_eq!(entry.leaf(), leaf(text.as_bytes()));
    assert_eq!(read::<Entry>(text.as_bytes()).unwrap(), entry);
}

#[test]
fn a_transaction_without_its_content_is_the_same_but_for_it() {
    let mut fixture = TestLedger::new(PARAMETERS);
    let it = fixture.records(addition(BEA, DORA, "rx-1"));
    let whole = Transaction { sealed: Some(sealed(32)), ..it.clone() };
    assert_eq!(whole.without_content(), it);
    assert_eq!((whole.leaf(), whole.open_bytes()), (it.leaf(), it.open_bytes()));
    assert_eq!(it.leaf(), leaf(&canonical(&it)));
    assert_eq!(it.record().map(|record| record.record_id.as_str()), Some("rx-1"));
    assert_eq!(it.proposal().payload, it.payload);
    let it = fixture.says(ADA, transfer(BEA, 1));
    assert_eq!(it.record(), None);
    let block = fixture.next(vec![it.clone()]);
    assert_eq!(block.bytes(), canonical(&block));
    assert_eq!((block.leaves(), block.computed_root()), (vec![it.leaf()], it.leaf()));
    assert!(matches!(it.payload.action, Action::Transfer(_)));
}
