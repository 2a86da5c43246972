//! What the delegate signed.

use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::BlockView;
use crate::text::block;
use crate::ui::components::{Fact, Facts, HashView, Moment, Pill, Sheet, Tone, grouped};
use crate::ui::pages::blocks::finality;
use crate::ui::route::Route;
use leptos::prelude::*;

/// The header.
#[component]
pub fn HeaderSheet(
    /// The block.
    found: BlockView,
) -> impl IntoView {
    let BlockView { card, header, signature, round, .. } = found;
    let (tone, words) = finality(card.irreversible);
    view! {
        <Sheet title=block::HEADER_TITLE>
            <Facts>
                <Fact name=block::HASH>
                    <HashView digits=card.hash.to_string() />
                </Fact>
                <Fact name=block::PREVIOUS>{previous(header.previous_hash, header.height)}</Fact>
                <Fact name=block::MERKLE_ROOT>
                    <HashView digits=header.merkle_root.to_string() />
                </Fact>
                <Fact name=block::TRANSACTIONS>{grouped(header.transaction_count)}</Fact>
                <Fact name=block::SLOT_ROUND>{grouped(header.slot.0)} " · " {grouped(round.0)}</Fact>
                <Fact name=block::WHEN>
                    <Moment at=header.timestamp />
                </Fact>
                <Fact name=block::DELEGATE>{header.delegate_id.to_string()}</Fact>
                <Fact name=block::NONCE>{grouped(header.nonce)}</Fact>
                <Fact name=block::SIGNATURE>
                    <HashView digits=signature.to_string() />
                    " "
                    <Pill tone=Tone::Permitted words=block::SIGNATURE_OK />
                </Fact>
                <Fact name=block::LEDGER>
                    <HashView digits=header.ledger.to_string() />
                </Fact>
                <Fact name=block::FINALITY>
                    <Pill tone=tone words=words />
                </Fact>
            </Facts>
        </Sheet>
    }
}

/// The hash of the block before, which leads there.
fn previous(hash: Hash, height: Height) -> AnyView {
    match height.0.checked_sub(1) {
        None => block::NONE_BEFORE.into_any(),
        Some(below) => {
            let href = Route::Block(Height(below)).href();
            view! { <HashView digits=hash.to_string() href=href /> }.into_any()
        }
    }
}
