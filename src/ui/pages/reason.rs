//! The dialog that asks for a reason. The chain keeps the reason of each refusal, withdrawal and revocation.

use crate::ledger::id::Hash;
use crate::ledger::rejection::Field;
use crate::protocol::Ask;
use crate::text::common;
use crate::ui::components::{Area, Dialog, Form, PressPolicy, SubmitButton, fault_note, open_while};
use crate::ui::state::CommandAction;
use leptos::prelude::*;

/// Shows the dialog while `of` contains a transaction.
#[component]
pub fn ReasonDialog<C: Ask>(
    /// The transaction that the reason is about.
    of: RwSignal<Option<Hash>>,
    /// The heading.
    title: &'static str,
    /// Returns a preview of the effect, shown above the form.
    #[prop(optional)]
    before: Option<fn(Hash) -> AnyView>,
    /// The label of the button.
    label: &'static str,
    /// The announcement after success.
    done: &'static str,
    /// Returns the command to send.
    command: fn(Hash, String) -> C,
    /// Called after success with the transaction and the reason.
    #[prop(into, optional)]
    on_done: Option<Callback<(Hash, String)>>,
) -> impl IntoView {
    let open = open_while(of);
    view! {
        <Dialog open=open title=title>
            {of.get_untracked().zip(before).map(|(of, before)| before(of))}
            <ReasonForm of=of label=label done=done command=command on_done=on_done />
        </Dialog>
    }
}

#[component]
fn ReasonForm<C: Ask>(
    of: RwSignal<Option<Hash>>,
    label: &'static str,
    done: &'static str,
    command: fn(Hash, String) -> C,
    on_done: Option<Callback<(Hash, String)>>,
) -> impl IntoView {
    let action = CommandAction::idle();
    let reason = RwSignal::new(String::new());
    let submit = move |()| {
        let Some(transaction) = of.get_untracked() else { return };
        let given = reason.get_untracked();
        action.run(command(transaction, given.clone()), move |_| {
            of.set(None);
            action.done(done);
            on_done.into_iter().for_each(|on_done| on_done.run((transaction, given.clone())));
        });
    };
    view! {
        <Form on_submit=submit>
            <Area id="reason" label=common::reason() value=reason hint=common::reason_hint() fault=action.at(Field::Reason) />
            {fault_note(action.beside(&[Field::Reason]))}
            <SubmitButton label=label busy=action.busy() takes=PressPolicy::WhenStable />
        </Form>
    }
}
