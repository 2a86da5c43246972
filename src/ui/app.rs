//! The root of the page: the shared state, the frame, and the page of the current address.

use super::components::{prepare_formats, utc_offset};
use super::framed::{Framed, is_framed};
use super::hash_highlight;
use super::pages::{library, page};
use super::panic_page;
use super::route::Route;
use super::shell::{Bar, Notes, Rail, Trouble, save_on_keys};
use super::state::{
    Address, Announcer, ExportReminder, IdleLockSetting, Importing, LanguageSetting, ListPosition, Note, Store,
    SwitchAccount, Worker, refresh_when_shown, resume, show_stored,
};
use crate::text::{self, Language, shell};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Mounts the application into the document, or the notice for a page inside a frame.
pub fn mount() {
    panic_page::watch();
    text::show_local_times(utc_offset);
    if is_framed() { mount_to_body(Framed) } else { mount_to_body(App) }
}

#[component]
fn App() -> impl IntoView {
    show_stored();
    let language_setting = LanguageSetting::provide();
    let store = Store::provide();
    let announcer = Announcer::provide();
    let address = Address::provide();
    ExportReminder::provide();
    SwitchAccount::provide();
    ListPosition::provide();
    let worker = Worker::provide(store);
    IdleLockSetting::provide(worker);
    provide_travel(announcer, address);
    hash_highlight::follow();
    name_window(store, address, language_setting);
    focus_heading(address);
    focus_choice(language_setting);
    resume(store, worker);
    refresh_when_shown(store, worker);
    dismiss_note_of_another_language(language_setting);
    // A new language draws the whole page again, on the same state.
    let spoken = move || [language_setting.language().get()];
    view! {
        <For each=spoken key=|language| language.tag() children=|_| view! { <Frame /> } />
        <p class="visually-hidden" role="status" aria-live="polite">{announcer.words()}</p>
    }
}

/// The visible page, in the current language.
#[component]
fn Frame() -> impl IntoView {
    let address = Address::get();
    prepare_formats();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{shell::skip()}</a>
        <Bar />
        <Rail />
        <main id="main" tabindex="-1">
            <Trouble />
            <Notes />
            {move || page(address.route().get())}
        </main>
        <library::DeleteDialog />
    }
}

/// Provides the state for importing and exporting files, which every page can use.
fn provide_travel(announcer: Announcer, address: Address) {
    let note = Note::provide(announcer);
    Importing::provide(address, note);
    library::Deleting::provide();
    save_on_keys(note);
    Effect::new(move |former: Option<Route>| {
        let route = address.route().get();
        if former.is_some_and(|former| former != route) {
            note.dismiss();
        }
        route
    });
}

/// Removes the note when the language changes, because its text is not translated again.
fn dismiss_note_of_another_language(language_setting: LanguageSetting) {
    let note = Note::get();
    Effect::new(move |former: Option<Language>| {
        let language = language_setting.language().get();
        if former.is_some_and(|former| former != language) {
            note.dismiss();
        }
        language
    });
}

/// Sets the title of the window to the title of the page.
fn name_window(store: Store, address: Address, language_setting: LanguageSetting) {
    let ledger = Memo::new(move |_| store.ledger().get().map(|ledger| ledger.name.to_string()));
    let is_patient = store.is_patient();
    Effect::new(move || {
        language_setting.language().track();
        let is_patient = is_patient.get();
        let title = address.route().with(|route| route.title(is_patient));
        document().set_title(&ledger.with(|ledger| shell::window_title(&title, ledger.as_deref())));
    });
}

/// Moves the focus to the heading after a change of page; the first page keeps the focus at the start of the document.
fn focus_heading(address: Address) {
    Effect::new(move |former: Option<Route>| {
        let route = address.route().get();
        if former.is_some_and(|former| former != route) {
            request_animation_frame(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus("main h1");
            });
        }
        route
    });
}

/// Keeps the focus on the language choice, although a new language draws it again.
fn focus_choice(language_setting: LanguageSetting) {
    Effect::new(move |former: Option<Language>| {
        let language = language_setting.language().get();
        if former.is_some_and(|former| former != language) {
            request_animation_frame(|| focus("#language"));
        }
        language
    });
}

fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // `focus` does not fail for an element in the document.
        let _ = element.focus();
    }
}
