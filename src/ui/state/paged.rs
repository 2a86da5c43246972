//! A long list in pieces: the newest piece stays up to date, and older ones are added on request.

use super::{CommandAction, Loaded};
use crate::protocol::{Ask, Fault};
use leptos::prelude::*;

/// The pieces that were requested after the newest one.
#[derive(Clone)]
struct Older<T> {
    /// The number of the last item of the newest piece at the time of the request; these items continue below it.
    below: u64,
    items: Vec<T>,
    /// Set if the last piece was not full.
    ended: bool,
}

/// The list. Its items are numbered, the newest first, perhaps with gaps between the numbers.
pub struct Paged<T: Send + Sync + 'static> {
    newest: Loaded<Vec<T>>,
    older: RwSignal<Option<Older<T>>>,
    number: fn(&T) -> u64,
    piece: u32,
    action: CommandAction,
}

impl<T: Send + Sync> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Paged<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Paged<T> {
    /// Creates a list with the newest piece `newest` of at most `piece` items; `number` returns the number of an item.
    pub fn new(newest: Loaded<Vec<T>>, piece: u32, number: fn(&T) -> u64) -> Self {
        Self { newest, older: RwSignal::new(None), number, piece, action: CommandAction::idle() }
    }

    /// Returns the visible items. Older items are included if they continue at the end of the newest piece.
    pub fn items(self) -> Vec<T> {
        let mut items = self.newest.value().unwrap_or_default();
        let Some(last) = items.last().map(self.number) else { return items };
        if let Some(older) = self.older.get().filter(|older| older.below >= last) {
            items.extend(older.items.into_iter().filter(|item| (self.number)(item) < last));
        }
        items
    }

    /// Returns the number of the oldest visible item if there may be older ones.
    pub fn older_than(self) -> Option<u64> {
        let (is_short, items) = (self.newest.value().is_some_and(|newest| self.is_short(&newest)), self.items());
        let ended = self.older.with(|older| older.as_ref().is_some_and(|older| older.ended));
        items.last().map(self.number).filter(|number| *number > 0 && !is_short && !ended)
    }

    /// Requests older items.
    pub fn more<C: Ask>(self, ask: impl Fn(u64) -> C, take: fn(C::Reply) -> Vec<T>) {
        let Some(oldest) = untrack(|| self.older_than()) else { return };
        let shown = untrack(|| self.items());
        let newest = untrack(|| self.newest.value()).unwrap_or_default();
        let below = newest.last().map_or(oldest, self.number);
        self.action.run(ask(oldest), move |reply| {
            let added = take(reply);
            let ended = self.is_short(&added);
            let items = shown.into_iter().skip(newest.len()).chain(added).collect();
            self.older.set(Some(Older { below, items, ended }));
        });
    }

    fn is_short(self, piece: &[T]) -> bool {
        piece.len() < self.piece as usize
    }

    /// The state of the request for older items.
    pub const fn action(self) -> CommandAction {
        self.action
    }

    /// Returns the fault if there is no list to show.
    pub fn fault(self) -> Option<Fault> {
        self.newest.get().and_then(Result::err)
    }

    /// Returns `true` until the first answer.
    pub fn is_loading(self) -> bool {
        self.newest.get().is_none()
    }
}
