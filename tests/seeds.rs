//! Replays the seeds of the fuzz targets, so that they are checked without a fuzzer too.
//!
//! The seeds are small files of each kind, valid and broken, from the golden files and from simulated ledgers. To write
//! them again, run this test with `MEDCHAIN_MAKE_SEEDS` set.

#[cfg(test)]
#[path = "../fuzz/src/lib.rs"]
mod judge;

#[cfg(test)]
mod seeds {
    mod make;
    mod replay;
}
