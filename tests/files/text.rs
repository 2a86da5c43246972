//! JSON texts, taken apart and changed.

use medchain::file::FileFault;
use medchain::file::snapshot::{SnapshotHead, SnapshotPart, SnapshotReader};
use medchain::file::stream::Limits;
use serde_json::Value;

/// Reads a snapshot in chunks of `size` bytes.
pub fn read_in_chunks(
    file: &[u8],
    size: usize,
    limits: Limits,
) -> Result<(Vec<SnapshotPart>, SnapshotHead), FileFault> {
    let mut reader = SnapshotReader::new(limits);
    let mut parts = Vec::new();
    for chunk in file.chunks(size) {
        reader.push(chunk);
        while let Some(part) = reader.next_part()? {
            parts.push(part);
        }
    }
    Ok((parts, reader.finish()?))
}

/// Reads a snapshot.
pub fn read(file: &[u8]) -> Result<(Vec<SnapshotPart>, SnapshotHead), FileFault> {
    read_in_chunks(file, 1000, Limits::default())
}

/// Returns the fault of a snapshot.
pub fn fault(file: &[u8]) -> FileFault {
    read(file).expect_err("the file is invalid")
}

/// Returns a snapshot as a tree of values.
pub fn tree(file: &[u8]) -> Value {
    serde_json::from_slice(file).unwrap()
}

/// Returns the positions of `needle` outside strings.
pub fn outside_of_strings(text: &str, needle: char) -> Vec<usize> {
    let (mut places, mut inside, mut escaped) = (Vec::new(), false, false);
    for (index, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ if !inside && character == needle => places.push(index),
            _ => {}
        }
    }
    places
}

/// Returns the pointers of all values in a tree, parents first (RFC 6901).
pub fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    walk(element, &format!("{at}/{index}"), all);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    walk(member, &format!("{at}/{name}"), all);
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    walk(value, "", &mut all);
    all
}

/// Returns the tree with the value at a pointer replaced, as bytes.
pub fn replaced(tree: &Value, pointer: &str, by: Value) -> Vec<u8> {
    let mut tree = tree.clone();
    *tree.pointer_mut(pointer).unwrap() = by;
    serde_json::to_vec(&tree).unwrap()
}
