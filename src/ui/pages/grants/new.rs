//! A new grant: to whom, which records, what for, how long.

use crate::ledger::rejection::Field;
use crate::ledger::transaction::grant::Purpose;
use crate::protocol::{Command, History, NewGrant, RecordView, Reply};
use crate::text::{common, grants};
use crate::ui::components::{
    Choices, Empty, Form, Select, Several, Sheet, SubmitButton, TextField, day_today, end_of_day,
};
use crate::ui::pages::gate::missing;
use crate::ui::pages::person::{doctor_choices, people};
use crate::ui::pages::sending::Sending;
use crate::ui::state::{Act, Announcer, Store, load_from_chain};
use leptos::prelude::*;
use std::collections::BTreeSet;

const PURPOSES: [Purpose; 4] = [Purpose::Treatment, Purpose::Payment, Purpose::Operations, Purpose::PatientRequest];

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Values {
    grantee: RwSignal<String>,
    /// 0 for all records, 1 for some.
    which: RwSignal<usize>,
    records: RwSignal<BTreeSet<String>>,
    /// An index into `PURPOSES`.
    purpose: RwSignal<usize>,
    /// 0 for no end, 1 for a last day.
    how_long: RwSignal<usize>,
    last_day: RwSignal<String>,
    /// What is wrong with what was chosen, found here.
    wrong: RwSignal<Option<&'static str>>,
}

impl Values {
    fn new() -> Self {
        Self {
            grantee: RwSignal::new(String::new()),
            which: RwSignal::new(0),
            records: RwSignal::new(BTreeSet::new()),
            purpose: RwSignal::new(0),
            how_long: RwSignal::new(0),
            last_day: RwSignal::new(day_today()),
            wrong: RwSignal::new(None),
        }
    }

    /// The grant as it is sent, or what is wrong with it.
    fn grant(self) -> Result<NewGrant, &'static str> {
        let records: Vec<String> = self.records.get_untracked().into_iter().collect();
        let records = match self.which.get_untracked() {
            0 => None,
            _ if records.is_empty() => return Err(grants::NONE_CHOSEN),
            _ => Some(records),
        };
        let not_after = match self.how_long.get_untracked() {
            0 => None,
            _ => Some(end_of_day(&self.last_day.get_untracked()).ok_or(grants::LAST_DAY_SHAPE)?),
        };
        let purpose = PURPOSES[self.purpose.get_untracked()];
        Ok(NewGrant { grantee: self.grantee.get_untracked(), records, purpose, not_before: None, not_after })
    }

    /// What is wrong, where it is this.
    fn at(self, which: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.wrong.get().filter(|wrong| *wrong == which).map(str::to_owned))
    }

    fn clear(self) {
        self.grantee.set(String::new());
        self.which.set(0);
        self.records.set(BTreeSet::new());
        self.how_long.set(0);
    }
}

/// The form.
#[component]
pub fn NewSheet() -> impl IntoView {
    let (sending, announcer, values) = (Sending::idle(), Announcer::get(), Values::new());
    let send = move |()| {
        let grant = values.grant();
        values.wrong.set(grant.as_ref().err().copied());
        match grant {
            Ok(grant) => sending.send(Command::Grant(grant), grants::GRANTED.to_owned(), move || values.clear()),
            Err(wrong) => announcer.say(wrong),
        }
    };
    view! {
        <Sheet title=grants::NEW_TITLE>
            <p class="quiet">{grants::NEW_LEAD}</p>
            <Form on_submit=send>
                <Fields values=values act=sending.act() />
                {sending.note(&[Field::Grantee])}
                <SubmitButton label=grants::GRANT busy=sending.act().busy() />
            </Form>
        </Sheet>
    }
}

#[component]
fn Fields(values: Values, act: Act) -> impl IntoView {
    let doctors = doctor_choices(people());
    let purposes = PURPOSES.into_iter().map(grants::purpose).collect();
    view! {
        <Select
            id="grant-doctor"
            label=grants::GRANTEE
            value=values.grantee
            choices=doctors
            fault=act.at(Field::Grantee)
        />
        <Choices id="grant-which" label=grants::WHICH value=values.which words=vec![grants::ALL, grants::SOME] />
        <Show when=move || values.which.get() == 1>
            <Records values=values />
        </Show>
        <Choices id="grant-purpose" label=grants::PURPOSE value=values.purpose words=purposes />
        <Choices id="grant-end" label=grants::HOW_LONG value=values.how_long words=vec![grants::NEVER_ENDS, grants::ENDS] />
        <Show when=move || values.how_long.get() == 1>
            <TextField
                id="grant-last-day"
                label=grants::LAST_DAY
                value=values.last_day
                kind="date"
                fault=values.at(grants::LAST_DAY_SHAPE)
            />
        </Show>
    }
}

/// The patient's own records. Asking for them is an entry in the log, so they are asked for when they are wanted.
#[component]
fn Records(values: Values) -> impl IntoView {
    let session = Store::get().session();
    let own = load_from_chain(
        move || session.get().map(|session| Command::ReadHistory { patient_id: session.user_id }),
        |reply| if let Reply::History(history) = reply { Some(choices(history)) } else { None },
    );
    let choices = Memo::new(move |_| own.value().unwrap_or_default());
    let is_empty = Memo::new(move |_| own.value().is_some_and(|own| own.is_empty()));
    view! {
        {missing(own)}
        <Show when=move || is_empty.get()>
            <Empty words=grants::NO_RECORDS />
        </Show>
        <Show when=move || choices.with(|choices| !choices.is_empty())>
            <Several
                id="grant-records"
                label=grants::CHOOSE_RECORDS
                value=values.records
                choices=choices
                hint=grants::CHOOSE_HINT
                fault=values.at(grants::NONE_CHOSEN)
            />
        </Show>
    }
}

/// Each record by its id, and what kind it is where its newest version opens.
fn choices(history: History) -> Vec<(String, String)> {
    let choice = |record: RecordView| {
        let id = record.record_id.to_string();
        let kind = record.versions.last().and_then(|version| version.content.as_ref().ok());
        let words = kind.map_or_else(|| id.clone(), |content| common::beside(&id, content.record_type.as_str()));
        (id, words)
    };
    history.records.into_iter().map(choice).collect()
}
