//! The rules of the envelope: ledger, times, author, approval, settled ids, sizes (docs/protocol.md, section 3).

use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{Claim, PublicKey};
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::{ApprovalFault, AuthorFault, Measure, Reason, RecordFault, SealedFault, Settlement};
use crate::ledger::seal::ReaderName;
use crate::ledger::state::Draft;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::Operation;
use crate::ledger::transaction::{Action, Approval, Payload, Proposal, Transaction};

/// The maximum number of canonical bytes of a transaction without its sealed part.
const MOST_OPEN: u64 = 16 * 1024;
/// The maximum number of canonical bytes of a transaction with its sealed part.
const MOST_WHOLE: u64 = 64 * 1024;

/// Returns the proposal that an action refuses or withdraws.
pub fn inner(action: &Action) -> Option<(&Proposal, Settlement)> {
    match action {
        Action::Refuse(refuse) => Some((&refuse.refused, Settlement::Refused)),
        Action::Withdraw(withdraw) => Some((&withdraw.withdrawn, Settlement::Withdrawn)),
        _ => None,
    }
}

/// A transaction, and a proposal that it refuses or withdraws, is of this ledger.
pub fn is_of_ledger(draft: &Draft<'_>, it: &Transaction) -> Result<(), Reason> {
    let expected = Some(draft.genesis().ledger);
    let inside = inner(&it.payload.action).map_or(expected, |(proposal, _)| proposal.payload.ledger);
    for actual in [it.payload.ledger, inside] {
        if actual != expected {
            return Err(Reason::Ledger { expected, actual });
        }
    }
    Ok(())
}

/// timestamp ≤ approval.timestamp ≤ the block's timestamp.
pub fn times_in_order(it: &Transaction, block: Option<Timestamp>) -> Result<(), Reason> {
    let said = it.payload.timestamp;
    let agreed = it.approval.as_ref().map_or(said, |approval| approval.timestamp);
    if agreed < said {
        return Err(Reason::Timestamp { not_before: said, not_after: block, actual: agreed });
    }
    match block {
        Some(block) if block < agreed => {
            Err(Reason::Timestamp { not_before: Timestamp(0), not_after: Some(block), actual: agreed })
        }
        _ => Ok(()),
    }
}

/// The author has an account and may sign this type. Returns the author's key; a registration contains its own.
pub fn author(draft: &Draft<'_>, payload: &Payload) -> Result<PublicKey, Reason> {
    let author = &payload.author;
    let wrong = |fault| Reason::Author { author: author.clone(), fault };
    if let Action::Register(register) = &payload.action {
        let own = register.user_id == *author;
        return if own { Ok(register.public_key) } else { Err(wrong(AuthorFault::NotConcerned)) };
    }
    let account = draft.account(author).ok_or_else(|| wrong(AuthorFault::Unknown))?;
    if !may(&payload.action, account.role) {
        return Err(wrong(AuthorFault::Role { role: account.role }));
    }
    if !is_concerned(draft, payload) {
        return Err(wrong(AuthorFault::NotConcerned));
    }
    Ok(account.public_key)
}

/// Returns `true` if a role may sign an action (the table of docs/protocol.md, section 3).
const fn may(action: &Action, role: Role) -> bool {
    match action {
        Action::Record(_) => matches!(role, Role::Doctor),
        Action::Grant(_) | Action::Revoke(_) => matches!(role, Role::Patient),
        Action::Candidacy(_) => matches!(role, Role::Doctor | Role::Administrator),
        Action::CreateLedger(_) | Action::Register(_) => false,
        Action::Refuse(_)
        | Action::Withdraw(_)
        | Action::Transfer(_)
        | Action::Stake(_)
        | Action::Unstake(_)
        | Action::Vote(_)
        | Action::Evidence(_)
        | Action::AnchorLog(_) => true,
    }
}

/// The account that could have approved signs a refusal; the author of the proposal signs a withdrawal.
fn is_concerned(draft: &Draft<'_>, payload: &Payload) -> bool {
    match &payload.action {
        Action::Refuse(refuse) => match &refuse.refused.payload.action {
            Action::Record(record) => record.patient_id == payload.author,
            Action::Register(_) => draft.account(&payload.author).is_some_and(|it| it.role == Role::Administrator),
            _ => true, // the record rule rejects every other type
        },
        Action::Withdraw(withdraw) => withdraw.withdrawn.payload.author == payload.author,
        _ => true,
    }
}

/// Returns the author of the refused or withdrawn proposal and the claim of the author's signature. The key is that of
/// the author's account, or the one that a registration contains.
pub fn inner_claim(draft: &Draft<'_>, action: &Action) -> Result<Option<(UserId, Claim)>, Reason> {
    let Some((proposal, _)) = inner(action) else { return Ok(None) };
    let payload = &proposal.payload;
    let author = payload.author.clone();
    let key = match &payload.action {
        Action::Register(register) => register.public_key,
        _ => match draft.account(&author) {
            Some(account) => account.public_key,
            None => return Err(Reason::Author { author, fault: AuthorFault::Unknown }),
        },
    };
    Ok(Some((author, proposal.claim(payload.id(), key))))
}

