//! Submitting records: the form, and where each own proposal stands.

mod form;
mod next;
mod own;
mod share;

use super::gate::{Gate, Needs};
use crate::ledger::transaction::account::Role;
use crate::text::submit;
use crate::ui::components::Heading;
use form::{RecordSheet, Values};
use leptos::prelude::*;
use own::OwnSheet;
use share::{Share, ShareSheet};

/// The page.
#[component]
pub fn Submit() -> impl IntoView {
    view! {
        <Heading title=submit::title() lead=submit::lead() />
        <Gate needs=Needs::Role(Role::Doctor)>
            <Parts />
        </Gate>
    }
}

#[component]
fn Parts() -> impl IntoView {
    let (values, share) = (Values::new(), Share::default());
    view! {
        <div class="columns main-first">
            <RecordSheet values=values />
            <ShareSheet share=share />
        </div>
        <OwnSheet values=values share=share />
    }
}
