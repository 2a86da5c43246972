//! Founding a ledger, and its founder with it.

use crate::ledger::rejection::Field;
use crate::ledger::transaction::account::Parameters;
use crate::ledger::words::Name;
use crate::protocol::{Command, Founding};
use crate::text::start;
use crate::ui::components::{Form, ProgressNote, Sheet, SubmitButton, Takes, TextField, fault_note};
use crate::ui::pages::new_password::{Names, NewPassword, judge};
use crate::ui::state::{Act, Store};
use leptos::prelude::*;

/// The fields' values. The names of ledger and founder are one field to the rules; here both show what is wrong.
#[derive(Clone, Copy, Default)]
struct Values {
    name: RwSignal<String>,
    user_id: RwSignal<String>,
    founder_name: RwSignal<String>,
    hospital_id: RwSignal<String>,
    password: RwSignal<String>,
}

impl Values {
    fn founding(self) -> Founding {
        Founding {
            name: self.name.get_untracked(),
            parameters: Parameters::default(),
            user_id: self.user_id.get_untracked(),
            founder_name: self.founder_name.get_untracked(),
            hospital_id: self.hospital_id.get_untracked(),
            password: self.password.get_untracked().into(),
        }
    }

    fn names(self) -> Names {
        Signal::derive(move || [self.user_id, self.founder_name, self.name].map(|value| value.get()).to_vec())
    }
}

/// The form.
#[component]
pub fn FoundSheet() -> impl IntoView {
    let act = Act::idle();
    let values = Values::default();
    let submit = move |()| match untrack(|| values.password.with(|typed| judge(typed, values.names()))) {
        Err(weak) => act.fail(weak),
        Ok(()) => act.run(Command::FoundLedger(values.founding()), move |_| {
            // The page may have moved on already, and its fields with it.
            drop(values.password.try_set(String::new()));
            act.done(start::founded());
        }),
    };
    view! {
        <Sheet title=start::found_title()>
            <p class="quiet">{start::found_lead()}</p>
            <Form on_submit=submit>
                <Fields values=values act=act />
                {fault_note(act.beside(&[Field::Name, Field::UserId, Field::HospitalId, Field::Password]))}
                <SubmitButton label=start::found() busy=act.busy() takes=Takes::OnceStill />
                <Show when=move || act.busy().get()>
                    <ProgressNote progress=Store::get().progress() />
                </Show>
            </Form>
        </Sheet>
    }
}

#[component]
fn Fields(values: Values, act: Act) -> impl IntoView {
    // Both names are the same field to the rules; the fault belongs to the founder's where the ledger's is a good one.
    let name_fault = act.at(Field::Name);
    let at_founder = Memo::new(move |_| values.name.with(|name| Name::parse(name.trim()).is_ok()));
    let of_ledger = Signal::derive(move || name_fault.get().filter(|_| !at_founder.get()));
    let of_founder = Signal::derive(move || name_fault.get().filter(|_| at_founder.get()));
    view! {
        <TextField id="found-name" label=start::ledger_name() value=values.name hint=start::ledger_name_hint() fault=of_ledger />
        <TextField
            id="found-user"
            label=start::founder_id()
            value=values.user_id
            hint=start::founder_id_hint()
            autocomplete="username"
            fault=act.at(Field::UserId)
        />
        <TextField id="found-founder" label=start::founder_name() value=values.founder_name autocomplete="name" fault=of_founder />
        <TextField
            id="found-hospital"
            label=start::founder_hospital()
            value=values.hospital_id
            hint=start::hospital_hint()
            fault=act.at(Field::HospitalId)
        />
        <NewPassword id="found-password" value=values.password names=values.names() fault=act.at(Field::Password) />
    }
}
