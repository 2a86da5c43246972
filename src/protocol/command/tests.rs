//! The help is complete and true.

use super::*;
use serde::de::IntoDeserializer as _;
use serde::de::value::MapDeserializer;
use std::fmt;

/// The names that a type expects instead of an unknown one.
#[derive(Debug, thiserror::Error)]
#[error("{0:?}")]
struct Expected(&'static [&'static str]);

impl serde::de::Error for Expected {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

/// Returns the names that `T` expects instead of an unknown one in these members.
fn expected<T: for<'de> Deserialize<'de>>(members: &[(&'static str, &'static str)]) -> &'static [&'static str] {
    let reader = MapDeserializer::<_, Expected>::new(members.iter().copied());
    T::deserialize(reader).err().map_or(&[], |Expected(names)| names)
}

fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_unstable();
    names
}

fn member_names(members: &[&'static str]) -> Vec<&'static str> {
    let name = |member: &&'static str| member.split([':', '?']).next().unwrap_or_default();
    sorted(members.iter().map(name).collect::<Vec<_>>())
}

#[test]
fn every_command_is_listed_in_order() {
    let listed: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    assert_eq!(listed, expected::<Command>(&[("command", "?")]));
}

#[test]
fn every_member_is_listed() {
    for command in COMMANDS {
        let known = expected::<Command>(&[("command", command.name), ("?", "")]);
        assert_eq!(member_names(command.members), sorted(known.iter().copied()), "{}", command.name);
    }
}

/// Checks that the help for the member `name` of `command` lists the values of `T`.
fn check_choices<T: for<'de> Deserialize<'de>>(command: &str, name: &str) {
    let reader: serde::de::value::StrDeserializer<'_, Expected> = "?".into_deserializer();
    let known = T::deserialize(reader).err().map_or(&[][..], |Expected(names)| names);
    let help = COMMANDS.iter().find(|help| help.name == command).expect("COMMANDS lists the command");
    let choices = help.members.iter().find_map(|member| member.strip_prefix(name)?.strip_prefix(": "));
    let listed = choices.expect("the help lists the member's values").replace(" or ", ", ");
    assert_eq!(sorted(listed.split(", ")), sorted(known.iter().copied()));
}

#[test]
fn every_choice_is_listed() {
    check_choices::<Role>("register", "role");
    check_choices::<RecordChange>("submit_record", "change");
    check_choices::<Purpose>("grant", "purpose");
    check_choices::<Contents>("export_ledger", "contents");
    check_choices::<Compression>("export_ledger", "compression");
}

#[test]
fn every_member_of_a_content_is_listed() {
    let inner = CONTENT.trim_start_matches("content: { ").trim_end_matches(" }");
    let listed: Vec<&'static str> = inner.split(", ").collect();
    assert_eq!(member_names(&listed), sorted(expected::<NewContent>(&[("?", "")]).iter().copied()));
}
