//! Where the data lives, how long the browser keeps it, and whether the page reminds of what is in no file.

use crate::text::settings;
use crate::ui::components::{Button, Check, Fact, Facts, Look, Sheet};
use crate::ui::route::Route;
use crate::ui::state::{Announcer, Reminder};
use crate::worker::DATABASE;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// The sheet.
#[component]
pub fn PlaceSheet() -> impl IntoView {
    let location = window().location();
    let is_file = location.protocol().is_ok_and(|protocol| protocol == "file:");
    let address = if is_file { location.pathname() } else { location.origin() }.unwrap_or_default();
    view! {
        <Sheet title=settings::where_title()>
            <p>{settings::where_it_lives()}</p>
            <p>{if is_file { settings::where_file() } else { settings::where_served() }}</p>
            <Facts>
                <Fact name=settings::where_address()>{address}</Fact>
                <Fact name=settings::where_database()>{settings::databases(DATABASE)}</Fact>
                <Fact name=settings::kept()><Persistence /></Fact>
            </Facts>
            <p>
                <a href=Route::Files.href()>{settings::to_files()}</a>
            </p>
            <Check
                id="reminder"
                label=settings::reminder()
                value=Reminder::get().is_on()
                hint=settings::reminder_hint()
            />
        </Sheet>
    }
}

/// How long the browser keeps the data, and the wish for longer: it is asked only when the reader presses.
#[component]
fn Persistence() -> impl IntoView {
    let announcer = Announcer::get();
    let kept = RwSignal::new(None::<bool>);
    let answer = RwSignal::new(None::<&'static str>);
    spawn_local(async move {
        kept.try_set(asked(StorageManager::persisted).await);
    });
    let ask = move |()| {
        spawn_local(async move {
            let agreed = asked(StorageManager::persist).await;
            let words = if agreed == Some(true) { settings::persist_yes() } else { settings::persist_no() };
            announcer.say(words);
            kept.try_set(agreed);
            answer.try_set(Some(words));
        });
    };
    let words = move || match kept.get() {
        Some(true) => settings::persistent(),
        Some(false) => settings::not_persistent(),
        None => settings::not_known(),
    };
    view! {
        <p>{words}</p>
        <Show when=move || kept.get() == Some(false)>
            <Button label=settings::persist() on_press=ask look=Look::Plain />
        </Show>
        <p class="quiet" role="status">{answer}</p>
    }
}

/// What the browser's keeper of data answers; nothing where there is none, as on pages that are not secure.
async fn asked(question: fn(&StorageManager) -> Result<js_sys::Promise, JsValue>) -> Option<bool> {
    let keeper = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let keeper: StorageManager = keeper.dyn_into().ok()?;
    JsFuture::from(question(&keeper).ok()?).await.ok()?.as_bool()
}
