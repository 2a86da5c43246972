//! Forging: the current turn, the pool, the forged block and the autopilot.

mod autopilot;
mod pool;
mod switch;
mod turn;
mod unlock;

use super::gate::{Gate, PageRequirement};
use crate::text::forge;
use crate::ui::components::Heading;
use autopilot::AutopilotSheet;
use leptos::prelude::*;
use pool::PoolSheets;
pub use switch::Switch;
use turn::TurnSheet;

/// Shows the page. The autopilot needs no session, since it may run while no account is signed in.
#[component]
pub fn Forge() -> impl IntoView {
    view! {
        <Heading title=forge::title() lead=forge::lead() />
        <Gate needs=PageRequirement::Session>
            <div class="columns">
                <TurnSheet />
                <div class="stack">
                    <PoolSheets />
                </div>
            </div>
        </Gate>
        <Gate needs=PageRequirement::Ledger>
            <AutopilotSheet />
        </Gate>
    }
}
