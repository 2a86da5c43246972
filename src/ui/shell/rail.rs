//! The navigation. On a narrow screen it is a bar at the bottom, with the less important pages behind 'More'.

use crate::ledger::transaction::account::Role;
use crate::protocol::Status;
use crate::text::shell;
use crate::ui::route::Route;
use crate::ui::state::{Address, Store};
use leptos::prelude::*;

/// A page in the navigation.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    route: Route,
    words: &'static str,
    count: u64,
    /// The meaning of the count.
    counted: String,
}

impl Entry {
    fn new(route: Route, words: &'static str) -> Self {
        Self { route, words, count: 0, counted: String::new() }
    }

    fn counting(self, count: u64, counted: String) -> Self {
        Self { count, counted, ..self }
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
    let (href, words) = (entry.route.href(), entry.words);
    let count =
        (entry.count > 0).then(|| view! { <span class="count" title=entry.counted.clone()>{entry.count}</span> });
    let current = move || route.with(|route| entry.is_current(route)).then_some("page");
    view! {
        <li>
            <a href=href aria-current=current>{words} " " {count}</a>
        </li>
    }
}

/// Returns the pages for the acting account.
pub fn routes(status: &Status) -> Vec<Route> {
    let (first, others) = entries(status);
    first.into_iter().chain(others).map(|entry| entry.route).collect()
}

/// Returns the most important pages for the role of the acting account, and the other pages.
fn entries(status: &Status) -> (Vec<Entry>, Vec<Entry>) {
    let start = Entry::new(Route::Start, shell::overview());
    let settings = Entry::new(Route::Settings, shell::settings());
    let files = Entry::new(Route::Files, shell::files());
    let Some(ledger) = &status.ledger else { return (vec![start, files, settings], Vec::new()) };
    let files = files.counting(ledger.unexported, shell::unexported(ledger.unexported));
    let waiting = u64::from(ledger.waiting_for_me);
    let people = Entry::new(Route::People, shell::people());
    let counted = |entry: Entry| entry.counting(waiting, shell::waiting(waiting));
    let (forge, blocks) = (Entry::new(Route::Forge, shell::forge()), Entry::new(Route::Blocks, shell::blocks()));
    let log = Entry::new(Route::Log, shell::log());
    let evidence = u64::from(ledger.evidence);
    let delegates = Entry::new(Route::Delegates, shell::delegates()).counting(evidence, shell::evidence(evidence));
    let grants = Entry::new(Route::Grants, shell::grants());
    let history = Entry::new(Route::Histories, shell::history());
    let Some(session) = &status.session else {
        return (vec![start, people, blocks], vec![delegates, files, settings]);
    };
    match session.role {
        Role::Administrator => {
            (vec![start, counted(people), forge, blocks], vec![delegates, history, grants, log, files, settings])
        }
        Role::Doctor => {
            let submit = Entry::new(Route::Submit, shell::submit());
            (vec![start, submit, history, blocks], vec![grants, delegates, people, forge, files, settings])
        }
        Role::Patient => {
            let consent = counted(Entry::new(Route::Consent, shell::consent()));
            let own = Entry::new(Route::History(session.user_id.clone()), shell::history());
            let log = Entry::new(Route::Log, shell::log_patient());
            (vec![start, consent, own, grants], vec![log, blocks, delegates, people, forge, files, settings])
        }
    }
}
