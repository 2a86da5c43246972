//! Addresses: which page a fragment means, and the fragment of each page.
//!
//! Routes live in the fragment (`#/blocks/12`), because the application also runs from a file opened by double-click,
//! where there are no paths to push.

use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::Height;
use std::fmt;

/// A page, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Where everybody begins: the open ledger at a glance, or ways to open one.
    Start,
    /// Everybody on the ledger.
    People,
    /// Submitting records.
    Submit,
    /// What waits for the acting patient.
    Consent,
    /// Forging the next block.
    Forge,
    /// The list of blocks.
    Blocks,
    /// One block.
    Block(Height),
    /// One transaction.
    Transaction(Hash),
    /// Choosing a patient to look up.
    Histories,
    /// A patient's records.
    History(UserId),
    /// One person.
    Person(UserId),
    /// One record.
    Record(RecordId),
    /// The access log.
    Log,
    /// Delegates, candidates, the next election, and one's own tokens.
    Delegates,
    /// Who lets whom read what.
    Grants,
    /// Export and import.
    Files,
    /// Appearance, verification, where the data lives.
    Settings,
    /// An address that means nothing.
    Unknown,
}

impl Route {
    /// The page that a fragment means, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        let (page, about, rest) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match (page, about, rest) {
            ("", None, None) => Self::Start,
            ("people", None, None) => Self::People,
            ("submit", None, None) => Self::Submit,
            ("consent", None, None) => Self::Consent,
            ("forge", None, None) => Self::Forge,
            ("blocks", None, None) => Self::Blocks,
            ("blocks", Some(height), None) => block(height),
            ("transactions", Some(id), None) => Hash::parse(id).map_or(Self::Unknown, Self::Transaction),
            ("history", None, None) => Self::Histories,
            ("history", Some(patient), None) => UserId::parse(patient).map_or(Self::Unknown, Self::History),
            ("people", Some(user), None) => UserId::parse(user).map_or(Self::Unknown, Self::Person),
            ("records", Some(record), None) => RecordId::parse(record).map_or(Self::Unknown, Self::Record),
            ("log", None, None) => Self::Log,
            ("delegates", None, None) => Self::Delegates,
            ("grants", None, None) => Self::Grants,
            ("files", None, None) => Self::Files,
            ("settings", None, None) => Self::Settings,
            _ => Self::Unknown,
        }
    }

    /// The address of the page, for a link.
    pub fn href(&self) -> String {
        format!("#{self}")
    }
}

/// A height without signs or leading zeros, so that each block has one address.
fn block(height: &str) -> Route {
    let parsed = height.parse().ok().filter(|number: &u64| number.to_string() == height);
    parsed.map_or(Route::Unknown, |number| Route::Block(Height(number)))
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start | Self::Unknown => f.write_str("/"),
            Self::People => f.write_str("/people"),
            Self::Submit => f.write_str("/submit"),
            Self::Consent => f.write_str("/consent"),
            Self::Forge => f.write_str("/forge"),
            Self::Blocks => f.write_str("/blocks"),
            Self::Block(height) => write!(f, "/blocks/{height}"),
            Self::Transaction(id) => write!(f, "/transactions/{id}"),
            Self::Histories => f.write_str("/history"),
            Self::History(patient) => write!(f, "/history/{patient}"),
            Self::Person(user) => write!(f, "/people/{user}"),
            Self::Record(record) => write!(f, "/records/{record}"),
            Self::Log => f.write_str("/log"),
            Self::Delegates => f.write_str("/delegates"),
            Self::Grants => f.write_str("/grants"),
            Self::Files => f.write_str("/files"),
            Self::Settings => f.write_str("/settings"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_one_address() {
        let patient = UserId::parse("patient_x").expect("a user id");
        let pages = [
            Route::Start,
            Route::People,
            Route::Submit,
            Route::Consent,
            Route::Forge,
            Route::Blocks,
            Route::Block(Height(12)),
            Route::Transaction(Hash([0xab; 32])),
            Route::Histories,
            Route::Person(patient.clone()),
            Route::Record(RecordId::parse("rx-1").expect("a record id")),
            Route::History(patient),
            Route::Log,
            Route::Delegates,
            Route::Grants,
            Route::Files,
            Route::Settings,
        ];
        for page in pages {
            assert_eq!(Route::parse(&page.href()), page);
        }
    }

    #[test]
    fn what_means_nothing_is_unknown() {
        for fragment in ["#/nowhere", "#/blocks/x", "#/blocks/-1", "#/blocks/007", "#/blocks/1/2", "#/history/No"] {
            assert_eq!(Route::parse(fragment), Route::Unknown, "{fragment}");
        }
        for fragment in ["", "#", "#/"] {
            assert_eq!(Route::parse(fragment), Route::Start, "{fragment}");
        }
    }
}
