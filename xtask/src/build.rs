//! Builds `dist/` from the sources.
//!
//! There are two programs: the page, which is optimised for size because people wait for it, and the worker, which is
//! optimised for speed because it hashes and verifies. They are compiled at the same time, with different profiles.
//! Then come the glue, the hashed names, and the page that loads them; these steps take well under a second.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bindgen::{Loading, bind};
use crate::dist::{Dist, sizes};
use crate::policy;
use crate::project::{Project, WASM, ensure_wasm_target};
use crate::shell::{self, Names};

/// The purpose of a build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To use the program: each crate is compiled as a whole, which makes the result small and fast.
    Use,
    /// To change the program: only the changed parts of this crate are compiled again. The page is then 4 % larger, and
    /// the worker verifies 5 to 9 % more slowly.
    Work,
}

/// Builds `dist/`. Returns the number of the compiler's warnings: each half of the library is compiled without the
/// other here alone, and so here alone it shows that something is used by the other half only.
pub fn build(project: &Project, purpose: Purpose) -> Result<usize> {
    let began = Instant::now();
    ensure_wasm_target()?;
    let warnings = compile(project, purpose)?;
    bundle(project)?;
    for (name, size) in sizes(&project.dist())? {
        println!("{:>9.1} kB  dist/{name}", kilobytes(size));
    }
    println!("Built in {:.1} s", began.elapsed().as_secs_f32());
    Ok(warnings)
}

#[expect(clippy::cast_precision_loss, reason = "the size is only displayed")]
fn kilobytes(size: u64) -> f64 {
    size as f64 / 1000.0
}

/// Returns the command that compiles one program with its half of the library, which has the name of the profile.
fn cargo_build(project: &Project, half: &str, bin: &str, purpose: Purpose) -> Command {
    let mut command = project.cargo(&["build", "--target", WASM, "--bin", bin]);
    command.args(["--profile", half, "--no-default-features", "--features", half]);
    command.args(["--message-format", "json-render-diagnostics"]).stdout(Stdio::piped());
    if purpose == Purpose::Work {
        command.args(["--config", &format!("profile.{half}.incremental=true")]);
        command.args(["--config", &format!("profile.{half}.package.medchain.codegen-units=16")]);
    }
    command
}

/// Compiles both programs at the same time. The page's compiler prints at once, the worker's only if it fails, so that
/// their lines do not mix.
fn compile(project: &Project, purpose: Purpose) -> Result<usize> {
    let worker = cargo_build(project, "worker", "worker", purpose)
        .stderr(Stdio::piped())
        .spawn()
        .context("failed to start cargo for the worker")?;
    let mut page = cargo_build(project, "page", "app", purpose);
    let page = page.stderr(Stdio::inherit()).output().context("failed to start cargo for the page")?;
    let worker = worker.wait_with_output().context("failed to wait for the worker's cargo")?;
    if !page.status.success() {
        bail!("the page did not compile");
    }
    let words = String::from_utf8_lossy(&worker.stderr);
    if !worker.status.success() {
        bail!("the worker did not compile ({}):\n{words}", worker.status);
    }
    let of_worker = warnings(&worker)?;
    if of_worker > 0 {
        eprintln!("{words}");
    }
    Ok(warnings(&page)? + of_worker)
}

/// Counts the warnings among cargo's messages.
fn warnings(output: &Output) -> Result<usize> {
    let messages = serde_json::Deserializer::from_slice(&output.stdout).into_iter::<Value>();
    let is_warning = |message: &Value| message["message"]["level"] == "warning";
    let messages = messages.collect::<Result<Vec<_>, _>>().context("reading cargo's messages")?;
    Ok(messages.iter().filter(|message| is_warning(message)).count())
}

fn bundle(project: &Project) -> Result<()> {
    let page = read(&project.root.join("index.html"))?;
    let mut dist = Dist::open(project.dist())?;
    let app = bind(&project.wasm("page", "app"), Loading::Module)?;
    let worker = bind(&project.wasm("worker", "worker"), Loading::Script)?;
    for (path, script) in &app.snippets {
        dist.write(&format!("snippets/{path}"), script.as_bytes())?;
    }
    let wasm = dist.write_hashed("app", "wasm", &app.wasm)?;
    let glue = dist.write_hashed("app", "js", app.script.as_bytes())?;
    let initializer = read(&project.root.join(shell::initializer(&page)?))?;
    let start = dist.write_hashed("start", "js", start_script(&initializer, &glue, &wasm)?.as_bytes())?;
    let worker_wasm = dist.write_hashed("worker", "wasm", &worker.wasm)?;
    let worker = dist.write_hashed("worker", "js", worker.script.as_bytes())?;
    let style = write_style(&mut dist, &project.root, &shell::styles(&page)?)?;
    let page = shell::render(&page, &Names { style, start, glue, wasm, worker, worker_wasm })?;
    dist.write("index.html", page.as_bytes())?;
    for (name, contents) in policy::files() {
        dist.write(name, contents.as_bytes())?;
    }
    dist.sweep()
}

/// Returns the module that starts the page: the initializer that Trunk uses too, and then the start.
fn start_script(initializer: &str, glue: &str, wasm: &str) -> Result<String> {
    let export = "export default function initializer(";
    if !initializer.contains(export) {
        bail!("the initializer must begin with `{export}`");
    }
    let initializer = initializer.replacen("export default ", "", 1);
    Ok(format!(
        "import init from \"./{glue}\";\n{initializer}const {{ onSuccess, onFailure }} = initializer();\n\
         init({{ module_or_path: new URL(\"{wasm}\", import.meta.url) }}).then(onSuccess, onFailure);\n"
    ))
}

fn write_style(dist: &mut Dist, root: &Path, paths: &[&str]) -> Result<Option<String>> {
    let mut style = String::new();
    for path in paths {
        style.push_str(&read(&root.join(path))?);
        style.push('\n');
    }
    if style.is_empty() {
        return Ok(None);
    }
    dist.write_hashed("style", "css", style.as_bytes()).map(Some)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_module_exports_nothing_and_names_both_files() {
        let initializer = "export default function initializer() { return {}; }\n";
        let script = start_script(initializer, "app-1.js", "app-2.wasm").expect("the initializer has its export");
        assert!(!script.contains("export"), "{script}");
        assert!(script.contains("./app-1.js") && script.contains("\"app-2.wasm\""), "{script}");
        assert!(start_script("const initializer = 1;", "app-1.js", "app-2.wasm").is_err());
    }
}
