//! The only module that produces bytes that are hashed or signed.
//!
//! Two programs that write the same value must write the same bytes, or their hashes differ. So a value is first
//! written in the canonical form of RFC 8785 (sorted members, no white space, one spelling for each string) and then
//! hashed after a tag that names its purpose. The tag keeps a hash that was made for one purpose from being accepted
//! for another (docs/protocol.md, section 1).

use super::id::Hash;
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The hash function of HKDF (RFC 5869), defined here because this module contains all hashing.
pub(super) type HkdfHash = Sha256;

/// The purpose of a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The payload of a transaction; the hash is the transaction's id.
    Transaction,
    /// The header of a block.
    Header,
    /// The approval of a transaction.
    Approval,
    /// The input that places a delegate in the order of a round.
    Shuffle,
    /// The content of a record; the hash is its commitment.
    Content,
    /// The sealed part of a transaction.
    Sealed,
    /// The anchor of an access log.
    Anchor,
    /// An access log in a snapshot.
    Log,
    /// An account file.
    Account,
}

impl Tag {
    /// Returns the text that precedes the hashed bytes.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Transaction => "medchain/1/transaction",
            Self::Header => "medchain/1/header",
            Self::Approval => "medchain/1/approval",
            Self::Shuffle => "medchain/1/shuffle",
            Self::Content => "medchain/1/content",
            Self::Sealed => "medchain/1/sealed",
            Self::Anchor => "medchain/1/anchor",
            Self::Log => "medchain/1/log",
            Self::Account => "medchain/1/account",
        }
    }
}

/// Returns the canonical bytes `C(value)` (RFC 8785).
pub fn canonical(value: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("ledger values are objects, arrays, strings and small integers")
}

/// Reads a value from JSON and rejects every spelling that the protocol does not define.
///
/// White space, the order of members and string escapes are free; nothing else is. serde alone would also accept
/// `["…"]` for an object, `{"doctor":null}` for `"doctor"` and a variant's number for its name, and a second verifier
/// would not. So this function writes the value again and compares the result with the input.
///
/// # Errors
/// Returns the parser's error; if only the spelling is wrong, an error without a line number.
pub fn read<T: Serialize + DeserializeOwned>(json: &[u8]) -> Result<T, serde_json::Error> {
    let value: T = serde_json::from_slice(json)?;
    let written = serde_json::to_value(&value)?;
    // Our own files are canonical JSON, for which comparing bytes is enough; other input needs a second parse.
    if serde_json::to_vec(&written)? == json || serde_json::from_slice::<Value>(json)? == written {
        return Ok(value);
    }
    Err(serde_json::Error::custom("a value is spelled in a way that the protocol does not know"))
}

/// Returns `H(tag, value) = SHA-256(tag || 0x00 || C(value))`.
pub fn hash(tag: Tag, value: &impl Serialize) -> Hash {
    let digest = Sha256::new().chain_update(tag.text()).chain_update([0]).chain_update(canonical(value));
    Hash(digest.finalize().into())
}

/// Returns the bytes that are signed for a hash: `tag || 0x00 || hash` (docs/protocol.md, section 2).
pub fn signed_bytes(tag: Tag, hash: Hash) -> Vec<u8> {
    [tag.text().as_bytes(), &[0], &hash.0].concat()
}

/// Returns the hash of a leaf, `SHA-256(0x00 || bytes)` (RFC 6962, section 2.1).
pub fn leaf(bytes: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
}

/// Returns the hash of an inner node, `SHA-256(0x01 || left || right)` (RFC 6962, section 2.1).
pub fn node(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// Returns the SHA-256 of some bytes, without a tag: for the root of an empty tree and the seed of a batch.
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Salt;
    use crate::ledger::merkle::TreeHead;
    use crate::ledger::transaction::Payload;
    use crate::ledger::transaction::account::Role;

    #[test]
    fn only_white_space_order_and_escapes_are_free() {
        let root = Hash::ZERO;
        let head = TreeHead { size: 7, root };
        let check = |json: String, expected: bool| {
            assert_eq!(read::<TreeHead>(json.as_bytes()).ok(), expected.then_some(head), "{json}");
        };
        check(format!(r#"{{"root":"{root}","size":7}}"#), true);
        check(format!("{{ \"size\" : 7,\n\"root\":\"{root}\" }} "), true);
        check(format!(r#"{{"\u0072oot":"{root}","size":7}}"#), true);
        check(format!(r#"[7,"{root}"]"#), false);
        check(format!(r#"{{"root":"{root}","size":7.0}}"#), false);
        check(format!(r#"{{"root":"{root}","size":7e0}}"#), false);
        check(format!(r#"{{"root":"{root}","size":7,"size":7}}"#), false);
        check(format!(r#"{{"root":"{root}","size":null}}"#), false);
    }

    #[test]
    fn a_word_is_a_string_and_never_an_object() {
        assert_eq!(read::<Role>(br#""doctor""#).ok(), Some(Role::Doctor));
        assert!(serde_json::from_slice::<Role>(br#"{"doctor":null}"#).is_ok(), "serde alone accepts it");
        assert!(read::<Role>(br#"{"doctor":null}"#).is_err());
        let salt = Salt([0; 16]);
        let named = format!(r#"{{"author":"a","salt":"{salt}","timestamp":0,"type":"candidacy","standing":true}}"#);
        let numbered = named.replace(r#""candidacy""#, "10");
        assert!(read::<Payload>(named.as_bytes()).is_ok());
        assert!(serde_json::from_str::<Payload>(&numbered).is_ok(), "serde alone accepts it");
        assert!(read::<Payload>(numbered.as_bytes()).is_err());
    }
}
