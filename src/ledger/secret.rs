//! Secrets in memory: each is one allocation, which is wiped with its last owner.
//!
//! A moved value leaves a copy of its bytes in its old place: on the stack, in a map node, in the state of a suspended
//! future. Wiping the new place does not reach that copy. So the bytes of a secret never move: they are written in
//! place, clones share them, and only a pointer moves. A short computation (a key derivation, a signature) does put
//! secret bytes on the stack; [`wipe_stack`] overwrites them after the computation has returned.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::hint::black_box;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The number of stack bytes to overwrite: half of a worker's stack, and far more than a computation with a key uses.
const WIPED: usize = 512 << 10;

/// 32 secret bytes.
#[derive(Clone)]
pub struct SecretBytes(Arc<Zeroizing<[u8; 32]>>);

impl SecretBytes {
    /// Creates a secret. `fill` writes its bytes in place.
    pub fn filled(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        let mut bytes = Arc::new(Zeroizing::new([0; 32]));
        fill(Arc::get_mut(&mut bytes).expect("the allocation is new and not shared yet"));
        Self(bytes)
    }

    /// Returns the bytes.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// A password as a person typed it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Arc<Zeroizing<String>>);

impl Password {
    /// Returns the characters.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Password {
    /// Takes ownership of the string without a copy.
    fn from(typed: String) -> Self {
        Self(Arc::new(Zeroizing::new(typed)))
    }
}

impl From<&str> for Password {
    fn from(typed: &str) -> Self {
        typed.to_owned().into()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(secret)")
    }
}

impl Serialize for Password {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// Overwrites the stack below the caller's frame with zeros, where calls that have returned left their bytes.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the function overwrites the stack")]
pub fn wipe_stack() {
    let mut below = [0_u8; WIPED];
    black_box(&mut below);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_one_allocation() {
        let secret = SecretBytes::filled(|bytes| bytes.fill(7));
        assert!(std::ptr::eq(secret.expose(), secret.clone().expose()));
        let password = Password::from("correct horse");
        assert!(std::ptr::eq(password.expose(), password.clone().expose()));
    }

    #[test]
    fn a_password_takes_over_the_string() {
        let typed = "correct horse".to_owned();
        let place = typed.as_ptr();
        assert_eq!(Password::from(typed).expose().as_ptr(), place);
    }

    #[test]
    fn no_secret_is_printed() {
        let secret = SecretBytes::filled(|bytes| bytes.fill(0xab));
        assert_eq!(format!("{secret:?}"), "(secret)");
        assert_eq!(format!("{:?}", Password::from("correct horse")), "Password(secret)");
    }

    #[test]
    fn a_password_is_a_string_on_the_wire() {
        let written = serde_json::to_string(&Password::from("a \"b\"")).expect("a string is JSON");
        assert_eq!(written, r#""a \"b\"""#);
        assert_eq!(serde_json::from_str::<Password>(&written).expect("valid JSON"), Password::from("a \"b\""));
    }
}
