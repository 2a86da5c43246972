//! Exporting a receipt.

use crate::ledger::id::Hash;
use crate::protocol::{Command, Reply};
use crate::text::{files, transaction};
use crate::ui::components::{Check, Form, Sheet, SubmitButton, fault_note};
use crate::ui::pages::files::save::save;
use crate::ui::state::Act;
use leptos::prelude::*;

/// The form on a sheet of its own.
#[component]
pub fn ReceiptSheet(
    /// The transaction.
    id: Hash,
    /// Whether it has a content that can be disclosed.
    is_record: bool,
) -> impl IntoView {
    view! {
        <Sheet title=transaction::receipt_title()>
            <ReceiptForm id=id is_record=is_record />
        </Sheet>
    }
}

/// The form.
#[component]
pub fn ReceiptForm(
    /// The transaction.
    id: Hash,
    /// Whether it has a content that can be disclosed.
    is_record: bool,
) -> impl IntoView {
    let act = Act::idle();
    let disclose = RwSignal::new(false);
    let written = RwSignal::new(None::<String>);
    let export = move |()| {
        let command = Command::ExportReceipt { transaction: id, disclose: disclose.get_untracked() };
        act.exchange(command, None, move |answer| {
            let Reply::Exported(card) = answer.reply else { return };
            let words = files::exported(&card.name, card.size);
            save(answer.attachment, &card.name);
            act.done(words.clone());
            written.set(Some(words));
        });
    };
    let choice =
        is_record.then(|| view! { <Check id="receipt-disclose" label=transaction::disclose() value=disclose /> });
    view! {
        <p class="quiet">{transaction::receipt_lead()}</p>
        <Form on_submit=export>
            {choice}
            {fault_note(act.beside(&[]))}
            <SubmitButton label=transaction::export() busy=act.busy() />
            <output>{written}</output>
        </Form>
    }
}
