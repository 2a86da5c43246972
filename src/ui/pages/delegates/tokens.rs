//! The acting account's tokens: free, staked, unlocking; and moving them from one to the other.

use super::Election;
use super::purse::Purse;
use crate::ledger::rejection::Field;
use crate::protocol::Command;
use crate::text::delegates;
use crate::ui::components::{Choices, Form, Sheet, SubmitButton, TextField};
use crate::ui::pages::person::{Suggestions, people};
use crate::ui::pages::sending::Sending;
use crate::ui::state::{Act, Announcer, Store};
use leptos::prelude::*;

const MOVES: [&str; 3] = [delegates::STAKE, delegates::UNSTAKE, delegates::TRANSFER];

#[derive(Clone, Copy, Default)]
struct Values {
    /// An index into `MOVES`.
    what: RwSignal<usize>,
    amount: RwSignal<String>,
    to: RwSignal<String>,
    /// Whether the amount is not one.
    wrong: RwSignal<bool>,
}

impl Values {
    /// What is sent, and what is said of it; nothing where the amount is no whole number.
    fn command(self) -> Option<(Command, &'static str)> {
        let amount = self.amount.get_untracked().trim().parse().ok()?;
        Some(match self.what.get_untracked() {
            0 => (Command::Stake { amount }, delegates::SENT_STAKE),
            1 => (Command::Unstake { amount }, delegates::SENT_UNSTAKE),
            _ => (Command::Transfer { to: self.to.get_untracked(), amount }, delegates::SENT_TRANSFER),
        })
    }
}

/// What there is, and the form.
#[component]
pub fn TokensSheet(
    /// Where the purse comes from.
    election: Election,
) -> impl IntoView {
    let purse = Memo::new(move |_| election.get().and_then(|election| election.purse));
    view! {
        <Sheet title=delegates::TOKENS_TITLE>
            {move || purse.get().map(|purse| view! { <Purse purse=purse /> })}
            <MoveForm election=election />
        </Sheet>
    }
}

#[component]
fn MoveForm(election: Election) -> impl IntoView {
    let (sending, announcer, values) = (Sending::idle(), Announcer::get(), Values::default());
    let send = move |()| {
        let command = values.command();
        values.wrong.set(command.is_none());
        let Some((command, what)) = command else {
            announcer.say(delegates::AMOUNT_SHAPE);
            return;
        };
        sending.send(command, delegates::sent(what), move || values.amount.set(String::new()));
    };
    let label =
        move || [delegates::DO_STAKE, delegates::DO_UNSTAKE, delegates::DO_TRANSFER][values.what.get()].to_owned();
    view! {
        <Form on_submit=send>
            <Choices id="tokens-move" label=delegates::MOVE_LABEL value=values.what words=MOVES.to_vec() />
            <Fields values=values act=sending.act() />
            <p class="quiet">{move || note(election, values.what.get())}</p>
            {sending.note(&[Field::Amount, Field::To])}
            <SubmitButton label=Signal::derive(label) busy=sending.act().busy() />
        </Form>
    }
}

#[component]
fn Fields(values: Values, act: Act) -> impl IntoView {
    let amount = act.at(Field::Amount);
    let wrong =
        Signal::derive(
            move || {
                if values.wrong.get() { Some(delegates::AMOUNT_SHAPE.to_owned()) } else { amount.get() }
            },
        );
    let people = people();
    view! {
        <Show when=move || values.what.get() == 2>
            <Suggestions id="receivers" people=people />
            <TextField
                id="tokens-to"
                label=delegates::TO
                value=values.to
                hint=delegates::TO_HINT
                list="receivers"
                fault=act.at(Field::To)
            />
        </Show>
        <TextField id="tokens-amount" label=delegates::AMOUNT value=values.amount keys="numeric" fault=wrong />
    }
}

/// What should be known before: what there is to stake or move, or when what is unstaked is free.
fn note(election: Election, what: usize) -> Option<String> {
    let (round, free) = election.with(|election| {
        let election = election.as_ref()?;
        Some((election.round.0, election.purse.as_ref()?.free.0))
    })?;
    if what != 1 {
        return Some(delegates::free_note(free));
    }
    let rounds = Store::get().ledger().with(|ledger| ledger.as_ref().map(|ledger| ledger.parameters.unlock_rounds))?;
    Some(delegates::unstake_note(round + rounds, rounds))
}
