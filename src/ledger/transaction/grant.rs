//! Grants: a patient's permission for a doctor to read, and its revocation.

use crate::ledger::free_text::Text;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Timestamp, present};
use crate::ledger::seal::WrappedKeys;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A permission to read from `not_before` until before `not_after`, or until the patient revokes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The doctor.
    pub grantee: UserId,
    /// The records that the grant covers.
    pub scope: Scope,
    /// The purpose.
    pub purpose: Purpose,
    /// The first time at which the grant is live.
    pub not_before: Timestamp,
    /// The first time at which the grant is no longer live; left out if it has no end.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
    /// The content keys of the existing records, wrapped for the doctor, by record transaction.
    pub keys: WrappedKeys<Hash>,
}

/// The purpose of a grant, in the terms of the HIPAA privacy rule (45 CFR 164.506).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Medical treatment.
    Treatment,
    /// Billing.
    Payment,
    /// Operations of the hospital.
    Operations,
    /// A request of the patient.
    PatientRequest,
}

/// The records that a grant covers: all, including future ones, or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All records, in JSON `"all"`.
    All,
    /// A list of records.
    Records(Vec<RecordId>),
}

impl Scope {
    /// Returns `true` if the scope covers the record.
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
        struct ScopeVisitor;
        impl<'de> Visitor<'de> for ScopeVisitor {
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
        deserializer.deserialize_any(ScopeVisitor)
    }
}

/// The revocation of a grant or a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revoke {
    /// The id of the `grant`, or of the `record` transaction of the share.
    pub grant: Hash,
    /// The patient's reason.
    pub reason: Text,
}
