//! The command line, run as a person runs it: the built program, its files, its sentences, its exit codes.

#[cfg(test)]
mod command_line {
    mod desk;
    mod generate;
    mod merge;
    mod pools;
    mod receipt;
}
