//! The current turn: a delegate forges in its own slot, or passes over the slots of others.

use crate::ledger::id::UserId;
use crate::ledger::number::Slot;
use crate::protocol::{BlockCard, ElectionView, Fault, LedgerStatus, Session, command};
use crate::text::{self, forge};
use crate::ui::components::{Button, ButtonStyle, HashView, PressPolicy, Sheet, fault_note};
use crate::ui::route::Route;
use crate::ui::state::{CommandAction, Store, load};
use crate::ui::turns;
use leptos::prelude::*;

/// Shows the turn, the button and the forged block.
#[component]
pub fn TurnSheet() -> impl IntoView {
    let store = Store::get();
    let ledger = Memo::new(move |_| store.ledger().get());
    let election = load(|| Some(command::ReadElection {}));
    let election = Memo::new(move |_| election.value());
    let action = CommandAction::idle();
    let forged = RwSignal::new(None::<BlockCard>);
    let forge = Callback::new(move |pass_over: bool| {
        action.run(command::Forge { pass_over }, move |card| {
            action.done(forge::forged(card.height.0, card.transaction_count));
            forged.set(Some(card));
        });
    });
    let turn = move |LedgerStatus { turn, height, .. }: LedgerStatus| {
        if turn.mine || turn.stays {
            let label = forge::forge(height.next().0);
            let press = move |()| forge.run(false);
            let whose = if turn.mine { forge::mine().to_owned() } else { forge::stays(turn.delegate.as_str()) };
            return view! { <p>{whose}</p> <Button label=label on_press=press busy=action.busy() look=ButtonStyle::First takes=PressPolicy::WhenStable /> }
                .into_any();
        }
        view! {
            <p>{forge::theirs(turn.delegate.as_str())}</p>
            <PassOver election=election busy=action.busy() on_press=move |()| forge.run(true) />
        }
        .into_any()
    };
    view! {
        <Sheet title=text::start::turn_title()>
            {move || ledger.get().map(turn)}
            {fault_note(action.beside(&[]))}
            <output>{move || forged.get().map(outcome)}</output>
        </Sheet>
    }
}

/// Shows the slots that would be passed over and the button that does so, or the reason why the account has no turn.
#[component]
fn PassOver(
    election: Memo<Option<ElectionView>>,
    busy: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let session = Store::get().session();
    let found = move || {
        let (election, Session { user_id, .. }) = (election.get()?, session.get()?);
        Some(match turns::before(&election, &user_id) {
            Some(turns) => passing(&turns, election.seats, busy, on_press).into_any(),
            None => no_turn(user_id).into_any(),
        })
    };
    view! { <div class="stack tight">{found}</div> }
}

fn passing(turns: &[(Slot, UserId)], seats: u64, busy: Signal<bool>, on_press: Callback<()>) -> impl IntoView + use<> {
    let named: Vec<(u64, String)> = turns.iter().map(|(slot, delegate)| (slot.0, delegate.to_string())).collect();
    let about = format!("{named:?}");
    let blame = if named.len() as u64 >= seats { forge::nobody_misses() } else { forge::missed() };
    view! {
        <p class="quiet">{forge::others()}</p>
        <p>{forge::passed_over(&named)}</p>
        <p class="quiet">{blame}</p>
        <div>
            <Button label=forge::skip(&named) on_press=on_press busy=busy look=ButtonStyle::Plain takes=PressPolicy::WhenStable about=about />
        </div>
    }
}

fn no_turn(delegate: UserId) -> impl IntoView {
    view! {
        <p class="quiet">{text::fault(&Fault::NoTurn { delegate })}</p>
        <p>
            <a href=Route::Delegates.href()>{text::start::to_delegates()}</a>
        </p>
    }
}

fn outcome(card: BlockCard) -> impl IntoView {
    view! {
        <div class="done">
            <p>{forge::forged(card.height.0, card.transaction_count)}</p>
            <p class="row">
                <HashView digits=card.hash.to_string() />
                <a href=Route::Block(card.height).href()>{forge::look()}</a>
            </p>
        </div>
    }
}
