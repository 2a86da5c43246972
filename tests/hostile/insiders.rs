//! Variations that the delegates' own keys make consistent: only one value is wrong, and its rule must refuse the file.

use super::ledger::{Ledger, seal, sign};
use super::random::Random;
use super::strangers::nobodys;
use medchain::ledger::encode::Tag;
use medchain::ledger::header::Header;
use medchain::ledger::id::Hash;
use medchain::ledger::number::Tokens;
use medchain::ledger::seal::ReaderName;
use medchain::ledger::transaction::{Action, Approval, Enclosed, Transaction};

/// Changes one matching transaction, and has all headers from its block on signed again by their delegates.
fn changed(
    it: &Ledger,
    random: &mut Random,
    fits: impl Fn(&Transaction) -> bool,
    alter: impl FnOnce(&mut Transaction, &mut Random),
) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let (height, index) = *random.pick(&it.places(fits));
    alter(&mut blocks[height].transactions[index], random);
    seal(&mut blocks, height, |user| it.own(user));
    it.with_blocks(&blocks)
}

const fn any(_: &Transaction) -> bool {
    true
}

pub fn transaction_signed_by_another(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(it, random, any, |it, _| it.signature = nobodys(&it.payload.author).sign(Tag::Transaction, it.id()))
}

pub fn signature_of_another_transaction(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let places = it.places(any);
    changed(it, random, any, |changed, random| {
        let others = places.iter().map(|&(height, index)| it.blocks[height].transactions[index].signature);
        let others: Vec<_> = others.filter(|signature| *signature != changed.signature).collect();
        changed.signature = *random.pick(&others);
    })
}

pub fn time_of_a_transaction_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(it, random, any, |it, _| it.payload.timestamp.0 -= 1)
}

pub fn approval_signed_by_another(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(
        it,
        random,
        |it| it.approval.is_some(),
        |it, _| {
            let id = it.id();
            let Approval { by, timestamp, auditor_secret_sealed, keys, .. } = it.approval.clone().unwrap();
            let enclosed = Enclosed { auditor_secret_sealed, keys };
            it.approval = Some(Approval::signed(by.clone(), timestamp, enclosed, id, &nobodys(&by)));
        },
    )
}

pub fn approvals_exchanged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let approved = it.places(|it| it.approval.is_some());
    changed(
        it,
        random,
        |it| it.approval.is_some(),
        |changed, random| {
            let own = changed.approval.clone().unwrap();
            let alike = |other: &Approval| {
                let same_members = other.keys.is_some() == own.keys.is_some()
                    && other.auditor_secret_sealed.is_some() == own.auditor_secret_sealed.is_some();
                *other != own && same_members
            };
            let others =
                approved.iter().filter_map(|&(height, index)| it.blocks[height].transactions[index].approval.clone());
            // The approval must not be earlier than its transaction, so that only the approval is wrong.
            let later: Vec<_> =
                others.filter(|other| alike(other) && other.timestamp >= own.timestamp || *other == own).collect();
            let mut other = random.pick(&later).clone();
            other.timestamp = own.timestamp;
            if other == own {
                other.signature.0[7] ^= 2;
            }
            changed.approval = Some(other);
        },
    )
}

pub fn approval_dropped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(it, random, |it| it.approval.is_some(), |it, _| it.approval = None)
}

pub fn amount_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let moves = |it: &Transaction| matches!(it.payload.action, Action::Transfer(_) | Action::Stake(_));
    changed(it, random, moves, |it, _| match &mut it.payload.action {
        Action::Transfer(transfer) => transfer.amount = Tokens(transfer.amount.0 + 1),
        Action::Stake(stake) => stake.amount = Tokens(stake.amount.0 + 1),
        _ => {}
    })
}

pub fn refused_proposal_forged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let ends = |it: &Transaction| matches!(it.payload.action, Action::Refuse(_) | Action::Withdraw(_));
    changed(it, random, ends, |changed, _| {
        match &mut changed.payload.action {
            Action::Refuse(refuse) => refuse.refused.signature.0[5] ^= 1,
            Action::Withdraw(withdraw) => withdraw.withdrawn.signature.0[5] ^= 1,
            _ => {}
        }
        *changed = Transaction::signed(changed.payload.clone(), &it.own(&changed.payload.author));
    })
}

