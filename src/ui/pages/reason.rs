//! The dialog that asks why: for refusals and withdrawals, which go into the chain with their reason.

use crate::ledger::id::Hash;
use crate::ledger::rejection::Field;
use crate::protocol::Command;
use crate::text::common;
use crate::ui::components::{Area, Dialog, Form, SubmitButton, Takes, fault_note, open_while};
use crate::ui::state::Act;
use leptos::prelude::*;

/// The dialog, open while there is something to give a reason for.
#[component]
pub fn ReasonDialog(
    /// What the reason is for.
    of: RwSignal<Option<Hash>>,
    /// Its heading.
    title: &'static str,
    /// What should be known before.
    #[prop(optional)]
    before: Option<fn(Hash) -> AnyView>,
    /// What its button says.
    label: &'static str,
    /// What is said when it is done.
    done: &'static str,
    /// What is sent.
    command: fn(Hash, String) -> Command,
    /// Called when it is done, with the reason.
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
fn ReasonForm(
    of: RwSignal<Option<Hash>>,
    label: &'static str,
    done: &'static str,
    command: fn(Hash, String) -> Command,
    on_done: Option<Callback<(Hash, String)>>,
) -> impl IntoView {
    let act = Act::idle();
    let reason = RwSignal::new(String::new());
    let submit = move |()| {
        let Some(transaction) = of.get_untracked() else { return };
        let given = reason.get_untracked();
        act.run(command(transaction, given.clone()), move |_| {
            of.set(None);
            act.done(done);
            on_done.into_iter().for_each(|on_done| on_done.run((transaction, given.clone())));
        });
    };
    view! {
        <Form on_submit=submit>
            <Area id="reason" label=common::reason() value=reason hint=common::reason_hint() fault=act.at(Field::Reason) />
            {fault_note(act.beside(&[Field::Reason]))}
            <SubmitButton label=label busy=act.busy() takes=Takes::OnceStill />
        </Form>
    }
}
