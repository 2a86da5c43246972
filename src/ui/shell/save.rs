//! Exports the ledger with Ctrl+S, or ⌘S on a Mac.
//!
//! If the browser lets a page write files, the person chooses a file once, and each further export of that ledger in
//! this session writes to the same file. Otherwise each export is a download. Functions that are called by name here
//! have no stable `web-sys` bindings yet.

use crate::ledger::id::{Hash, UserId};
use crate::protocol::{Compression, Contents, LedgerStatus, command};
use crate::text::{self, files};
use crate::ui::components::today;
use crate::ui::pages::files::save::save;
use crate::ui::state::{Note, Store, Worker};
use crate::worker::client::Answer;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The target of the export.
enum Place {
    /// The file that the person chose before.
    Known(JsValue),
    /// The browser asks for a file.
    Asked(Promise),
}

/// The person closed the browser's dialog without a file.
struct NoneChosen;

/// The file of this session and its ledger.
type Chosen = StoredValue<Option<(Hash, JsValue)>, LocalStorage>;

/// Listens for the keys.
pub fn save_on_keys(note: Note) {
    let (store, worker) = (Store::get(), Worker::get());
    let (chosen, is_busy) = (Chosen::new_local(None), StoredValue::new(false));
    let listener = window_event_listener(ev::keydown, move |event| {
        let is_save = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        let ledger = store.ledger().get_untracked();
        let Some(ledger) = ledger.filter(|_| is_save && event.key().eq_ignore_ascii_case("s")) else { return };
        event.prevent_default();
        if is_busy.get_value() {
            return;
        }
        is_busy.set_value(true);
        // The browser opens the dialog only in direct response to a key, so it comes before the export.
        let by = store.session().get_untracked().map(|session| session.user_id);
        let place = place_for(&ledger, by.as_ref(), chosen);
        spawn_local(async move {
            note.show(write(ledger.ledger, place, worker, chosen).await);
            store.end_progress();
            is_busy.set_value(false);
        });
    });
    on_cleanup(move || listener.remove());
}

/// Returns the file chosen before, or opens the browser's dialog; `None` if the browser has no such dialog.
fn place_for(ledger: &LedgerStatus, by: Option<&UserId>, chosen: Chosen) -> Option<Place> {
    let known =
        chosen.with_value(|it| it.as_ref().filter(|(of, _)| *of == ledger.ledger).map(|(_, file)| file.clone()));
    if let Some(file) = known {
        return Some(Place::Known(file));
    }
    let ask: Function = member(&window(), "showSaveFilePicker")?.dyn_into().ok()?;
    let name = files::file_name(&ledger.name, ledger.height, today(), by);
    let options = Object::new();
    // A new plain object accepts any member.
    let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    ask.call1(&window(), &options).ok()?.dyn_into().ok().map(Place::Asked)
}

/// Returns the file to write; `None` if the browser refuses the dialog.
///
/// # Errors
///
/// [`NoneChosen`] if the person closes the dialog.
async fn file_of(place: Option<Place>, ledger: Hash, chosen: Chosen) -> Result<Option<JsValue>, NoneChosen> {
    match place {
        None => Ok(None),
        Some(Place::Known(file)) => Ok(Some(file)),
        Some(Place::Asked(question)) => match JsFuture::from(question).await {
            Ok(file) => {
                chosen.set_value(Some((ledger, file.clone())));
                Ok(Some(file))
            }
            Err(error) if text_of(&error, "name") == "AbortError" => Err(NoneChosen),
            Err(_) => Ok(None),
        },
    }
}

/// Exports the ledger and returns the sentence that reports the outcome.
async fn write(ledger: Hash, place: Option<Place>, worker: Worker, chosen: Chosen) -> String {
    let Ok(file) = file_of(place, ledger, chosen).await else { return files::save_cancelled().to_owned() };
    let command = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts: false };
    let Answer { reply, attachment } = match worker.exchange(command, None).await {
        Ok(answer) => answer,
        Err(fault) => return text::fault(&fault),
    };
    let (card, Some(written)) = (reply, attachment) else { return String::new() };
    let Some(file) = file else {
        save(Some(written), &card.name);
        return files::exported(&card.name, card.size);
    };
    match write_into(&file, &written).await {
        Ok(()) => files::exported(&text_of(&file, "name"), card.size),
        Err(error) => {
            // The file may have been moved or deleted; the next export asks again.
            chosen.set_value(None);
            files::not_saved(&text_of(&error, "message"))
        }
    }
}

/// Replaces the content of the file. The browser does so in one step, when the stream closes.
async fn write_into(handle: &JsValue, file: &Blob) -> Result<(), JsValue> {
    let stream = call(handle, "createWritable", &[]).await?;
    call(&stream, "write", &[file]).await?;
    call(&stream, "close", &[]).await.map(drop)
}

/// Calls an asynchronous method by its name.
async fn call(of: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let arguments: Array = arguments.iter().copied().collect();
    JsFuture::from(method.apply(of, &arguments)?.dyn_into::<Promise>()?).await
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|it| !it.is_undefined())
}

fn text_of(it: &JsValue, name: &str) -> String {
    member(it, name).and_then(|text| text.as_string()).unwrap_or_default()
}
