//! The candidacy of the acting account.

use super::Election;
use crate::ledger::transaction::account::Role;
use crate::protocol::command;
use crate::text::delegates;
use crate::ui::components::{Button, ButtonStyle, PressPolicy, Sheet};
use crate::ui::pages::sending::Sending;
use crate::ui::state::Store;
use leptos::prelude::*;

/// Shows whether the acting account is a candidate, and the button that starts or ends the candidacy.
#[component]
pub fn CandidacySheet(
    /// The election.
    election: Election,
) -> impl IntoView {
    let session = Store::get().session();
    let may_stand =
        Memo::new(move |_| session.with(|session| session.as_ref().is_some_and(|who| who.role != Role::Patient)));
    view! {
        <Sheet title=delegates::candidacy_title()>
            <Show
                when=move || may_stand.get()
                fallback=|| view! { <p class="quiet">{delegates::candidacy_nobody()}</p> }
            >
                <Candidacy election=election />
            </Show>
        </Sheet>
    }
}

#[component]
fn Candidacy(election: Election) -> impl IntoView {
    let sending = Sending::idle();
    let stands = Memo::new(move |_| {
        election
            .with(|election| election.as_ref()?.balance.as_ref().map(|balance| balance.standing))
            .unwrap_or_default()
    });
    let words = move || if stands.get() { delegates::i_stand() } else { delegates::i_do_not() };
    let label = move || if stands.get() { delegates::end_candidacy() } else { delegates::stand() }.to_owned();
    let press = move |()| {
        let standing = !stands.get_untracked();
        let what = if standing { delegates::sent_candidacy() } else { delegates::sent_step_down() };
        sending.send(command::Candidacy { standing }, delegates::sent(what), || ());
    };
    view! {
        <p>{words}</p>
        <Button label=Signal::derive(label) on_press=press busy=sending.action().busy() look=ButtonStyle::Plain takes=PressPolicy::WhenStable />
        {sending.note(&[])}
    }
}
