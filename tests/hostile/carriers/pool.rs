//! Pool transactions that their author has not signed, that were changed or approved by another person, are long
//! settled, or lie in the future.

use super::super::random::Random;
use super::super::world::World;
use super::accounts::stranger;
use super::{Carrier, Kind};
use medchain::ledger::id::UserId;
use medchain::ledger::number::{Timestamp, Tokens};
use medchain::ledger::transaction::token::Transfer;
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};
use serde_json::Value;

pub const KINDS: &[Kind] = &[
    ("pool: a signature changed", signature_changed),
    ("pool: signed by a stranger", signed_by_a_stranger),
    ("pool: approved by a stranger", approved_by_a_stranger),
    ("pool: time changed", time_changed),
    ("pool: a member's tokens", tokens_of_a_member),
    ("pool: a member withdraws or refuses", settled_by_a_stranger),
    ("pool: what a block holds already", settled),
    ("pool: the sealed part changed", sealed_changed),
    ("pool: the sealed part left out", sealed_left_out),
];

fn waiting(world: &World, random: &mut Random) -> Transaction {
    let pool = world.file["pool"].as_array().expect("the pool is a list");
    serde_json::from_value(random.pick(pool).clone()).expect("the pool holds transactions")
}

fn with(world: &World, it: &Transaction, instead: bool) -> Carrier {
    let mut file = world.file.clone();
    let pool = file["pool"].as_array_mut().expect("the pool is a list");
    if instead {
        pool.clear();
    }
    pool.insert(0, serde_json::to_value(it).expect("it has a JSON form"));
    Carrier::of_a_stranger(&file)
}

fn signature_changed(world: &World, random: &mut Random) -> Carrier {
    let mut it = waiting(world, random);
    it.signature.0[random.below(64)] ^= 1 << random.below(8);
    with(world, &it, random.below(2) == 0)
}

fn signed_by_a_stranger(world: &World, random: &mut Random) -> Carrier {
    let it = waiting(world, random);
    let mut payload = it.payload;
    payload.timestamp.0 += 1 + random.below(1_000) as u64;
    let again = Transaction::signed(payload, &stranger().signing_key());
    with(world, &Transaction { sealed: it.sealed, ..again }, random.below(2) == 0)
}

fn approved_by_a_stranger(world: &World, random: &mut Random) -> Carrier {
    let mut it = waiting(world, random);
    let by = random.pick(&world.accounts).user_id().clone();
    let enclosed = Enclosed { auditor_secret_sealed: None, keys: None };
    it.approval = Some(Approval::signed(by, it.payload.timestamp, enclosed, it.id(), &stranger().signing_key()));
    with(world, &it, random.below(2) == 0)
}

fn time_changed(world: &World, random: &mut Random) -> Carrier {
    let mut it = waiting(world, random);
    it.payload.timestamp = [Timestamp(0), Timestamp((1 << 53) - 1)][random.below(2)];
    with(world, &it, random.below(2) == 0)
}

fn by(world: &World, author: &UserId, action: Action) -> Transaction {
    let timestamp = Timestamp(1_790_000_000_000);
    let salt = medchain::ledger::entropy::Entropy::new([74; 32]).salt();
    let payload = Payload { ledger: Some(world.ledger), author: author.clone(), timestamp, salt, action };
    Transaction::signed(payload, &stranger().signing_key())
}

fn tokens_of_a_member(world: &World, random: &mut Random) -> Carrier {
    let author = random.pick(&world.accounts).user_id().clone();
    let to = random.pick(&world.accounts).user_id().clone();
    let amount = Tokens(1 + random.below(1_000) as u64);
    with(world, &by(world, &author, Action::Transfer(Transfer { to, amount })), false)
}

fn settled_by_a_stranger(world: &World, random: &mut Random) -> Carrier {
    use medchain::ledger::transaction::record::{Refuse, Withdraw};
    let it = waiting(world, random);
    let proposal = Box::new(it.proposal());
    let reason = medchain::ledger::free_text::Text::parse("no reason at all").expect("the text is well formed");
    let (author, action) = if random.below(2) == 0 {
        (it.payload.author.clone(), Action::Withdraw(Withdraw { withdrawn: proposal, reason }))
    } else {
        let patient = it.record().map(|record| record.patient_id.clone()).expect("the transaction is a record");
        (patient, Action::Refuse(Refuse { refused: proposal, reason }))
    };
    with(world, &by(world, &author, action), random.below(2) == 0)
}

fn settled(world: &World, random: &mut Random) -> Carrier {
    let blocks = world.file["blocks"].as_array().expect("the blocks are a list");
    let all: Vec<&Value> =
        blocks.iter().flat_map(|it| it["transactions"].as_array().expect("the transactions are a list")).collect();
    let it: Transaction = serde_json::from_value((*random.pick(&all)).clone()).expect("the block holds transactions");
    with(world, &it, false)
}

fn sealed_changed(world: &World, random: &mut Random) -> Carrier {
    let mut it = waiting(world, random);
    if let Some(sealed) = &mut it.sealed {
        let at = random.below(sealed.ciphertext.0.len());
        sealed.ciphertext.0[at] ^= 1;
    }
    with(world, &it, true)
}

fn sealed_left_out(world: &World, random: &mut Random) -> Carrier {
    let it = waiting(world, random);
    with(world, &Transaction { sealed: None, ..it }, true)
}
