//! The entries of a log, the newest first.

use super::filter::FilterSheet;
use super::head::HeadSheet;
use super::proof::{ProofRow, Prove};
use crate::ledger::access_log::{Action, Entry, Outcome};
use crate::ledger::id::Hash;
use crate::ledger::key::PublicKey;
use crate::protocol::{LogCard, LogFilter, LogView, command};
use crate::text::{self, common, log, role};
use crate::ui::components::{Button, Empty, HashView, Moment, NarrowLayout, Pill, Sheet, TableFrame, Tone, fault_note};
use crate::ui::pages::gate::missing;
use crate::ui::route::Route;
use crate::ui::state::{Loaded, Paged, Store, load_from_chain};
use leptos::prelude::*;

/// The number of entries in one reply.
const PIECE: u32 = 100;

fn columns() -> [&'static str; 7] {
    [common::when(), common::who(), log::action(), log::about(), log::outcome(), log::why(), log::proof()]
}

/// Shows the head, the filter and the table.
#[component]
pub fn Entries(
    /// The key of a log that came with a file; `None` for this device's log.
    log: Option<PublicKey>,
    /// The logs on this device with their anchors; empty unless an administrator reads.
    logs: Memo<Vec<LogCard>>,
) -> impl IntoView {
    let wanted = RwSignal::new(LogFilter::default());
    let ask = move |below| command::ReadLog { below, count: PIECE, log, wanted: wanted.get() };
    let found = load_from_chain(move || Some(ask(None)));
    let paged = Paged::new(found.map(|log: LogView| log.entries), PIECE, |entry| entry.sequence);
    let is_empty = move || paged.items().is_empty() && !paged.is_loading() && paged.fault().is_none();
    let has_some = Memo::new(move |_| !paged.items().is_empty());
    let more = move |()| paged.more(move |below| ask(Some(below)), |log| log.entries);
    let is_patient = Store::get().is_patient();
    let empty = move || if is_patient.get() { log::empty_patient() } else { log::empty() };
    let own = log.is_none();
    view! {
        {head(found, log, logs)}
        <FilterSheet log=log wanted=wanted />
        {missing(found)}
        <Show when=is_empty>
            <Empty words=empty() />
        </Show>
        <Show when=move || has_some.get()>
            <Sheet title=log::entries()>
                <TableFrame name=log::title() columns=columns().to_vec() narrow=NarrowLayout::Stacks>
                    <For each=move || paged.items() key=|entry| entry.sequence children=move |entry| row(entry, own, is_patient.get_untracked()) />
                </TableFrame>
                <Show when=move || paged.older_than().is_some()>
                    <Button label=log::more() on_press=more busy=paged.action().busy() />
                </Show>
                {fault_note(paged.action().beside(&[]))}
            </Sheet>
        </Show>
    }
}

/// Shows the head from the reply with the entries, and the anchor from the list of logs.
fn head(found: Loaded<LogView>, log: Option<PublicKey>, logs: Memo<Vec<LogCard>>) -> impl IntoView {
    let head = Memo::new(move |_| found.value().map(|log| log.head));
    let card = Memo::new(move |_| {
        let is_this = |card: &&LogCard| log.map_or(card.own, |log| card.log == log);
        logs.with(|logs| logs.iter().find(is_this).copied())
    });
    move || head.get().map(|head| view! { <HeadSheet head=head card=card.get() /> })
}

/// Returns a row. `own`: the log is this device's log. `mine`: all entries are about the reader.
fn row(entry: Entry, own: bool, mine: bool) -> impl IntoView {
    let (why, about) = (why(&entry), about(&entry, mine));
    let who = entry.actor.map_or_else(|| log::nobody().to_owned(), |actor| actor.to_string());
    let has = entry.role.map(|has| format!(" · {}", role(has)));
    let tone = match entry.outcome {
        Outcome::Permitted => Tone::Permitted,
        Outcome::Denied => Tone::Refused,
        Outcome::Failed => Tone::Waiting,
    };
    let open = RwSignal::new(false);
    let sequence = entry.sequence;
    let prove = own.then(|| view! { <Prove sequence=sequence open=open /> });
    view! {
        <tr>
            <td>
                <Moment at=entry.timestamp />
            </td>
            <td>{who} <span class="quiet">{has}</span></td>
            <td data-label=log::action()>{text::action(entry.action)}</td>
            <td data-label=log::about()>
                <div>{about}</div>
            </td>
            <td>
                <Pill tone=tone words=text::outcome(entry.outcome) />
            </td>
            <td data-label=log::why()>
                <div>{why}</div>
            </td>
            <td>{prove}</td>
        </tr>
        <Show when=move || open.get()>
            <ProofRow sequence=sequence columns=columns().len() />
        </Show>
    }
}

/// Shows the patient and the records of an entry, without the patient if `mine`.
fn about(entry: &Entry, mine: bool) -> AnyView {
    let patient = entry.patient.as_ref().filter(|_| !mine).map(ToString::to_string);
    let records = entry.records.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let records = (!records.is_empty()).then(|| view! { <p class="quiet">{records}</p> });
    view! { {patient} {records} }.into_any()
}

/// Shows the rule with its grant if the rule is a grant; otherwise the rule and the reason or the name of a fault.
fn why(entry: &Entry) -> AnyView {
    let looked = matches!(entry.action, Action::ViewHistory | Action::ViewRecord);
    let rule = entry.rule.as_deref();
    let grant = entry.reason.as_deref().filter(|_| looked && rule == Some("grant")).and_then(|id| Hash::parse(id).ok());
    if let Some(grant) = grant {
        let href = Route::Transaction(grant).href();
        return view! { {log::under_grant()} " " <HashView digits=grant.to_string() href=href /> }.into_any();
    }
    let words: Vec<String> = rule.map(log::rule).into_iter().chain(entry.reason.clone()).collect();
    (!words.is_empty()).then(|| view! { <span class="quiet">{words.join(": ")}</span> }).into_any()
}
