//! Meaningless commands: every command that the console lists, with members of the right kind and random values.

use medchain::ledger::number::GREATEST;
use medchain::protocol::{COMMANDS, Command, CommandHelp};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The kind of a member's value.
#[derive(Clone, Copy)]
enum Kind {
    Word,
    Words,
    Hash,
    Number,
    Truth,
    One(&'static [&'static str]),
    Content,
    Parameters,
    Question,
    Filter,
}

/// Returns the kind of a member by its name, which means the same in every command.
fn kind(member: &str) -> Kind {
    match member {
        "transaction" | "ledger" | "grant" | "log" => Kind::Hash,
        "amount" | "below" | "count" | "height" | "minutes" | "not_after" | "not_before" | "pace" | "sequence"
        | "slot" => Kind::Number,
        "accounts" | "ahead_of_clock" | "despite_concerns" | "disclose" | "pass_over" | "replace" | "standing" => {
            Kind::Truth
        }
        "role" => Kind::One(&["patient", "doctor", "administrator"]),
        "change" => Kind::One(&["add", "update"]),
        "purpose" => Kind::One(&["treatment", "payment", "operations", "patient_request"]),
        "contents" => Kind::One(&["sealed", "withheld"]),
        "compression" => Kind::One(&["none", "gzip"]),
        "records" => Kind::Words,
        "content" => Kind::Content,
        "parameters" => Kind::Parameters,
        "question" => Kind::Question,
        "wanted" => Kind::Filter,
        _ => Kind::Word,
    }
}

/// Returns a strategy for any command that the page or the console can send. `known` are existing hashes.
pub fn command(known: Vec<String>) -> impl Strategy<Value = Command> {
    prop::sample::select(COMMANDS)
        .prop_flat_map(move |help| filled(help, &known))
        .prop_map(|value| serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}")))
}

/// Returns a command with its members filled in; optional members are left out at random.
fn filled(help: CommandHelp, known: &[String]) -> impl Strategy<Value = Value> + use<> {
    let members: Vec<_> = help.members.iter().map(|member| value(member, known)).collect();
    members.prop_map(move |members| {
        let there = members.into_iter().filter(|(_, value)| !value.is_null());
        Value::Object(there.chain([("command".to_owned(), json!(help.name))]).collect())
    })
}

fn value(described: &str, known: &[String]) -> BoxedStrategy<(String, Value)> {
    let (member, optional) = match described.find([':', '?']) {
        Some(end) => (described[..end].to_owned(), described[end..].starts_with('?')),
        None => (described.to_owned(), false),
    };
    let absent = u32::from(optional);
    let some = match kind(&member) {
        Kind::Word => word().prop_map(Value::from).boxed(),
        Kind::Words => prop::collection::vec(word(), 0..4).prop_map(Value::from).boxed(),
        Kind::Hash => {
            let strange = "[0-9a-f]{64}".prop_map(Value::from);
            prop_oneof![1 => strange, 3 => prop::sample::select(known.to_vec()).prop_map(Value::from)].boxed()
        }
        Kind::Number => number(&member).prop_map(Value::from).boxed(),
        Kind::Truth => any::<bool>().prop_map(Value::from).boxed(),
        Kind::One(choices) => prop::sample::select(choices).prop_map(Value::from).boxed(),
        Kind::Content => content().boxed(),
        Kind::Parameters => parameters().boxed(),
        Kind::Question => question(known).boxed(),
        Kind::Filter => filter().boxed(),
    };
    prop_oneof![absent => Just(Value::Null), 3 => some].prop_map(move |value| (member.clone(), value)).boxed()
}

fn word() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] =
        &["", "admin", "dr_b", "patient_x", "rx-1-0", "st-anna", "correct horse battery", "2026-11-14", "A-1"];
    prop_oneof![
        3 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "\\PC{0,250}",
    ]
}

/// Returns numbers within the range that the decoder accepts.
fn number(member: &str) -> BoxedStrategy<u64> {
    let greatest = if matches!(member, "count" | "minutes" | "pace") { u32::MAX.into() } else { GREATEST };
    prop_oneof![3 => 0..12_u64, 1 => 0..=greatest, 1 => greatest - 2..=greatest].boxed()
}

fn content() -> impl Strategy<Value = Value> {
    (word(), word(), word(), number("amount"), word(), word()).prop_map(
        |(kind, insurance, text, amount, note, date)| {
            json!({
                "record_type": kind, "insurance_id": insurance, "prescription": text,
                "amount": amount, "note": note, "authored_on": date,
            })
        },
    )
}

fn parameters() -> impl Strategy<Value = Value> {
    prop::array::uniform5(number("parameters")).prop_map(|[delegates, welcome, reward, unlock, bar]| {
        json!({
            "delegates": delegates, "welcome_tokens": welcome, "block_reward": reward,
            "unlock_rounds": unlock, "bar_rounds": bar,
        })
    })
}

/// Returns a question about any explainable value of any block or transaction.
fn question(known: &[String]) -> impl Strategy<Value = Value> + use<> {
    const OF_BLOCKS: &[&str] =
        &["block_hash", "previous_hash", "transaction_count", "slot", "time", "turn", "nonce", "block_signature"];
    const OF_TRANSACTIONS: &[&str] = &["transaction_id", "author_signature", "approval_signature"];
    let known = known.to_vec();
    let of_block = (prop::sample::select(OF_BLOCKS), number("height"));
    let of_transaction = (prop::sample::select(OF_TRANSACTIONS), prop::sample::select(known));
    prop_oneof![
        8 => of_block.prop_map(|(of, height)| json!({ "of": of, "height": height })),
        3 => of_transaction.prop_map(|(of, transaction)| json!({ "of": of, "transaction": transaction })),
        1 => (number("height"), any::<u32>()).prop_map(
            |(height, leaf)| json!({ "of": "merkle_root", "height": height, "leaf": leaf }),
        ),
        1 => Just(json!({ "of": "ledger" })),
    ]
}

fn filter() -> impl Strategy<Value = Value> {
    const OUTCOMES: &[&str] = &["permitted", "denied", "failed"];
    let outcome = prop::option::of(prop::sample::select(OUTCOMES));
    (word(), outcome).prop_map(|(words, outcome)| json!({ "words": words, "outcome": outcome }))
}
