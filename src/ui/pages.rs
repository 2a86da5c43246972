//! The pages, one in each file. A page loads the values that it shows and sends commands when a person acts.

pub mod actors;
pub mod files;
pub mod gate;
pub mod library;
pub mod new_password;
pub mod reason;
pub mod sending;
pub mod sign_in;

mod account;
mod block;
mod blocks;
mod consent;
mod delegates;
mod forge;
mod grants;
mod history;
mod inclusion;
mod log;
mod own;
mod people;
mod people_choices;
mod record;
mod settings;
mod start;
mod submit;
mod transaction;
mod why;

use super::components::Heading;
use super::route::Route;
use crate::text::shell;
use leptos::prelude::*;

/// Returns the page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Start => view! { <start::Start /> }.into_any(),
        Route::People => view! { <people::People /> }.into_any(),
        Route::Person(user) => view! { <account::AccountPage user=user /> }.into_any(),
        Route::Record(record) => view! { <record::RecordPage record=record /> }.into_any(),
        Route::Submit => view! { <submit::Submit /> }.into_any(),
        Route::Consent => view! { <consent::Consent /> }.into_any(),
        Route::Forge => view! { <forge::Forge /> }.into_any(),
        Route::Blocks => view! { <blocks::Blocks /> }.into_any(),
        Route::Block(height) => view! { <block::BlockPage height=height /> }.into_any(),
        Route::Transaction(id) => view! { <transaction::TransactionPage id=id /> }.into_any(),
        Route::Histories => view! { <history::Histories /> }.into_any(),
        Route::History(patient) => view! { <history::HistoryPage patient=patient /> }.into_any(),
        Route::Log => view! { <log::Log /> }.into_any(),
        Route::Delegates => view! { <delegates::Delegates /> }.into_any(),
        Route::Grants => view! { <grants::Grants /> }.into_any(),
        Route::Files => view! { <files::Files /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::Unknown => not_found().into_any(),
    }
}

fn not_found() -> impl IntoView {
    view! {
        <Heading title=shell::not_found_title() lead=shell::not_found() />
        <p>
            <a class="button first" href=Route::Start.href()>{shell::to_start()}</a>
        </p>
    }
}