pub fn evidence_forged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(
        it,
        random,
        |it| matches!(it.payload.action, Action::Evidence(_)),
        |changed, random| {
            if let Action::Evidence(evidence) = &mut changed.payload.action {
                match random.below(3) {
                    0 => evidence.second = evidence.first.clone(),
                    1 => evidence.second.header.timestamp.0 += 1,
                    _ => evidence.first.signature.0[1] ^= 8,
                }
            }
            *changed = Transaction::signed(changed.payload.clone(), &it.own(&changed.payload.author));
        },
    )
}

pub fn anchor_forged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(
        it,
        random,
        |it| matches!(it.payload.action, Action::AnchorLog(_)),
        |changed, _| {
            if let Action::AnchorLog(anchor) = &mut changed.payload.action {
                anchor.root.0[0] ^= 1;
            }
            *changed = Transaction::signed(changed.payload.clone(), &it.own(&changed.payload.author));
        },
    )
}

pub fn content_of_another_record(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let places = it.places(|it| it.sealed.is_some());
    if places.len() < 2 {
        // In a ledger without contents, a content is added.
        return changed(
            it,
            random,
            |it| it.record().is_some(),
            |it, _| {
                let sealed = format!("{{\"ciphertext\":\"AAAA\",\"keys\":{{}},\"nonce\":\"{}\"}}", "A".repeat(32));
                it.sealed = Some(serde_json::from_str(&sealed).unwrap());
            },
        );
    }
    changed(
        it,
        random,
        |it| it.sealed.is_some(),
        |changed, random| {
            let others = places.iter().map(|&(height, index)| it.blocks[height].transactions[index].sealed.clone());
            let others: Vec<_> = others.filter(|sealed| *sealed != changed.sealed).collect();
            changed.sealed.clone_from(random.pick(&others));
        },
    )
}

/// Removes one of the three required readers, with new signatures of the doctor and the patient.
pub fn content_without_a_reader(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let has_content = |it: &Transaction| it.sealed.is_some();
    if it.places(has_content).is_empty() {
        return content_of_another_record(it, random);
    }
    changed(it, random, has_content, |changed, random| {
        let Transaction { mut payload, approval, sealed, .. } = changed.clone();
        let (Action::Record(record), Some(mut sealed)) = (&mut payload.action, sealed) else { return };
        let missing = match random.below(3) {
            0 => ReaderName::Auditor,
            1 => ReaderName::User(record.patient_id.clone()),
            _ => ReaderName::User(record.doctor_id.clone()),
        };
        sealed.keys.0.remove(&missing).expect("the reader had a key");
        record.sealed_hash = Some(sealed.hash());
        let key = it.own(&payload.author);
        let said = Transaction::signed(payload, &key);
        let approval = approval.map(|Approval { by, timestamp, .. }| {
            let key = it.own(&by);
            Approval::signed(by, timestamp, Enclosed::default(), said.id(), &key)
        });
        *changed = Transaction { approval, sealed: Some(sealed), ..said };
    })
}

pub fn transaction_doubled(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let (height, index) = *random.pick(&it.places(|it| !matches!(it.payload.action, Action::Register(_))));
    let again = blocks[height].transactions[index].clone();
    blocks[height].transactions.insert(index + 1, again);
    seal(&mut blocks, height, |user| it.own(user));
    it.with_blocks(&blocks)
}

/// Changes a header, which its delegate signs, and makes the following blocks consistent with it.
fn header_changed(it: &Ledger, random: &mut Random, alter: impl FnOnce(&mut Header)) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let height = random.within(1, blocks.len());
    alter(&mut blocks[height].header);
    sign(&mut blocks[height], |user| it.own(user));
    if height + 1 < blocks.len() {
        seal(&mut blocks, height + 1, |user| it.own(user));
    }
    it.with_blocks(&blocks)
}

pub fn link_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    header_changed(it, random, |header| header.previous_hash.0[9] ^= 1)
}

pub fn height_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    header_changed(it, random, |header| header.height.0 += 1)
}

pub fn nonce_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    header_changed(it, random, |header| header.nonce += 1)
}

pub fn root_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    header_changed(it, random, |header| header.merkle_root.0[31] ^= 128)
}

pub fn count_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    header_changed(it, random, |header| header.transaction_count += 1)
}

pub fn ledger_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    header_changed(it, random, |header| header.ledger = Hash([9; 32]))
}

pub fn time_before_the_parents(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let first = it.blocks[0].header.timestamp;
    header_changed(it, random, |header| header.timestamp.0 = first.0 - 1)
}
