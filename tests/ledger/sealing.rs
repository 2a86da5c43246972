//! Sealed contents: their readers, their associated data, and the cases in which decryption fails.

use super::test_ledger::{ADA, BEA, CARL, DORA, OTHER, seed, user, word};
use medchain::ledger::encode::{self, canonical};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::SealingKey;
use medchain::ledger::number::Cents;
use medchain::ledger::seal::{
    Binding, Content, Reader, ReaderName, SealFault, Sealed, SealedBytes, WrappedKeys, content_key, open, open_auditor,
    open_bytes, seal, seal_auditor, seal_bytes, unwrap, wrap,
};

fn content(entropy: &mut Entropy) -> Content {
    Content {
        record_type: word("prescription"),
        insurance_id: None,
        prescription: word("Amoxicillin 250 mg"),
        amount: Cents(1_290),
        note: Some(word("with food")),
        authored_on: word("1969-12-31"),
        salt: entropy.salt(),
    }
}

fn binding() -> Binding {
    Binding { ledger: OTHER, record_id: word("rx-1"), patient_id: user(DORA), doctor_id: user(BEA) }
}

fn reader(name: &str) -> Reader {
    Reader { name: word(name), key: seed(name).opening_key().sealing_key() }
}

/// Returns a content that is sealed to Dora and Bea.
fn sealed() -> (Content, Sealed, Entropy) {
    let mut entropy = Entropy::new([7; 32]);
    let content = content(&mut entropy);
    let sealed = seal(&content, &binding(), &[reader(DORA), reader(BEA)], &mut entropy).unwrap();
    (content, sealed, entropy)
}

fn opened(sealed: &Sealed, name: &str, binding: &Binding, commitment: Hash) -> Result<Content, SealFault> {
    let key = content_key(sealed, &word(name), &seed(name).opening_key())?;
    open(sealed, &key, binding, commitment)
}

#[test]
fn its_readers_open_it_and_nobody_else() {
    let (content, sealed, _) = sealed();
    let commitment = content.commitment();
    for name in [DORA, BEA] {
        assert_eq!(opened(&sealed, name, &binding(), commitment), Ok(content.clone()));
    }
    assert_eq!(opened(&sealed, CARL, &binding(), commitment), Err(SealFault::NotAReader));
    let stolen = content_key(&sealed, &word(DORA), &seed(CARL).opening_key()).map(|_| ());
    assert_eq!(stolen, Err(SealFault::Damaged), "Carl cannot unwrap Dora's key");
    assert!(!String::from_utf8_lossy(&canonical(&sealed)).contains("Amoxicillin"));
    assert_eq!((sealed.nonce.0.len(), sealed.ciphertext.0.len()), (24, canonical(&content).len() + 16));
    assert_eq!(sealed.keys.0[&word::<ReaderName>(DORA)].0.len(), 32 + 32 + 16);
}

#[test]
fn it_opens_where_it_belongs_and_as_what_was_committed_to() {
    let (content, sealed, _) = sealed();
    let commitment = content.commitment();
    let check = |binding: Binding| assert_eq!(opened(&sealed, DORA, &binding, commitment), Err(SealFault::Damaged));
    check(Binding { ledger: Hash::ZERO, ..binding() });
    check(Binding { record_id: word("rx-2"), ..binding() });
    check(Binding { patient_id: user(CARL), ..binding() });
    check(Binding { doctor_id: user(CARL), ..binding() });
    assert_eq!(opened(&sealed, DORA, &binding(), OTHER), Err(SealFault::Commitment));
}

#[test]
fn what_is_damaged_does_not_open() {
    let (content, sealed, mut entropy) = sealed();
    let check = |mutated: Sealed| {
        assert_eq!(opened(&mutated, DORA, &binding(), content.commitment()), Err(SealFault::Damaged));
    };
    let mutated = |bytes: &SealedBytes| SealedBytes(bytes.0.iter().map(|byte| byte ^ 1).collect());
    check(Sealed { ciphertext: mutated(&sealed.ciphertext), ..sealed.clone() });
    check(Sealed { nonce: mutated(&sealed.nonce), ..sealed.clone() });
    check(Sealed { nonce: SealedBytes(sealed.nonce.0[1..].to_vec()), ..sealed.clone() });
    let mut keys = sealed.clone();
    keys.keys.0.insert(word(DORA), SealedBytes(vec![7; 31]));
    check(keys);
    let key = content_key(&sealed, &word(DORA), &seed(DORA).opening_key()).unwrap();
    assert_eq!(open_bytes(&sealed, &key, &canonical(&binding())), Ok(canonical(&content)));
    let other = seal_bytes(b"not a content", &canonical(&binding()), &[reader(DORA)], &mut entropy).unwrap();
    check(other);
}

