//! The form that creates a ledger and its first administrator.

use crate::ledger::free_text::Name;
use crate::ledger::rejection::Field;
use crate::ledger::transaction::account::Parameters;
use crate::protocol::command;
use crate::text::start;
use crate::ui::components::{Form, PressPolicy, ProgressNote, Sheet, SubmitButton, TextField, fault_note};
use crate::ui::pages::new_password::{Names, NewPassword, judge};
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// The values of the fields. A rule reports both names as `Field::Name`; the form decides which one is wrong.
#[derive(Clone, Copy, Default)]
struct Values {
    name: RwSignal<String>,
    user_id: RwSignal<String>,
    founder_name: RwSignal<String>,
    hospital_id: RwSignal<String>,
    password: RwSignal<String>,
}

impl Values {
    fn new_ledger(self) -> command::CreateLedger {
        command::CreateLedger {
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

/// Shows the form.
#[component]
pub fn CreateSheet() -> impl IntoView {
    let action = CommandAction::idle();
    let values = Values::default();
    let submit = move |()| match untrack(|| values.password.with(|typed| judge(typed, values.names()))) {
        Err(weak) => action.fail(weak),
        Ok(()) => action.run(values.new_ledger(), move |_| {
            // The page and its fields may be gone by now.
            drop(values.password.try_set(String::new()));
            action.done(start::created());
        }),
    };
    view! {
        <Sheet title=start::create_title()>
            <p class="quiet">{start::create_lead()}</p>
            <Form on_submit=submit>
                <Fields values=values action=action />
                {fault_note(action.beside(&[Field::Name, Field::UserId, Field::HospitalId, Field::Password]))}
                <SubmitButton label=start::create() busy=action.busy() takes=PressPolicy::WhenStable />
                <Show when=move || action.busy().get()>
                    <ProgressNote progress=Store::get().progress() />
                </Show>
            </Form>
        </Sheet>
    }
}

#[component]
fn Fields(values: Values, action: CommandAction) -> impl IntoView {
    // Both names are one field in a fault. It concerns the administrator's name if the ledger's name is valid.
    let name_fault = action.at(Field::Name);
    let at_founder = Memo::new(move |_| values.name.with(|name| Name::parse(name.trim()).is_ok()));
    let of_ledger = Signal::derive(move || name_fault.get().filter(|_| !at_founder.get()));
    let of_founder = Signal::derive(move || name_fault.get().filter(|_| at_founder.get()));
    view! {
        <TextField id="create-name" label=start::ledger_name() value=values.name hint=start::ledger_name_hint() fault=of_ledger />
        <TextField
            id="create-user"
            label=start::own_id()
            value=values.user_id
            hint=start::own_id_hint()
            autocomplete="username"
            fault=action.at(Field::UserId)
        />
        <TextField id="create-founder" label=start::own_name() value=values.founder_name autocomplete="name" fault=of_founder />
        <TextField
            id="create-hospital"
            label=start::own_hospital()
            value=values.hospital_id
            hint=start::hospital_hint()
            fault=action.at(Field::HospitalId)
        />
        <NewPassword id="create-password" value=values.password names=values.names() fault=action.at(Field::Password) />
    }
}
