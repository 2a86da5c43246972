//! Project Wycheproof: what goes wrong in implementations of cryptography, as vectors.
//!
//! Each file is put to the one function that the project uses for that job.

use medchain::ledger::cipher;
use medchain::ledger::key::{self, Claim, OpeningKey, PublicKey, SealingKey, Signature, accept, accept_sealing};
use wycheproof::{TestResult, aead, eddsa, hkdf, xdh};

/// Returns every vector with its expected result. A signature that has not 64 bytes never becomes a claim: its type
/// refuses it, as it does in a file.
fn signatures() -> Vec<(usize, Option<Claim>, TestResult)> {
    let vectors = eddsa::TestSet::load(eddsa::TestName::Ed25519).expect("the crate holds these vectors");
    let claim = |key: &[u8], vector: &eddsa::Test| {
        let key = PublicKey(key.try_into().ok()?);
        let signature = Signature(vector.sig.as_slice().try_into().ok()?);
        Some(Claim { key, message: vector.msg.to_vec(), signature })
    };
    let of_group = |group: eddsa::TestGroup| {
        let judged = |vector: &eddsa::Test| (vector.tc_id, claim(&group.key.pk, vector), vector.result);
        group.tests.iter().map(judged).collect::<Vec<_>>()
    };
    vectors.test_groups.into_iter().flat_map(of_group).collect()
}

#[test]
fn ed25519_accepts_88_and_refuses_63() {
    let vectors = signatures();
    let mut counts = (0, 0);
    for (id, claim, expected) in &vectors {
        let key_is_good = claim.as_ref().is_none_or(|claim| accept(claim.key).is_ok());
        assert!(key_is_good, "{id}: all keys of these vectors are good ones");
        let valid = claim.as_ref().is_some_and(Claim::is_valid);
        assert_eq!(valid, *expected == TestResult::Valid, "{id}");
        *if valid { &mut counts.0 } else { &mut counts.1 } += 1;
    }
    println!("Ed25519: {} accepted, {} refused", counts.0, counts.1);
    assert_eq!(counts, (88, 63));
}

#[test]
fn ed25519_in_batches_gives_the_same_answers() {
    let vectors = signatures();
    let valid: Vec<Claim> = vectors
        .iter()
        .filter(|(_, _, verdict)| *verdict == TestResult::Valid)
        .filter_map(|(_, claim, _)| claim.clone())
        .collect();
    assert_eq!(key::first_invalid(&valid), None, "all the valid ones at once");
    let mut counts = (0, 0);
    for (id, claim, expected) in &vectors {
        let Some(claim) = claim else { continue };
        let place = *id % (valid.len() + 1);
        let mut batch = valid.clone();
        batch.insert(place, claim.clone());
        let invalid = (*expected == TestResult::Invalid).then_some(place);
        assert_eq!(key::first_invalid(&batch), invalid, "{id} among the valid ones");
        *if invalid.is_none() { &mut counts.0 } else { &mut counts.1 } += 1;
    }
    println!("Ed25519 in batches: {} accepted, {} refused, the rest are not 64 bytes", counts.0, counts.1);
    assert_eq!(counts.0, 88);
}

#[test]
fn xchacha20_poly1305_seals_and_opens_as_published() {
    let vectors = aead::TestSet::load(aead::TestName::XChaCha20Poly1305).expect("the crate holds these vectors");
    let mut counts = (0, 0);
    for vector in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        let id = vector.tc_id;
        let key: cipher::CipherKey = vector.key.as_slice().try_into().expect("all keys have 32 bytes");
        let (nonce, associated, plain) = (vector.nonce.to_vec(), vector.aad.to_vec(), vector.pt.to_vec());
        let sealed = [vector.ct.as_slice(), vector.tag.as_slice()].concat();
        let opened = cipher::decrypt(&key, &nonce, &associated, &sealed);
        if vector.result == TestResult::Valid {
            let nonce: cipher::Nonce = nonce.try_into().expect("a valid nonce has 24 bytes");
            assert_eq!(cipher::encrypt(&key, &nonce, &associated, &plain), sealed, "{id}");
            assert_eq!(opened, Ok(plain), "{id}");
            counts.0 += 1;
        } else {
            assert_eq!(opened, Err(cipher::DecryptionFailed), "{id}");
            counts.1 += 1;
        }
    }
    println!("XChaCha20-Poly1305: {} accepted, {} refused", counts.0, counts.1);
    assert_eq!(counts, (246, 69));
}

#[test]
fn x25519_agrees_as_published_and_refuses_what_comes_to_zero() {
    let vectors = xdh::TestSet::load(xdh::TestName::X25519).expect("the crate holds these vectors");
    let mut counts = (0, 0);
    for vector in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        let id = vector.tc_id;
        let theirs = SealingKey(vector.public_key.as_slice().try_into().expect("all public keys have 32 bytes"));
        let ours = OpeningKey::filled(|bytes| bytes.copy_from_slice(&vector.private_key));
        let expected = Some(vector.shared_secret.to_vec()).filter(|shared| shared.iter().any(|&byte| byte != 0));
        assert_eq!(ours.agree(theirs).map(|shared| shared.to_vec()), expected, "{id}");
        assert_eq!(accept_sealing(theirs).is_ok(), expected.is_some(), "{id}");
        *if expected.is_some() { &mut counts.0 } else { &mut counts.1 } += 1;
    }
    println!("X25519: {} agreed, {} refused", counts.0, counts.1);
    assert_eq!(counts, (487, 31));
}

/// The project derives 32 bytes without salt, so it meets the vectors without one; of two lengths that are derived
/// under one name, the shorter is the beginning of the longer (RFC 5869, section 2.3).
#[test]
fn hkdf_derives_as_published() {
    let vectors = hkdf::TestSet::load(hkdf::TestName::HkdfSha256).expect("the crate holds these vectors");
    let mut count = 0;
    for vector in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        if !vector.salt.is_empty() || vector.result != TestResult::Valid {
            continue;
        }
        let (derived, expected) = (key::derive(&vector.ikm, &vector.info), vector.okm.to_vec());
        let length = expected.len().min(derived.len());
        assert_eq!(derived[..length], expected[..length], "{}", vector.tc_id);
        count += 1;
    }
    println!("HKDF-SHA-256: {count} without salt agree");
    assert_eq!(count, 23);
}
