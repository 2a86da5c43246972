//! The undo of the last import, which can be undone in turn.

use crate::protocol::command;
use crate::text::proposal;
use crate::ui::components::{Button, ButtonStyle, PressPolicy, fault_note};
use crate::ui::state::{CommandAction, Importing, Store};
use leptos::prelude::*;

/// Shows the button until a block follows the import, and the outcome of the undo.
#[component]
pub fn Undo(importing: Importing) -> impl IntoView {
    let (action, ledger, is_undone) = (CommandAction::idle(), Store::get().ledger(), importing.is_undone());
    let can = Memo::new(move |_| ledger.with(|ledger| ledger.as_ref().is_some_and(|ledger| ledger.can_undo)));
    let said = RwSignal::new(None::<String>);
    // A new import makes the outcome of the last undo obsolete.
    Effect::new(move || {
        if importing.outcome().with(Option::is_some) {
            said.set(None);
        }
    });
    let undo = move |()| {
        let was_undone = is_undone.get_untracked();
        action.run(command::UndoImport {}, move |reply| {
            let import = reply;
            let words = proposal::undone(&import, was_undone);
            importing.outcome().set(None);
            is_undone.set(!was_undone);
            action.done(words.clone());
            said.set(Some(words));
        });
    };
    let one_of = move |undo: &'static str, redo: &'static str| if is_undone.get() { redo } else { undo };
    let label = Signal::derive(move || one_of(proposal::undo(), proposal::redo()).to_owned());
    view! {
        <output>{said}</output>
        <Show when=move || can.get()>
            <div class="undo">
                <p class="quiet">{move || one_of(proposal::undo_lead(), proposal::redo_lead())}</p>
                <Button label=label on_press=undo busy=action.busy() look=ButtonStyle::Plain takes=PressPolicy::WhenStable />
            </div>
        </Show>
        {fault_note(action.beside(&[]))}
    }
}
