//! Published test data, which lies beside the project and never in it, and other things that a machine may lack.
//!
//! A test whose input is absent must not pass unnoticed. `cargo xtask test` asks, in the environment, for a list of
//! such tests, counts them as skipped, and names them in its last line. Outside of it the test fails.

use serde::de::DeserializeOwned;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, thread};

/// The variable that names the folder of the data, where it is not `../shared/data`.
const FOLDER: &str = "MEDCHAIN_SHARED_DATA";

/// The variable that names the file to which skipped tests are appended, a line each.
pub const SKIPPED: &str = "MEDCHAIN_SKIPPED";

/// The variable that names the test, where the process runs only one.
pub const TEST: &str = "MEDCHAIN_TEST";

/// Returns the path of a folder or file of the data, or `None` where the test is skipped.
///
/// # Panics
///
/// If the data is absent and nothing counts skipped tests.
#[track_caller]
pub fn find(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    let path = env::var_os(FOLDER).map_or_else(beside, PathBuf::from).join(name);
    if path.exists() {
        return Some(path);
    }
    skip(name);
    None
}

/// Counts this test as skipped for lack of `missing`.
///
/// # Panics
///
/// If nothing counts skipped tests.
#[track_caller]
pub fn skip(missing: &str) {
    let list = env::var_os(SKIPPED);
    let list = list.unwrap_or_else(|| panic!("{missing} is missing; `cargo xtask test` counts such a test as skipped"));
    let mut list = OpenOptions::new().append(true).create(true).open(list).expect("the runner made a folder for it");
    writeln!(list, "{} ({missing})", this_test()).expect("a line can be appended to the list");
}

/// The name of the running test: that of its thread, unless all tests run on the main one.
fn this_test() -> String {
    let of_thread = thread::current().name().filter(|name| *name != "main").map(str::to_owned);
    of_thread.or_else(|| env::var(TEST).ok()).unwrap_or_else(|| "a test".to_owned())
}

/// Reads a JSON file of the data.
///
/// # Panics
///
/// If it cannot be read as a `T`.
pub fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns all files below a folder whose names end in `.json`, in their order.
///
/// # Panics
///
/// If a folder cannot be read.
pub fn files(folder: PathBuf) -> Vec<PathBuf> {
    let (mut folders, mut files) = (vec![folder], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder was found") {
            let path = entry.expect("the folder can be read").path();
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(extension) if extension == "json" => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    files
}
