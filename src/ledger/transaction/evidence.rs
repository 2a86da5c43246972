//! Evidence that a delegate signed two blocks for one slot.

use crate::ledger::block::SignedHeader;
use serde::{Deserialize, Serialize};

/// Two different headers of one delegate and slot, both signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// One of them.
    pub first: SignedHeader,
    /// The other.
    pub second: SignedHeader,
}
