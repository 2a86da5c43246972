//! The seeds of the fuzz targets, replayed: what fuzzing begins with holds without a fuzzer too.
//!
//! They are small files of each kind, good and broken, from the golden files and from simulated ledgers. To make them
//! anew, run this with `MEDCHAIN_MAKE_SEEDS` set.

#[cfg(test)]
#[path = "../fuzz/src/lib.rs"]
mod judge;

#[cfg(test)]
mod seeds {
    mod make;
    mod replay;
}
