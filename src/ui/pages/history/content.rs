//! What a record says.

use crate::ledger::seal::Content;
use crate::text::consent;
use crate::ui::components::{Fact, Facts, euros};
use leptos::prelude::*;

/// The content, opened.
#[component]
pub fn ContentView(
    /// What it says.
    content: Content,
) -> impl IntoView {
    let Content { record_type, insurance_id, prescription, amount, note, authored_on, salt: _ } = content;
    let insurance = insurance_id.map(|number| view! { <Fact name=consent::insurance()>{number.to_string()}</Fact> });
    let note = note.map(|note| view! { <Fact name=consent::note()>{note.to_string()}</Fact> });
    view! {
        <p class="prescription">{prescription.to_string()}</p>
        <Facts>
            <Fact name=crate::text::submit::kind()>{record_type.to_string()}</Fact>
            <Fact name=consent::amount()>{euros(amount.0)}</Fact>
            <Fact name=consent::date()>{authored_on.to_string()}</Fact>
            {insurance}
            {note}
        </Facts>
    }
}
