//! The overview of a ledger: the newest blocks, the current turn, and the next steps of the acting account.

use super::explore::ActorsSheet;
use super::figures::Figures;
use super::next::NextSheet;
use crate::protocol::{BlockCard, SlotState, SlotView, command};
use crate::text::{files, start};
use crate::ui::components::{Heading, Sheet};
use crate::ui::draw::{ChainStrip, TurnRing};
use crate::ui::pages::gate::shown;
use crate::ui::pages::sign_in::SignIn;
use crate::ui::route::Route;
use crate::ui::state::{ExportReminder, Store, load};
use leptos::prelude::*;

/// The number of blocks in the drawing. The page asks for one more, whose hash the oldest drawn block shows.
const BLOCKS: u32 = 12;

/// Shows the overview.
#[component]
pub fn Overview() -> impl IntoView {
    let store = Store::get();
    let signed_in = Memo::new(move |_| store.session().with(Option::is_some));
    let ledger = Memo::new(move |_| store.ledger().get());
    let name = Signal::derive(move || ledger.get().map(|ledger| ledger.name.to_string()).unwrap_or_default());
    view! {
        <Heading title=name />
        <ReminderLine />
        <ChainSheet />
        <div class="columns">
            <Show when=move || signed_in.get() fallback=|| view! { <WhoSheet /> }>
                <NextSheet />
            </Show>
            <TurnSheet />
        </div>
        <ActorsSheet />
    }
}

/// Shows the export reminder if some blocks are in no file, unless the person has turned it off.
#[component]
fn ReminderLine() -> impl IntoView {
    let (ledger, is_on) = (Store::get().ledger(), ExportReminder::get().is_on());
    let blocks = Memo::new(move |_| ledger.with(|ledger| ledger.as_ref().map_or(0, |ledger| ledger.unexported)));
    view! {
        <Show when=move || is_on.get() && (blocks.get() > 0)>
            <p class="quiet">
                {move || files::reminder(blocks.get())} " " <a href=Route::Files.href()>{files::reminder_link()}</a>
            </p>
        </Show>
    }
}

#[component]
fn ChainSheet() -> impl IntoView {
    let ledger = Store::get().ledger();
    let blocks = load(|| Some(command::ListBlocks { below: None, count: BLOCKS + 1 }));
    let note = Signal::derive(move || blocks.value().map(|blocks| note_on(&blocks)).unwrap_or_default());
    let irreversible = Memo::new(move |_| ledger.get().map(|ledger| ledger.irreversible).unwrap_or_default());
    let next = Memo::new(move |_| ledger.with(|it| it.as_ref().map(|it| (it.turn.clone(), it.ready))));
    let chain = move |blocks| view! { <ChainStrip blocks=blocks irreversible=irreversible.get() next=next.get() /> };
    view! {
        <Sheet title=start::overview_title() note=note>
            {shown(blocks, chain)}
            <Figures />
        </Sheet>
    }
}

fn note_on(blocks: &[BlockCard]) -> String {
    let shown = blocks.len().min(BLOCKS as usize);
    let reversible = blocks.iter().take(shown).filter(|block| !block.irreversible).count();
    start::chain_note(shown, reversible)
}

#[component]
fn TurnSheet() -> impl IntoView {
    let election = load(|| Some(command::ReadElection {}));
    let election = election.map(|election| (election.round.0, election.slots));
    let note = Signal::derive(move || election.value().map(|(round, _)| start::round(round)).unwrap_or_default());
    view! {
        <Sheet title=start::turn_title() note=note>
            {shown(election, |(_, slots)| view! { <Turns slots=slots /> })}
            <p>
                <a href=Route::Delegates.href()>{start::to_delegates()}</a>
            </p>
        </Sheet>
    }
}

/// Shows the ring and the next delegates.
#[component]
fn Turns(slots: Vec<SlotView>) -> impl IntoView {
    let missed = slots.iter().filter(|slot| slot.state == SlotState::PassedOver).count();
    let left = slots.iter().filter(|slot| matches!(slot.state, SlotState::Next | SlotState::Later));
    let left: Vec<String> = left.map(|slot| slot.delegate.to_string()).collect();
    let (next, then) = left
        .split_first()
        .map_or_else(Default::default, |(next, then)| (start::next_is(next), start::then(next, then)));
    view! {
        <div class="ring">
            <TurnRing slots=slots />
            <div>
                <p><b>{next}</b></p>
                <p class="quiet">{then}</p>
                <p class="quiet">{start::passed_over(missed as u64)}</p>
            </div>
        </div>
    }
}

#[component]
fn WhoSheet() -> impl IntoView {
    view! {
        <Sheet title=start::sign_in_title()>
            <p class="quiet">{start::sign_in_lead()}</p>
            <SignIn />
            <p>
                <a href=Route::People.href()>{start::register_instead()}</a>
            </p>
        </Sheet>
    }
}
