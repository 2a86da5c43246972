//! The start page: the ways to open a ledger, or an overview of the open ledger.

mod create;
mod explore;
mod figures;
mod next;
mod overview;

use super::files::import::ImportSheet;
use super::library::LibrarySheet;
use crate::text::start;
use crate::ui::components::{Heading, Loading};
use crate::ui::state::Store;
use create::CreateSheet;
use explore::ExploreSheet;
use leptos::prelude::*;
use overview::Overview;

/// The ledger that the start page can show.
#[derive(Clone, Copy, PartialEq)]
enum StartState {
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
            None => StartState::Unknown,
            Some(status) if status.ledger.is_none() => StartState::Nothing,
            Some(_) => StartState::Ledger,
        })
    });
    move || match beginning.get() {
        StartState::Unknown => view! { <Loading /> }.into_any(),
        StartState::Nothing => view! { <Welcome /> }.into_any(),
        StartState::Ledger => view! { <Overview /> }.into_any(),
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
