//! The storage of the data: its place, its persistence, and the reminder to export.

use crate::text::{bytes, settings};
use crate::ui::components::{Button, ButtonStyle, Check, Fact, Facts, Sheet};
use crate::ui::route::Route;
use crate::ui::state::{Announcer, ExportReminder};
use crate::worker::DATABASE;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Shows the settings.
#[component]
pub fn StorageSheet() -> impl IntoView {
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
                <Fact name=settings::taken()><Taken /></Fact>
            </Facts>
            <p>
                <a href=Route::Files.href()>{settings::to_files()}</a>
            </p>
            <Check
                id="reminder"
                label=settings::reminder()
                value=ExportReminder::get().is_on()
                hint=settings::reminder_hint()
            />
        </Sheet>
    }
}

/// Shows the persistence of the data. The page asks for persistent storage only after a press of the button.
#[component]
fn Persistence() -> impl IntoView {
    let announcer = Announcer::get();
    let kept = RwSignal::new(None::<bool>);
    let answer = RwSignal::new(None::<&'static str>);
    spawn_local(async move {
        kept.try_set(answer_to(StorageManager::persisted).await);
    });
    let ask = move |()| {
        spawn_local(async move {
            let agreed = answer_to(StorageManager::persist).await;
            let words = if agreed == Some(true) { settings::persist_yes() } else { settings::persist_no() };
            announcer.announce(words);
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
            <Button label=settings::persist() on_press=ask look=ButtonStyle::Plain />
        </Show>
        <p class="quiet" role="status">{answer}</p>
    }
}

/// Shows the browser's estimate of the storage that this site uses, for all ledgers together.
#[component]
fn Taken() -> impl IntoView {
    let usage = RwSignal::new(None::<u64>);
    spawn_local(async move {
        usage.try_set(usage_now().await);
    });
    view! { <p>{move || usage.get().map_or_else(|| settings::not_known().to_owned(), bytes)}</p> }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of bytes is whole and not negative"
)]
async fn usage_now() -> Option<u64> {
    let estimate = asked(StorageManager::estimate).await?;
    let usage = js_sys::Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()?;
    Some(usage as u64)
}

/// Returns the storage manager's answer to a question of yes or no.
async fn answer_to(question: fn(&StorageManager) -> Result<js_sys::Promise, JsValue>) -> Option<bool> {
    asked(question).await?.as_bool()
}

/// Returns the storage manager's answer; `None` without a storage manager, as on a page that is not secure.
async fn asked(question: fn(&StorageManager) -> Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    let keeper = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let keeper: StorageManager = keeper.dyn_into().ok()?;
    JsFuture::from(question(&keeper).ok()?).await.ok()
}
