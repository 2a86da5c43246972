//! The submission of records: the form, and the state of each of the doctor's own proposals.

mod field;
mod form;
mod former;
mod next;
mod own;
mod share;

use super::gate::{Gate, PageRequirement};
use crate::ledger::transaction::account::Role;
use crate::text::submit;
use crate::ui::components::Heading;
use form::{RecordSheet, Values};
use former::FormerSheet;
use leptos::prelude::*;
use own::OwnSheet;
use share::{Share, ShareSheet};

/// Shows the forms and the proposals.
#[component]
pub fn Submit() -> impl IntoView {
    view! {
        <Heading title=submit::title() lead=submit::lead() />
        <Gate needs=PageRequirement::Role(Role::Doctor)>
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
            <div class="stack">
                <FormerSheet values=values />
                <ShareSheet share=share />
            </div>
        </div>
        <OwnSheet values=values share=share />
    }
}
