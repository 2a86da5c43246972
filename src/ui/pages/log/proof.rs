//! The proof that this device's log contains an entry and that the log extends its last anchor in the chain.

use crate::ledger::id::Hash;
use crate::protocol::{LogProof, ProofVerdict, command};
use crate::text::log;
use crate::ui::components::{Fact, Facts, HashView, Pill, Tone};
use crate::ui::pages::gate::shown;
use crate::ui::state::load_from_chain;
use leptos::prelude::*;

/// Shows the button that opens and closes the row with an entry's proof.
#[component]
pub fn Prove(
    /// The number of the entry.
    sequence: u64,
    /// Set if the row is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let expanded = move || open.get().to_string();
    let name = log::prove(sequence);
    let toggle = move |_| open.update(|open| *open = !*open);
    view! {
        <button type="button" class="button quiet" aria-expanded=expanded aria-label=name on:click=toggle>
            {log::prove_label()}
        </button>
    }
}

/// Shows the row with the proof of the entry above it.
#[component]
pub fn ProofRow(
    /// The number of the entry.
    sequence: u64,
    /// The number of columns of the table.
    columns: usize,
) -> impl IntoView {
    let proof = load_from_chain(move || Some(command::ProveLog { sequence }));
    view! {
        <tr>
            <td class="proving" colspan=columns>
                {shown(proof, |proof| view! { <Steps proof=proof /> })}
            </td>
        </tr>
    }
}

#[component]
fn Steps(proof: LogProof) -> impl IntoView {
    let LogProof { sequence, leaf, head, inclusion, anchored, consistency, verdict } = proof;
    let tone = if verdict == ProofVerdict::Verified { Tone::Permitted } else { Tone::Refused };
    let words = log::verdict(verdict, anchored.is_some());
    let fixed = match anchored {
        Some(anchored) => view! {
            <p class="row">{log::anchored(anchored.size)} <HashView digits=anchored.root.to_string() /></p>
        }
        .into_any(),
        None => view! { <p class="quiet">{log::no_anchor()}</p> }.into_any(),
    };
    let goes_on = anchored.map(|_| {
        let title = log::consistency(consistency.len());
        view! { <Path title=title hashes=consistency none=log::consistency_none() /> }
    });
    view! {
        <Facts>
            <Fact name=log::checked()><Pill tone=tone words=words /></Fact>
            <Fact name=log::leaf()>
                <HashView digits=leaf.to_string() />
            </Fact>
            <Fact name=log::root()>
                <p class="row">{log::size(head.size)} <HashView digits=head.root.to_string() /></p>
            </Fact>
            <Fact name=log::anchored_label()>{fixed}</Fact>
        </Facts>
        <Path title=log::inclusion(sequence, inclusion.len()) hashes=inclusion none=log::inclusion_none() />
        {goes_on}
    }
}

/// Shows the hashes of a proof, folded at first.
#[component]
fn Path(title: String, hashes: Vec<Hash>, none: &'static str) -> impl IntoView {
    let item = |hash: Hash| view! { <li><HashView digits=hash.to_string() /></li> };
    let none = hashes.is_empty().then(|| view! { <p class="quiet">{none}</p> });
    view! {
        <details>
            <summary>{title}</summary>
            {none}
            <ol class="proof">{hashes.into_iter().map(item).collect_view()}</ol>
        </details>
    }
}
