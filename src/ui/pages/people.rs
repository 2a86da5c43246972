//! The people of the ledger, the people who wait for registration, and the form to register.

mod list;
mod register;
mod waiting;

use super::gate::{Gate, PageRequirement, shown};
use crate::protocol::{Person, Registration, command};
use crate::text::people;
use crate::ui::components::Heading;
use crate::ui::state::load;
use leptos::prelude::*;
use list::LedgerSheet;
use register::RegisterSheet;
use waiting::WaitingSheet;

/// Shows the people and the form.
#[component]
pub fn People() -> impl IntoView {
    view! {
        <Heading title=people::title() lead=people::lead() />
        <Gate needs=PageRequirement::Ledger>
            <Lists />
            <RegisterSheet />
        </Gate>
    }
}

#[component]
fn Lists() -> impl IntoView {
    let everybody = load(|| Some(command::ListPeople {}));
    shown(everybody, |everybody: Vec<Person>| {
        let is_waiting = |person: &Person| matches!(person.registration, Registration::Waiting { .. });
        let (waiting, here): (Vec<_>, Vec<_>) = everybody.into_iter().partition(is_waiting);
        let waiting = (!waiting.is_empty()).then(|| view! { <WaitingSheet people=waiting /> });
        view! {
            {waiting}
            <LedgerSheet people=here />
        }
    })
}
