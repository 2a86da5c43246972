//! The preview of a revocation: the access that it ends, and the access that it cannot end.

use crate::ledger::access::{Decision, Permission};
use crate::ledger::id::{Hash, RecordId};
use crate::ledger::transaction::grant::Scope;
use crate::protocol::{HeldKey, ReachedRecord, ReachedVersion, RevocationPreview, command};
use crate::text::{counts, revocation};
use crate::ui::components::{HashView, Moment, NarrowLayout, TableFrame};
use crate::ui::pages::gate::shown;
use crate::ui::route::Route;
use crate::ui::state::load_from_chain;
use leptos::prelude::*;

/// Shows the preview for a grant.
pub fn preview(grant: Hash) -> AnyView {
    let found = load_from_chain(move || Some(command::PreviewRevocation { grant }));
    view! { <div class="stack revocation">{shown(found, |found| view! { <Preview found=found /> })}</div> }.into_any()
}

#[component]
fn Preview(found: RevocationPreview) -> impl IntoView {
    let remaining = remaining(&found.records);
    view! {
        <Stops found=found.clone() />
        {remaining}
        <Keeps found=found />
    }
}

/// Shows the records that the doctor can no longer read.
#[component]
fn Stops(found: RevocationPreview) -> impl IntoView {
    let RevocationPreview { grantee, scope, records, .. } = found;
    let closed = |record: &&ReachedRecord| record.remains == Decision::Denied;
    let closed: Vec<RecordId> = records.iter().filter(closed).map(|record| record.record_id.clone()).collect();
    let now = match (records.is_empty(), closed.is_empty()) {
        (true, _) => revocation::reaches_nothing().to_owned(),
        (false, true) => revocation::stops_nothing().to_owned(),
        (false, false) => revocation::stops(&grantee, &closed),
    };
    let to_come = (scope == Scope::All).then(|| view! { <li>{revocation::stops_to_come()}</li> });
    view! {
        <section>
            <h3>{revocation::stops_title()}</h3>
            <ul class="sentences">
                <li>{now}</li>
                {to_come}
            </ul>
        </section>
    }
}

/// Returns the records that the doctor may still read, with the reason; `None` if there are none.
fn remaining(records: &[ReachedRecord]) -> Option<AnyView> {
    let item = |record: &ReachedRecord| {
        let Decision::Permitted { by, grant } = record.remains else { return None };
        let why = if by == Permission::Author { revocation::is_author() } else { revocation::other_grant() };
        let grant = grant.map(|id| view! { <HashView digits=id.to_string() href=Route::Transaction(id).href() /> });
        Some(view! { <li><b>{record.record_id.to_string()}</b> ": " {why} " " {grant}</li> })
    };
    let items: Vec<_> = records.iter().filter_map(item).collect();
    let section = |items: Vec<_>| {
        view! {
            <section>
                <h3>{revocation::remains_title()}</h3>
                <ul class="sentences">{items}</ul>
            </section>
        }
    };
    (!items.is_empty()).then(|| section(items).into_any())
}

/// Shows the versions that the doctor has read, and the keys that the doctor keeps.
#[component]
fn Keeps(found: RevocationPreview) -> impl IntoView {
    let RevocationPreview { grantee, records, .. } = found;
    let versions = || records.iter().flat_map(|record| &record.versions);
    let holds = |version: &&ReachedVersion| matches!(version.key, HeldKey::Sealed | HeldKey::Handed { .. });
    let was_read = |record: &&ReachedRecord| record.versions.iter().any(|version| version.looks > 0);
    let keys = match versions().filter(holds).count() {
        0 => revocation::no_keys().to_owned(),
        keys => [revocation::keys(&grantee, keys as u64), revocation::keys_stay().to_owned()].join(" "),
    };
    let looked = revocation::looked_at(&grantee, records.iter().filter(was_read).count() as u64, records.len() as u64);
    let columns = vec![revocation::version(), revocation::key(), revocation::looked()];
    let table = (!records.is_empty()).then(|| {
        view! {
            <TableFrame name=revocation::table() columns=columns narrow=NarrowLayout::Stacks>
                {records.into_iter().flat_map(rows).collect_view()}
            </TableFrame>
        }
    });
    view! {
        <section>
            <h3>{revocation::keeps_title()}</h3>
            <ul class="sentences">
                <li>{looked}</li>
                <li>{keys}</li>
            </ul>
            {table}
            <p class="quiet">{revocation::device()}</p>
        </section>
    }
}

/// Returns a row for each version of a record, the newest first.
fn rows(record: ReachedRecord) -> Vec<AnyView> {
    let ReachedRecord { record_id, versions, .. } = record;
    let row = |(index, version): (usize, ReachedVersion)| {
        let href = Route::Transaction(version.transaction).href();
        view! {
            <tr>
                <th scope="row">
                    <a href=href>{revocation::version_of(&record_id, index + 1)}</a>
                </th>
                <td data-label=revocation::key()>
                    <div>{key(version.key)}</div>
                </td>
                <td data-label=revocation::looked()>
                    <div>{looks(&version)}</div>
                </td>
            </tr>
        }
        .into_any()
    };
    versions.into_iter().enumerate().rev().map(row).collect()
}

fn key(key: HeldKey) -> AnyView {
    match key {
        HeldKey::Sealed => revocation::key_sealed().into_any(),
        HeldKey::Handed { by } => {
            let href = Route::Transaction(by).href();
            view! { <a href=href>{revocation::key_handed()}</a> }.into_any()
        }
        HeldKey::Nowhere => revocation::key_nowhere().into_any(),
        HeldKey::Unknown => revocation::key_unknown().into_any(),
    }
}

fn looks(version: &ReachedVersion) -> AnyView {
    match version.last_look {
        None => revocation::never().into_any(),
        Some(last) => {
            view! { {counts::times(version.looks)} ", " {revocation::last()} " " <Moment at=last /> }.into_any()
        }
    }
}
