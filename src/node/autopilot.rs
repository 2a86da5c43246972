//! The autopilot: unlocked delegates of this device forge without a command, at a chosen pace.
//!
//! A delegate forges in its own slot if there is something to forge: a transaction of the next block's plan, or a
//! newest block with transactions that is not final yet. So an idle ledger does not grow, whatever its pool holds, and
//! no delegate misses a slot because a machine was faster than a person.

use super::Node;
use super::open_ledger::OpenLedger;
use super::platform::Platform;
use crate::ledger::id::UserId;
use crate::ledger::number::{Height, Timestamp};
use crate::protocol::{Event, Fault, Status};
use crate::storage::{Library, StoreError};

/// The accepted paces, in milliseconds.
const PACES: std::ops::RangeInclusive<u32> = 100..=60_000;

impl<H: Library, P: Platform> Node<H, P> {
    pub(super) fn set_autopilot(&mut self, pace: Option<u32>) -> Result<Status, Fault> {
        self.ledger()?;
        if pace.is_some() {
            self.time_to_sign()?;
        }
        self.autopilot = pace.map(|pace| pace.clamp(*PACES.start(), *PACES.end()));
        Ok(self.status())
    }

    /// Returns the time between two ticks in milliseconds, while the autopilot is on.
    pub const fn pace(&self) -> Option<u32> {
        self.autopilot
    }

    /// Forges the next block if there is something to forge and the delegate of its slot is unlocked here. Call it at
    /// the pace, between commands. A fault is reported as an event, and turns the autopilot off.
    pub async fn tick(&mut self) {
        self.look_at_clock();
        let Some(delegate) = self.on_turn() else { return self.announce() };
        match self.forge_for(&delegate).await {
            Ok(_) => {}
            Err(Fault::Store { fault: StoreError::Conflict }) => {
                if let Err(trouble) = self.catch_up().await {
                    self.stop(trouble);
                }
            }
            Err(trouble) => self.stop(trouble),
        }
        self.changed = true;
        self.renew_entropy();
        self.announce();
    }

    fn stop(&mut self, trouble: Fault) {
        self.autopilot = None;
        (self.events)(Event::BackgroundFault(trouble));
    }

    /// Returns the delegate of the next slot if it is to forge now.
    fn on_turn(&self) -> Option<UserId> {
        self.autopilot?;
        let opened = self.opened.as_ref()?;
        let (_, delegate) = opened.next_turn();
        let here = opened.keyring.seed(&delegate).is_some();
        (here && opened.has_something_to_forge(self.moment())).then_some(delegate)
    }
}

impl<S> OpenLedger<S> {
    /// Returns `true` if a block would include a transaction or make one final.
    fn has_something_to_forge(&self, time: Timestamp) -> bool {
        let tip = self.state.tip();
        let filled = self.index.newest_with_transactions();
        // Two rounds of empty blocks make a block final if enough delegates take part; otherwise more do not help.
        let limit = Height(filled.0 + 2 * self.state.genesis().parameters.delegates);
        !self.pool.plan(&self.state, time).fit.is_empty() || (tip.irreversible < filled && tip.height < limit)
    }
}
