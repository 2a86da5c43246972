//! Values are changed in a file that stays valid JSON, as by a person with an editor.

use super::ledger::Ledger;
use super::random::Random;
use serde_json::{Map, Value, json};

/// Returns the paths to all matching values below.
fn paths(value: &Value, fits: &dyn Fn(&Value) -> bool) -> Vec<String> {
    fn gather(value: &Value, path: &str, fits: &dyn Fn(&Value) -> bool, found: &mut Vec<String>) {
        if fits(value) {
            found.push(path.to_owned());
        }
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| gather(value, &format!("{path}/{name}"), fits, found));
            }
            Value::Array(list) => {
                (0..).zip(list).for_each(|(index, value)| gather(value, &format!("{path}/{index}"), fits, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(value, "", fits, &mut found);
    found
}

/// Changes one matching value in one block.
fn changed(
    it: &Ledger,
    random: &mut Random,
    fits: impl Fn(&Value) -> bool,
    alter: impl FnOnce(&mut Value, &mut Random),
) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let block = loop {
        let block = random.below(tree.len());
        if !paths(&tree[block], &fits).is_empty() {
            break &mut tree[block];
        }
    };
    let path = random.pick(&paths(block, &fits)).clone();
    alter(block.pointer_mut(&path).unwrap(), random);
    it.with(&tree)
}

fn is_hex(value: &Value) -> bool {
    let digits = |text: &str| text.len() >= 32 && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    value.as_str().is_some_and(digits)
}

pub fn digit_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(it, random, is_hex, |value, random| {
        let mut digits = value.as_str().unwrap().to_owned();
        let at = random.below(digits.len());
        let other = random.pick(&["0", "1", "7", "9", "a", "c", "f", "A", "g"]);
        let other = if digits[at..=at] == **other { "e" } else { other };
        digits.replace_range(at..=at, other);
        *value = json!(digits);
    })
}

pub fn letter_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let fits = |value: &Value| value.is_string() && !is_hex(value);
    changed(it, random, fits, |value, random| {
        let mut letters: Vec<char> = value.as_str().unwrap().chars().collect();
        let at = random.below(letters.len());
        letters[at] = if letters[at] == 'x' { 'y' } else { 'x' };
        *value = json!(letters.into_iter().collect::<String>());
    })
}

pub fn number_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(it, random, Value::is_u64, |value, random| {
        let number = value.as_u64().unwrap();
        *value = match random.below(7) {
            0 => json!(number + 1),
            1 => json!(number.wrapping_sub(1)),
            2 => json!(number * 2 + 3),
            3 => json!(number.to_string()),
            4 => json!(-1),
            5 => json!(1_u64 << 53),
            _ => json!(0.5),
        };
    })
}

pub fn value_of_another_kind(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(
        it,
        random,
        |value| !value.is_null(),
        |value, random| {
            let others =
                [Value::Null, json!(true), json!([]), json!({}), json!(""), json!([[[[7]]]]), json!({ "a": 1 })];
            let mut other = random.pick(&others).clone();
            if other == *value {
                other = json!("something else");
            }
            *value = other;
        },
    )
}

pub fn member_removed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let fits = |value: &Value| value.as_object().is_some_and(|members| !members.is_empty());
    changed(it, random, fits, |value, random| {
        let members = value.as_object_mut().unwrap();
        let name = members.keys().nth(random.below(members.len())).unwrap().clone();
        members.remove(&name);
    })
}

pub fn member_added(it: &Ledger, random: &mut Random) -> Vec<u8> {
    changed(it, random, Value::is_object, |value, random| {
        let names = ["note", "amount", "approval", "sealed", "ledger", "x", "candidate", "not_after", "keys", "type"];
        let values = [json!(1), json!("x"), json!({}), json!([])];
        let (name, added) = (*random.pick(&names), random.pick(&values).clone());
        let members = value.as_object_mut().unwrap();
        let name = if members.contains_key(name) { "y" } else { name };
        members.insert(name.to_owned(), added);
    })
}

pub fn members_exchanged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let two = |members: &Map<String, Value>| members.values().any(|value| Some(value) != members.values().next());
    let fits = |value: &Value| value.as_object().is_some_and(two);
    changed(it, random, fits, |value, random| {
        let members = value.as_object_mut().unwrap();
        let names: Vec<String> = members.keys().cloned().collect();
        let first = random.pick(&names).clone();
        let others: Vec<_> = names.into_iter().filter(|name| members[name] != members[&first]).collect();
        let second = random.pick(&others).clone();
        let (one, other) = (members[&first].clone(), members[&second].clone());
        members.insert(first, other);
        members.insert(second, one);
    })
}

/// Two transactions exchange the values of a member that both have.
pub fn values_exchanged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let pointer = |(height, index): (usize, usize), path: &str| format!("/{height}/transactions/{index}{path}");
    let places = it.places(|_| true);
    let whole = |tree: &[Value], place: (usize, usize)| tree[place.0]["transactions"][place.1].clone();
    loop {
        let (one, other) = (*random.pick(&places), *random.pick(&places));
        let (first, second) = (whole(&tree, one), whole(&tree, other));
        let differs = |path: &&String| {
            second.pointer(path).is_some_and(|value| Some(value) != first.pointer(path)) && !path.is_empty()
        };
        let shared: Vec<String> = paths(&first, &|_| true).iter().filter(differs).cloned().collect();
        if shared.is_empty() {
            continue;
        }
        let path = random.pick(&shared);
        let mut all = Value::Array(tree);
        *all.pointer_mut(&pointer(one, path)).unwrap() = second.pointer(path).unwrap().clone();
        *all.pointer_mut(&pointer(other, path)).unwrap() = first.pointer(path).unwrap().clone();
        let Value::Array(changed) = all else { panic!("the blocks are a list") };
        tree = changed;
        return it.with(&tree);
    }
}

/// Repeats a member.
pub fn member_repeated(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let text = String::from_utf8(it.file[it.begin..].to_vec()).unwrap();
    let commas: Vec<usize> = text.match_indices(",\"").map(|(at, _)| at).collect();
    let at = *random.pick(&commas);
    let name = text[at + 2..].split('"').next().unwrap();
    let twice = format!("{},\"{name}\":{}{}", &text[..at], random.below(9), &text[at..]);
    [&it.file[..it.begin], twice.as_bytes()].concat()
}
