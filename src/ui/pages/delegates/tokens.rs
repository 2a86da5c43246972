//! The acting account's tokens: its balance, and the form that stakes, unstakes or transfers them.

use super::Election;
use super::balance::Balance;
use crate::ledger::rejection::Field;
use crate::protocol::command;
use crate::text::delegates;
use crate::ui::amount::tokens;
use crate::ui::components::{Choices, Form, PressPolicy, Sheet, SubmitButton, TextField};
use crate::ui::pages::people_choices::{Suggestions, people};
use crate::ui::pages::sending::Sending;
use crate::ui::state::{CommandAction, Mistake, Store};
use leptos::prelude::*;

fn moves() -> Vec<&'static str> {
    vec![delegates::stake(), delegates::unstake(), delegates::transfer()]
}

#[derive(Clone, Copy, Default)]
struct Values {
    /// An index into `moves`.
    what: RwSignal<usize>,
    amount: RwSignal<String>,
    to: RwSignal<String>,
}

impl Values {
    /// Sends the chosen command with an amount, and empties the field after success.
    fn send(self, amount: u64, sending: Sending) {
        let then = move || self.amount.set(String::new());
        match self.what.get_untracked() {
            0 => sending.send(command::Stake { amount }, delegates::sent(delegates::sent_stake()), then),
            1 => sending.send(command::Unstake { amount }, delegates::sent(delegates::sent_unstake()), then),
            _ => {
                let transfer = command::Transfer { to: self.to.get_untracked(), amount };
                sending.send(transfer, delegates::sent(delegates::sent_transfer()), then);
            }
        }
    }
}

/// Shows the balance and the form.
#[component]
pub fn TokensSheet(
    /// The election.
    election: Election,
) -> impl IntoView {
    let balance = Memo::new(move |_| election.get().and_then(|election| election.balance));
    view! {
        <Sheet title=delegates::tokens_title()>
            {move || balance.get().map(|balance| view! { <Balance balance=balance /> })}
            <MoveForm election=election />
        </Sheet>
    }
}

#[component]
fn MoveForm(election: Election) -> impl IntoView {
    let (sending, mistake, values) = (Sending::idle(), Mistake::none(), Values::default());
    let send = move |()| {
        let amount = tokens(&values.amount.get_untracked()).ok_or_else(delegates::amount_shape);
        if let Some(amount) = mistake.check(amount) {
            values.send(amount, sending);
        }
    };
    let label = move || {
        [delegates::do_stake(), delegates::do_unstake(), delegates::do_transfer()][values.what.get()].to_owned()
    };
    view! {
        <Form on_submit=send>
            <Choices id="tokens-move" label=delegates::move_label() value=values.what words=moves() />
            <Fields values=values action=sending.action() mistake=mistake />
            <p class="quiet">{move || note(election, values.what.get())}</p>
            {sending.note(&[Field::Amount, Field::To])}
            <SubmitButton label=Signal::derive(label) busy=sending.action().busy() takes=PressPolicy::WhenStable />
        </Form>
    }
}

#[component]
fn Fields(values: Values, action: CommandAction, mistake: Mistake) -> impl IntoView {
    let people = people();
    view! {
        <Show when=move || values.what.get() == 2>
            <Suggestions id="receivers" people=people />
            <TextField
                id="tokens-to"
                label=delegates::to()
                value=values.to
                hint=delegates::to_hint()
                list="receivers"
                fault=action.at(Field::To)
            />
        </Show>
        <TextField
            id="tokens-amount"
            label=delegates::amount()
            value=values.amount
            keys="numeric"
            fault=mistake.or(action.at(Field::Amount))
        />
    }
}

/// Returns the hint of the form: the free tokens, or the round in which unstaked tokens become free.
fn note(election: Election, what: usize) -> Option<String> {
    let (round, free) = election.with(|election| {
        let election = election.as_ref()?;
        Some((election.round.0, election.balance.as_ref()?.free.0))
    })?;
    if what != 1 {
        return Some(delegates::free_note(free));
    }
    let rounds = Store::get().ledger().with(|ledger| ledger.as_ref().map(|ledger| ledger.parameters.unlock_rounds))?;
    Some(delegates::unstake_note(round + rounds, rounds))
}
