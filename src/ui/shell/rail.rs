//! The navigation. On a narrow screen it is a bar at the bottom, with the less important pages behind 'More'.

use crate::ledger::transaction::account::Role;
use crate::protocol::Status;
use crate::text::shell;
use crate::ui::route::{Route, navigation};
use crate::ui::state::{Address, Store};
use leptos::prelude::*;

/// A page in the navigation.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    route: Route,
    words: String,
    count: u64,
    /// The meaning of the count.
    counted: String,
}

impl Entry {
    fn new(route: Route, status: &Status) -> Self {
        let is_patient = status.session.as_ref().is_some_and(|session| session.role == Role::Patient);
        let (count, counted) = count(&route, status);
        Self { words: name(&route, is_patient), route, count, counted }
    }

    fn is_current(&self, route: &Route) -> bool {
        match route {
            Route::Block(_) | Route::Transaction(_) | Route::Record(_) => self.route == Route::Blocks,
            Route::Person(_) => self.route == Route::People,
            Route::History(_) => matches!(self.route, Route::History(_) | Route::Histories),
            _ => self.route == *route,
        }
    }
}

/// The navigation.
#[component]
pub fn Rail() -> impl IntoView {
    let status = Store::get().status();
    let route = Address::get().route();
    let entries = Memo::new(move |_| status.with(|status| status.as_ref().map(entries).unwrap_or_default()));
    let more = RwSignal::new(false);
    Effect::new(move || {
        route.track();
        more.set(false);
    });
    let item = move |entry: Entry| view! { <Item entry=entry route=route /> };
    view! {
        <nav class="rail" aria-label=shell::pages()>
            <ul>
                <For each=move || entries.get().0 key=|entry| format!("{entry:?}") children=item />
            </ul>
            <button type="button" class="more" aria-expanded=move || more.get().to_string() on:click=move |_| more.update(|more| *more = !*more)>
                {shell::more()}
            </button>
            <ul class="lesser" class:open=more>
                <For each=move || entries.get().1 key=|entry| format!("{entry:?}") children=item />
            </ul>
        </nav>
    }
}

#[component]
fn Item(entry: Entry, route: Signal<Route>) -> impl IntoView {
    let (href, words) = (entry.route.href(), entry.words.clone());
    let count =
        (entry.count > 0).then(|| view! { <span class="count" title=entry.counted.clone()>{entry.count}</span> });
    let current = move || route.with(|route| entry.is_current(route)).then_some("page");
    view! {
        <li>
            <a href=href aria-current=current>{words} " " {count}</a>
        </li>
    }
}

/// Returns the most important pages for the role of the acting account, and the other pages.
fn entries(status: &Status) -> (Vec<Entry>, Vec<Entry>) {
    let all = |routes: Vec<Route>| routes.into_iter().map(|route| Entry::new(route, status)).collect::<Vec<_>>();
    let (first, others) = navigation(status);
    (all(first), all(others))
}

/// Returns the name of a page in the navigation: its title, or a shorter one.
fn name(route: &Route, is_patient: bool) -> String {
    match route {
        Route::History(_) => shell::history().to_owned(),
        Route::Log if is_patient => shell::log_patient().to_owned(),
        _ => route.title(is_patient),
    }
}

/// Returns the count beside a page, and its meaning. 0 is not shown.
fn count(route: &Route, status: &Status) -> (u64, String) {
    let Some(ledger) = &status.ledger else { return (0, String::new()) };
    let (waiting, evidence) = (u64::from(ledger.waiting_for_me), u64::from(ledger.evidence));
    match (route, status.session.as_ref().map(|session| session.role)) {
        (Route::People, Some(Role::Administrator)) | (Route::Consent, Some(Role::Patient)) => {
            (waiting, shell::waiting(waiting))
        }
        (Route::Delegates, _) => (evidence, shell::evidence(evidence)),
        (Route::Files, _) => (ledger.unexported, shell::unexported(ledger.unexported)),
        _ => (0, String::new()),
    }
}
