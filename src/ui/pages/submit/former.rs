//! The newest version of a record, beside the form for the next one. It is opened as any content is, with an entry in
//! the access log, and compared with the input.

use super::field::go_to;
use super::form::{PRESCRIPTION, Values};
use crate::ledger::access::Decision;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::seal::Content;
use crate::protocol::{OpenedContent, RecordCard, VersionCard, command};
use crate::text::{common, counts, permission, submit};
use crate::ui::components::{Button, ButtonStyle, Pill, Sheet, Tone};
use crate::ui::pages::gate::shown;
use crate::ui::pages::history::content::{ContentLines, ContentView, LinesView};
use crate::ui::route::Route;
use crate::ui::state::{Announcer, load, load_from_chain};
use leptos::prelude::*;

/// Shows the version once the form is for a new version and the id of the record is complete.
#[component]
pub fn FormerSheet(
    /// The values of the form.
    values: Values,
) -> impl IntoView {
    let record = Memo::new(move |_| values.former());
    move || record.get().map(|record_id| view! { <Former record_id=record_id values=values /> })
}

#[component]
fn Former(record_id: RecordId, values: Values) -> impl IntoView {
    let title = submit::former_title(record_id.as_str());
    let found = load(move || Some(command::ReadRecord { record_id: record_id.clone() }));
    let versions = move || found.value().map(|card| counts::versions(card.versions.len() as u64));
    view! {
        <Sheet title=title note=Signal::derive(move || versions().unwrap_or_default())>
            {shown(found, move |card| newest(card, values))}
        </Sheet>
    }
}

/// Shows the author and block of the newest version, which every person may know, and then its content.
fn newest(card: RecordCard, values: Values) -> AnyView {
    let RecordCard { patient_id, versions, .. } = card;
    let number = versions.len();
    let last = versions.into_iter().last();
    let view = move |VersionCard { transaction, height, author }| {
        view! {
            <p class="quiet">
                {submit::former_by(number, author.as_str())} " · "
                <a href=Route::Block(height).href()>{common::block(height.0)}</a>
            </p>
            <Opened number=number transaction=transaction patient_id=patient_id values=values />
        }
    };
    last.map(view).into_any()
}

#[component]
fn Opened(number: usize, transaction: Hash, patient_id: UserId, values: Values) -> impl IntoView {
    let found = load_from_chain(move || Some(command::ReadContent { transaction }));
    shown(found, move |opened: OpenedContent| {
        let OpenedContent { content, decision, .. } = opened;
        let rule = if let Decision::Permitted { by, .. } = decision { permission(by) } else { "" };
        let former = ContentLines::of(&content);
        view! {
            <p class="row">
                <Pill tone=Tone::Permitted words=rule />
                <span class="quiet">{submit::former_logged()}</span>
            </p>
            <ContentView content=content.clone() />
            <Start number=number patient_id=patient_id.clone() content=content values=values />
            <section class="changes">
                <h3>{submit::changes_title()}</h3>
                {move || changes(values.lines(), &former)}
            </section>
        }
    })
}

/// Shows the button that fills in the form, and the button that restores the input from before.
#[component]
fn Start(number: usize, patient_id: UserId, content: Content, values: Values) -> impl IntoView {
    let announcer = Announcer::get();
    let start = move |()| {
        values.start_from(&patient_id, &content);
        announcer.announce(submit::started(number));
        go_to(PRESCRIPTION);
    };
    let back = move |()| {
        values.go_back();
        announcer.announce(submit::gone_back());
        go_to(PRESCRIPTION);
    };
    view! {
        <p class="row">
            <Button label=submit::start_from(number) on_press=start />
            <Show when=move || values.can_go_back()>
                <Button label=submit::go_back() look=ButtonStyle::Quiet on_press=back />
            </Show>
        </p>
    }
}

/// Shows the changes that the new version makes.
fn changes(typed: ContentLines, former: &ContentLines) -> AnyView {
    if typed.prescription.is_none() {
        return view! { <p class="quiet">{submit::changes_none_typed()}</p> }.into_any();
    }
    if typed == *former {
        return view! { <p class="quiet">{submit::changes_nothing()}</p> }.into_any();
    }
    let (now, before) = typed.differing(former.clone());
    view! { <LinesView now=now before=Some(before) /> }.into_any()
}
