//! The pages, one a file. Each asks for what it shows and sends what is pressed.

pub mod gate;
pub mod sign_in;

use super::components::Heading;
use super::route::Route;
use crate::text::shell;
use leptos::prelude::*;

/// The page that an address means.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Start
        | Route::People
        | Route::Submit
        | Route::Consent
        | Route::Forge
        | Route::Blocks
        | Route::Block(_)
        | Route::Transaction(_)
        | Route::Histories
        | Route::History(_)
        | Route::Log
        | Route::Files
        | Route::Settings
        | Route::Unknown => not_found().into_any(),
    }
}

fn not_found() -> impl IntoView {
    view! {
        <Heading title=shell::NOT_FOUND_TITLE lead=shell::NOT_FOUND />
        <p>
            <a class="button first" href=Route::Start.href()>{shell::TO_START}</a>
        </p>
    }
}
