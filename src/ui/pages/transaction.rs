//! The page of one transaction: its signed members, its approval, its place in the chain with the proof, and its JSON.

mod action;
mod proof;
pub mod receipt;
pub mod summary;

use super::gate::{Gate, PageRequirement, shown};
use crate::ledger::id::Hash;
use crate::ledger::transaction::{Action, Approval, Payload};
use crate::protocol::{Question, TransactionView, command};
use crate::text::{common, transaction};
use crate::ui::components::{Fact, Facts, HashView, Heading, Moment, Sheet};
use crate::ui::pages::why::why;
use crate::ui::state::load;
use action::ActionFacts;
use leptos::prelude::*;
use proof::PlaceSheet;
use receipt::ReceiptSheet;

/// Shows a transaction.
#[component]
pub fn TransactionPage(
    /// The id of the transaction.
    id: Hash,
) -> impl IntoView {
    view! {
        <Heading title=common::transaction(&id) />
        <Gate needs=PageRequirement::Ledger>
            <Parts id=id />
        </Gate>
    }
}

#[component]
fn Parts(id: Hash) -> impl IntoView {
    let found = load(move || Some(command::ReadTransaction { transaction: id }));
    shown(found, |found: TransactionView| {
        let raw = serde_json::to_string_pretty(&found.transaction).unwrap_or_default();
        let is_record = found.transaction.record().is_some();
        // Only these actions need an approval.
        let needs_consent = matches!(found.transaction.payload.action, Action::Record(_) | Action::Register(_));
        let approval =
            needs_consent.then(|| view! { <ApprovalSheet id=found.id approval=found.transaction.approval.clone() /> });
        let receipt = found.place.map(|_| view! { <ReceiptSheet id=found.id is_record=is_record /> });
        view! {
            <div class="columns">
                <PayloadSheet found=found.clone() />
                <div class="stack">
                    <PlaceSheet id=found.id place=found.place />
                    {approval}
                    {receipt}
                </div>
            </div>
            <details class="sheet">
                <summary>{transaction::raw()}</summary>
                <pre class="raw" tabindex="0">{raw}</pre>
            </details>
        }
    })
}

#[component]
fn PayloadSheet(found: TransactionView) -> impl IntoView {
    let Payload { author, timestamp, salt, action, .. } = found.transaction.payload;
    let kind = transaction::title(crate::text::kind(&action));
    let ask_signature = why(Question::AuthorSignature { transaction: found.id }, transaction::signature());
    view! {
        <Sheet title=kind note=transaction::members_title()>
            <Facts>
                <Fact name=common::id() aside=why(Question::TransactionId { transaction: found.id }, common::id())>
                    <HashView digits=found.id.to_string() />
                </Fact>
                <Fact name=transaction::author()>{author.to_string()}</Fact>
                <Fact name=transaction::time()>
                    <Moment at=timestamp />
                </Fact>
                <ActionFacts action=action sealed=found.transaction.sealed.is_some() />
                <Fact name=transaction::salt()>
                    <HashView digits=salt.to_string() />
                </Fact>
                <Fact name=transaction::signature() aside=ask_signature>
                    <HashView digits=found.transaction.signature.to_string() />
                </Fact>
            </Facts>
        </Sheet>
    }
}

#[component]
fn ApprovalSheet(id: Hash, approval: Option<Approval>) -> impl IntoView {
    let ask = why(Question::ApprovalSignature { transaction: id }, transaction::approval_signature());
    let facts = match approval {
        None => view! { <p class="quiet">{transaction::no_approval()}</p> }.into_any(),
        Some(Approval { by, timestamp, signature, .. }) => view! {
            <Facts>
                <Fact name=transaction::approved_by()>{by.to_string()}</Fact>
                <Fact name=transaction::approved_at()>
                    <Moment at=timestamp />
                </Fact>
                <Fact name=transaction::approval_signature() aside=ask>
                    <HashView digits=signature.to_string() />
                </Fact>
            </Facts>
        }
        .into_any(),
    };
    view! { <Sheet title=transaction::approval_title()>{facts}</Sheet> }
}
