//! Routes: the page of a fragment, and the fragment, the title and the place in the navigation of a page.
//!
//! A route is a fragment (`#/blocks/12`), because the application also runs on hosts that serve plain files under any
//! path, and such a host knows no other addresses.

use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{GREATEST, Height};
use crate::ledger::transaction::account::Role;
use crate::protocol::Status;
use crate::text::{block, common, delegates, files, grants, history, log, people, search, settings, shell};
use std::fmt;

/// A page, with its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page: an overview of the open ledger, or ways to open one.
    Start,
    /// All people of the ledger.
    People,
    /// The form that submits records.
    Submit,
    /// The proposals that wait for the acting patient.
    Consent,
    /// The form that forges the next block.
    Forge,
    /// The list of blocks.
    Blocks,
    /// A block.
    Block(Height),
    /// A transaction.
    Transaction(Hash),
    /// The choice of a patient.
    Histories,
    /// The records of a patient.
    History(UserId),
    /// A person.
    Person(UserId),
    /// A record.
    Record(RecordId),
    /// The access log.
    Log,
    /// Delegates, candidates, the next election, and the balance of the acting account.
    Delegates,
    /// The grants between people.
    Grants,
    /// Export and import.
    Files,
    /// Appearance, verification and storage.
    Settings,
    /// An unknown address.
    Unknown,
}

impl Route {
    /// Parses a fragment, with or without its `#`.
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
            ("blocks", Some(height), None) => block_at(height),
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

    /// Returns the address for a link.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// Returns the title, for the window, the navigation and the search.
    pub fn title(&self, is_patient: bool) -> String {
        match self {
            Self::Start => shell::overview().to_owned(),
            Self::People => people::title().to_owned(),
            Self::Submit => shell::submit().to_owned(),
            Self::Consent => shell::consent().to_owned(),
            Self::Forge => shell::forge().to_owned(),
            Self::Blocks => block::list_title().to_owned(),
            Self::Block(height) => common::block(height.0),
            Self::Transaction(id) => common::transaction(id),
            Self::Histories => shell::history().to_owned(),
            Self::History(patient) => history::title(patient.as_str()),
            Self::Person(user) => user.to_string(),
            Self::Record(record) => search::record_title(record.as_str()),
            Self::Log if is_patient => log::title_patient().to_owned(),
            Self::Log => log::title().to_owned(),
            Self::Delegates => delegates::title().to_owned(),
            Self::Grants => grants::title().to_owned(),
            Self::Files => files::title().to_owned(),
            Self::Settings => settings::title().to_owned(),
            Self::Unknown => shell::not_found_title().to_owned(),
        }
    }
}

/// Returns the pages in the navigation of the acting account: the most important ones for its role, and the others.
pub fn navigation(status: &Status) -> (Vec<Route>, Vec<Route>) {
    if status.ledger.is_none() {
        return (vec![Route::Start, Route::Files, Route::Settings], Vec::new());
    }
    let Some(session) = &status.session else {
        return (
            vec![Route::Start, Route::People, Route::Blocks],
            vec![Route::Delegates, Route::Files, Route::Settings],
        );
    };
    match session.role {
        Role::Administrator => (
            vec![Route::Start, Route::People, Route::Forge, Route::Blocks],
            vec![Route::Delegates, Route::Histories, Route::Grants, Route::Log, Route::Files, Route::Settings],
        ),
        Role::Doctor => (
            vec![Route::Start, Route::Submit, Route::Histories, Route::Blocks],
            vec![Route::Grants, Route::Delegates, Route::People, Route::Forge, Route::Files, Route::Settings],
        ),
        Role::Patient => (
            vec![Route::Start, Route::Consent, Route::History(session.user_id.clone()), Route::Grants],
            vec![
                Route::Log,
                Route::Blocks,
                Route::Delegates,
                Route::People,
                Route::Forge,
                Route::Files,
                Route::Settings,
            ],
        ),
    }
}

/// Parses a height without sign or leading zeros, so that each block has one address. No block has a greater height than
/// the greatest integer of the protocol, and no command can name one.
fn block_at(height: &str) -> Route {
    let parsed = height.parse().ok().filter(|number: &u64| *number <= GREATEST && number.to_string() == height);
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
        let patient = UserId::parse("patient_x").expect("the text is a user id");
        let pages = [
            Route::Start,
            Route::People,
            Route::Submit,
            Route::Consent,
            Route::Forge,
            Route::Blocks,
            Route::Block(Height(12)),
            Route::Block(Height(GREATEST)),
            Route::Transaction(Hash([0xab; 32])),
            Route::Histories,
            Route::Person(patient.clone()),
            Route::Record(RecordId::parse("rx-1").expect("the text is a record id")),
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
    fn a_height_beyond_the_integers_of_the_protocol_is_unknown() {
        for height in ["9007199254740992", "18446744073709551615", "18446744073709551616", "1e3", "0x10", "１"] {
            assert_eq!(Route::parse(&format!("#/blocks/{height}")), Route::Unknown, "{height}");
        }
    }

    #[test]
    fn meaningless_values_are_unknown() {
        for fragment in ["#/nowhere", "#/blocks/x", "#/blocks/-1", "#/blocks/007", "#/blocks/1/2", "#/history/No"] {
            assert_eq!(Route::parse(fragment), Route::Unknown, "{fragment}");
        }
        for fragment in ["", "#", "#/"] {
            assert_eq!(Route::parse(fragment), Route::Start, "{fragment}");
        }
    }
}
