//! The only place that makes bytes that are hashed or signed.
//!
//! Two programs that write the same value must write the same bytes, or their hashes differ. So everything is first
//! written in the canonical form of RFC 8785 (members sorted, no white space, one way to write each string) and then
//! hashed behind a tag that says what it is. The tag keeps a hash made for one purpose from ever passing for another
//! (PROTOCOL, section 1).

use super::id::Hash;
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The hash that keys are derived with (RFC 5869); named here, where all hashing is.
pub(super) type HkdfHash = Sha256;

/// What a hash is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The payload of a transaction: its id.
    Transaction,
    /// The header of a block.
    Header,
    /// The consent to a transaction.
    Approval,
    /// A delegate's place in the order of a round.
    Shuffle,
    /// The content of a record: its commitment.
    Content,
    /// The sealed part of a transaction.
    Sealed,
    /// The root of an access log.
    Anchor,
    /// An access log as a file carries it.
    Log,
    /// An account file.
    Account,
}

impl Tag {
    /// The tag's text, as it stands before the hashed bytes.
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

/// The canonical bytes `C(value)` of RFC 8785.
pub fn canonical(value: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("ledger values are objects, arrays, strings and small integers")
}

/// Reads a value from JSON and refuses every spelling that the protocol does not know.
///
/// White space, the order of members and the escapes of strings are free; nothing else is. serde by itself would also
/// take `["…"]` for an object, `{"doctor":null}` for `"doctor"` or the number of a variant for its name, and a second
/// verifier would not. So what was read is written again, and must be the same value as the JSON it came from.
///
/// # Errors
/// The parser's own; where only the spelling is wrong, one without a line.
pub fn read<T: Serialize + DeserializeOwned>(json: &[u8]) -> Result<T, serde_json::Error> {
    let value: T = serde_json::from_slice(json)?;
    let written = serde_json::to_value(&value)?;
    // Canonical JSON, which our own files hold, is found out by its bytes; anything else costs a second parse.
    if serde_json::to_vec(&written)? == json || serde_json::from_slice::<Value>(json)? == written {
        return Ok(value);
    }
    Err(serde_json::Error::custom("a value is spelled in a way that the protocol does not know"))
}

/// `H(tag, value) = SHA-256(tag || 0x00 || C(value))`.
pub fn hash(tag: Tag, value: &impl Serialize) -> Hash {
    let digest = Sha256::new().chain_update(tag.text()).chain_update([0]).chain_update(canonical(value));
    Hash(digest.finalize().into())
}

/// The bytes that are signed for a hash: `tag || 0x00 || hash` (PROTOCOL, section 2).
pub fn signed_bytes(tag: Tag, hash: Hash) -> Vec<u8> {
    [tag.text().as_bytes(), &[0], &hash.0].concat()
}

/// The hash of a leaf, `SHA-256(0x00 || bytes)` (RFC 6962, section 2.1).
pub fn leaf(bytes: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(bytes).finalize().into())
}

/// The hash of an inner node, `SHA-256(0x01 || left || right)` (RFC 6962, section 2.1).
pub fn node(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// The plain SHA-256 sum of some bytes: of nothing, the root of an empty tree; of a batch, its seed.
pub fn sum(bytes: &[u8]) -> Hash {
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
        assert!(serde_json::from_slice::<Role>(br#"{"doctor":null}"#).is_ok(), "what serde alone would take");
        assert!(read::<Role>(br#"{"doctor":null}"#).is_err());
        let salt = Salt([0; 16]);
        let named = format!(r#"{{"author":"a","salt":"{salt}","timestamp":0,"type":"candidacy","standing":true}}"#);
        let numbered = named.replace(r#""candidacy""#, "10");
        assert!(read::<Payload>(named.as_bytes()).is_ok());
        assert!(serde_json::from_str::<Payload>(&numbered).is_ok(), "what serde alone would take");
        assert!(read::<Payload>(numbered.as_bytes()).is_err());
    }
}
