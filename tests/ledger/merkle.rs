//! Inclusion and consistency proofs of the transparency-dev project, good ones and broken ones.

use data_encoding::BASE64;
use medchain::ledger::id::Hash;
use medchain::ledger::merkle::{ProofFault, TreeHead, check_consistency, check_inclusion};
use published::{files, find, read};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inclusion {
    leaf_idx: u64,
    tree_size: u64,
    root: String,
    leaf_hash: String,
    proof: Option<Vec<String>>,
    want_err: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Consistency {
    size1: u64,
    size2: u64,
    root1: String,
    root2: String,
    proof: Option<Vec<String>>,
    want_err: bool,
}

/// The hash, where there are 32 bytes: anything else is no `Hash`, and a file that holds it is not read.
fn hash(letters: &str) -> Option<Hash> {
    let bytes = BASE64.decode(letters.as_bytes()).expect("vectors are padded base64");
    bytes.try_into().ok().map(Hash)
}

fn proof(hashes: Option<&Vec<String>>) -> Option<Vec<Hash>> {
    hashes.into_iter().flatten().map(|letters| hash(letters)).collect()
}

fn includes(vector: &Inclusion) -> Option<()> {
    let (leaf, root) = (hash(&vector.leaf_hash)?, hash(&vector.root)?);
    check_inclusion(leaf, vector.leaf_idx, vector.tree_size, &proof(vector.proof.as_ref())?, root).ok()
}

fn is_consistent(vector: &Consistency) -> Option<()> {
    let older = TreeHead { size: vector.size1, root: hash(&vector.root1)? };
    let newer = TreeHead { size: vector.size2, root: hash(&vector.root2)? };
    check_consistency(older, newer, &proof(vector.proof.as_ref())?).ok()
}

#[test]
fn inclusion_proofs() {
    let Some(folder) = find("merkle/inclusion") else { return };
    let mut counts = (0, 0);
    for path in files(folder) {
        let vector: Inclusion = read(&path);
        assert_eq!(includes(&vector).is_none(), vector.want_err, "{}", path.display());
        *if vector.want_err { &mut counts.1 } else { &mut counts.0 } += 1;
    }
    println!("Merkle inclusion: {} accepted, {} refused", counts.0, counts.1);
    assert_eq!(counts.0 + counts.1, 82);
}

#[test]
fn consistency_proofs() {
    let Some(folder) = find("merkle/consistency") else { return };
    let mut counts = (0, 0);
    for path in files(folder) {
        let vector: Consistency = read(&path);
        assert_eq!(is_consistent(&vector).is_none(), vector.want_err, "{}", path.display());
        *if vector.want_err { &mut counts.1 } else { &mut counts.0 } += 1;
    }
    println!("Merkle consistency: {} accepted, {} refused", counts.0, counts.1);
    assert_eq!(counts.0 + counts.1, 84);
}

#[test]
fn a_proof_that_fails_says_why() {
    let head = |size, byte| TreeHead { size, root: Hash([byte; 32]) };
    let check = |older, newer, proof: &[Hash], expected| assert_eq!(check_consistency(older, newer, proof), expected);
    check(head(3, 1), head(3, 1), &[], Ok(()));
    check(head(3, 1), head(3, 2), &[], Err(ProofFault::Root));
    check(head(3, 1), head(3, 1), &[Hash::ZERO], Err(ProofFault::Length));
    check(TreeHead::empty(), head(3, 2), &[], Ok(()));
    check(TreeHead::empty(), head(3, 2), &[Hash::ZERO], Err(ProofFault::Length));
    check(head(0, 1), head(3, 2), &[], Err(ProofFault::Root));
    check(head(0, 1), head(0, 2), &[], Err(ProofFault::Root));
    check(head(0, 1), head(0, 1), &[], Err(ProofFault::Root));
    check(head(4, 1), head(3, 1), &[], Err(ProofFault::Range));
    check(head(2, 1), head(3, 1), &[], Err(ProofFault::Length));
    check(head(2, 1), head(3, 1), &[Hash::ZERO], Err(ProofFault::Root));
    check(head(2, 1), head(3, 1), &[Hash::ZERO, Hash::ZERO], Err(ProofFault::Length));
    let leaf = Hash([1; 32]);
    let check = |index, size, proof: &[Hash], expected| {
        assert_eq!(check_inclusion(leaf, index, size, proof, leaf), expected);
    };
    check(0, 1, &[], Ok(()));
    check(1, 1, &[], Err(ProofFault::Range));
    check(0, 1, &[Hash::ZERO], Err(ProofFault::Length));
    check(0, 2, &[], Err(ProofFault::Length));
    check(1, 2, &[], Err(ProofFault::Length));
    check(1, 2, &[Hash::ZERO], Err(ProofFault::Root));
}
