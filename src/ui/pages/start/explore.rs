//! The entry to the demonstration, and its accounts.

use crate::protocol::command;
use crate::text::demonstration;
use crate::ui::components::{Button, ButtonStyle, ProgressNote, Sheet, fault_note};
use crate::ui::pages::actors::{Actors, shown_password};
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// Shows the button that creates and opens the demonstration.
#[component]
pub fn ExploreSheet() -> impl IntoView {
    let action = CommandAction::idle();
    let explore = move |()| action.run(command::ExploreDemonstration {}, |_| ());
    view! {
        <section class="sheet demonstration" aria-label=demonstration::title()>
            <p>{demonstration::lead()}</p>
            <Button label=demonstration::title() on_press=explore busy=action.busy() look=ButtonStyle::First />
            <Show when=move || action.busy().get()>
                <ProgressNote progress=Store::get().progress() />
            </Show>
            {fault_note(action.beside(&[]))}
        </section>
    }
}

/// Shows the accounts of the demonstration; nothing in any other ledger.
#[component]
pub fn ActorsSheet() -> impl IntoView {
    let password = shown_password();
    view! {
        <Show when=move || password.with(Option::is_some)>
            <Sheet title=demonstration::people_title()>
                <p>{demonstration::people_lead()}</p>
                <Actors />
            </Sheet>
        </Show>
    }
}
