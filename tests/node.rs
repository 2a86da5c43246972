//! Tests of the node on a store in memory: the main task, and its faults.

mod node {
    mod accounts;
    mod autopilot;
    mod bad_files;
    mod carriers;
    mod clocks;
    mod corruption;
    mod demonstration;
    pub mod device;
    mod elections;
    mod explain;
    mod forks;
    mod grants;
    mod library;
    mod logs;
    mod main_job;
    mod malformed_commands;
    mod names;
    mod password_attempts;
    mod plans;
    mod prescriptions;
    mod properties;
    mod proposals;
    mod search;
    mod tabs;
    mod unfinished;
}
