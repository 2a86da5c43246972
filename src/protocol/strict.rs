//! Strict parsing of commands.
//!
//! Derived parsers are lenient in two ways: they accept an array for an object whose members it gives in order, and in
//! a variant that holds a whole type they accept members that neither of the two has. So the parsed command is written
//! again, and must contain the whole input.

use super::Command;
use super::malformed::MalformedMessage;
use serde_json::Value;
use zeroize::Zeroize as _;

impl Command {
    /// Parses a command whose members are all known and in their form. Wipes the value, which may contain a password.
    ///
    /// # Errors
    /// The first error.
    pub fn read(mut value: Value) -> Result<Self, MalformedMessage> {
        let outcome = Self::read_strictly(&value);
        wipe(&mut value);
        outcome
    }

    fn read_strictly(value: &Value) -> Result<Self, MalformedMessage> {
        use serde::Deserialize as _;
        if !value.is_object() {
            return Err(MalformedMessage::NotAnObject);
        }
        let undecodable = |error: serde_json::Error| MalformedMessage::Undecodable { message: error.to_string() };
        let command = Self::deserialize(value).map_err(undecodable)?;
        let mut written = serde_json::to_value(&command).map_err(undecodable)?;
        let unknown = beyond(value, &written, "");
        wipe(&mut written);
        unknown.map_or(Ok(command), |place| Err(MalformedMessage::Unknown { place }))
    }
}

/// Returns the first place at which `found` contains something that `known` does not. A member may be null if absent.
fn beyond(found: &Value, known: &Value, place: &str) -> Option<String> {
    match (found, known) {
        (Value::Object(found), Value::Object(known)) => found.iter().find_map(|(name, value)| {
            let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            match known.get(name) {
                Some(known) => beyond(value, known, &place),
                None => (!value.is_null()).then_some(place),
            }
        }),
        (Value::Array(found), Value::Array(known)) if found.len() == known.len() => (0..)
            .zip(found.iter().zip(known))
            .find_map(|(at, (found, known)): (u32, _)| beyond(found, known, &format!("{place}.{at}"))),
        _ => (found != known).then(|| place.to_owned()),
    }
}

/// Overwrites every string of a value.
fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::COMMANDS;
    use crate::protocol::command::Vote;
    use serde_json::json;

    const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

    /// Returns a well-formed value for a member of a command.
    fn member(command: &str, name: &str) -> Value {
        match (command, name) {
            (_, "ledger" | "transaction" | "log") | ("revoke" | "preview_revocation", "grant") => json!(HASH),
            (_, "amount" | "below" | "sequence" | "height" | "not_before" | "not_after" | "slot") => json!(7),
            (_, "count" | "minutes" | "pace") => json!(5),
            (
                _,
                "standing" | "pass_over" | "accounts" | "disclose" | "replace" | "despite_concerns" | "ahead_of_clock",
            ) => {
                json!(true)
            }
            (_, "records") => json!(["rx-1"]),
            (_, "role") => json!("doctor"),
            (_, "change") => json!("add"),
            (_, "purpose") => json!("treatment"),
            (_, "contents") => json!("sealed"),
            (_, "compression") => json!("none"),
            (_, "wanted") => json!({ "words": "a", "outcome": "denied" }),
            (_, "question") => json!({ "of": "merkle_root", "height": 1, "leaf": 0 }),
            (_, "parameters") => {
                json!({ "delegates": 5, "welcome_tokens": 1, "block_reward": 1, "unlock_rounds": 1, "bar_rounds": 1 })
            }
            (_, "content") => json!({
                "record_type": "a", "prescription": "b", "amount": 1, "authored_on": "c", "insurance_id": "d", "note": "e"
            }),
            _ => json!("some_text"),
        }
    }

    /// Iterates over a command of each kind with all of its members.
    fn whole() -> impl Iterator<Item = Value> {
        COMMANDS.iter().map(|help| {
            let mut command = json!({ "command": help.name });
            for name in help.members.iter().filter_map(|member| member.split([':', '?']).next()) {
                command[name] = member(help.name, name);
            }
            command
        })
    }

    fn refused(value: &Value) {
        assert!(Command::read(value.clone()).is_err(), "this must not parse as a command: {value}");
    }

    #[test]
    fn every_whole_command_is_read() {
        for command in whole() {
            let read = Command::read(command.clone());
            assert!(read.is_ok(), "{command}: {:?}", read.err());
        }
    }

    #[test]
    fn no_command_takes_a_member_that_it_does_not_know() {
        for command in whole() {
            let mut more = command.clone();
            more["sudo"] = json!(1);
            refused(&more);
            for (name, _) in command.as_object().expect("an object").iter().filter(|(_, value)| value.is_object()) {
                let mut more = command.clone();
                more[name]["sudo"] = json!("x");
                refused(&more);
            }
        }
    }

    #[test]
    fn a_list_is_not_an_object() {
        refused(&json!(["status"]));
        refused(&json!("status"));
        for command in whole() {
            let members: Vec<Value> = command.as_object().expect("an object").values().cloned().collect();
            refused(&json!(members));
            for (name, value) in command.as_object().expect("an object").iter().filter(|(_, value)| value.is_object()) {
                let mut listed = command.clone();
                listed[name] = json!(value.as_object().expect("an object").values().collect::<Vec<_>>());
                refused(&listed);
            }
        }
    }

    #[test]
    fn optional_members_may_be_null() {
        for value in [json!({ "command": "vote" }), json!({ "command": "vote", "candidate": null })] {
            assert!(Command::read(value).ok() == Some(Vote { candidate: None }.into()));
        }
    }
}
