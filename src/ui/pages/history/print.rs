//! The print of a history. All proofs are opened first; the browser prints when the last one is shown.

use crate::ledger::id::Hash;
use crate::text::history;
use crate::ui::components::{Button, HashView};
use crate::ui::state::Store;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The number of print requests, and the versions whose proofs are on the page.
#[derive(Clone, Copy)]
pub struct Printing {
    times: RwSignal<u64>,
    there: RwSignal<BTreeSet<Hash>>,
}

impl Printing {
    /// Makes the state before any request.
    pub fn idle() -> Self {
        Self { times: RwSignal::new(0), there: RwSignal::new(BTreeSet::new()) }
    }

    /// Returns the number of requests to open all proofs.
    pub fn times(self) -> u64 {
        self.times.get()
    }

    /// Notes that the proof of a version is on the page.
    pub fn arrived(self, version: Hash) {
        self.there.update(|there| {
            there.insert(version);
        });
    }

    /// Notes that the proof of a version is folded again.
    pub fn left(self, version: Hash) {
        self.there.update(|there| {
            there.remove(&version);
        });
    }
}

/// Shows the patient's name, the print button and, on paper only, the chain of the history.
#[component]
pub fn PrintHead(
    /// The patient's name.
    name: String,
    /// The state of the print.
    printing: Printing,
    /// The versions whose proofs must be on the page.
    versions: Vec<Hash>,
) -> impl IntoView {
    let ledger = Store::get().ledger();
    let asked = RwSignal::new(false);
    let has_versions = !versions.is_empty();
    let is_whole = move || printing.there.with(|there| versions.iter().all(|version| there.contains(version)));
    // An effect, since printing is outside the page. It waits a frame, so that the last proof is drawn.
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
        <p class="print-only">{source}</p>
    }
}

fn print() {
    // Fails only if the browser forbids printing, as in a sandboxed frame. The page has no other way to print.
    let _ = window().print();
}
