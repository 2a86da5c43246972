//! The hits of a search, as a list of choices.

use crate::ledger::transaction::account::Role;
use crate::protocol::{SearchHit, Status};
use crate::text::{common, role, search};
use crate::ui::components::Strip;
use crate::ui::route::{Route, navigation};
use leptos::prelude::*;

/// A hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The page of the hit.
    pub route: Route,
    words: String,
    note: String,
    /// The digits of the strip.
    hash: Option<String>,
}

impl Hit {
    /// Returns the id of the hit's element.
    pub fn id(place: usize) -> String {
        format!("search-hit-{place}")
    }
}

/// Returns all hits: first those of the ledger, then the pages with a matching title.
pub fn hits(words: &str, hits: Vec<SearchHit>, status: &Status) -> Vec<Hit> {
    let wanted = words.trim().to_lowercase();
    let is_patient = status.session.as_ref().is_some_and(|it| it.role == Role::Patient);
    let page =
        |route: Route| Hit { words: route.title(is_patient), note: search::page().to_owned(), hash: None, route };
    let (first, others) = navigation(status);
    let pages = first.into_iter().chain(others).map(page).filter(|hit| hit.words.to_lowercase().contains(&wanted));
    hits.into_iter().map(hit).chain(pages).collect()
}

fn hit(hit: SearchHit) -> Hit {
    match hit {
        SearchHit::Block { height, hash } => Hit {
            route: Route::Block(height),
            words: common::block(height.0),
            note: search::block().to_owned(),
            hash: hash.map(|hash| hash.to_string()),
        },
        SearchHit::Transaction { transaction, height } => Hit {
            route: Route::Transaction(transaction),
            words: search::transaction(&transaction, height),
            note: height.map_or(search::waits(), |_| common::in_chain()).to_owned(),
            hash: Some(transaction.to_string()),
        },
        SearchHit::Person { user_id, name, role: has } => Hit {
            words: common::beside(user_id.as_str(), name.as_str()),
            note: role(has).to_owned(),
            hash: None,
            route: Route::Person(user_id),
        },
        SearchHit::Record { record_id, patient_id, .. } => Hit {
            words: record_id.to_string(),
            note: format!("{} · {}", search::record(), search::of_patient(&patient_id)),
            hash: None,
            route: Route::Record(record_id),
        },
    }
}

/// The list.
#[component]
pub fn Hits(
    /// The hits.
    all: Memo<Vec<Hit>>,
    /// The index of the hit that Enter opens.
    chosen: RwSignal<usize>,
    /// The search text.
    words: RwSignal<String>,
    /// Opens a hit.
    on_go: Callback<Hit>,
) -> impl IntoView {
    let item = move |(place, hit): (usize, Hit)| view! { <Item place=place hit=hit chosen=chosen on_go=on_go /> };
    view! {
        <ul id="search-hits" class="hits" role="listbox" aria-label=search::results()>
            {move || all.get().into_iter().enumerate().map(item).collect_view()}
        </ul>
        <Show when=move || all.with(Vec::is_empty) && words.with(|words| !words.trim().is_empty())>
            <p class="quiet" role="status">{search::nothing()}</p>
        </Show>
    }
}

#[component]
fn Item(place: usize, hit: Hit, chosen: RwSignal<usize>, on_go: Callback<Hit>) -> impl IntoView {
    let Hit { words, note, hash, .. } = hit.clone();
    let strip = hash.map(|digits| {
        view! {
            <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                <Strip digits=digits />
            </svg>
        }
    });
    let is_chosen = move || chosen.get() == place;
    view! {
        <li
            id=Hit::id(place)
            role="option"
            aria-selected=move || is_chosen().to_string()
            on:click=move |_| on_go.run(hit.clone())
            on:pointermove=move |_| chosen.set(place)
        >
            <span>{words}</span>
            {strip}
            <span class="quiet">{note}</span>
        </li>
    }
}
