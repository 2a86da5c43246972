//! The node on a store in memory: the main job, and what goes wrong on the way.

mod node {
    mod autopilot;
    pub mod device;
    mod elections;
    mod forks;
    mod grants;
    mod logs;
    mod main_job;
    mod nonsense;
    mod prescriptions;
    mod properties;
}
