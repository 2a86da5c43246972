//! The idle lock of accounts, and the autopilot.

use crate::text::{forge, settings, shell};
use crate::ui::components::{Choices, Pill, Sheet, Tone};
use crate::ui::pages::forge::Switch;
use crate::ui::route::Route;
use crate::ui::state::{IdleLockSetting, MINUTES, Store};
use leptos::prelude::*;

/// Shows the time after which idle accounts are locked.
#[component]
pub fn IdleLockSheet() -> impl IntoView {
    let idle_lock = IdleLockSetting::get();
    let place = MINUTES.iter().position(|minutes| *minutes == idle_lock.minutes().get_untracked());
    let chosen = RwSignal::new(place.unwrap_or_default());
    Effect::new(move |former: Option<usize>| {
        let place = chosen.get();
        if former.is_some_and(|former| former != place) {
            idle_lock.choose(MINUTES[place]);
        }
        place
    });
    view! {
        <Sheet title=settings::idle_title()>
            <p class="quiet">{move || shell::idle(idle_lock.minutes().get())}</p>
            <Choices id="idle" label=settings::idle() value=chosen words=settings::idle_times().to_vec() />
        </Sheet>
    }
}

/// Shows the state of the autopilot and its switch. The page for forging chooses its accounts.
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
