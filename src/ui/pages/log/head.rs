//! How long a log is, its root, and what the chain has fixed of it.

use crate::ledger::merkle::TreeHead;
use crate::protocol::LogCard;
use crate::text::log;
use crate::ui::components::{Fact, Facts, HashView, Sheet};
use leptos::prelude::*;

/// The head of a log, and its anchor where that is known.
#[component]
pub fn HeadSheet(
    /// The log as it is.
    head: TreeHead,
    /// What the list of logs knows of it; nothing where nobody may know.
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
