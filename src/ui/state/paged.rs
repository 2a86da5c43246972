//! A long list, asked for piece by piece: the newest piece is kept fresh, older ones are added as they are wanted.

use super::{Act, Loaded};
use crate::protocol::{Command, Fault, Reply};
use leptos::prelude::*;

/// The pieces that were asked for after the newest one.
#[derive(Clone)]
struct Older<T> {
    /// The number of the last item of the newest piece when they were asked for: they go on below it.
    below: u64,
    items: Vec<T>,
    /// Whether the last piece was not a full one any more.
    ended: bool,
}

/// The list: its items are numbered, the newest first, perhaps with gaps between the numbers.
pub struct Paged<T: Send + Sync + 'static> {
    newest: Loaded<Vec<T>>,
    older: RwSignal<Option<Older<T>>>,
    number: fn(&T) -> u64,
    piece: u32,
    act: Act,
}

impl<T: Send + Sync> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Paged<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Paged<T> {
    /// A list whose newest piece is `newest`, of `piece` items where there are so many; `number` is an item's place.
    pub fn new(newest: Loaded<Vec<T>>, piece: u32, number: fn(&T) -> u64) -> Self {
        Self { newest, older: RwSignal::new(None), number, piece, act: Act::idle() }
    }

    /// What there is to show. Older items count as long as they go on where the newest piece ends.
    pub fn items(self) -> Vec<T> {
        let mut items = self.newest.value().unwrap_or_default();
        let Some(last) = items.last().map(self.number) else { return items };
        if let Some(older) = self.older.get().filter(|older| older.below >= last) {
            items.extend(older.items.into_iter().filter(|item| (self.number)(item) < last));
        }
        items
    }

    /// The number of the oldest item shown, while there may be older ones.
    pub fn older_than(self) -> Option<u64> {
        let (is_short, items) = (self.newest.value().is_some_and(|newest| self.is_short(&newest)), self.items());
        let ended = self.older.with(|older| older.as_ref().is_some_and(|older| older.ended));
        items.last().map(self.number).filter(|number| *number > 0 && !is_short && !ended)
    }

    /// Asks for older items.
    pub fn more(self, ask: impl Fn(u64) -> Command, take: fn(Reply) -> Option<Vec<T>>) {
        let Some(oldest) = untrack(|| self.older_than()) else { return };
        let shown = untrack(|| self.items());
        let newest = untrack(|| self.newest.value()).unwrap_or_default();
        let below = newest.last().map_or(oldest, self.number);
        self.act.run(ask(oldest), move |reply| {
            let added = take(reply).unwrap_or_default();
            let ended = self.is_short(&added);
            let items = shown.into_iter().skip(newest.len()).chain(added).collect();
            self.older.set(Some(Older { below, items, ended }));
        });
    }

    fn is_short(self, piece: &[T]) -> bool {
        piece.len() < self.piece as usize
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
