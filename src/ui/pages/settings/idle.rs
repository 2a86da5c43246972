//! After how long accounts are locked, and whether delegates forge by themselves.

use crate::text::{forge, settings, shell};
use crate::ui::components::{Choices, Pill, Sheet, Tone};
use crate::ui::pages::forge::Switch;
use crate::ui::route::Route;
use crate::ui::state::{MINUTES, Patience, Store};
use leptos::prelude::*;

/// The time to lock idle accounts.
#[component]
pub fn IdleSheet() -> impl IntoView {
    let patience = Patience::get();
    let place = MINUTES.iter().position(|minutes| *minutes == patience.minutes().get_untracked());
    let chosen = RwSignal::new(place.unwrap_or_default());
    Effect::new(move |former: Option<usize>| {
        let place = chosen.get();
        if former.is_some_and(|former| former != place) {
            patience.choose(MINUTES[place]);
        }
        place
    });
    view! {
        <Sheet title=settings::idle_title()>
            <p class="quiet">{move || shell::idle(patience.minutes().get())}</p>
            <Choices id="idle" label=settings::idle() value=chosen words=settings::idle_times().to_vec() />
        </Sheet>
    }
}

/// Whether the autopilot runs. Which accounts it forges with is chosen where blocks are forged.
#[component]
pub fn AutopilotSheet() -> impl IntoView {
    let status = Store::get().status();
    let pace = Memo::new(move |_| status.with(|status| status.as_ref().and_then(|status| status.autopilot)));
    let state = move || match pace.get() {
        Some(pace) => view! { <Pill tone=Tone::Permitted words=forge::runs(pace) /> },
        None => view! { <Pill tone=Tone::Neutral words=forge::stopped() /> },
    };
    view! {
        <Sheet title=forge::autopilot_title()>
            <p>{state}</p>
            <Switch pace=pace />
            <p>
                <a href=Route::Forge.href()>{settings::to_forge()}</a>
            </p>
        </Sheet>
    }
}
