//! The rules `text` and `key`.

use super::author::{refusal, withdrawal};
use super::block_zero::{around, payload};
use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, DORA, NOBODY, PARAMETERS, TestLedger, addition, creation, key, public_key, registration, resaid, word,
};
use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT, EIGHT_TORSION};
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use medchain::ledger::encode::{self, Tag};
use medchain::ledger::free_text::{Name, Text, TextFault};
use medchain::ledger::id::Hash;
use medchain::ledger::key::{Claim, PublicKey, SealingKey, Signature, WeakKey, accept, accept_sealing, first_invalid};
use medchain::ledger::rejection::{Field, KeyFault, Reason};
use medchain::ledger::transaction::account::{CreateLedger, Register, Role};
use medchain::ledger::transaction::grant::Revoke;
use medchain::ledger::transaction::record::{Refuse, Withdraw};
use medchain::ledger::transaction::{Action, Payload, Transaction};
use sha2::{Digest as _, Sha512};

fn text(field: Field, fault: TextFault) -> Result<(), Reason> {
    Err(Reason::Text { field, fault })
}

const fn too_long(most: u32) -> TextFault {
    TextFault::TooLong { most, actual: most + 1 }
}

fn with_creation(mutate: impl FnOnce(&mut CreateLedger), expected: Result<(), Reason>) -> RuleCase {
    let mut create = creation(PARAMETERS);
    mutate(&mut create);
    RuleCase::create_ledger_transaction(around(resaid(payload(create))), expected)
}

