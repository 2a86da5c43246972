//! Forging: whose turn it is, what is ready and what came out; and the delegates that forge by themselves.

mod autopilot;
mod pool;
mod switch;
mod turn;
mod unlock;

use super::gate::{Gate, Needs};
use crate::text::forge;
use crate::ui::components::Heading;
use autopilot::AutopilotSheet;
use leptos::prelude::*;
use pool::PoolSheets;
pub use switch::Switch;
use turn::TurnSheet;

/// The page. The autopilot is there for everybody on this device: it may run while nobody is signed in.
#[component]
pub fn Forge() -> impl IntoView {
    view! {
        <Heading title=forge::title() lead=forge::lead() />
        <Gate needs=Needs::Session>
            <div class="columns">
                <TurnSheet />
                <div class="stack">
                    <PoolSheets />
                </div>
            </div>
        </Gate>
        <Gate needs=Needs::Ledger>
            <AutopilotSheet />
        </Gate>
    }
}
