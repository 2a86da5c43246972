//! Submitting records: the form, and where each own proposal stands.

mod form;
mod own;

use super::gate::{Gate, Needs};
use crate::ledger::transaction::account::Role;
use crate::text::submit;
use crate::ui::components::Heading;
use form::{RecordSheet, Values};
use leptos::prelude::*;
use own::OwnSheet;

/// The page.
#[component]
pub fn Submit() -> impl IntoView {
    view! {
        <Heading title=submit::TITLE lead=submit::LEAD />
        <Gate needs=Needs::Role(Role::Doctor)>
            <Parts />
        </Gate>
    }
}

#[component]
fn Parts() -> impl IntoView {
    let values = Values::new();
    view! {
        <RecordSheet values=values />
        <OwnSheet values=values />
    }
}
