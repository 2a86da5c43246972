//! The effects of transactions on the state, after every rule accepted them (docs/protocol.md, section 3).

use super::envelope;
use crate::ledger::header::Header;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::merkle::TreeHead;
use crate::ledger::number::{Height, Round};
use crate::ledger::rejection::Settlement;
use crate::ledger::state::{Account, Balance, Draft, Genesis, GrantState, Place, RecordState, Settled};
use crate::ledger::state::{State, Tip, Version};
use crate::ledger::transaction::account::{CreateLedger, Register, Role};
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::{Operation, Record};
use crate::ledger::transaction::{Action, Transaction};

/// Creates the state after block 0.
pub fn apply_genesis(create: &CreateLedger, id: Hash, header: &Header, hash: Hash) -> State {
    let founder = &create.founder;
    let genesis = Genesis {
        ledger: id,
        name: create.name.clone(),
        parameters: create.parameters,
        auditor_key: create.auditor_key,
    };
    let mut state = State::before_genesis(genesis, founder.user_id.clone());
    let mut draft = Draft::new(&state, Round(0));
    draft.put_key(founder.public_key);
    draft.put_account(
        founder.user_id.clone(),
        Account {
            name: founder.name.clone(),
            role: Role::Administrator,
            hospital_id: Some(founder.hospital_id.clone()),
            public_key: founder.public_key,
            sealing_key: founder.sealing_key,
            since: Height(0),
            auditor_secret_sealed: Some(create.auditor_secret_sealed.clone()),
            balance: Balance::with_free(create.parameters.welcome_tokens),
            vote: None,
        },
    );
    draft.change_statistics(founder.user_id.clone(), |statistics| statistics.forged += 1);
    draft.settle(id, Settled { how: Settlement::InBlock, place: Place { height: Height(0), index: 0 } });
    draft.close(Tip::of(header, hash, Height(0)), state.schedule().clone());
    let changes = draft.into_changes();
    state.absorb(changes);
    state
}

/// Applies the effect of a transaction.
pub fn apply(draft: &mut Draft<'_>, it: &Transaction, id: Hash, place: Place) {
    let author = &it.payload.author;
    let round = draft.round();
    draft.settle(id, Settled { how: Settlement::InBlock, place });
    match &it.payload.action {
        Action::CreateLedger(_) => {} // only block 0 contains one, and `create` applied it
        Action::Register(register) => apply_register(draft, register, it, place),
        Action::Record(record) => apply_record(draft, record, it, id, place),
        Action::Refuse(_) | Action::Withdraw(_) => settle_proposal(draft, it, place),
        Action::Grant(grant) => draft.put_grant(
            id,
            GrantState {
                patient_id: author.clone(),
                grantee: grant.grantee.clone(),
                scope: grant.scope.clone(),
                purpose: Some(grant.purpose),
                not_before: grant.not_before,
                not_after: grant.not_after,
                revoked: false,
            },
        ),
        Action::Revoke(revoke) => draft.revoke(revoke.grant),
        Action::Transfer(transfer) => {
            draft.change_account(author, |account| account.balance.spend(transfer.amount, round));
            draft.change_account(&transfer.to, |account| account.balance.receive(transfer.amount));
        }
        Action::Stake(stake) => draft.change_account(author, |account| account.balance.stake(stake.amount, round)),
        Action::Unstake(unstake) => {
            let free_at = Round(round.0 + draft.genesis().parameters.unlock_rounds);
            draft.change_account(author, |account| account.balance.unstake(unstake.amount, free_at));
        }
        Action::Candidacy(candidacy) => draft.change_candidate(author.clone(), |it| it.standing = candidacy.standing),
        Action::Vote(vote) => draft.change_account(author, |account| account.vote.clone_from(&vote.candidate)),
        Action::Evidence(evidence) => apply_evidence(draft, evidence),
        Action::AnchorLog(anchor) => draft.put_anchor(anchor.log, TreeHead { size: anchor.size, root: anchor.root }),
    }
}

/// Creates the account with its welcome tokens.
fn apply_register(draft: &mut Draft<'_>, register: &Register, it: &Transaction, place: Place) {
    let secret = it.approval.as_ref().and_then(|approval| approval.auditor_secret_sealed.clone());
    draft.put_key(register.public_key);
    draft.put_account(
        register.user_id.clone(),
        Account {
            name: register.name.clone(),
            role: register.role,
            hospital_id: register.hospital_id.clone(),
            public_key: register.public_key,
            sealing_key: register.sealing_key,
            since: place.height,
            auditor_secret_sealed: secret,
            balance: Balance::with_free(draft.genesis().parameters.welcome_tokens),
            vote: None,
        },
    );
}

/// Adds a version to the record, or the grant of a share.
fn apply_record(draft: &mut Draft<'_>, record: &Record, it: &Transaction, id: Hash, place: Place) {
    let version = Version { transaction: id, place, author: it.payload.author.clone() };
    let patient_id = record.patient_id.clone();
    match (record.operation, &record.target_id) {
        (Operation::Share, Some(target)) => {
            let approved = it.approval.as_ref().map_or(it.payload.timestamp, |approval| approval.timestamp);
            draft.put_grant(
                id,
                GrantState {
                    patient_id,
                    grantee: target.clone(),
                    scope: Scope::Records(vec![record.record_id.clone()]),
                    purpose: None,
                    not_before: approved,
                    not_after: None,
                    revoked: false,
                },
            );
        }
        _ => {
            let before = draft.record(&record.record_id).cloned();
            let mut state = before.unwrap_or(RecordState { patient_id, versions: Vec::new() });
            state.versions.push(version);
            draft.put_version(record.record_id.clone(), state, id);
        }
    }
}

/// Settles the id of the refused or withdrawn proposal.
fn settle_proposal(draft: &mut Draft<'_>, it: &Transaction, place: Place) {
    if let Some((proposal, how)) = envelope::inner(&it.payload.action) {
        draft.settle(proposal.payload.id(), Settled { how, place });
    }
}

/// Bars the delegate for the number of rounds that block 0 fixes.
fn apply_evidence(draft: &mut Draft<'_>, evidence: &Evidence) {
    let header = &evidence.first.header;
    let until = Round(draft.round().0 + draft.genesis().parameters.bar_rounds);
    let delegate: UserId = header.delegate_id.clone();
    draft.punish((delegate.clone(), header.slot));
    draft.change_candidate(delegate, |it| it.barred_until = it.barred_until.max(Some(until)));
}
