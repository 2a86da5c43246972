//! File formats: each file is read back as it was written, and no other file is accepted.

#[cfg(test)]
mod files {
    mod access_log;
    mod account;
    mod golden;
    mod receipt;
    mod sample;
    mod snapshot;
    mod spelling;
    mod stream;
    mod strings;
    mod text;
    mod zipped;
}
