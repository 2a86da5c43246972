//! Tests of the command line as a process: the built program, its files, its messages and its exit codes.

#[cfg(test)]
mod command_line {
    mod generate;
    mod merge;
    mod pools;
    mod receipt;
    mod test_folder;
}
