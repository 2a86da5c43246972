//! The access log: who asked for what, and the answer.

use super::gate::{Gate, Needs, refused};
use crate::ledger::access_log::{Entry, Outcome};
use crate::ledger::transaction::account::Role;
use crate::protocol::{Command, LogView, Reply};
use crate::text::{self, common, log, role};
use crate::ui::components::{
    Button, Empty, HashView, Heading, Loading, Moment, Pill, Sheet, TableFrame, Tone, fault_note,
};
use crate::ui::state::{Loaded, Paged, Store, load_from_chain};
use leptos::prelude::*;

/// How many entries are asked for at once.
const PIECE: u32 = 100;

/// The page.
#[component]
pub fn Log() -> impl IntoView {
    let session = Store::get().session();
    let is_patient = move || session.with(|session| session.as_ref().is_some_and(|who| who.role == Role::Patient));
    let lead = Signal::derive(move || if is_patient() { log::LEAD_PATIENT } else { log::LEAD }.to_owned());
    view! {
        <Heading title=log::TITLE lead=lead />
        <Gate needs=Needs::Session>
            <Entries />
        </Gate>
    }
}

#[component]
fn Entries() -> impl IntoView {
    let view = load_from_chain(
        || Some(Command::ReadLog { below: None, count: PIECE, log: None }),
        |reply| if let Reply::Log(log) = reply { Some(log) } else { None },
    );
    let newest = view.map(|log: LogView| log.entries);
    let paged = Paged::new(newest, |entry| entry.sequence);
    let failed = move || paged.fault().map(|fault| refused(&fault, move |()| view.again()));
    let empty = move || paged.items().is_empty() && !paged.is_loading() && paged.fault().is_none();
    let columns = vec![common::WHEN, common::WHO, log::ACTION, log::ABOUT, log::OUTCOME, log::WHY];
    let more =
        move |()| paged.more(|below| Command::ReadLog { below: Some(below), count: PIECE, log: None }, entries_of);
    view! {
        <Head view=view />
        {failed}
        <Show when=move || paged.is_loading()>
            <Loading />
        </Show>
        <Show when=empty>
            <Empty words=log::EMPTY />
        </Show>
        <Sheet title=log::ENTRIES>
            <TableFrame name=log::TITLE columns=columns>
                <For each=move || paged.items() key=|entry| entry.sequence children=row />
            </TableFrame>
            <Show when=move || paged.older_than().is_some()>
                <Button label=log::MORE on_press=more busy=paged.act().busy() />
            </Show>
            {fault_note(paged.act().beside(&[]))}
        </Sheet>
    }
}

fn entries_of(reply: Reply) -> Option<Vec<Entry>> {
    if let Reply::Log(log) = reply { Some(log.entries) } else { None }
}

/// How long the whole log is, and its root.
#[component]
fn Head(view: Loaded<LogView>) -> impl IntoView {
    let head = Memo::new(move |_| view.value().map(|log| log.head));
    move || {
        head.get().map(|head| {
            view! {
                <p class="row quiet">
                    {log::size(head.size)} " · " {log::ROOT} " " <HashView digits=head.root.to_string() />
                </p>
            }
        })
    }
}

fn row(entry: Entry) -> impl IntoView {
    let who = entry.actor.map_or_else(|| log::NOBODY.to_owned(), |actor| actor.to_string());
    let has = entry.role.map(|has| format!(" · {}", role(has)));
    let records = entry.records.unwrap_or_default();
    let records = records.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let why: Vec<String> = entry.rule.into_iter().chain(entry.reason).collect();
    let tone = match entry.outcome {
        Outcome::Permitted => Tone::Permitted,
        Outcome::Denied => Tone::Refused,
        Outcome::Failed => Tone::Waiting,
    };
    view! {
        <tr>
            <td>
                <Moment at=entry.timestamp />
            </td>
            <td>{who} {has}</td>
            <td>{text::action(entry.action)}</td>
            <td>{entry.patient.map(|patient| patient.to_string())} " " {records}</td>
            <td>
                <Pill tone=tone words=text::outcome(entry.outcome) />
            </td>
            <td class="quiet">{why.join(": ")}</td>
        </tr>
    }
}
