//! Printing a history: every proof is opened first, and the browser is asked when all of them are there.

use crate::ledger::id::Hash;
use crate::text::history;
use crate::ui::components::{Button, HashView};
use crate::ui::state::Store;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is to be on the page when it is printed, and what of it is there.
#[derive(Clone, Copy)]
pub struct Printing {
    times: RwSignal<u64>,
    there: RwSignal<BTreeSet<Hash>>,
}

impl Printing {
    /// Nothing is to be printed yet.
    pub fn idle() -> Self {
        Self { times: RwSignal::new(0), there: RwSignal::new(BTreeSet::new()) }
    }

    /// How often everything was to be opened.
    pub fn times(self) -> u64 {
        self.times.get()
    }

    /// The proof of this version is on the page.
    pub fn arrived(self, version: Hash) {
        self.there.update(|there| {
            there.insert(version);
        });
    }

    /// It was folded away again.
    pub fn left(self, version: Hash) {
        self.there.update(|there| {
            there.remove(&version);
        });
    }
}

/// Whose history it is, the button, and what stands on paper alone: of which chain it is.
#[component]
pub fn PrintHead(
    /// The patient's name.
    name: String,
    /// What is to be there.
    printing: Printing,
    /// The versions whose proofs are.
    versions: Vec<Hash>,
) -> impl IntoView {
    let ledger = Store::get().ledger();
    let asked = RwSignal::new(false);
    let has_versions = !versions.is_empty();
    let is_whole = move || printing.there.with(|there| versions.iter().all(|version| there.contains(version)));
    // An effect, since paper is outside of the page. It waits for a frame, so that the last proof is drawn.
    Effect::new(move || {
        if asked.get() && is_whole() {
            asked.set(false);
            request_animation_frame(print);
        }
    });
    let press = move |()| {
        printing.times.update(|times| *times += 1);
        asked.set(true);
    };
    let source = move || {
        ledger.get().map(|ledger| {
            view! {
                {history::printed(ledger.name.as_str(), ledger.height.0)} " " <HashView digits=ledger.head.to_string() />
            }
        })
    };
    view! {
        <div class="row between">
            <p class="lead">{name}</p>
            {has_versions.then(|| view! { <Button label=history::print() on_press=press busy=asked /> })}
        </div>
        <p class="on-paper">{source}</p>
    }
}

fn print() {
    // Fails only where the browser forbids it, as in a frame without that right; then there is nothing to print with.
    let _ = window().print();
}
