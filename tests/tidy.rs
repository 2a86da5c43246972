//! The house rules, as tests: what STYLE and ARCHITECTURE forbid and no lint knows.
//!
//! Every rule is a function from one source file to the places where it is broken, or a row in a table that such a
//! function reads. So each is tried twice: on the project, where it must find nothing, and on a few planted lines,
//! where it must find something. A rule that cannot fail would be worse than none.

#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/network.rs"]
mod network;
#[path = "tidy/shape.rs"]
mod shape;
#[path = "tidy/sheets.rs"]
mod sheets;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/tongues.rs"]
mod tongues;
#[path = "tidy/words.rs"]
mod words;

use source::{Breach, Source, project};

/// Holds the whole project to one rule.
fn hold(rule: impl Fn(&Source) -> Vec<Breach>) {
    let files = project();
    assert!(files.len() > 100, "only {} files were found: the search itself is broken", files.len());
    let breaches: Vec<String> = files.iter().flat_map(rule).map(|breach| breach.to_string()).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn layers_know_only_what_lies_below_them() {
    hold(layers::neighbours);
}

#[test]
fn words_stand_only_where_they_belong() {
    hold(words::misplaced);
}

#[test]
fn files_and_functions_stay_short() {
    hold(shape::lengths);
}

#[test]
fn modules_are_named_and_introduced() {
    hold(shape::modules);
}

#[test]
fn styles_take_their_colours_from_the_tokens() {
    hold(sheets::literals);
}

#[test]
fn nothing_needs_a_network() {
    hold(network::addresses);
}

#[test]
fn what_is_shown_is_said_in_both_languages() {
    hold(tongues::one_tongued);
}
