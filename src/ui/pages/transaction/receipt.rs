//! The export of a receipt.

use crate::ledger::id::Hash;
use crate::protocol::command;
use crate::text::{files, transaction};
use crate::ui::components::{Check, Form, Sheet, SubmitButton, fault_note};
use crate::ui::pages::files::save::save;
use crate::ui::state::CommandAction;
use leptos::prelude::*;

/// Shows the form in a section.
#[component]
pub fn ReceiptSheet(
    /// The transaction.
    id: Hash,
    /// Set if the transaction has a content that can be disclosed.
    is_record: bool,
) -> impl IntoView {
    view! {
        <Sheet title=transaction::receipt_title()>
            <ReceiptForm id=id is_record=is_record />
        </Sheet>
    }
}

/// Shows the form.
#[component]
pub fn ReceiptForm(
    /// The transaction.
    id: Hash,
    /// Set if the transaction has a content that can be disclosed.
    is_record: bool,
) -> impl IntoView {
    let action = CommandAction::idle();
    let disclose = RwSignal::new(false);
    let written = RwSignal::new(None::<String>);
    let export = move |()| {
        let command = command::ExportReceipt { transaction: id, disclose: disclose.get_untracked() };
        action.exchange(command, None, move |answer| {
            let card = answer.reply;
            let words = files::exported(&card.name, card.size);
            save(answer.attachment, &card.name);
            action.done(words.clone());
            written.set(Some(words));
        });
    };
    let choice =
        is_record.then(|| view! { <Check id="receipt-disclose" label=transaction::disclose() value=disclose /> });
    view! {
        <p class="quiet">{transaction::receipt_lead()}</p>
        <Form on_submit=export>
            {choice}
            {fault_note(action.beside(&[]))}
            <SubmitButton label=transaction::export() busy=action.busy() />
            <output>{written}</output>
        </Form>
    }
}
