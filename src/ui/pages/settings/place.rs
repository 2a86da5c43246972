//! Where the data lives, how long the browser keeps it, and whether the page reminds of what is in no file.

use crate::text::settings;
use crate::ui::components::{Button, Check, Fact, Facts, Look, Sheet};
use crate::ui::route::Route;
use crate::ui::state::{Announcer, Reminder};
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
        <Sheet title=settings::WHERE_TITLE>
            <p>{settings::WHERE}</p>
            <p>{if is_file { settings::WHERE_FILE } else { settings::WHERE_SERVED }}</p>
            <Facts>
                <Fact name=settings::WHERE_ADDRESS>{address}</Fact>
                <Fact name=settings::KEPT><Persistence /></Fact>
            </Facts>
            <p>
                <a href=Route::Files.href()>{settings::TO_FILES}</a>
            </p>
            <Check
                id="reminder"
                label=settings::REMINDER
                value=Reminder::get().is_on()
                hint=settings::REMINDER_HINT
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
            let words = if agreed == Some(true) { settings::PERSIST_YES } else { settings::PERSIST_NO };
            announcer.say(words);
            kept.try_set(agreed);
            answer.try_set(Some(words));
        });
    };
    let words = move || match kept.get() {
        Some(true) => settings::PERSISTENT,
        Some(false) => settings::NOT_PERSISTENT,
        None => settings::NOT_KNOWN,
    };
    view! {
        <p>{words}</p>
        <Show when=move || kept.get() == Some(false)>
            <Button label=settings::PERSIST on_press=ask look=Look::Plain />
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
