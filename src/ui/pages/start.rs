//! The start page: the ways to open a ledger, or an overview of the open ledger.

mod explore;
mod figures;
mod create;
mod next;
mod overview;

use super::files::import::ImportSheet;
use super::library::LibrarySheet;
use crate::text::start;
use crate::ui::components::{Heading, Loading};
use crate::ui::state::Store;
use explore::ExploreSheet;
use create::CreateSheet;
use leptos::prelude::*;
use overview::Overview;

/// The ledger that the start page can show.
#[derive(Clone, Copy, PartialEq)]
enum Beginning {
    Unknown,
    Nothing,
    Ledger,
}

/// Shows the page.
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
            <CreateSheet />
            <div class="stack">
                <LibrarySheet title=start::continue_title() />
                <ImportSheet title=start::open_title() lead=start::open_lead() />
            </div>
        </div>
    }
}
