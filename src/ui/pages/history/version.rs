//! A version of a record on the timeline: its content, its changes and its proof.

use super::content::ContentView;
use super::print::Printing;
use crate::ledger::id::Hash;
use crate::ledger::seal::{Content, SealFault};
use crate::protocol::{Place, VersionView};
use crate::text::{self, common, history};
use crate::ui::components::{Button, ButtonStyle, Denied, Dialog, Failed, HashView, Moment, Pill, Tone};
use crate::ui::pages::inclusion::Inclusion;
use crate::ui::pages::transaction::receipt::ReceiptForm;
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows a version.
#[component]
pub fn VersionEntry(
    /// The number of the version, from 1.
    number: usize,
    /// Set for the newest of several versions.
    is_newest: bool,
    /// The version.
    version: VersionView,
    /// The content of the version before, if the reader may see it.
    before: Option<Content>,
    /// The state of the print.
    printing: Printing,
) -> impl IntoView {
    let VersionView { transaction, place, doctor_id, hospital_id, timestamp, approved_at, content } = version;
    let same = matches!((&content, &before), (Ok(now), Some(before)) if is_same(now, before));
    let same = same.then(|| view! { <p class="quiet">{history::nothing_differs(number - 1)}</p> });
    let class = if content.is_ok() { "readable" } else { "closed" };
    let content = match content {
        Ok(content) => view! { <ContentView content=content before=before /> }.into_any(),
        Err(SealFault::NotAReader) => view! { <Denied words=history::not_a_reader() /> }.into_any(),
        Err(fault) => view! { <Failed words=text::seal_fault(fault) /> }.into_any(),
    };
    view! {
        <li class=class>
            <header class="row">
                <h3>{history::version(number)}</h3>
                {is_newest.then(|| view! { <Pill tone=Tone::Neutral words=history::newest() /> })}
                <span class="quiet">
                    {history::by(doctor_id.as_str(), hospital_id.as_str())} " · " <Moment at=timestamp /> " · "
                    {history::approved()} " " <Moment at=approved_at />
                </span>
            </header>
            {content}
            {same}
            <Proof number=number transaction=transaction place=place printing=printing />
        </li>
    }
}

/// Returns `true` if two contents are equal apart from their salts, which always differ.
fn is_same(now: &Content, before: &Content) -> bool {
    Content { salt: before.salt, ..now.clone() } == *before
}

/// Shows the proof, folded at first, with links to the transaction and the block and a button for the receipt.
#[component]
fn Proof(number: usize, transaction: Hash, place: Place, printing: Printing) -> impl IntoView {
    let open = RwSignal::new(false);
    let receipt = RwSignal::new(false);
    // An effect, since the reader can fold an opened proof again.
    Effect::new(move || {
        if printing.times() > 0 {
            open.set(true);
        }
    });
    // The browser folds the element and reports it with `toggle`.
    let toggle = move |event| {
        let is_open = event_target::<web_sys::Element>(&event).has_attribute("open");
        open.set(is_open);
        if !is_open {
            printing.left(transaction);
        }
    };
    let arrived = move |()| printing.arrived(transaction);
    view! {
        <details class="proving" prop:open=open on:toggle=toggle>
            <summary>{history::proof(number, place.height.0)}</summary>
            <Show when=move || open.get()>
                <Inclusion place=place on_shown=arrived />
            </Show>
        </details>
        <p class="row">
            <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() />
            <a href=Route::Block(place.height).href()>{common::block(place.height.0)}</a>
            <Button label=history::receipt(number) look=ButtonStyle::Quiet on_press=move |()| receipt.set(true) />
        </p>
        <Dialog open=receipt title=history::receipt_title(number)>
            <ReceiptForm id=transaction is_record=true />
        </Dialog>
    }
}
