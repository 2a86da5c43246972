//! What transactions about tokens and delegates say.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::transaction::vote::{Candidacy, Vote};
use crate::text::transaction;
use crate::ui::components::{Fact, HashView, grouped};
use leptos::prelude::*;

/// How many tokens, and whose they are then.
pub fn amount_facts(amount: Tokens, to: Option<UserId>) -> impl IntoView {
    let to = to.map(|to| view! { <Fact name=transaction::TO>{to.to_string()}</Fact> });
    view! {
        {to}
        <Fact name=transaction::AMOUNT>{grouped(amount.0)}</Fact>
    }
}

/// Whether the author stands.
pub fn candidacy_facts(candidacy: Candidacy) -> impl IntoView {
    let words = if candidacy.standing { transaction::STANDS } else { transaction::STEPS_DOWN };
    view! { <Fact name=transaction::CANDIDACY>{words}</Fact> }
}

/// For whom the author votes.
pub fn vote_facts(vote: Vote) -> impl IntoView {
    let words = vote.candidate.map_or_else(|| transaction::VOTE_TAKEN_BACK.to_owned(), |whom| whom.to_string());
    view! { <Fact name=transaction::CANDIDATE>{words}</Fact> }
}

/// The two headers, by their hashes.
pub fn evidence_facts(evidence: &Evidence) -> impl IntoView + use<> {
    let (header, other) = (&evidence.first.header, &evidence.second.header);
    let (delegate, slot) = (header.delegate_id.to_string(), header.slot);
    let (first, second) = (header.hash().to_string(), other.hash().to_string());
    view! {
        <Fact name=transaction::DELEGATE>{delegate}</Fact>
        <Fact name=transaction::SLOT>{grouped(slot.0)}</Fact>
        <Fact name=transaction::FIRST_HEADER>
            <HashView digits=first />
        </Fact>
        <Fact name=transaction::SECOND_HEADER>
            <HashView digits=second />
        </Fact>
    }
}
