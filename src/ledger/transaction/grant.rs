//! Grants: a patient lets a doctor read, and takes it back.

use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Timestamp, present};
use crate::ledger::seal::WrappedKeys;
use crate::ledger::words::Text;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A doctor may read from `not_before` until before `not_after`, or until the patient revokes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The doctor.
    pub grantee: UserId,
    /// Which records.
    pub scope: Scope,
    /// What for.
    pub purpose: Purpose,
    /// The first moment at which it is live.
    pub not_before: Timestamp,
    /// The first moment at which it is not any more; left out: it has no end.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
    /// The content keys of the records so far, wrapped for the doctor, by record transaction.
    pub keys: WrappedKeys<Hash>,
}

/// What a grant is for, in the words of the HIPAA privacy rule (45 CFR 164.506).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Care.
    Treatment,
    /// Billing.
    Payment,
    /// Running the hospital.
    Operations,
    /// Because the patient wants it.
    PatientRequest,
}

/// Which records a grant covers: all, also those to come, or some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `"all"`.
    All,
    /// A list of records.
    Records(Vec<RecordId>),
}

impl Scope {
    /// Whether the record is among them.
    pub fn covers(&self, record: &RecordId) -> bool {
        match self {
            Self::All => true,
            Self::Records(records) => records.contains(record),
        }
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_str("all"),
            Self::Records(records) => records.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AllOrSome;
        impl<'de> Visitor<'de> for AllOrSome {
            type Value = Scope;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"all\" or a list of record ids")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Scope, E> {
                if text == "all" {
                    Ok(Scope::All)
                } else {
                    Err(E::invalid_value(serde::de::Unexpected::Str(text), &self))
                }
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scope, A::Error> {
                let mut records = Vec::new();
                while let Some(record) = list.next_element()? {
                    records.push(record);
                }
                Ok(Scope::Records(records))
            }
        }
        deserializer.deserialize_any(AllOrSome)
    }
}

/// Ends a grant, or a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revoke {
    /// The id of the `grant`, or of the `record` that shared.
    pub grant: Hash,
    /// Why.
    pub reason: Text,
}
