//! The header of a block, which its delegate signed.

use crate::ledger::header::Header;
use crate::ledger::id::Hash;
use crate::ledger::number::{Height, Round};
use crate::protocol::{BlockView, Question};
use crate::text::block;
use crate::ui::components::{Fact, Facts, HashView, Moment, Pill, Sheet, Tone, grouped};
use crate::ui::pages::blocks::finality;
use crate::ui::pages::why::why;
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows the header and its signature.
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
                <Fact name=block::hash() aside=why(Question::BlockHash { height }, block::hash())>
                    <HashView digits=card.hash.to_string() />
                </Fact>
                <Fact name=block::previous() aside=why(Question::PreviousHash { height }, block::previous())>
                    {previous(header.previous_hash, height)}
                </Fact>
                <Fact name=block::merkle_root() aside=why(Question::MerkleRoot { height, leaf: 0 }, block::merkle_root())>
                    <HashView digits=header.merkle_root.to_string() />
                </Fact>
                <Fact name=block::transactions() aside=why(Question::TransactionCount { height }, block::transactions())>
                    {grouped(header.transaction_count)}
                </Fact>
                {turn(header.clone(), round)}
                <Fact name=block::signature() aside=why(Question::BlockSignature { height }, block::signature())>
                    <HashView digits=signature.to_string() />
                    " "
                    <Pill tone=Tone::Permitted words=block::signature_ok() />
                </Fact>
                <Fact name=block::ledger() aside=why(Question::Ledger, block::ledger())>
                    <HashView digits=header.ledger.to_string() />
                </Fact>
                <Fact name=block::finality()>
                    <Pill tone=tone words=words />
                </Fact>
            </Facts>
        </Sheet>
    }
}

/// Shows the slot, the time, the delegate and the nonce.
fn turn(header: Header, round: Round) -> AnyView {
    let height = header.height;
    view! {
        <Fact name=block::slot_round() aside=why(Question::Slot { height }, block::slot_round())>
            {grouped(header.slot.0)} " · " {grouped(round.0)}
        </Fact>
        <Fact name=block::when() aside=why(Question::Time { height }, block::when())>
            <Moment at=header.timestamp />
        </Fact>
        <Fact name=block::delegate() aside=why(Question::Turn { height }, block::delegate())>
            {header.delegate_id.to_string()}
        </Fact>
        <Fact name=block::nonce() aside=why(Question::Nonce { height }, block::nonce())>
            {grouped(header.nonce)}
        </Fact>
    }
    .into_any()
}

/// Shows the hash of the previous block as a link to that block.
fn previous(hash: Hash, height: Height) -> AnyView {
    match height.0.checked_sub(1) {
        None => block::none_before().into_any(),
        Some(below) => {
            let href = Route::Block(Height(below)).href();
            view! { <HashView digits=hash.to_string() href=href /> }.into_any()
        }
    }
}
