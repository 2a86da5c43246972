//! The end-to-end tests, as one program: each module is a subject. A program for each would be linked thirty times.

mod accounts;
mod at_once;
mod axe;
mod bad_files;
mod bad_input;
mod clock;
mod concerns;
mod consent;
mod console;
mod copying;
mod delegates;
mod demonstration;
mod exchange;
mod faults;
mod forks;
mod grants;
mod keyboard;
mod kills;
mod language;
mod leftovers;
mod library;
mod main_job;
mod memory;
mod messages;
mod pages;
mod payloads;
mod person;
mod policy;
mod proposals;
mod reading;
mod start;
mod tabs;

/// Tests that measure time. The runner starts each of them with no other beside it.
mod alone {
    mod bench;
    mod long_list;
    mod prescriptions;
}
