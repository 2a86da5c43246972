//! The members of a transaction that depend on its action.

mod grant;
mod token;

use crate::ledger::id::Hash;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::account::{CreateLedger, Register};
use crate::ledger::transaction::record::Record;
use crate::text::{operation, role, transaction};
use crate::ui::components::{Fact, HashView};
use crate::ui::route::Route;
use grant::{anchor_facts, grant_facts, revoke_facts};
use leptos::prelude::*;
use token::{amount_facts, candidacy_facts, evidence_facts, vote_facts};

/// Shows the members.
#[component]
pub fn ActionFacts(
    /// The action.
    action: Action,
    /// Set if the sealed content is on this device.
    sealed: bool,
) -> impl IntoView {
    match action {
        Action::CreateLedger(it) => create_ledger_facts(it).into_any(),
        Action::Register(register) => register_facts(register).into_any(),
        Action::Record(record) => record_facts(record, sealed).into_any(),
        Action::Refuse(refuse) => settlement(refuse.refused.payload.id(), refuse.reason.to_string()).into_any(),
        Action::Withdraw(withdraw) => {
            settlement(withdraw.withdrawn.payload.id(), withdraw.reason.to_string()).into_any()
        }
        Action::Grant(grant) => grant_facts(grant).into_any(),
        Action::Revoke(revoke) => revoke_facts(revoke).into_any(),
        Action::Transfer(transfer) => amount_facts(transfer.amount, Some(transfer.to)).into_any(),
        Action::Stake(stake) => amount_facts(stake.amount, None).into_any(),
        Action::Unstake(unstake) => amount_facts(unstake.amount, None).into_any(),
        Action::Candidacy(candidacy) => candidacy_facts(candidacy).into_any(),
        Action::Vote(vote) => vote_facts(vote).into_any(),
        Action::Evidence(evidence) => evidence_facts(&evidence).into_any(),
        Action::AnchorLog(anchor) => anchor_facts(anchor).into_any(),
    }
}

fn create_ledger_facts(it: CreateLedger) -> impl IntoView {
    view! {
        <Fact name=transaction::name()>{it.name.to_string()}</Fact>
        <Fact name=transaction::user()>{it.founder.user_id.to_string()}</Fact>
        <Fact name=transaction::hospital()>{it.founder.hospital_id.to_string()}</Fact>
        <Fact name=transaction::public_key()>
            <HashView digits=it.founder.public_key.to_string() />
        </Fact>
        <Fact name=transaction::sealing_key()>
            <HashView digits=it.founder.sealing_key.to_string() />
        </Fact>
        <Fact name=transaction::auditor_key()>
            <HashView digits=it.auditor_key.to_string() />
        </Fact>
    }
}

fn register_facts(register: Register) -> impl IntoView {
    let hospital = register.hospital_id.map(|id| view! { <Fact name=transaction::hospital()>{id.to_string()}</Fact> });
    view! {
        <Fact name=transaction::user()>{register.user_id.to_string()}</Fact>
        <Fact name=transaction::name()>{register.name.to_string()}</Fact>
        <Fact name=transaction::role()>{role(register.role)}</Fact>
        {hospital}
        <Fact name=transaction::public_key()>
            <HashView digits=register.public_key.to_string() />
        </Fact>
        <Fact name=transaction::sealing_key()>
            <HashView digits=register.sealing_key.to_string() />
        </Fact>
    }
}

fn record_facts(record: Record, sealed: bool) -> impl IntoView {
    let optional = |name, hash: Option<Hash>| {
        hash.map(|hash| view! { <Fact name=name><HashView digits=hash.to_string() /></Fact> })
    };
    let before = record.supersedes.map(|before| {
        let href = Route::Transaction(before).href();
        view! { <Fact name=transaction::supersedes()><HashView digits=before.to_string() href=href /></Fact> }
    });
    let target = record.target_id.map(|target| view! { <Fact name=transaction::target()>{target.to_string()}</Fact> });
    let here = if sealed { transaction::sealed_here() } else { transaction::sealed_missing() };
    view! {
        <Fact name=transaction::record()>{record.record_id.to_string()}</Fact>
        <Fact name=transaction::operation()>{operation(record.operation)}</Fact>
        <Fact name=transaction::patient()>{record.patient_id.to_string()}</Fact>
        <Fact name=transaction::doctor()>{record.doctor_id.to_string()}</Fact>
        <Fact name=transaction::hospital()>{record.hospital_id.to_string()}</Fact>
        {target}
        {before}
        {optional(transaction::commitment(), record.commitment)}
        {optional(transaction::sealed_hash(), record.sealed_hash)}
        <Fact name=transaction::sealed()>{here}</Fact>
    }
}

fn settlement(of: Hash, reason: String) -> impl IntoView {
    let href = Route::Transaction(of).href();
    view! {
        <Fact name=transaction::of()>
            <HashView digits=of.to_string() href=href />
        </Fact>
        <Fact name=transaction::reason()>{reason}</Fact>
    }
}
