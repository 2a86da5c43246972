//! The delegates: the round, the candidates, a preview of the next election, and the acting account's tokens.

mod balance;
mod candidacy;
mod candidates;
mod election_steps;
mod evidence;
mod preview;
mod round;
mod tokens;
mod vote;

use super::gate::{Gate, PageRequirement, missing};
use super::own::OwnWaiting;
use crate::protocol::{ElectionView, Subject, command};
use crate::text::delegates;
use crate::ui::components::Heading;
use crate::ui::state::load;
use candidacy::CandidacySheet;
use candidates::CandidatesSheet;
use evidence::EvidenceSheet;
use leptos::prelude::*;
use preview::PreviewSheet;
use round::RoundSheet;
use tokens::TokensSheet;

/// The election, which all parts of the page show; `None` until the worker has answered.
type Election = Memo<Option<ElectionView>>;

/// Shows the election. Voting needs a signed-in account, reading does not.
#[component]
pub fn Delegates() -> impl IntoView {
    view! {
        <Heading title=delegates::title() lead=delegates::lead() />
        <Gate needs=PageRequirement::Ledger>
            <Parts />
        </Gate>
    }
}

#[component]
fn Parts() -> impl IntoView {
    let loaded = load(|| Some(command::ReadElection {}));
    let election = Memo::new(move |_| loaded.value());
    let is_here = Memo::new(move |_| election.with(Option::is_some));
    view! {
        <EvidenceSheet />
        {missing(loaded)}
        <Show when=move || is_here.get()>
            <CandidatesSheet election=election />
            <div class="columns">
                <RoundSheet election=election />
                <PreviewSheet election=election />
            </div>
        </Show>
        <Gate needs=PageRequirement::Session>
            <div class="columns">
                <TokensSheet election=election />
                <div class="stack">
                    <CandidacySheet election=election />
                    <OwnWaiting title=delegates::waiting_title() belongs=belongs />
                </div>
            </div>
        </Gate>
    }
}

const fn belongs(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Tokens { .. } | Subject::Candidacy { .. } | Subject::Vote { .. } | Subject::Evidence { .. }
    )
}
