//! The members of a grant, a revocation and an anchor.

use crate::ledger::transaction::anchor::AnchorLog;
use crate::ledger::transaction::grant::{Grant, Revoke};
use crate::text::{grants, transaction};
use crate::ui::components::{Fact, HashView, Moment, grouped};
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows the doctor, the records, the purpose and the period of a grant.
pub fn grant_facts(grant: Grant) -> impl IntoView {
    let until = match grant.not_after {
        Some(end) => view! { <Moment at=end /> }.into_any(),
        None => transaction::no_end().into_any(),
    };
    view! {
        <Fact name=transaction::grantee()>{grant.grantee.to_string()}</Fact>
        <Fact name=transaction::scope()>{grants::scope(&grant.scope)}</Fact>
        <Fact name=transaction::purpose()>{grants::purpose(grant.purpose)}</Fact>
        <Fact name=transaction::not_before()>
            <Moment at=grant.not_before />
        </Fact>
        <Fact name=transaction::not_after()>{until}</Fact>
        <Fact name=transaction::keys_label()>{transaction::keys(grant.keys.0.len() as u64)}</Fact>
    }
}

/// Shows the grant that a revocation ends, and the reason.
pub fn revoke_facts(revoke: Revoke) -> impl IntoView {
    let href = Route::Transaction(revoke.grant).href();
    view! {
        <Fact name=transaction::ends()>
            <HashView digits=revoke.grant.to_string() href=href />
        </Fact>
        <Fact name=transaction::reason()>{revoke.reason.to_string()}</Fact>
    }
}

/// Shows the log's key, size, root and signature.
pub fn anchor_facts(anchor: AnchorLog) -> impl IntoView {
    view! {
        <Fact name=transaction::log()>
            <HashView digits=anchor.log.to_string() />
        </Fact>
        <Fact name=transaction::log_size()>{grouped(anchor.size)}</Fact>
        <Fact name=transaction::log_root()>
            <HashView digits=anchor.root.to_string() />
        </Fact>
        <Fact name=transaction::log_signature()>
            <HashView digits=anchor.log_signature.to_string() />
        </Fact>
    }
}
