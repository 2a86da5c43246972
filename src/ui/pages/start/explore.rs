//! The way into the demonstration, and whom one can be in it.

use crate::protocol::Command;
use crate::text::demonstration;
use crate::ui::components::{Button, Look, ProgressNote, Sheet, fault_note};
use crate::ui::pages::actors::{Actors, shown_password};
use crate::ui::state::{Act, Store};
use leptos::prelude::*;

/// One press builds it.
#[component]
pub fn ExploreSheet() -> impl IntoView {
    let act = Act::idle();
    let explore = move |()| act.run(Command::ExploreDemonstration, |_| ());
    view! {
        <section class="sheet welcome" aria-label=demonstration::title()>
            <p>{demonstration::lead()}</p>
            <Button label=demonstration::title() on_press=explore busy=act.busy() look=Look::First />
            <Show when=move || act.busy().get()>
                <ProgressNote progress=Store::get().progress() />
            </Show>
            {fault_note(act.beside(&[]))}
        </section>
    }
}

/// Whom one can be; nothing in any other ledger.
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
