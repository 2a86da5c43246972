//! The page that exports the ledger to a file and imports ledgers from files.

mod export;
pub mod import;
mod proposal;
pub mod save;
mod undo;

use super::library::LibrarySheet;
use crate::text::{files, library};
use crate::ui::components::Heading;
use crate::ui::state::Store;
use export::ExportSheet;
use import::ImportSheet;
use leptos::prelude::*;

/// Shows the import, the export and the ledgers of this device. An import needs no open ledger.
#[component]
pub fn Files() -> impl IntoView {
    let store = Store::get();
    let has_ledger = Memo::new(move |_| store.ledger().with(Option::is_some));
    view! {
        <Heading title=files::title() lead=files::lead() />
        <div class="columns">
            <ImportSheet title=files::import_title() lead=files::import_lead() />
            <div class="stack">
                <Show when=move || has_ledger.get()>
                    <ExportSheet />
                </Show>
                <LibrarySheet title=library::title() />
            </div>
        </div>
    }
}
