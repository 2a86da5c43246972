//! The place of a transaction in the chain, and its proof.

use crate::ledger::id::Hash;
use crate::protocol::Place;
use crate::text::{common, transaction};
use crate::ui::components::Sheet;
use crate::ui::pages::inclusion::Inclusion;
use leptos::prelude::*;

/// Shows the place and its proof.
#[component]
pub fn PlaceSheet(
    /// The transaction's id.
    id: Hash,
    /// The place; `None` if no block includes the transaction.
    place: Option<Place>,
) -> impl IntoView {
    match place {
        None => view! { <Sheet title=transaction::place_title()><p>{transaction::not_placed()}</p></Sheet> }.into_any(),
        Some(place) => view! {
            <Sheet title=transaction::place_title() note=common::transaction(&id)>
                <Inclusion place=place />
            </Sheet>
        }
        .into_any(),
    }
}
