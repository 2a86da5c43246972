//! Tests of the node on a store in memory: the main task, and its faults.

mod node {
    mod accounts;
    mod autopilot;
    mod bad_files;
    mod carriers;
    mod clocks;
    mod damage;
    mod demonstration;
    pub mod device;
    mod elections;
    mod explain;
    mod forks;
    mod grants;
    mod leftovers;
    mod library;
    mod logs;
    mod main_job;
    mod names;
    mod nonsense;
    mod plans;
    mod prescriptions;
    mod properties;
    mod proposals;
    mod search;
    mod tabs;
    mod tries;
}
