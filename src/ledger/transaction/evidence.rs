//! Evidence that a delegate signed two blocks for one slot.

use crate::ledger::header::SignedHeader;
use serde::{Deserialize, Serialize};

/// Two different headers of one delegate for one slot, both signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The first header.
    pub first: SignedHeader,
    /// The second header.
    pub second: SignedHeader,
}
