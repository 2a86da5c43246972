//! The switch of the autopilot, and its pace.

use crate::protocol::command;
use crate::text::forge;
use crate::ui::components::{Choices, Form, PressPolicy, SubmitButton, fault_note};
use crate::ui::state::CommandAction;
use leptos::prelude::*;

/// Shows the form that starts the autopilot at a pace, or stops it.
#[component]
pub fn Switch(
    /// The time between two blocks in milliseconds; `None` while the autopilot is stopped.
    pace: Memo<Option<u32>>,
) -> impl IntoView {
    let action = CommandAction::idle();
    let runs = Memo::new(move |_| pace.with(Option::is_some));
    let known = pace.get_untracked().and_then(|pace| forge::paces().iter().position(|(choice, _)| *choice == pace));
    let chosen = RwSignal::new(known.unwrap_or(forge::PACE_AT_FIRST));
    let press = move |()| {
        let stops = runs.get_untracked();
        let pace = (!stops).then(|| forge::paces()[chosen.get_untracked()].0);
        let done = if stops { forge::has_stopped() } else { forge::started() };
        action.run(command::Autopilot { pace }, move |_| action.done(done));
    };
    let label = move || if runs.get() { forge::stop() } else { forge::start() }.to_owned();
    let words = forge::paces().map(|(_, words)| words).to_vec();
    view! {
        <Form on_submit=press>
            <Show when=move || !runs.get()>
                <Choices id="pace" label=forge::pace() value=chosen words=words.clone() />
            </Show>
            {fault_note(action.beside(&[]))}
            <SubmitButton label=Signal::derive(label) busy=action.busy() takes=PressPolicy::OnceSettled />
        </Form>
    }
}
