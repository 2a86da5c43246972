//! The size and root of a log, and its anchor in the chain.

use crate::ledger::merkle::TreeHead;
use crate::protocol::LogCard;
use crate::text::log;
use crate::ui::components::{Fact, Facts, HashView, Sheet};
use leptos::prelude::*;

/// Shows the head of a log, and its anchor if the reader may know it.
#[component]
pub fn HeadSheet(
    /// The size and root of the log.
    head: TreeHead,
    /// The log's line in the list of logs; `None` unless an administrator reads.
    card: Option<LogCard>,
) -> impl IntoView {
    let anchored = card.map(|card| match card.anchored {
        Some(anchored) => view! {
            <Fact name=log::anchored_label()>
                <p class="row">{log::anchored(anchored.size)} <HashView digits=anchored.root.to_string() /></p>
            </Fact>
        }
        .into_any(),
        None => view! { <Fact name=log::anchored_label()>{log::not_anchored()}</Fact> }.into_any(),
    });
    view! {
        <Sheet title=log::head_title() note=log::whole(head.size)>
            <Facts>
                <Fact name=log::root()>
                    <HashView digits=head.root.to_string() />
                </Fact>
                {anchored}
            </Facts>
        </Sheet>
    }
}