/// This type takes no approval.
pub fn needs_no_approval(it: &Transaction) -> Result<(), Reason> {
    if it.approval.is_none() { Ok(()) } else { Err(Reason::Approval { fault: ApprovalFault::Unneeded }) }
}

/// The person who must approve an action.
pub enum Approver<'a> {
    /// The patient.
    Patient(&'a UserId),
    /// Any administrator.
    Administrator,
}

/// Returns the person who must approve an action, if its type needs an approval.
pub const fn needed(action: &Action) -> Option<Approver<'_>> {
    match action {
        Action::Record(record) => Some(Approver::Patient(&record.patient_id)),
        Action::Register(_) => Some(Approver::Administrator),
        _ => None,
    }
}

/// An approval is present if and only if the type needs one, by the right person and with the right members. Returns
/// the approver's key.
pub fn approver(draft: &Draft<'_>, it: &Transaction) -> Result<Option<PublicKey>, Reason> {
    let wrong = |fault| Err(Reason::Approval { fault });
    let Some(needed) = needed(&it.payload.action) else { return needs_no_approval(it).map(|()| None) };
    let Some(approval) = &it.approval else { return wrong(ApprovalFault::Missing) };
    let by = || ApprovalFault::By { actual: approval.by.clone() };
    let Some(account) = draft.account(&approval.by) else { return wrong(by()) };
    let right = match needed {
        Approver::Patient(patient) => approval.by == *patient && account.role == Role::Patient,
        Approver::Administrator => account.role == Role::Administrator,
    };
    if !right {
        return wrong(by());
    }
    if !has_its_members(&it.payload.action, approval) {
        return wrong(ApprovalFault::Members);
    }
    Ok(Some(account.public_key))
}

/// An approval contains the audit secret for a new administrator, the content keys for a share, and nothing else.
fn has_its_members(action: &Action, approval: &Approval) -> bool {
    let administrator = matches!(action, Action::Register(register) if register.role == Role::Administrator);
    let share = matches!(action, Action::Record(record) if record.operation == Operation::Share);
    approval.auditor_secret_sealed.is_some() == administrator && approval.keys.is_some() == share
}

/// An id is settled once, and so is the id of a refused or withdrawn proposal.
pub fn is_new(draft: &Draft<'_>, it: &Transaction, id: Hash) -> Result<(), Reason> {
    let inside = inner(&it.payload.action).map(|(proposal, _)| proposal.payload.id());
    for id in std::iter::once(id).chain(inside) {
        if let Some(settled) = draft.settled(id) {
            return Err(Reason::Settled { how: settled.how, at: settled.place.height });
        }
    }
    Ok(())
}

/// A record can be refused and withdrawn, a registration can be refused, and no other type can.
pub fn is_a_proposal(action: &Action) -> Result<(), RecordFault> {
    match inner(action) {
        Some((proposal, settlement)) => match (&proposal.payload.action, settlement) {
            (Action::Record(_), _) | (Action::Register(_), Settlement::Refused) => Ok(()),
            _ => Err(RecordFault::NotAProposal),
        },
        None => Ok(()),
    }
}

/// The sealed part, if it is present, has the hash that the transaction names.
pub fn sealed_matches(it: &Transaction) -> Result<(), Reason> {
    let Some(sealed) = &it.sealed else { return Ok(()) };
    let expected = it.record().and_then(|record| record.sealed_hash);
    let actual = sealed.hash();
    if expected == Some(actual) {
        Ok(())
    } else {
        Err(Reason::Sealed { fault: SealedFault::Hash { expected, actual } })
    }
}

/// The sealed part, if it is present, is sealed to the patient, the author and the holder of the audit key.
pub fn sealed_to_its_readers(it: &Transaction) -> Result<(), Reason> {
    let (Some(sealed), Some(record)) = (&it.sealed, it.record()) else { return Ok(()) };
    let [patient, author] = [&record.patient_id, &it.payload.author].map(|user| ReaderName::User(user.clone()));
    match [patient, author, ReaderName::Auditor].into_iter().find(|reader| !sealed.keys.0.contains_key(reader)) {
        Some(missing) => Err(Reason::Sealed { fault: SealedFault::Reader { missing } }),
        None => Ok(()),
    }
}

/// A transaction has at most 16 KiB of canonical bytes without its sealed part, and 64 KiB with it.
pub fn size_within(it: &Transaction) -> Result<(), Reason> {
    let open = it.open_bytes().len() as u64;
    if open > MOST_OPEN {
        return Err(Reason::Size { of: Measure::Bytes, most: MOST_OPEN, actual: open });
    }
    let whole = it.sealed.as_ref().map_or(open, |_| encode::canonical(it).len() as u64);
    if whole > MOST_WHOLE {
        return Err(Reason::Size { of: Measure::Bytes, most: MOST_WHOLE, actual: whole });
    }
    Ok(())
}
