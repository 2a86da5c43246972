//! A patient's history: the records with their versions, and the rule that permits access to each.

pub mod closed;
pub mod content;
mod print;
mod record;
mod version;

use super::gate::{Gate, PageRequirement, shown};
use crate::ledger::id::UserId;
use crate::ledger::rejection::Field;
use crate::protocol::{Fault, History, command};
use crate::text::history;
use crate::ui::components::{Empty, Form, Heading, Sheet, SubmitButton, TextField};
use crate::ui::route::Route;
use crate::ui::state::{CommandAction, go, load_from_chain};
use leptos::prelude::*;
use print::{PrintHead, Printing};
use record::RecordSheet;

/// Shows the form that chooses a patient.
#[component]
pub fn Histories() -> impl IntoView {
    view! {
        <Heading title=history::choose_title() lead=history::choose_lead() />
        <Gate needs=PageRequirement::Session>
            <Choose />
        </Gate>
    }
}

#[component]
fn Choose() -> impl IntoView {
    let action = CommandAction::idle();
    let patient = RwSignal::new(String::new());
    let look = move |()| {
        action.forget();
        let typed = patient.get_untracked();
        match UserId::parse(typed.trim()) {
            Ok(patient) => go(&Route::History(patient)),
            Err(malformed) => action.fail(Fault::Identifier { field: Field::PatientId, actual: malformed.actual }),
        }
    };
    view! {
        <Sheet title=history::patient()>
            <Form on_submit=look>
                <TextField id="history-patient" label=history::patient() value=patient fault=action.at(Field::PatientId) />
                <SubmitButton label=history::look() busy=action.busy() />
            </Form>
        </Sheet>
    }
}

/// Shows the history of one patient.
#[component]
pub fn HistoryPage(
    /// The patient's user id.
    patient: UserId,
) -> impl IntoView {
    let title = history::title(patient.as_str());
    let patient = StoredValue::new(patient);
    view! {
        <Heading title=title />
        <Gate needs=PageRequirement::Session>
            <Records patient=patient />
        </Gate>
        <p class="on-screen">
            <a href=Route::Histories.href()>{history::another()}</a>
        </p>
    }
}

#[component]
fn Records(patient: StoredValue<UserId>) -> impl IntoView {
    let records = load_from_chain(move || Some(command::ReadHistory { patient_id: patient.get_value() }));
    shown(records, |found: History| {
        let empty =
            found.records.is_empty().then(|| view! { <Empty words=history::empty() next=history::empty_next() /> });
        let hidden = (found.hidden > 0).then(|| view! { <p class="quiet">{history::hidden(found.hidden)}</p> });
        let printing = Printing::idle();
        let versions: Vec<_> =
            found.records.iter().flat_map(|record| &record.versions).map(|it| it.transaction).collect();
        let record = move |record| view! { <RecordSheet record=record printing=printing /> };
        view! {
            <PrintHead name=found.name.to_string() printing=printing versions=versions />
            {empty}
            {found.records.into_iter().map(record).collect_view()}
            {hidden}
        }
    })
}
