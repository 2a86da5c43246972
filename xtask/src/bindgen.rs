//! Generates the JavaScript glue with which a browser can start a compiled module.
//!
//! A wasm module exchanges only numbers. `wasm-bindgen` leaves descriptions in it of the JavaScript functions that it
//! calls; the library used here reads the descriptions, removes them, and writes the script that makes the calls. The
//! page's script is an ES module. The worker's is a classic script, because a page opened from a file can start a
//! worker only from a Blob, and Chromium refuses modules there.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// The way in which the glue is loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// As an ES module, with `import`.
    Module,
    /// As a classic script, which leaves one global `wasm_bindgen`.
    Script,
}

/// A module and its glue.
pub struct Bound {
    /// The module, without the descriptions and the sections for names and producers.
    pub wasm: Vec<u8>,
    /// The glue.
    pub script: String,
    /// Scripts that crates include and the glue imports, by their path in the folder `snippets`.
    pub snippets: BTreeMap<String, String>,
}

/// Generates the glue of a compiled module.
pub fn bind(module: &Path, loading: Loading) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(false).remove_name_section(true).remove_producers_section(true);
    match loading {
        Loading::Module => bindgen.web(true)?,
        Loading::Script => bindgen.no_modules(true)?,
    };
    let mut output =
        bindgen.generate_output().with_context(|| format!("failed to generate the glue of {}", module.display()))?;
    let mut snippets: BTreeMap<_, _> = output.local_modules().clone().into_iter().collect();
    for (name, scripts) in output.snippets() {
        snippets.extend(scripts.iter().enumerate().map(|(i, script)| (format!("{name}/inline{i}.js"), script.clone())));
    }
    let script = output.js().to_owned();
    Ok(Bound { wasm: output.wasm_mut().emit_wasm(), script, snippets })
}
