//! A long list, asked for piece by piece: the newest piece is kept fresh, older ones are added as they are wanted.

use super::{Act, Loaded};
use crate::protocol::{Command, Fault, Reply};
use leptos::prelude::*;

/// The list. Its items are numbered without gaps, the newest first.
pub struct Paged<T: Send + Sync + 'static> {
    newest: Loaded<Vec<T>>,
    older: RwSignal<Vec<T>>,
    number: fn(&T) -> u64,
    act: Act,
}

impl<T: Send + Sync> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Paged<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Paged<T> {
    /// A list whose newest piece is `newest`; `number` is an item's place in it.
    pub fn new(newest: Loaded<Vec<T>>, number: fn(&T) -> u64) -> Self {
        Self { newest, older: RwSignal::new(Vec::new()), number, act: Act::idle() }
    }

    /// What there is to show. Older items count as long as they go on where the newest piece ends.
    pub fn items(self) -> Vec<T> {
        let mut items = self.newest.value().unwrap_or_default();
        let Some(last) = items.last().map(self.number) else { return items };
        let older = self.older.get();
        if older.first().is_some_and(|first| (self.number)(first) + 1 >= last) {
            items.extend(older.into_iter().filter(|item| (self.number)(item) < last));
        }
        items
    }

    /// The number of the oldest item shown, while there are older ones.
    pub fn older_than(self) -> Option<u64> {
        self.items().last().map(self.number).filter(|number| *number > 0)
    }

    /// Asks for older items.
    pub fn more(self, ask: fn(u64) -> Command, take: fn(Reply) -> Option<Vec<T>>) {
        let Some(below) = untrack(|| self.older_than()) else { return };
        let shown = untrack(|| self.items());
        let kept = self.newest.value().map_or(0, |newest| newest.len());
        self.act.run(ask(below), move |reply| {
            let added = take(reply).unwrap_or_default();
            self.older.set(shown.into_iter().skip(kept).chain(added).collect());
        });
    }

    /// The deed of asking for more.
    pub const fn act(self) -> Act {
        self.act
    }

    /// Why there is nothing to show; nothing where there is.
    pub fn fault(self) -> Option<Fault> {
        self.newest.get().and_then(Result::err)
    }

    /// Whether the first answer is still on its way.
    pub fn is_loading(self) -> bool {
        self.newest.get().is_none()
    }
}
