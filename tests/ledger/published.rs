//! The published test vectors, in a folder beside the project and never in it.

use data_encoding::{BASE64, HEXLOWER};
use serde::de::DeserializeOwned;
use std::path::PathBuf;

/// Returns the file or folder of this name; prints a line and returns `None` if the vectors are missing.
pub fn find(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MEDCHAIN_SHARED_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")), PathBuf::from);
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: there is no {}", path.display());
    None
}

/// Reads the vectors of a JSON file.
pub fn read<T: DeserializeOwned>(path: &std::path::Path) -> T {
    let text = std::fs::read(path).expect("the file exists");
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns all `.json` files below a folder, in order.
pub fn files(folder: PathBuf) -> Vec<PathBuf> {
    let (mut folders, mut files) = (vec![folder], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder exists") {
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

/// Decodes lowercase hexadecimal digits.
pub fn hex(digits: &str) -> Vec<u8> {
    HEXLOWER.decode(digits.as_bytes()).expect("vectors are lowercase hexadecimal")
}

/// Decodes padded base64.
pub fn base64(letters: &str) -> Vec<u8> {
    BASE64.decode(letters.as_bytes()).expect("vectors are padded base64")
}