#[test]
fn a_reader_can_let_another_one_in() {
    let (content, sealed, mut entropy) = sealed();
    let key = content_key(&sealed, &word(DORA), &seed(DORA).opening_key()).unwrap();
    let wrapped = wrap(&key, reader(CARL).key, &mut entropy).unwrap();
    let carls = unwrap(&wrapped, &seed(CARL).opening_key()).unwrap();
    assert_eq!(open(&sealed, &carls, &binding(), content.commitment()), Ok(content));
    assert_eq!(unwrap(&wrapped, &seed(BEA).opening_key()).map(|_| ()), Err(SealFault::Damaged));
    let weak = SealingKey([0; 32]);
    assert_eq!(wrap(&key, weak, &mut entropy).map(|_| ()), Err(SealFault::WeakKey));
    let readers = [Reader { name: word(CARL), key: weak }];
    let refused = seal_bytes(b"", b"", &readers, &mut entropy).map(|_| ());
    assert_eq!(refused, Err(SealFault::WeakKey));
}

#[test]
fn the_audit_secret_goes_to_administrators_and_is_no_content_key() {
    let mut entropy = Entropy::new([7; 32]);
    let secret = entropy.seed().opening_key();
    let sealed = seal_auditor(&secret, reader(ADA).key, &mut entropy).unwrap();
    let opened = open_auditor(&sealed, &seed(ADA).opening_key()).unwrap();
    assert_eq!(opened.expose(), secret.expose());
    assert_eq!(opened.sealing_key(), secret.sealing_key());
    assert_eq!(open_auditor(&sealed, &seed(BEA).opening_key()).map(|_| ()), Err(SealFault::Damaged));
    assert_eq!(
        unwrap(&sealed, &seed(ADA).opening_key()).map(|_| ()),
        Err(SealFault::Damaged),
        "the info of another use differs"
    );
    assert_eq!(seal_auditor(&secret, SealingKey([0; 32]), &mut entropy).map(|_| ()), Err(SealFault::WeakKey));
}

#[test]
fn entropy_never_gives_the_same_twice_and_the_same_seed_gives_the_same() {
    let drawn = |seed: u8| {
        let mut entropy = Entropy::new([seed; 32]);
        let (bytes, salt): ([u8; 32], _) = (entropy.bytes(), entropy.salt());
        (bytes, salt, *entropy.seed().expose(), entropy.bytes::<32>())
    };
    assert_eq!(drawn(7), drawn(7));
    let (first, salt, third, fourth) = drawn(7);
    assert!(first != third && third != fourth && first != fourth && salt.0[..] != first[..16]);
    assert_ne!(drawn(8).1, salt);
    assert_ne!(encode::sha256(&first), encode::sha256(&third));
}

#[test]
fn secrets_are_not_printed() {
    assert_eq!(format!("{:?}", seed(ADA)), "Seed(secret)");
    assert_eq!(format!("{:?}", SealedBytes(vec![7; 3])), "SealedBytes(3 bytes)");
}

#[test]
fn the_holder_of_the_audit_key_is_no_user_and_stands_where_canonical_json_has_it() {
    let auditor = ReaderName::Auditor;
    assert_eq!(serde_json::to_value(&auditor).unwrap(), "@auditor");
    assert_eq!(word::<ReaderName>("@auditor"), auditor);
    assert_eq!(word::<ReaderName>("auditor"), ReaderName::User(user("auditor")));
    assert!(UserId::parse("@auditor").is_err() && user("auditor").is_reserved());
    let names = ["0", "?", "@auditor", "A", "_", "a", "auditor", "dora", "\u{e4}"];
    let mut readers = names.map(word::<ReaderName>);
    readers.reverse();
    readers.sort();
    assert_eq!(readers.each_ref().map(ReaderName::as_str), names, "the readers are in the order of their UTF-8 bytes");
    let keys = WrappedKeys(readers.map(|reader| (reader, SealedBytes(vec![7]))).into());
    let written = canonical(&keys);
    assert_eq!(serde_json::to_vec(&keys).unwrap(), written);
    assert_eq!(encode::read::<WrappedKeys<ReaderName>>(&written).unwrap(), keys);
}
