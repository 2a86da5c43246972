//! Where everybody begins: ways to open a ledger; with one open, the ledger at a glance.

mod explore;
mod figures;
mod found;
mod next;
mod overview;

use super::files::import::ImportSheet;
use super::library::LibrarySheet;
use crate::text::start;
use crate::ui::components::{Heading, Loading};
use crate::ui::state::Store;
use explore::ExploreSheet;
use found::FoundSheet;
use leptos::prelude::*;
use overview::Overview;

/// What is there to begin with.
#[derive(Clone, Copy, PartialEq)]
enum Beginning {
    Unknown,
    Nothing,
    Ledger,
}

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let status = Store::get().status();
    let beginning = Memo::new(move |_| {
        status.with(|status| match status {
            None => Beginning::Unknown,
            Some(status) if status.ledger.is_none() => Beginning::Nothing,
            Some(_) => Beginning::Ledger,
        })
    });
    move || match beginning.get() {
        Beginning::Unknown => view! { <Loading /> }.into_any(),
        Beginning::Nothing => view! { <Welcome /> }.into_any(),
        Beginning::Ledger => view! { <Overview /> }.into_any(),
    }
}

#[component]
fn Welcome() -> impl IntoView {
    view! {
        <Heading title=start::title() lead=start::lead() />
        <ExploreSheet />
        <div class="columns">
            <FoundSheet />
            <div class="stack">
                <LibrarySheet title=start::continue_title() />
                <ImportSheet title=start::open_title() lead=start::open_lead() />
            </div>
        </div>
    }
}
