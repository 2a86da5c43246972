//! Imports in one direction: modules that import each other in a circle cannot be understood one at a time.
//!
//! A module imports another if its code names a path into it, in a `use` or in an expression. A name that a module only
//! re-exports is imported from where it comes. A submodule is a part of the module around it, so what it imports from there
//! does not count; neither does anything within `#[cfg(test)]`.

use super::source::Source;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemMod, ItemUse, Meta, Path, UseTree, Visibility};

/// A path of modules below the crate's root; the root itself is the empty one.
type Module = Vec<String>;

/// The names that each module re-exports, with the module that has them.
type Exports = BTreeMap<(Module, String), Module>;

/// The imports of each module.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// Returns the circles of the crate's modules, each as a sorted list of names.
pub fn circles(sources: &[Source]) -> Vec<Vec<String>> {
    let files: Vec<(Module, File)> = sources.iter().filter_map(parsed).collect();
    let modules: BTreeSet<Module> = files.iter().map(|(module, _)| module.clone()).collect();
    let exports: Exports = files.iter().flat_map(|(module, file)| exports(module, file, &modules)).collect();
    let imports: Imports =
        files.iter().map(|(module, file)| (module.clone(), imports(module, file, &modules, &exports))).collect();
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        imports.keys().map(|from| (from, reach(from, &imports))).collect();
    let mut circles = BTreeSet::new();
    for (from, to) in &reached {
        let together = to.iter().filter(|other| reached.get(**other).is_some_and(|back| back.contains(from)));
        let circle: Vec<String> = together.map(|module| module.join("::")).collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// Parses a file of the library.
fn parsed(source: &Source) -> Option<(Module, File)> {
    let path = source.path.strip_prefix("src/")?.strip_suffix(".rs")?;
    if path.starts_with("bin/") || path.ends_with("/tests") {
        return None;
    }
    let module = if path == "lib" { Module::new() } else { path.split('/').map(str::to_owned).collect() };
    let file = syn::parse_file(&source.lines.join("\n")).unwrap_or_else(|error| panic!("{}: {error}", source.path));
    Some((module, file))
}

fn imports(module: &Module, file: &File, modules: &BTreeSet<Module>, exports: &Exports) -> BTreeSet<Module> {
    let mut visitor = Visitor { module, modules, exports, found: BTreeSet::new() };
    visitor.visit_file(file);
    visitor.found
}

/// Returns the names of `pub use` items, each with the module that it comes from.
fn exports(module: &Module, file: &File, modules: &BTreeSet<Module>) -> Vec<((Module, String), Module)> {
    let public = file.items.iter().filter_map(|item| match item {
        Item::Use(item) if !matches!(item.vis, Visibility::Inherited) => Some(&item.tree),
        _ => None,
    });
    let mut names = Vec::new();
    public.for_each(|tree| paths(tree, Vec::new(), &mut names));
    let exported = |path: Vec<String>| {
        let name = path.last()?.clone();
        Some(((module.clone(), name), resolve(module, &path, modules)?.0))
    };
    names.into_iter().filter_map(exported).collect()
}

/// Collects the paths of a `use`.
fn paths(tree: &UseTree, mut names: Vec<String>, found: &mut Vec<Vec<String>>) {
    match tree {
        UseTree::Path(path) => {
            names.push(path.ident.to_string());
            paths(&path.tree, names, found);
        }
        UseTree::Name(name) => {
            names.push(name.ident.to_string());
            found.push(names);
        }
        UseTree::Rename(rename) => {
            names.push(rename.ident.to_string());
            found.push(names);
        }
        UseTree::Glob(_) => found.push(names),
        UseTree::Group(group) => group.items.iter().for_each(|tree| paths(tree, names.clone(), found)),
    }
}

/// Returns the module that a path leads into, and the first name behind it.
fn resolve(from: &Module, names: &[String], modules: &BTreeSet<Module>) -> Option<(Module, Option<String>)> {
    let child = |name: &String| [&from[..], std::slice::from_ref(name)].concat();
    let mut path = match names.first()?.as_str() {
        "crate" => Module::new(),
        "self" => from.clone(),
        "super" => from[..from.len().saturating_sub(1)].to_vec(),
        // A child module, named without `self`.
        _ if modules.contains(&child(&names[0])) => child(&names[0]),
        _ => return None,
    };
    for name in &names[1..] {
        if name == "super" {
            path.pop();
            continue;
        }
        path.push(name.clone());
        if !modules.contains(&path) {
            path.pop();
            return Some((path, Some(name.clone())));
        }
    }
    Some((path, None))
}

/// All modules that a module imports, directly or through others.
fn reach<'a>(from: &Module, imports: &'a Imports) -> BTreeSet<&'a Module> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        let new: Vec<&Module> = imports.get(module).into_iter().flatten().filter(|it| reached.insert(*it)).collect();
        next.extend(new);
    }
    reached
}

