//! The files that travel: what is written is read again, and nothing else is.

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
