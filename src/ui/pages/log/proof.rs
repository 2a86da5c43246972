//! The proof that an entry is in this device's log, and that the log goes on from what the chain has fixed of it.

use crate::ledger::id::Hash;
use crate::protocol::{Command, LogProof, Reply};
use crate::text::log;
use crate::ui::components::{Fact, Facts, HashView, Loading, fault_note};
use crate::ui::state::Act;
use leptos::{html, prelude::*};

/// A place that is opened; the proof is asked for when it is.
#[component]
pub fn Proof(
    /// The entry.
    sequence: u64,
) -> impl IntoView {
    let act = Act::idle();
    let details = NodeRef::<html::Details>::new();
    let proof = RwSignal::new(None::<LogProof>);
    // Asked for anew each time that it is opened: the log has grown since.
    let toggled = move |_| {
        if details.get().is_some_and(|details| details.open()) {
            act.run(Command::ProveLog { sequence }, move |reply| {
                if let Reply::LogProof(found) = reply {
                    proof.set(Some(found));
                }
            });
        }
    };
    view! {
        <details node_ref=details on:toggle=toggled>
            <summary>{log::PROVE} <span class="unseen">" " {log::prove(sequence)}</span></summary>
            <Show when=move || act.busy().get() && proof.with(Option::is_none)>
                <Loading />
            </Show>
            {fault_note(act.beside(&[]))}
            {move || proof.get().map(|proof| view! { <Steps proof=proof /> })}
        </details>
    }
}

#[component]
fn Steps(proof: LogProof) -> impl IntoView {
    let LogProof { leaf, head, inclusion, anchored, consistency, .. } = proof;
    let goes_on = match anchored {
        None => view! { <p class="quiet">{log::NO_ANCHOR}</p> }.into_any(),
        Some(anchored) => view! {
            <p>{log::anchored(anchored.size)}</p>
            <HashView digits=anchored.root.to_string() />
            {hashes(consistency, log::CONSISTENCY_NONE)}
        }
        .into_any(),
    };
    view! {
        <Facts>
            <Fact name=log::LEAF>
                <HashView digits=leaf.to_string() />
            </Fact>
            <Fact name=log::INCLUSION>{hashes(inclusion, log::INCLUSION_NONE)}</Fact>
            <Fact name=log::ROOT>
                <p>{log::size(head.size)}</p>
                <HashView digits=head.root.to_string() />
            </Fact>
            <Fact name=log::CONSISTENCY>{goes_on}</Fact>
        </Facts>
    }
}

fn hashes(hashes: Vec<Hash>, none: &'static str) -> AnyView {
    if hashes.is_empty() {
        return view! { <p class="quiet">{none}</p> }.into_any();
    }
    let item = |hash: Hash| view! { <li><HashView digits=hash.to_string() /></li> };
    view! { <ol class="proof">{hashes.into_iter().map(item).collect_view()}</ol> }.into_any()
}
