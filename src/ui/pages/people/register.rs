//! The registration of a new account, whose keys are made on this device.

use crate::ledger::rejection::Field;
use crate::ledger::transaction::account::Role;
use crate::protocol::command;
use crate::text::people;
use crate::ui::components::{Choices, Form, PressPolicy, ProgressNote, Sheet, SubmitButton, TextField, fault_note};
use crate::ui::pages::new_password::{Names, NewPassword, judge};
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

const ROLES: [Role; 3] = [Role::Patient, Role::Doctor, Role::Administrator];

#[derive(Clone, Copy, Default)]
struct Values {
    user_id: RwSignal<String>,
    name: RwSignal<String>,
    role: RwSignal<usize>,
    hospital_id: RwSignal<String>,
    password: RwSignal<String>,
}

impl Values {
    fn role(self) -> Role {
        ROLES[self.role.get()]
    }

    fn account(self) -> command::Register {
        let role = untrack(|| self.role());
        let hospital_id = Some(self.hospital_id.get_untracked()).filter(|_| role != Role::Patient);
        command::Register {
            user_id: self.user_id.get_untracked(),
            name: self.name.get_untracked(),
            role,
            hospital_id,
            password: self.password.get_untracked().into(),
        }
    }

    fn names(self) -> Names {
        let ledger = Store::get().ledger();
        let ledger_name = move || ledger.with(|ledger| ledger.as_ref().map(|ledger| ledger.name.as_str().to_owned()));
        Signal::derive(move || {
            let typed = [self.user_id, self.name].map(|value| value.get());
            ledger_name().into_iter().chain(typed).collect::<Vec<String>>()
        })
    }

    fn clear(self) {
        for value in [self.user_id, self.name, self.password] {
            value.set(String::new());
        }
    }
}

/// Shows the form.
#[component]
pub fn RegisterSheet() -> impl IntoView {
    let action = CommandAction::idle();
    let values = Values::default();
    let done = RwSignal::new(false);
    let names = values.names();
    let submit = move |()| {
        done.set(false);
        if let Err(weak) = untrack(|| values.password.with(|typed| judge(typed, names))) {
            return action.fail(weak);
        }
        action.run(values.account(), move |_| {
            values.clear();
            done.set(true);
            action.done(people::registered());
        });
    };
    view! {
        <Sheet title=people::register_title()>
            <p class="quiet">{people::register_lead()}</p>
            <Form on_submit=submit>
                <Fields values=values names=names action=action />
                {fault_note(action.beside(&[Field::Name, Field::UserId, Field::HospitalId, Field::Password]))}
                <SubmitButton label=people::register() busy=action.busy() takes=PressPolicy::WhenStable />
                <output>{move || done.get().then_some(people::registered())}</output>
                <Show when=move || action.busy().get()>
                    <ProgressNote progress=Store::get().progress() />
                </Show>
            </Form>
        </Sheet>
    }
}

#[component]
fn Fields(values: Values, names: Names, action: CommandAction) -> impl IntoView {
    let roles = ROLES.into_iter().map(people::role_choice).collect();
    view! {
        <Choices id="register-role" label=people::role() value=values.role words=roles />
        <TextField
            id="register-user"
            label=people::user_id()
            value=values.user_id
            hint=people::user_id_hint()
            fault=action.at(Field::UserId)
        />
        <TextField
            id="register-name"
            label=people::full_name()
            value=values.name
            hint=people::name_hint()
            fault=action.at(Field::Name)
        />
        <Show when=move || values.role() != Role::Patient>
            <TextField
                id="register-hospital"
                label=people::hospital()
                value=values.hospital_id
                hint=people::hospital_hint()
                fault=action.at(Field::HospitalId)
            />
        </Show>
        <NewPassword id="register-password" value=values.password names=names fault=action.at(Field::Password) />
    }
}
