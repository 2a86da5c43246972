//! The proof that an entry is in this device's log, and that the log goes on from what the chain has fixed of it.

use crate::ledger::id::Hash;
use crate::protocol::{Command, LogProof, ProofVerdict, Reply};
use crate::text::log;
use crate::ui::components::{Fact, Facts, HashView, Pill, Tone};
use crate::ui::pages::gate::shown;
use crate::ui::state::load_from_chain;
use leptos::prelude::*;

/// The button that opens and closes the row of an entry's proof.
#[component]
pub fn Prove(
    /// The entry.
    sequence: u64,
    /// Whether the row is open.
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

/// The row under an entry, with its proof.
#[component]
pub fn ProofRow(
    /// The entry.
    sequence: u64,
    /// How many columns the table has.
    columns: usize,
) -> impl IntoView {
    let proof = load_from_chain(
        move || Some(Command::ProveLog { sequence }),
        |reply| if let Reply::LogProof(found) = reply { Some(found) } else { None },
    );
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

/// Hashes that prove something, folded away until they are wanted.
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
