//! Fuzzes what `medchain_fuzz::snapshot` holds to be true.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| medchain_fuzz::snapshot(bytes));
