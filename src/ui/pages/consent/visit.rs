//! A visit to the page: the proposals that it has shown so far, and the answers given.

use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::{PoolItem, Subject};
use crate::text::{consent, shell};
use crate::ui::components::{Button, Look, Takes};
use crate::ui::state::Store;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// An answer that was given on this visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// It was approved.
    Approved,
    /// It was refused, for this reason.
    Refused(String),
}

/// The state of a visit.
#[derive(Clone, Copy)]
pub struct Visit {
    cards: RwSignal<Vec<PoolItem>>,
    given: RwSignal<BTreeMap<Hash, Given>>,
    said: RwSignal<Option<String>>,
    next: Memo<Height>,
    /// The record whose refusal asks for a reason.
    pub refusing: RwSignal<Option<Hash>>,
    /// The share whose refusal asks for a reason.
    pub refusing_share: RwSignal<Option<Hash>>,
}

impl Visit {
    /// Begins with what waits in the pool. What comes later is shown below it.
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
        // An effect, since what was shown stays when the pool has it no more, and what was put away does not return.
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

    /// The proposals, each where it was first shown.
    pub fn cards(self) -> Vec<PoolItem> {
        self.cards.get()
    }

    /// The answer to a proposal.
    pub fn given(self, transaction: Hash) -> Option<Given> {
        self.given.with(|given| given.get(&transaction).cloned())
    }

    /// The height of the next block.
    pub fn next(self) -> Height {
        self.next.get()
    }

    /// Takes down an approval, and says it where it is seen.
    pub fn approved(self, transaction: Hash, words: String) {
        self.given.update(|given| drop(given.insert(transaction, Given::Approved)));
        self.said.set(Some(words));
    }

    /// Takes down a refusal, and says it where it is seen.
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
        self.given.update(|given| drop(given.insert(transaction, Given::Refused(reason))));
    }

    /// Takes a card off the page.
    pub fn put_away(self, transaction: Hash) {
        self.cards.update(|cards| cards.retain(|card| card.transaction != transaction));
    }
}

/// Returns whether a proposed record waits for the acting patient.
pub fn waits_for_me(item: &PoolItem) -> bool {
    item.for_me && matches!(item.summary.subject, Subject::Record { .. })
}

/// The last answer, at the lower edge of the view, where it moves nothing. It is announced where it was given.
#[component]
pub fn SaidNote(visit: Visit) -> impl IntoView {
    view! {
        <Show when=move || visit.said.with(Option::is_some)>
            <section class="note below">
                <p>{move || visit.said.get()}</p>
                <Button
                    label=shell::dismiss()
                    look=Look::Quiet
                    takes=Takes::OnceSettled
                    on_press=move |()| visit.said.set(None)
                />
            </section>
        </Show>
    }
}
