//! Delegates that forge by themselves: those unlocked on this device, at a pace that somebody chose.
//!
//! They forge when it is their turn and there is something to forge: a transaction that the plan of the next block has, or
//! a newest block with transactions that is not irreversible yet. So a ledger at rest does not grow, whatever waits, and nobody is passed over because
//! a machine was faster than a person.

use super::Node;
use super::opened::Opened;
use super::platform::Platform;
use crate::ledger::id::UserId;
use crate::ledger::number::{Height, Timestamp};
use crate::protocol::{Event, Fault, Reply};
use crate::storage::{Shelf, StoreError};

/// The paces that can be chosen, in milliseconds.
const PACES: std::ops::RangeInclusive<u32> = 100..=60_000;

impl<H: Shelf, P: Platform> Node<H, P> {
    pub(super) fn set_autopilot(&mut self, pace: Option<u32>) -> Result<Reply, Fault> {
        self.ledger()?;
        if pace.is_some() {
            self.time_to_sign()?;
        }
        self.autopilot = pace.map(|pace| pace.clamp(*PACES.start(), *PACES.end()));
        Ok(Reply::Status(self.status()))
    }

    /// The time between two ticks, while there are to be any.
    pub const fn pace(&self) -> Option<u32> {
        self.autopilot
    }

    /// Forges the next block, where there is something to forge and an unlocked delegate's turn has come. To be called
    /// at the pace, between commands. What goes wrong is an event, and ends the autopilot.
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
        (self.events)(Event::Trouble(trouble));
    }

    /// The delegate who is to forge now.
    fn on_turn(&self) -> Option<UserId> {
        self.autopilot?;
        let opened = self.opened.as_ref()?;
        let (_, delegate) = opened.next_turn();
        let here = opened.keyring.seed(&delegate).is_some();
        (here && opened.has_something_to_forge(self.moment())).then_some(delegate)
    }
}

impl<S> Opened<S> {
    /// Whether a block would bring something: a transaction, or finality to one.
    fn has_something_to_forge(&self, time: Timestamp) -> bool {
        let tip = self.state.tip();
        let filled = self.index.newest_with_transactions();
        // Two rounds of empty blocks bring finality wherever enough delegates are there; more would bring none either.
        let patience = Height(filled.0 + 2 * self.state.founding().parameters.delegates);
        !self.pool.plan(&self.state, time).fit.is_empty() || (tip.irreversible < filled && tip.height < patience)
    }
}
