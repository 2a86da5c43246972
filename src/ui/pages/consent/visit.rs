//! A visit to the page: the proposals that it has shown and the answers that the patient has given.

use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::{PoolItem, Subject};
use crate::text::{consent, shell};
use crate::ui::components::{Button, ButtonStyle, PressPolicy};
use crate::ui::state::Store;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// An answer of this visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenAnswer {
    /// The patient approved the proposal.
    Approved,
    /// The patient refused it for this reason.
    Refused(String),
}

/// The state of a visit.
#[derive(Clone, Copy)]
pub struct Visit {
    cards: RwSignal<Vec<PoolItem>>,
    given: RwSignal<BTreeMap<Hash, GivenAnswer>>,
    said: RwSignal<Option<String>>,
    next: Memo<Height>,
    /// The record whose refusal asks for a reason.
    pub refusing: RwSignal<Option<Hash>>,
    /// The share whose refusal asks for a reason.
    pub refusing_share: RwSignal<Option<Hash>>,
}

impl Visit {
    /// Starts a visit with the proposals in the pool. Later proposals appear below.
    pub fn begin(pool: Memo<Vec<PoolItem>>) -> Self {
        let ledger = Store::get().ledger();
        let next = Memo::new(move |_| ledger.with(|it| it.as_ref().map_or(Height(0), |it| it.height.next())));
        let visit = Self {
            cards: RwSignal::default(),
            given: RwSignal::default(),
            said: RwSignal::new(None),
            next,
            refusing: RwSignal::new(None),
            refusing_share: RwSignal::new(None),
        };
        let shown = StoredValue::new(Vec::<Hash>::new());
        // An effect, since a shown proposal stays when it leaves the pool, and a dismissed one does not return.
        Effect::new(move || {
            let waiting = pool.get().into_iter().filter(waits_for_me);
            let new: Vec<_> = waiting.filter(|item| shown.with_value(|all| !all.contains(&item.transaction))).collect();
            if !new.is_empty() {
                shown.update_value(|all| all.extend(new.iter().map(|item| item.transaction)));
                visit.cards.update(|cards| cards.extend(new));
            }
        });
        visit
    }

    /// Returns the proposals in the order in which they appeared.
    pub fn cards(self) -> Vec<PoolItem> {
        self.cards.get()
    }

    /// Returns the answer to a proposal.
    pub fn given(self, transaction: Hash) -> Option<GivenAnswer> {
        self.given.with(|given| given.get(&transaction).cloned())
    }

    /// Returns the height of the next block.
    pub fn next(self) -> Height {
        self.next.get()
    }

    /// Stores an approval and shows its note.
    pub fn approved(self, transaction: Hash, words: String) {
        self.given.update(|given| drop(given.insert(transaction, GivenAnswer::Approved)));
        self.said.set(Some(words));
    }

    /// Stores a refusal and shows its note.
    pub fn refused(self, transaction: Hash, reason: String) {
        let record = self.cards.with_untracked(|cards| {
            let card = cards.iter().find(|card| card.transaction == transaction)?;
            if let Subject::Record { record_id, .. } = &card.summary.subject {
                Some(record_id.to_string())
            } else {
                None
            }
        });
        self.said.set(Some(consent::refused_note(&record.unwrap_or_default(), &reason)));
        self.given.update(|given| drop(given.insert(transaction, GivenAnswer::Refused(reason))));
    }

    /// Removes a proposal from the page.
    pub fn put_away(self, transaction: Hash) {
        self.cards.update(|cards| cards.retain(|card| card.transaction != transaction));
    }
}

/// Returns `true` if a proposed record waits for the acting patient.
pub fn waits_for_me(item: &PoolItem) -> bool {
    item.for_me && matches!(item.summary.subject, Subject::Record { .. })
}

/// Shows the last answer at the lower edge of the view, where it moves no content. The answer was announced before.
#[component]
pub fn SaidNote(visit: Visit) -> impl IntoView {
    view! {
        <Show when=move || visit.said.with(Option::is_some)>
            <section class="note below">
                <p>{move || visit.said.get()}</p>
                <Button
                    label=shell::dismiss()
                    look=ButtonStyle::Quiet
                    takes=PressPolicy::OnceSettled
                    on_press=move |()| visit.said.set(None)
                />
            </section>
        </Show>
    }
}
