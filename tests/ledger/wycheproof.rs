//! Project Wycheproof: what goes wrong in implementations of cryptography, as vectors.
//!
//! Each file is put to the one function that the project uses for that job.

use super::published::{find, hex, read};
use medchain::ledger::cipher;
use medchain::ledger::key::{self, Claim, OpeningKey, PublicKey, SealingKey, Signature, accept, accept_sealing};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vectors<G> {
    test_groups: Vec<G>,
}

#[derive(Deserialize, PartialEq, Debug, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Valid,
    Invalid,
    Acceptable,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignatureGroup {
    public_key: Point,
    tests: Vec<SignatureVector>,
}

#[derive(Deserialize)]
struct Point {
    pk: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignatureVector {
    tc_id: u32,
    msg: String,
    sig: String,
    result: Verdict,
}

/// Every vector with what it should come to. A signature that has not 64 bytes never becomes a claim: its type refuses
/// it, as it does in a file.
fn signatures() -> Option<Vec<(u32, Option<Claim>, Verdict)>> {
    let groups: Vectors<SignatureGroup> = read(&find("wycheproof/ed25519_test.json")?);
    let claim = |key: &str, vector: &SignatureVector| {
        let (key, signature) = (PublicKey::parse(key).ok()?, Signature::parse(&vector.sig).ok()?);
        Some(Claim { key, message: hex(&vector.msg), signature })
    };
    let of_group = |group: SignatureGroup| {
        let judged = |vector: SignatureVector| (vector.tc_id, claim(&group.public_key.pk, &vector), vector.result);
        group.tests.into_iter().map(judged).collect::<Vec<_>>()
    };
    Some(groups.test_groups.into_iter().flat_map(of_group).collect())
}

#[test]
fn ed25519_accepts_88_and_refuses_63() {
    let Some(vectors) = signatures() else { return };
    let mut counts = (0, 0);
    for (id, claim, expected) in &vectors {
        let key_is_good = claim.as_ref().is_none_or(|claim| accept(claim.key).is_ok());
        assert!(key_is_good, "{id}: all keys of these vectors are good ones");
        let valid = claim.as_ref().is_some_and(Claim::is_valid);
        assert_eq!(valid, *expected == Verdict::Valid, "{id}");
        *if valid { &mut counts.0 } else { &mut counts.1 } += 1;
    }
    println!("Ed25519: {} accepted, {} refused", counts.0, counts.1);
    assert_eq!(counts, (88, 63));
}

#[test]
fn ed25519_in_batches_gives_the_same_answers() {
    let Some(vectors) = signatures() else { return };
    let valid: Vec<Claim> = vectors
        .iter()
        .filter(|(_, _, verdict)| *verdict == Verdict::Valid)
        .filter_map(|(_, claim, _)| claim.clone())
        .collect();
    assert_eq!(key::first_invalid(&valid), None, "all the valid ones at once");
    let mut counts = (0, 0);
    for (id, claim, expected) in &vectors {
        let Some(claim) = claim else { continue };
        let place = *id as usize % (valid.len() + 1);
        let mut batch = valid.clone();
        batch.insert(place, claim.clone());
        let invalid = (*expected == Verdict::Invalid).then_some(place);
        assert_eq!(key::first_invalid(&batch), invalid, "{id} among the valid ones");
        *if invalid.is_none() { &mut counts.0 } else { &mut counts.1 } += 1;
    }
    println!("Ed25519 in batches: {} accepted, {} refused, the rest are not 64 bytes", counts.0, counts.1);
    assert_eq!(counts.0, 88);
}

#[derive(Deserialize)]
struct AeadGroup {
    tests: Vec<AeadVector>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AeadVector {
    tc_id: u32,
    key: String,
    iv: String,
    aad: String,
    msg: String,
    ct: String,
    tag: String,
    result: Verdict,
}

#[test]
fn xchacha20_poly1305_seals_and_opens_as_published() {
    let Some(path) = find("wycheproof/xchacha20_poly1305_test.json") else { return };
    let vectors: Vectors<AeadGroup> = read(&path);
    let mut counts = (0, 0);
    for vector in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        let id = vector.tc_id;
        let key: cipher::CipherKey = hex(&vector.key).try_into().expect("all keys have 32 bytes");
        let (nonce, associated, plain) = (hex(&vector.iv), hex(&vector.aad), hex(&vector.msg));
        let sealed = [hex(&vector.ct), hex(&vector.tag)].concat();
        let opened = cipher::decrypt(&key, &nonce, &associated, &sealed);
        if vector.result == Verdict::Valid {
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

#[derive(Deserialize)]
struct AgreementGroup {
    tests: Vec<AgreementVector>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AgreementVector {
    tc_id: u32,
    public: String,
    private: String,
    shared: String,
}

#[test]
fn x25519_agrees_as_published_and_refuses_what_comes_to_zero() {
    let Some(path) = find("wycheproof/x25519_test.json") else { return };
    let vectors: Vectors<AgreementGroup> = read(&path);
    let mut counts = (0, 0);
    for vector in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        let id = vector.tc_id;
        let theirs = SealingKey::parse(&vector.public).expect("all public keys have 32 bytes");
        let ours = OpeningKey::filled(|bytes| bytes.copy_from_slice(&hex(&vector.private)));
        let expected = Some(hex(&vector.shared)).filter(|shared| shared.iter().any(|&byte| byte != 0));
        assert_eq!(ours.agree(theirs).map(|shared| shared.to_vec()), expected, "{id}");
        assert_eq!(accept_sealing(theirs).is_ok(), expected.is_some(), "{id}");
        *if expected.is_some() { &mut counts.0 } else { &mut counts.1 } += 1;
    }
    println!("X25519: {} agreed, {} refused", counts.0, counts.1);
    assert_eq!(counts, (487, 31));
}

#[derive(Deserialize)]
struct DerivationGroup {
    tests: Vec<DerivationVector>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DerivationVector {
    tc_id: u32,
    ikm: String,
    salt: String,
    info: String,
    okm: String,
    result: Verdict,
}

/// The project derives 32 bytes without salt, so it meets the vectors without one; of two lengths that are derived
/// under one name, the shorter is the beginning of the longer (RFC 5869, section 2.3).
#[test]
fn hkdf_derives_as_published() {
    let Some(path) = find("wycheproof/hkdf_sha256_test.json") else { return };
    let vectors: Vectors<DerivationGroup> = read(&path);
    let mut count = 0;
    for vector in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        if !vector.salt.is_empty() || vector.result != Verdict::Valid {
            continue;
        }
        let (derived, expected) = (key::derive(&hex(&vector.ikm), &hex(&vector.info)), hex(&vector.okm));
        let length = expected.len().min(derived.len());
        assert_eq!(derived[..length], expected[..length], "{}", vector.tc_id);
        count += 1;
    }
    println!("HKDF-SHA-256: {count} without salt agree");
    assert_eq!(count, 23);
}
