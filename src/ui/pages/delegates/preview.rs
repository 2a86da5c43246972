//! The result of the next election as of now, and the steps that compute it.

use super::Election;
use super::election_steps::ElectionSteps;
use crate::protocol::{ElectionPreview, Seat};
use crate::text::delegates;
use crate::ui::components::{Fact, Facts, HashView, NarrowLayout, Sheet, TableFrame};
use leptos::prelude::*;

/// Shows the preview.
#[component]
pub fn PreviewSheet(
    /// The election.
    election: Election,
) -> impl IntoView {
    let preview = move || {
        election.get().map(|election| {
            view! {
                <Preview preview=election.preview.clone() />
                <ElectionSteps view=election />
            }
        })
    };
    view! {
        <Sheet title=delegates::preview_title()>
            <p class="quiet">{delegates::preview_lead()}</p>
            {preview}
        </Sheet>
    }
}

#[component]
fn Preview(preview: ElectionPreview) -> impl IntoView {
    let ElectionPreview { round, previous_hash, stays, seats: elected } = preview;
    let stays = stays.then(|| view! { <p>{delegates::stays()}</p> });
    view! {
        {stays}
        <Facts>
            <Fact name=delegates::round_label()>{round.0}</Fact>
            <Fact name=delegates::previous()>
                <HashView digits=previous_hash.to_string() />
            </Fact>
        </Facts>
        <TableFrame name=delegates::seats() columns=vec![delegates::seat(), delegates::delegate(), delegates::lot()] narrow=NarrowLayout::Fits>
            {elected.into_iter().enumerate().map(row).collect_view()}
        </TableFrame>
    }
}

fn row((index, seat): (usize, Seat)) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{index + 1}</th>
            <td>{seat.user_id.to_string()}</td>
            <td>
                <HashView digits=seat.shuffle_hash.to_string() />
            </td>
        </tr>
    }
}
