//! The node on a store in memory: the main job, and what goes wrong on the way.

mod node {
    pub mod device;
    mod main_job;
    mod prescriptions;
}
