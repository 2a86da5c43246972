//! Fuzzes what `medchain_fuzz::command` holds to be true.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| medchain_fuzz::command(bytes));
