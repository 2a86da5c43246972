//! The members of transactions about tokens and delegates.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::transaction::vote::{Candidacy, Vote};
use crate::text::transaction;
use crate::ui::components::{Fact, HashView, grouped};
use leptos::prelude::*;

/// Shows the amount and the recipient, if there is one.
pub fn amount_facts(amount: Tokens, to: Option<UserId>) -> impl IntoView {
    let to = to.map(|to| view! { <Fact name=transaction::to()>{to.to_string()}</Fact> });
    view! {
        {to}
        <Fact name=transaction::amount()>{grouped(amount.0)}</Fact>
    }
}

/// Shows whether the author starts or ends a candidacy.
pub fn candidacy_facts(candidacy: Candidacy) -> impl IntoView {
    let words = if candidacy.standing { transaction::stands() } else { transaction::steps_down() };
    view! { <Fact name=transaction::candidacy()>{words}</Fact> }
}

/// Shows the candidate that the author votes for.
pub fn vote_facts(vote: Vote) -> impl IntoView {
    let words = vote.candidate.map_or_else(|| transaction::vote_taken_back().to_owned(), |whom| whom.to_string());
    view! { <Fact name=transaction::candidate()>{words}</Fact> }
}

/// Shows the delegate, the slot and the hashes of both headers.
pub fn evidence_facts(evidence: &Evidence) -> impl IntoView + use<> {
    let (header, other) = (&evidence.first.header, &evidence.second.header);
    let (delegate, slot) = (header.delegate_id.to_string(), header.slot);
    let (first, second) = (header.hash().to_string(), other.hash().to_string());
    view! {
        <Fact name=transaction::delegate()>{delegate}</Fact>
        <Fact name=transaction::slot()>{grouped(slot.0)}</Fact>
        <Fact name=transaction::first_header()>
            <HashView digits=first />
        </Fact>
        <Fact name=transaction::second_header()>
            <HashView digits=second />
        </Fact>
    }
}
