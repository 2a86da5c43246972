//! The answer to a proposal: approval, or refusal with a reason. After the answer it shows the outcome.

use super::outcome::{OutcomeView, outcome_of};
use super::visit::Visit;
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::command;
use crate::text::consent;
use crate::ui::components::{Button, ButtonStyle, PressPolicy, fault_note};
use crate::ui::state::CommandAction;
use leptos::prelude::*;

/// A proposal that asks for an answer.
#[derive(Clone)]
pub struct Question {
    /// The id of the proposal.
    pub transaction: Hash,
    /// The id of the record.
    pub record: String,
    /// The author of the proposal.
    pub author: String,
    /// Returns the note after an approval, from the record's id and the height of the next block.
    pub approved: fn(&str, Height) -> String,
    /// Set to the proposal to open the dialog for its refusal.
    pub refusing: RwSignal<Option<Hash>>,
}

/// Shows the buttons, or the outcome after the answer.
#[component]
pub fn Answer(
    /// The proposal.
    question: Question,
    /// Set if the whole content is on the screen.
    #[prop(into)]
    is_read: Signal<bool>,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let outcome = outcome_of(question.transaction, visit);
    let is_open = Memo::new(move |_| outcome.with(Option::is_none));
    move || {
        let question = question.clone();
        if is_open.get() {
            return view! { <Buttons question=question is_read=is_read visit=visit /> }.into_any();
        }
        let Question { transaction, record, author, .. } = question;
        view! { <OutcomeView transaction=transaction record=record author=author outcome=outcome visit=visit /> }
            .into_any()
    }
}

#[component]
fn Buttons(question: Question, is_read: Signal<bool>, visit: Visit) -> impl IntoView {
    let Question { transaction, record, approved, refusing, .. } = question;
    let action = CommandAction::idle();
    let approve = move |()| {
        let record = record.clone();
        action.run(command::Approve { transaction, despite_concerns: false }, move |_| {
            let words = approved(&record, untrack(|| visit.next()));
            action.done(words.clone());
            visit.approved(transaction, words);
        });
    };
    view! {
        <div class="row answer">
            <Button
                label=consent::approve()
                on_press=approve
                busy=action.busy()
                enabled=is_read
                look=ButtonStyle::First
                takes=PressPolicy::WhenStable
                about=transaction.to_string()
            />
            <Button
                label=consent::refuse()
                on_press=move |()| refusing.set(Some(transaction))
                takes=PressPolicy::WhenStable
                about=transaction.to_string()
            />
        </div>
        {fault_note(action.beside(&[]))}
    }
}
