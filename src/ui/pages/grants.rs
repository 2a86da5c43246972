//! Grants. Patients make and revoke them; doctors see the grants to them; administrators see all.

mod list;
mod new;
mod revocation;
mod values;

use super::gate::{Gate, PageRequirement};
use super::own::OwnWaiting;
use crate::ledger::transaction::account::Role;
use crate::protocol::Subject;
use crate::text::grants;
use crate::ui::components::Heading;
use crate::ui::state::Store;
use leptos::prelude::*;
use list::ListSheet;
use new::NewSheet;

/// Shows the grants and, to a patient, the form for a new one.
#[component]
pub fn Grants() -> impl IntoView {
    let session = Store::get().session();
    let role = Memo::new(move |_| session.with(|session| session.as_ref().map(|who| who.role)));
    let lead = move || match role.get() {
        Some(Role::Doctor) => grants::lead_doctor(),
        Some(Role::Administrator) => grants::lead_administrator(),
        Some(Role::Patient) | None => grants::lead_patient(),
    };
    view! {
        <Heading title=grants::title() lead=Signal::derive(move || lead().to_owned()) />
        <Gate needs=PageRequirement::Session>
            {move || role.get().map(|role| view! { <ListSheet role=role /> })}
            <Show when=move || role.get() == Some(Role::Patient)>
                <OwnWaiting title=grants::waiting_title() belongs=belongs />
                <NewSheet />
            </Show>
        </Gate>
    }
}

const fn belongs(subject: &Subject) -> bool {
    matches!(subject, Subject::Grant { .. } | Subject::Revocation { .. })
}
