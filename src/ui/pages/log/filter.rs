//! The filter of the entries, and their export as a table for spreadsheets.

use crate::ledger::access_log::Outcome;
use crate::ledger::key::PublicKey;
use crate::protocol::{LogFilter, command};
use crate::text::{self, files, log};
use crate::ui::components::{Button, ButtonStyle, Form, Select, Sheet, SubmitButton, TextField, fault_note};
use crate::ui::pages::files::save::save;
use crate::ui::state::CommandAction;
use leptos::prelude::*;

const OUTCOMES: [(&str, Outcome); 3] =
    [("permitted", Outcome::Permitted), ("denied", Outcome::Denied), ("failed", Outcome::Failed)];

/// Shows the form. Each read of the log is logged, so the filter applies only when the form is sent.
#[component]
pub fn FilterSheet(
    /// The key of a log that came with a file; `None` for this device's log.
    log: Option<PublicKey>,
    /// The filter that applies.
    wanted: RwSignal<LogFilter>,
) -> impl IntoView {
    let action = CommandAction::idle();
    let (words, outcome) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let typed = move || LogFilter {
        words: words.get_untracked(),
        outcome: OUTCOMES.iter().find(|(name, _)| outcome.with_untracked(|it| it == name)).map(|(_, it)| *it),
    };
    let export = move |()| {
        action.exchange(command::ExportLog { log, wanted: typed() }, None, move |answer| {
            let card = answer.reply;
            let words = files::exported(&card.name, card.size);
            save(answer.attachment, &card.name);
            action.done(words);
        });
    };
    view! {
        <Sheet title=log::filter_title()>
            <div class="inline">
                <Form on_submit=move |()| wanted.set(typed())>
                    <TextField id="log-words" label=log::filter_words() value=words />
                    <Select id="log-outcome" label=log::outcome() value=outcome choices=Signal::stored(choices()) />
                    <SubmitButton label=log::filter() busy=Signal::stored(false) />
                    <Button label=log::save_table() on_press=export busy=action.busy() look=ButtonStyle::Plain />
                </Form>
            </div>
            {fault_note(action.beside(&[]))}
        </Sheet>
    }
}

fn choices() -> Vec<(String, String)> {
    let any = (String::new(), log::any_outcome().to_owned());
    let choice = |(name, outcome): &(&str, Outcome)| ((*name).to_owned(), text::outcome(*outcome).to_owned());
    std::iter::once(any).chain(OUTCOMES.iter().map(choice)).collect()
}
