//! The machine, which tests share or have alone.
//!
//! Tests run side by side, in processes of their own. A test that measures time, such as how long the page's thread is
//! held up, needs the processors for itself. A lock on a file orders them: many hold it shared, one holds it alone.

use std::fs::{self, File};

use anyhow::{Context, Result};

use crate::site::evidence;

/// How a test uses the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Beside other tests.
    Shared,
    /// With no other test at the same time.
    Alone,
}

/// The lock on the machine, held until it is dropped.
pub struct Machine {
    _lock: File,
}

impl Machine {
    /// Waits for the machine. A process that has it must not ask for it alone.
    pub fn take(how: Use) -> Result<Self> {
        let folder = evidence()?;
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let path = folder.join("machine.lock");
        let lock = File::create(&path).with_context(|| format!("opening {}", path.display()))?;
        match how {
            Use::Shared => lock.lock_shared(),
            Use::Alone => lock.lock(),
        }
        .with_context(|| format!("locking {}", path.display()))?;
        Ok(Self { _lock: lock })
    }
}
