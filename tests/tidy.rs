//! The project's own rules as tests: STYLE and ARCHITECTURE forbid what no lint can check.
//!
//! Every rule is a function from one source file to the places that break it, or a row in a table that such a function
//! reads. Each rule is tested twice: on the project, where it must find nothing, and on a few invalid lines, where it
//! must find a violation, since a rule that cannot fail would be useless.

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/languages.rs"]
mod languages;
#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/network.rs"]
mod network;
#[path = "tidy/prose.rs"]
mod prose;
#[path = "tidy/recipes.rs"]
mod recipes;
#[path = "tidy/shape.rs"]
mod shape;
#[path = "tidy/sheets.rs"]
mod sheets;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/words.rs"]
mod words;

use source::{Source, Violation, project};

/// Checks one rule on the whole project.
fn hold(rule: impl Fn(&Source) -> Vec<Violation>) {
    let files = project();
    assert!(files.len() > 100, "only {} files were found, so the search is broken", files.len());
    let violations: Vec<String> = files.iter().flat_map(rule).map(|violation| violation.to_string()).collect();
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
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
    hold(languages::one_language_only);
}

#[test]
fn modules_import_each_other_in_one_direction() {
    let circles: Vec<String> = circles::circles(&project()).iter().map(|circle| circle.join(", ")).collect();
    assert!(circles.is_empty(), "\n{}\n", circles.join("\n"));
}

#[test]
fn documents_name_files_that_exist() {
    let files = project();
    let dead: Vec<String> = recipes::documents().iter().flat_map(|it| recipes::dead_paths(it, &files)).collect();
    assert!(dead.is_empty(), "\n{}\n", dead.join("\n"));
}

#[test]
fn recipes_name_every_file() {
    let (files, documents) = (project(), recipes::documents());
    let contributing = documents.iter().find(|it| it.path == "CONTRIBUTING.md").expect("the recipes exist");
    let faults: Vec<String> =
        recipes::RECIPES.iter().flat_map(|recipe| recipes::faults(recipe, contributing, &files)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_page_is_in_the_list_of_the_browser_tests() {
    let files = project();
    let file = |path: &str| files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is gone"));
    let untested = recipes::untested_pages(file("src/ui/route.rs"), file("tests/e2e/src/pages.rs"));
    assert!(untested.is_empty(), "tests/e2e/src/pages.rs lacks {untested:?}");
}

/// Run with `--nocapture` to read the figures.
#[test]
fn prose_is_plain() {
    let mut counts = prose::Counts::default();
    project().iter().for_each(|source| counts += prose::count(source));
    let prose::Counts { docs, questions, words, pronouns } = counts;
    println!("{docs} doc comments, {questions} of them open with a question word");
    println!("{words} words of prose, {pronouns} of them somebody, nobody, whoever or the like");
    assert!(questions * 100 <= docs * 4, "{questions} of {docs} doc comments open with a question word");
    assert!(pronouns * 10_000 <= words * 3, "{pronouns} of {words} words are pronouns for persons unnamed");
}

#[test]
fn names_are_those_of_the_glossary() {
    hold(|source| {
        let names = prose::former_names(source).into_iter();
        names.map(|(line, name)| source.violation(line, format!("`{name}`: see GLOSSARY.md"))).collect()
    });
}
