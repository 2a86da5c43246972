//! The titles of the pages.

use super::route::Route;
use crate::text::{common, history, log, search, shell};

/// Returns the title of a page.
pub fn title_of(route: &Route, is_patient: bool) -> String {
    match route {
        Route::Start => shell::overview().to_owned(),
        Route::People => shell::people().to_owned(),
        Route::Submit => shell::submit().to_owned(),
        Route::Consent => shell::consent().to_owned(),
        Route::Forge => shell::forge().to_owned(),
        Route::Blocks => shell::blocks().to_owned(),
        Route::Block(height) => common::block(height.0),
        Route::Person(user) => user.to_string(),
        Route::Record(record) => search::record_title(record.as_str()),
        Route::Transaction(id) => common::transaction(id),
        Route::Histories => shell::history().to_owned(),
        Route::History(patient) => history::title(patient.as_str()),
        Route::Log if is_patient => log::title_patient().to_owned(),
        Route::Log => shell::log().to_owned(),
        Route::Delegates => shell::delegates().to_owned(),
        Route::Grants => shell::grants().to_owned(),
        Route::Files => shell::files().to_owned(),
        Route::Settings => shell::settings().to_owned(),
        Route::Unknown => shell::not_found_title().to_owned(),
    }
}
