//! The search for heights, hashes, people, records and pages. Ctrl+K opens it, or ⌘K on a Mac.

mod results;

use crate::protocol::{SearchHit, command};
use crate::text::search;
use crate::ui::components::Dialog;
use crate::ui::state::{Store, Worker, go};
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};
use results::{Hit, Hits, hits};

/// The button in the bar, the keys, and the dialog.
#[component]
pub fn Search() -> impl IntoView {
    let open = RwSignal::new(false);
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if held && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            open.set(true);
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <button type="button" class="search" aria-label=search::title() on:click=move |_| open.set(true)>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="7" cy="7" r="4.5" />
                <path d="M10.5 10.5 14 14" />
            </svg>
            <span>{search::title()}</span>
            <kbd>{search::keys()}</kbd>
        </button>
        <Dialog open=open title=search::title()>
            <Finder on_done=move |()| open.set(false) />
        </Dialog>
    }
}

/// The field and its hits: arrow keys choose a hit, Enter opens it.
#[component]
fn Finder(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let found = search_hits(words);
    let status = Store::get().status();
    let all = Memo::new(move |_| hits(&words.get(), found.get(), &status.get().unwrap_or_default()));
    let chosen = RwSignal::new(0_usize);
    let leave = Callback::new(move |hit: Hit| {
        go(&hit.route);
        on_done.run(());
    });
    let active = move || (!all.with(Vec::is_empty)).then(|| Hit::id(chosen.get()));
    let write = move |event| {
        words.set(event_target_value(&event));
        chosen.set(0);
    };
    view! {
        <div class="field">
            <label for="search-words">{search::label()}</label>
            <input
                id="search-words"
                node_ref=focused()
                type="text"
                role="combobox"
                autocomplete="off"
                aria-expanded="true"
                aria-controls="search-hits"
                aria-activedescendant=active
                prop:value=words
                on:input=write
                on:keydown=move |event| press(&event, all, chosen, leave)
            />
        </div>
        <Hits all=all chosen=chosen words=words on_go=leave />
    }
}

/// Handles the arrow keys and Enter.
fn press(event: &ev::KeyboardEvent, all: Memo<Vec<Hit>>, chosen: RwSignal<usize>, leave: Callback<Hit>) {
    let last = all.with_untracked(|all| all.len().saturating_sub(1));
    match event.key().as_str() {
        "ArrowDown" => chosen.update(|chosen| *chosen = (*chosen + 1).min(last)),
        "ArrowUp" => chosen.update(|chosen| *chosen = chosen.saturating_sub(1)),
        "Enter" => {
            if let Some(hit) = all.with_untracked(|all| all.get(chosen.get_untracked()).cloned()) {
                leave.run(hit);
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Returns a field that receives the focus at once; otherwise the dialog focuses its first button, which closes it.
fn focused() -> NodeRef<html::Input> {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            // `focus` does not fail for an element in the document.
            let _ = field.focus();
        }
    });
    field
}

/// Returns the hits of the worker. While a search runs, they are those of the search before.
fn search_hits(words: RwSignal<String>) -> RwSignal<Vec<SearchHit>> {
    let (worker, hits) = (Worker::get(), RwSignal::new(Vec::new()));
    let asked = StoredValue::new(0_u64);
    Effect::new(move || {
        let words = words.get();
        asked.update_value(|asked| *asked += 1);
        let mine = asked.get_value();
        spawn_local(async move {
            // Without a ledger only pages are found.
            let answer = worker.ask(command::Search { words }).await.unwrap_or_default();
            if asked.try_get_value() == Some(mine) {
                hits.set(answer);
            }
        });
    });
    hits
}
