//! The notes above every page: a read-only ledger, a clock that has jumped, and the outcome of an export.

use crate::protocol::command;
use crate::text::{self, clock, files, shell};
use crate::ui::components::{Button, ButtonStyle, fault_note};
use crate::ui::route::Route;
use crate::ui::state::{CommandAction, Note, Store};
use leptos::prelude::*;

/// The notes.
#[component]
pub fn Notes() -> impl IntoView {
    let note = Note::get();
    view! {
        <Damaged />
        <ClockNote />
        <Show when=move || note.words().with(Option::is_some)>
            <section class="note">
                <p>{note.words()}</p>
                <Button label=shell::dismiss() look=ButtonStyle::Quiet on_press=move |()| note.dismiss() />
            </section>
        </Show>
    }
}

/// The note that the open ledger is read-only, with the reason and the next step.
#[component]
fn Damaged() -> impl IntoView {
    let ledger = Store::get().ledger();
    let damage = Memo::new(move |_| ledger.with(|ledger| ledger.as_ref().and_then(|it| it.read_only.clone())));
    move || {
        damage.get().map(|damage| {
            let helps = text::reloading_helps(&damage);
            let reload =
                helps.then(|| view! { <Button label=shell::reload() on_press=reload look=ButtonStyle::Plain /> });
            view! {
                <section class="background-fault" role="alert">
                    <p><b>{shell::damaged()}</b> " " {text::read_only(&damage)}</p>
                    {reload}
                    <a href=Route::Files.href()>{files::title()}</a>
                </section>
            }
        })
    }
}

/// The note that the clock of this device has jumped, with the next step.
#[component]
fn ClockNote() -> impl IntoView {
    let status = Store::get().status();
    let jump = Memo::new(move |_| status.with(|status| status.as_ref().and_then(|status| status.clock)));
    let action = CommandAction::idle();
    let confirm = move |()| action.run(command::ConfirmClock {}, |_| ());
    move || {
        jump.get().map(|jump| {
            view! {
                <section class="background-fault" role="alert">
                    <p><b>{clock::title()}</b> " " {clock::jumped(&jump)} " " {clock::until_then()}</p>
                    <Button label=clock::confirm() on_press=confirm busy=action.busy() look=ButtonStyle::Plain />
                    {fault_note(action.beside(&[]))}
                </section>
            }
        })
    }
}

fn reload((): ()) {
    // A visible page can always be reloaded.
    let _ = window().location().reload();
}
