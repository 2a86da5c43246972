//! The vote for each candidate.

use crate::ledger::id::UserId;
use crate::protocol::{BalanceView, CandidateView, command};
use crate::text::delegates;
use crate::ui::components::{Button, ButtonStyle, Pill, PressPolicy, Tone};
use crate::ui::pages::sending::Sending;
use leptos::prelude::*;

/// The values that a row needs besides its candidate.
#[derive(Clone, Copy)]
pub struct Voting {
    /// The acting account's tokens and vote.
    pub balance: Memo<Option<BalanceView>>,
    /// The action that sends a vote, one for the whole table.
    pub sending: Sending,
    /// The total of all vote weights.
    pub whole: Memo<u64>,
}

impl Voting {
    fn vote(self, candidate: Option<&UserId>) {
        let candidate = candidate.map(ToString::to_string);
        self.sending.send(command::Vote { candidate }, delegates::sent(delegates::sent_vote()), || ());
    }

    fn is_for(self, candidate: &UserId) -> bool {
        self.balance.with(|balance| balance.as_ref().is_some_and(|balance| balance.vote.as_ref() == Some(candidate)))
    }
}

/// Returns the button that votes for a candidate, or the one that removes the vote; nothing if no account acts.
pub fn answer(candidate: CandidateView, voting: Voting) -> impl IntoView {
    let CandidateView { user_id, standing, .. } = candidate;
    let busy = voting.sending.action().busy();
    let label = delegates::vote(user_id.as_str());
    let mine = Memo::new({
        let user_id = user_id.clone();
        move |_| voting.is_for(&user_id)
    });
    let acts = Memo::new(move |_| voting.balance.with(Option::is_some));
    move || {
        let user_id = user_id.clone();
        if mine.get() {
            let back = move |()| voting.vote(None);
            return view! {
                <div class="row">
                    <Pill tone=Tone::Neutral words=delegates::your_vote() />
                    <Button label=delegates::take_back() on_press=back busy=busy look=ButtonStyle::Quiet takes=PressPolicy::WhenStable />
                </div>
            }
            .into_any();
        }
        if !acts.get() || !standing {
            return ().into_any();
        }
        let vote = move |()| voting.vote(Some(&user_id));
        view! { <Button label=label.clone() on_press=vote busy=busy look=ButtonStyle::Plain takes=PressPolicy::WhenStable /> }
            .into_any()
    }
}
