//! What the delegate signed.

use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::{BlockView, Question};
use crate::text::block;
use crate::ui::components::{Fact, Facts, HashView, Moment, Pill, Sheet, Tone, grouped};
use crate::ui::pages::blocks::finality;
use crate::ui::pages::why::Why;
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
    let height = header.height;
    view! {
        <Sheet title=block::header_title()>
            <Facts>
                <Fact name=block::hash()>
                    <HashView digits=card.hash.to_string() />
                    <Why question=Question::BlockHash { height } what=block::hash() />
                </Fact>
                <Fact name=block::previous()>{previous(header.previous_hash, header.height)}
                    <Why question=Question::PreviousHash { height } what=block::previous() />
                </Fact>
                <Fact name=block::merkle_root()>
                    <HashView digits=header.merkle_root.to_string() />
                    <Why question=Question::MerkleRoot { height, leaf: 0 } what=block::merkle_root() />
                </Fact>
                <Fact name=block::transactions()>{grouped(header.transaction_count)}
                    <Why question=Question::TransactionCount { height } what=block::transactions() />
                </Fact>
                <Fact name=block::slot_round()>{grouped(header.slot.0)} " · " {grouped(round.0)}
                    <Why question=Question::Slot { height } what=block::slot_round() />
                </Fact>
                <Fact name=block::when()>
                    <Moment at=header.timestamp />
                    <Why question=Question::Time { height } what=block::when() />
                </Fact>
                <Fact name=block::delegate()>{header.delegate_id.to_string()}
                    <Why question=Question::Turn { height } what=block::delegate() />
                </Fact>
                <Fact name=block::nonce()>{grouped(header.nonce)}
                    <Why question=Question::Nonce { height } what=block::nonce() />
                </Fact>
                <Fact name=block::signature()>
                    <HashView digits=signature.to_string() />
                    " "
                    <Pill tone=Tone::Permitted words=block::signature_ok() />
                    <Why question=Question::BlockSignature { height } what=block::signature() />
                </Fact>
                <Fact name=block::ledger()>
                    <HashView digits=header.ledger.to_string() />
                    <Why question=Question::Ledger what=block::ledger() />
                </Fact>
                <Fact name=block::finality()>
                    <Pill tone=tone words=words />
                </Fact>
            </Facts>
        </Sheet>
    }
}

/// The hash of the block before, which leads there.
fn previous(hash: Hash, height: Height) -> AnyView {
    match height.0.checked_sub(1) {
        None => block::none_before().into_any(),
        Some(below) => {
            let href = Route::Block(Height(below)).href();
            view! { <HashView digits=hash.to_string() href=href /> }.into_any()
        }
    }
}
