//! Where a transaction stands, and the hashes that prove it.

use crate::ledger::id::Hash;
use crate::protocol::Place;
use crate::text::{common, transaction};
use crate::ui::components::{Fact, Facts, HashView, Sheet};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The place and its proof.
#[component]
pub fn PlaceSheet(
    /// The transaction's id.
    id: Hash,
    /// Its leaf.
    leaf: Hash,
    /// Where it stands.
    place: Option<Place>,
    /// The hashes beside its path, lowest first.
    proof: Vec<Hash>,
) -> impl IntoView {
    let Some(place) = place else {
        return view! { <Sheet title=transaction::place_title()><p>{transaction::not_placed()}</p></Sheet> }.into_any();
    };
    let step = |hash: Hash| view! { <li><HashView digits=hash.to_string() /></li> };
    let steps = if proof.is_empty() {
        view! { <p class="quiet">{transaction::no_proof()}</p> }.into_any()
    } else {
        view! { <ol class="proof">{proof.into_iter().map(step).collect_view()}</ol> }.into_any()
    };
    view! {
        <Sheet title=transaction::place_title() note=common::transaction(&id)>
            <Facts>
                <Fact name=transaction::block()>
                    <a href=Route::Block(place.height).href()>{common::block(place.height.0)}</a>
                </Fact>
                <Fact name=transaction::leaf_index()>{place.index}</Fact>
                <Fact name=transaction::leaf()>
                    <HashView digits=leaf.to_string() />
                </Fact>
                <Fact name=transaction::proof()>{steps}</Fact>
            </Facts>
        </Sheet>
    }
    .into_any()
}