/// Collects the modules that a file names.
struct Visitor<'a> {
    module: &'a Module,
    modules: &'a BTreeSet<Module>,
    exports: &'a Exports,
    found: BTreeSet<Module>,
}

impl Visitor<'_> {
    /// Adds the module that a path of names leads into.
    fn add(&mut self, names: &[String]) {
        let Some((mut path, mut name)) = resolve(self.module, names, self.modules) else { return };
        while let Some(origin) = name.take().and_then(|name| self.exports.get(&(path.clone(), name))) {
            path.clone_from(origin);
        }
        let is_own = self.module.starts_with(&path);
        if !is_own {
            self.found.insert(path);
        }
    }

    /// Looks for paths from the root in the tokens of a macro's call, such as `view!`.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut names: Vec<String> = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => names.push(ident.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == ':' => {}
                other => {
                    self.add_path(&names);
                    names.clear();
                    if let TokenTree::Group(group) = other {
                        self.add_tokens(group.stream());
                    }
                }
            }
        }
        self.add_path(&names);
    }

    fn add_path(&mut self, names: &[String]) {
        if names.first().is_some_and(|first| ["crate", "super", "self"].contains(&first.as_str())) {
            self.add(names);
        }
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if is_test(&item.attrs) {
            return;
        }
        let mut names = Vec::new();
        paths(&item.tree, Vec::new(), &mut names);
        names.iter().for_each(|names| self.add(names));
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.segments.len() > 1 {
            let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.add(&names);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.add_tokens(call.tokens.clone());
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    let is_test = |meta: &Meta| {
        meta.path().is_ident("cfg") && meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    };
    attributes.iter().any(|attribute| is_test(&attribute.meta))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expected: &[&[&str]]) {
        let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
        assert_eq!(circles(&sources), expected, "{files:?}");
    }

    #[test]
    fn planted_circles_are_found() {
        check(&[("src/a.rs", "use crate::b::B;"), ("src/b.rs", "fn f() { crate::a::g() }")], &[&["a", "b"]]);
        check(
            &[("src/a.rs", "use crate::{b::B, x};"), ("src/b.rs", "use super::c;"), ("src/c.rs", "use crate::a::*;")],
            &[&["a", "b", "c"]],
        );
        check(
            &[
                ("src/a.rs", "mod b; mod c; pub use b::{B, D}; pub use c::C;"),
                ("src/a/b.rs", "use super::C;"),
                ("src/a/c.rs", "view! { <p>{super::B::new()}</p> }"),
            ],
            &[&["a::b", "a::c"]],
        );
    }

    #[test]
    fn declarations_and_tests_are_no_imports() {
        check(&[("src/a.rs", "mod b; use b::B; pub struct A;"), ("src/a/b.rs", "use super::A;")], &[]);
        check(&[("src/a.rs", "use crate::b::B;"), ("src/b.rs", "#[cfg(test)] mod tests { use crate::a::A; }")], &[]);
    }
}
