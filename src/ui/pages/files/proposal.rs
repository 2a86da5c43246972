//! The changes that a verified file would make on this device, in sentences, and the choice to accept them.

use crate::ledger::number::Timestamp;
use crate::protocol::{ChainCard, Contribution, ImportOutcome, Proposal};
use crate::text::{common, counts, proposal as words};
use crate::ui::components::{Button, ButtonStyle, Check, Fact, Facts, HashView, Moment, Pill, PressPolicy, Tone};
use crate::ui::state::Importing;
use leptos::prelude::*;

/// Shows the proposal.
#[component]
pub fn ProposalView(
    /// The proposal.
    proposal: Proposal,
    /// The import, which accepts or discards the proposal.
    importing: Importing,
) -> impl IntoView {
    let (verdict, sentence) = (proposal.verdict, words::verdict(&proposal));
    let (label, file) = (sentence.clone(), proposal.file.head.to_string());
    let brings = words::brings_new_entries(&proposal);
    let ahead =
        proposal.ahead_of.map(|now| view! { <Ahead head=proposal.file.timestamp now=now importing=importing /> });
    let concerns = words::concerns(&proposal);
    let concerns = (!concerns.is_empty()).then(|| view! { <Concerns sentences=concerns /> });
    let besides = words::besides(&proposal);
    let besides = (!besides.is_empty()).then(|| view! { <Besides sentences=besides /> });
    view! {
        <section class="proposal" aria-label=label>
            <p><Pill tone=tone(verdict) words=words::in_a_word(verdict) /></p>
            <p><b>{sentence}</b></p>
            <Stretch title=words::gained() stretch=proposal.gained.clone() />
            <Stretch title=words::lost() stretch=proposal.lost.clone() note=words::lost_note() />
            {besides}
            {concerns}
            {ahead}
            <Chains proposal=proposal />
            <Choice importing=importing brings=brings file=file />
        </section>
    }
}

const fn tone(verdict: ImportOutcome) -> Tone {
    match verdict {
        ImportOutcome::New { .. } | ImportOutcome::Extended { .. } => Tone::Permitted,
        ImportOutcome::Same | ImportOutcome::Behind { .. } => Tone::Neutral,
        ImportOutcome::Replaced { .. } | ImportOutcome::Kept { .. } => Tone::Waiting,
    }
}

/// Shows the contents of the blocks that the import adds or removes; nothing if there are no such blocks.
#[component]
fn Stretch(title: &'static str, stretch: Contribution, #[prop(default = "")] note: &'static str) -> impl IntoView {
    if stretch.blocks == 0 {
        return ().into_any();
    }
    let rows = [
        (words::transactions_label(), words::transactions(&stretch)),
        (words::people(), words::listed(&stretch.people)),
        (words::records(), words::listed(&stretch.records)),
        (words::grants(), words::listed(&stretch.grants)),
        (words::votes(), words::listed(&stretch.votes)),
    ];
    let rows = rows.into_iter().filter(|(_, names)| !names.is_empty());
    let rows = rows.map(|(name, names)| view! { <Fact name=name>{names}</Fact> }).collect_view();
    view! {
        <div class="stack tight">
            <h3>{common::beside(title, &counts::blocks(stretch.blocks))}</h3>
            <Facts>{rows}</Facts>
            {(!note.is_empty()).then(|| view! { <p class="quiet">{note}</p> })}
        </div>
    }
    .into_any()
}

/// Shows the other effects of the import.
#[component]
fn Besides(sentences: Vec<String>) -> impl IntoView {
    view! {
        <div class="stack tight">
            <h3>{words::also()}</h3>
            <ul class="sentences">{sentences.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
        </div>
    }
}

/// Shows ids and names on the file's chain that a person could confuse with others.
#[component]
fn Concerns(sentences: Vec<String>) -> impl IntoView {
    view! {
        <div class="stack tight">
            <h3>{words::concerns_title()}</h3>
            <ul class="sentences">{sentences.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
        </div>
    }
}

/// Warns that the file's chain ends after this device's clock, and asks for permission to import it.
#[component]
fn Ahead(head: Timestamp, now: Timestamp, importing: Importing) -> impl IntoView {
    view! {
        <div class="stack tight">
            <p class="warning" role="alert">{words::ahead(head, now)}</p>
            <Check id="import-ahead" label=words::ahead_confirm() value=importing.ahead_of_clock() />
        </div>
    }
}

/// Shows the chain in the file, the chain on this device, and the file's time and contents.
#[component]
fn Chains(proposal: Proposal) -> impl IntoView {
    let contents = words::contents_in_file(proposal.contents);
    let here = match proposal.here {
        Some(here) => view! { <Chain chain=here /> }.into_any(),
        None => view! { {words::not_here()} }.into_any(),
    };
    view! {
        <Facts>
            <Fact name=words::in_file()><Chain chain=proposal.file /></Fact>
            <Fact name=words::here()>{here}</Fact>
            <Fact name=words::written()><Moment at=proposal.exported_at /></Fact>
            <Fact name=words::contents()>{contents}</Fact>
        </Facts>
    }
}

#[component]
fn Chain(chain: ChainCard) -> impl IntoView {
    view! {
        <span class="row">
            {common::block(chain.height.0)} <HashView digits=chain.head.to_string() /> <Moment at=chain.timestamp />
        </span>
    }
}

/// Shows the buttons that accept and discard, or a button that closes a proposal without changes.
#[component]
fn Choice(importing: Importing, brings: bool, file: String) -> impl IntoView {
    let busy = importing.action().busy();
    let discard = move |()| importing.discard();
    if !brings {
        return view! {
            <p>{words::nothing()}</p>
            <Button label=words::close() on_press=discard busy=busy look=ButtonStyle::First />
        }
        .into_any();
    }
    view! {
        <p class="row">
            <Button label=words::accept() on_press=move |()| importing.accept() busy=busy look=ButtonStyle::First takes=PressPolicy::WhenStable about=file.clone() />
            <Button label=words::discard() on_press=discard busy=busy look=ButtonStyle::Plain takes=PressPolicy::WhenStable about=file />
        </p>
    }
    .into_any()
}
