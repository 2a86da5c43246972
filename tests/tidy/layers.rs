//! The dependencies between layers, as ARCHITECTURE permits them.

use super::source::{Source, Violation};

/// Each layer, the layers that it may name besides itself, and the message for a violation.
const LAYERS: [(&str, &[&str], &str); 11] = [
    ("ledger", &[], "the rules depend on no other layer"),
    ("file", &["ledger"], "files depend on the rules only"),
    ("simulation", &["ledger", "file"], "the simulation depends on rules and files only"),
    ("storage", &["ledger"], "storage depends on the rules only"),
    ("protocol", &["ledger", "file", "storage"], "messages are data, and depend on the values that they carry"),
    (
        "node",
        &["ledger", "file", "storage", "protocol", "simulation", "thrown"],
        "the node does not depend on the page or the worker",
    ),
    ("thrown", &[], "the texts of JavaScript errors depend on no other layer"),
    ("worker", &["ledger", "file", "storage", "protocol", "node", "thrown"], "the worker does not depend on the page"),
    ("text", &["ledger", "file", "storage", "protocol"], "sentences depend on data only"),
    (
        "command_line",
        &["ledger", "file", "simulation", "text"],
        "the command line depends on files, texts and the simulation only",
    ),
    (
        "ui",
        &["ledger", "protocol", "text", "worker"],
        "the page reaches the node and its storage through the worker only",
    ),
];

/// Returns the places in which a layer names one that it may not know.
pub fn neighbours(source: &Source) -> Vec<Violation> {
    let Some((layer, known, rule)) = LAYERS.iter().find(|(layer, ..)| source.belongs_to(&format!("src/{layer}")))
    else {
        return Vec::new();
    };
    let named = named_modules(source).into_iter();
    let foreign = named.filter(|(_, module)| module != layer && !known.contains(&module.as_str()));
    foreign.map(|(line, module)| source.violation(line, format!("crate::{module} is named here, but {rule}"))).collect()
}

/// Returns the modules of the crate that a file names, in `use` declarations and inside expressions.
fn named_modules(source: &Source) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    // The depth of braces in `use crate::{…}` at the start of a line; zero is outside.
    let mut depth = 0_usize;
    for (number, line) in source.code() {
        if depth == 0 {
            for (at, path) in line.match_indices("crate::") {
                let rest = &line[at + path.len()..];
                match rest.strip_prefix('{') {
                    Some(group) => depth = first_level(group, 1, |module| named.push((number, module))),
                    None => named.extend(module_of(rest).map(|module| (number, module))),
                }
            }
        } else {
            depth = first_level(line, depth, |module| named.push((number, module)));
        }
    }
    named
}

/// Reports the names at the first level of a braced group, and returns the depth at the end of the line.
fn first_level(line: &str, mut depth: usize, mut report: impl FnMut(String)) -> usize {
    let mut expected = true;
    for (at, sign) in line.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => expected = true,
            _ if sign.is_alphabetic() && depth == 1 && expected => {
                module_of(&line[at..]).into_iter().for_each(&mut report);
                expected = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    depth
}

/// Returns the module at the start of a path; a macro such as `crate::check!` and a type belong to no layer.
fn module_of(path: &str) -> Option<String> {
    let end = path.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(path.len());
    let (name, rest) = path.split_at(end);
    let is_module = name.starts_with(char::is_lowercase) && !rest.starts_with('!');
    is_module.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: usize) {
        assert_eq!(neighbours(&Source::new(path, text)).len(), expected, "{path}: {text}");
    }

    #[test]
    fn planted_arrows_are_seen() {
        check("src/ledger/block.rs", "use crate::node::Node;", 1);
        check("src/ledger.rs", "fn a() { crate::storage::open() }", 1);
        check("src/ui/app.rs", "use crate::{\n    protocol::Command,\n    storage::Store,\n};", 1);
        check("src/ui/app.rs", "use crate::{ledger::{id, node}, node::Node};", 1);
        check("src/storage/memory.rs", "use crate::worker::client;", 1);
        check("src/node/pool.rs", "pub use crate::ui::app;", 1);
    }

    #[test]
    fn allowed_arrows_are_not() {
        check("src/ledger/block.rs", "use crate::ledger::id::Hash; // crate::node uses it", 0);
        check("src/ui/app.rs", "use crate::{protocol::Command, ledger::{node, storage}};", 0);
        check("src/storage/memory.rs", "crate::store_contract!();", 0);
        check("src/node.rs", "#[cfg(test)]\nmod tests { use crate::ui::app; }", 0);
        check("src/bin/app.rs", "use crate::anything;", 0);
    }
}