fn register(mutate: impl FnOnce(&mut Register), expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let mut register = registration(NOBODY, Role::Patient);
    mutate(&mut register);
    let it = fixture.says(NOBODY, Action::Register(register));
    let it = fixture.agreed(it, ADA);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn named(name: &str, expected: Result<(), Reason>) -> RuleCase {
    register(|it| it.name = word(name), expected)
}

/// A case with a refusal of Bea's record for this reason.
fn refused(reason: &str, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let inner = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1"))).proposal();
    let action = Action::Refuse(Refuse { refused: Box::new(inner), reason: word(reason) });
    let it = fixture.says(DORA, action);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn weak(field: Field, why: WeakKey) -> Result<(), Reason> {
    Err(Reason::Key { field, fault: KeyFault::Weak { why } })
}

/// Returns a signature that is valid for a key with the secret part `secret` and a component of small order.
fn signature(secret: Scalar, key: PublicKey, tag: Tag, hash: Hash) -> Signature {
    signature_with(Scalar::from(77_u64), secret, key, tag, hash)
}

fn signature_with(nonce: Scalar, secret: Scalar, key: PublicKey, tag: Tag, hash: Hash) -> Signature {
    let r = (ED25519_BASEPOINT_POINT * nonce).compress();
    let message = encode::signed_bytes(tag, hash);
    let challenge = Sha512::new().chain_update(r.0).chain_update(key.0).chain_update(message).finalize();
    let k = Scalar::from_bytes_mod_order_wide(&challenge.into());
    let s = nonce + k * secret;
    let mut bytes = [0; 64];
    bytes[..32].copy_from_slice(&r.0);
    bytes[32..].copy_from_slice(&s.to_bytes());
    Signature(bytes)
}

/// A case with a registration whose key is weak and whose signature is valid for it.
fn weak_key(key: PublicKey, secret: Scalar, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let register = Register { public_key: key, ..registration(NOBODY, Role::Patient) };
    let payload = fixture.payload(NOBODY, Action::Register(register));
    let signature = signature(secret, key, Tag::Transaction, payload.id());
    let it = Transaction { payload, signature, approval: None, sealed: None };
    let it = fixture.agreed(it, ADA);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn encoded(point: EdwardsPoint) -> PublicKey {
    PublicKey(point.compress().0)
}

/// 2^255 - 18, the second encoding of the identity's y coordinate.
const IDENTITY_AGAIN: PublicKey = {
    let mut bytes = [0xff; 32];
    (bytes[0], bytes[31]) = (0xee, 0x7f);
    PublicKey(bytes)
};

pub const CASES: &[Case] = &[
    ("an empty name", || named("", text(Field::Name, TextFault::Empty))),
    ("a name of 64 characters", || named(&"ß".repeat(64), Ok(()))),
    ("a name of 65", || named(&"ß".repeat(65), text(Field::Name, too_long(64)))),
    ("a name with a line break", || named("a\nb", text(Field::Name, TextFault::Forbidden { code_point: 10 }))),
    ("a ledger without a name", || with_creation(|it| it.name = word(""), text(Field::Name, TextFault::Empty))),
    ("a founder without a name", || {
        with_creation(|it| it.founder.name = word(""), text(Field::Name, TextFault::Empty))
    }),
    ("an empty reason", || refused("", text(Field::Reason, TextFault::Empty))),
    ("a reason of 200 characters", || refused(&"語".repeat(200), Ok(()))),
    ("a reason of 201", || refused(&"語".repeat(201), text(Field::Reason, too_long(200)))),
    ("a withdrawal for an empty reason", || {
        let mut fixture = test_ledger();
        let inner = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1"))).proposal();
        let it = fixture.says(BEA, Action::Withdraw(Withdraw { withdrawn: Box::new(inner), reason: word("") }));
        RuleCase::transaction(&mut fixture, it, text(Field::Reason, TextFault::Empty))
    }),
    ("a revocation for an empty reason", || {
        let mut fixture = test_ledger();
        let it = fixture.says(DORA, Action::Grant(super::author::grant(BEA)));
        fixture.grow(vec![it.clone()]);
        let it = fixture.says(DORA, Action::Revoke(Revoke { grant: it.id(), reason: word("") }));
        RuleCase::transaction(&mut fixture, it, text(Field::Reason, TextFault::Empty))
    }),
    ("a refusal of a newcomer without a name", || {
        let mut fixture = test_ledger();
        let inner = nameless(&mut fixture);
        let it = fixture.says(ADA, refusal(&inner));
        RuleCase::transaction(&mut fixture, it, text(Field::Name, TextFault::Empty))
    }),
    ("a signing key that another account has", || {
        let mut fixture = test_ledger();
        let register = Register { public_key: public_key(DORA), ..registration(NOBODY, Role::Patient) };
        let payload = fixture.payload(NOBODY, Action::Register(register));
        let it = fixture.agreed(Transaction::signed(payload, &key(DORA)), ADA);
        let expected = Err(Reason::Key { field: Field::PublicKey, fault: KeyFault::Taken });
        RuleCase::transaction(&mut fixture, it, expected)
    }),
    ("a sealing key that another account has", || {
        register(|it| it.sealing_key = registration(DORA, Role::Patient).sealing_key, Ok(()))
    }),
    ("the identity as a key", || {
        weak_key(encoded(EIGHT_TORSION[0]), Scalar::ZERO, weak(Field::PublicKey, WeakKey::SmallOrder))
    }),
    ("a key of order 8", || {
        weak_key(encoded(EIGHT_TORSION[1]), Scalar::ZERO, weak(Field::PublicKey, WeakKey::SmallOrder))
    }),
    ("a key with a component of small order", || {
        let secret = Scalar::from(5_u64);
        let point = ED25519_BASEPOINT_POINT * secret + EIGHT_TORSION[1];
        weak_key(encoded(point), secret, weak(Field::PublicKey, WeakKey::SmallOrder))
    }),
    ("the same key without that component", || {
        let secret = Scalar::from(5_u64);
        weak_key(encoded(ED25519_BASEPOINT_POINT * secret), secret, Ok(()))
    }),
    ("a key that is not written canonically", || {
        weak_key(IDENTITY_AGAIN, Scalar::ZERO, weak(Field::PublicKey, WeakKey::Encoding))
    }),
    ("a sealing key that makes every secret zero", || {
        register(|it| it.sealing_key = SealingKey([0; 32]), weak(Field::SealingKey, WeakKey::SmallOrder))
    }),
    ("a first administrator's sealing key that does", || {
        let expected = weak(Field::SealingKey, WeakKey::SmallOrder);
        with_creation(|it| it.founder.sealing_key = SealingKey([0; 32]), expected)
    }),
    ("an audit key that does", || {
        with_creation(|it| it.auditor_key = SealingKey([0; 32]), weak(Field::AuditorKey, WeakKey::SmallOrder))
    }),
    ("a founder whose key is weak", || {
        let public_key = encoded(EIGHT_TORSION[0]);
        let mut create = creation(PARAMETERS);
        create.founder.public_key = public_key;
        let payload = payload(create);
        let sign = |tag, hash| signature(Scalar::ZERO, public_key, tag, hash);
        let signature = sign(Tag::Transaction, payload.id());
        let mut block = around(Transaction { payload, signature, approval: None, sealed: None });
        block.signature = sign(Tag::Header, block.header.hash());
        RuleCase::create_ledger_transaction(block, weak(Field::PublicKey, WeakKey::SmallOrder))
    }),
    ("a withdrawal of a valid proposal", || {
        let mut fixture = test_ledger();
        let inner = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")));
        let it = fixture.says(BEA, withdrawal(&inner));
        RuleCase::transaction(&mut fixture, it, Ok(()))
    }),
];

fn nameless(fixture: &mut TestLedger) -> Transaction {
    let register = Register { name: word(""), ..registration(NOBODY, Role::Patient) };
    let payload: Payload = fixture.payload(NOBODY, Action::Register(register));
    resaid(payload)
}

#[test]
fn texts_hold_no_character_that_section_1_forbids() {
    let forbidden = [
        (0, 0x1f),
        (0x7f, 0x9f),
        (0x61c, 0x61c),
        (0x200b, 0x200f),
        (0x2028, 0x202e),
        (0x2060, 0x206f),
        (0xfeff, 0xfeff),
    ];
    let mut count = 0;
    for character in '\0'..=char::MAX {
        let code_point = u32::from(character);
        let expected = forbidden.iter().any(|(from, to)| (*from..=*to).contains(&code_point));
        let verdict = if expected { Err(TextFault::Forbidden { code_point }) } else { Ok(()) };
        let text = format!("a{character}");
        assert_eq!(Text::parse(&text).map(|_| ()), verdict);
        assert_eq!(Name::parse(&text).map(|_| ()), verdict);
        count += u32::from(expected);
    }
    assert_eq!(count, 32 + 33 + 1 + 5 + 7 + 16 + 1);
}

#[test]
fn keys_are_judged_by_their_encoding_and_order() {
    let check = |key: PublicKey, expected| assert_eq!(accept(key), expected, "{key}");
    check(public_key(ADA), Ok(()));
    EIGHT_TORSION.iter().for_each(|point| check(encoded(*point), Err(WeakKey::SmallOrder)));
    check(IDENTITY_AGAIN, Err(WeakKey::Encoding));
    check(PublicKey([2; 32]), Err(WeakKey::Encoding)); // no point has this y coordinate
    assert_eq!(accept_sealing(SealingKey([1; 32])), Ok(()));
    let mut one = [0; 32];
    one[0] = 1;
    assert_eq!(accept_sealing(SealingKey(one)), Err(WeakKey::SmallOrder));
}

/// With a nonce of 0, R is the identity: ZIP 215 alone accepts such a signature, singly and in a batch.
#[test]
fn a_signature_whose_r_is_of_small_order_is_refused_alone_and_among_others() {
    let secret = Scalar::from(5_u64);
    let key = encoded(ED25519_BASEPOINT_POINT * secret);
    let claim = |nonce: u64, hash: Hash| {
        let signature = signature_with(Scalar::from(nonce), secret, key, Tag::Header, hash);
        Claim::new(key, Tag::Header, hash, signature)
    };
    let (good, bad) = (claim(77, Hash::ZERO), claim(0, Hash([1; 32])));
    assert!(good.is_valid() && !bad.is_valid());
    assert_eq!(first_invalid(&[good.clone(), good.clone()]), None);
    assert_eq!(first_invalid(&[good.clone(), bad.clone(), good]), Some(1));
    assert_eq!(first_invalid(&[bad]), Some(0));
}
