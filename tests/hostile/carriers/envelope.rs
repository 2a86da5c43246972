//! A file's statements about itself: its name, its time, and whether it holds contents.

use super::super::random::Random;
use super::super::world::World;
use super::{Carrier, Kind};
use serde_json::{Value, json};

pub const KINDS: &[Kind] = &[
    ("file: another name", another_name),
    ("file: another time", another_time),
    ("file: says that contents are left out", other_contents),
    ("file: a member of another kind", of_another_kind),
];

fn with(world: &World, member: &str, value: Value) -> Carrier {
    let mut file = world.file.clone();
    file[member] = value;
    Carrier::of_a_stranger(&file)
}

fn another_name(world: &World, random: &mut Random) -> Carrier {
    let names = ["St. Anne", "", "St. Anna\u{202e}", "<img src=x>", "\u{3164}", &"a".repeat(65), "St. Anna (verified)"];
    with(world, "name", json!(*random.pick(&names)))
}

fn another_time(world: &World, random: &mut Random) -> Carrier {
    let times = [json!(0), json!((1_u64 << 53) - 1), json!(1_u64 << 53), json!(-1), json!(1.5), json!("now")];
    with(world, "exported_at", random.pick(&times).clone())
}

fn other_contents(world: &World, random: &mut Random) -> Carrier {
    with(world, "contents", json!(*random.pick(&["withheld", "sealed", "verified", ""])))
}

fn of_another_kind(world: &World, random: &mut Random) -> Carrier {
    let member = *random.pick(&["accounts", "access_logs", "pool", "ledger", "format", "version"]);
    let values = [json!([]), json!({}), json!([[]]), json!([{}]), json!("x"), json!(null), json!([null]), json!(2)];
    with(world, member, random.pick(&values).clone())
}
