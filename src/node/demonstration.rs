//! The demonstration: a hospital that a person can explore without creating a ledger.
//!
//! It is imported as two files, the branch that does not count and then the chain that counts, both verified from block
//! 0. So this device knows the fork, holds its evidence, and can undo the second import.

use super::Node;
use super::dispatch::Attachment;
use super::log::NewEntry;
use super::open_ledger::Step;
use super::platform::Platform;
use crate::file::account::AccountFile;
use crate::ledger::access_log;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Fault, Stage, Status};
use crate::simulation::demonstration::{Demonstration, PASSWORD};
use crate::storage::Library;

impl<H: Library, P: Platform> Node<H, P> {
    /// Opens the demonstration and signs a doctor in. Its missing parts are generated and imported first.
    pub(super) async fn explore(&mut self) -> Result<Status, Fault> {
        let ledger = Demonstration::ledger();
        let here = self.library.list().await?.iter().any(|it| it.ledger == ledger);
        let demonstration = Demonstration::build();
        if here {
            self.open(ledger).await?;
        }
        // Accounts are written last. If one is missing, an earlier call was interrupted, and this one continues it.
        if !here {
            self.import_demonstration(&demonstration.given_up).await?;
        }
        let keyring = &self.ledger()?.keyring;
        if demonstration.people.iter().any(|(user, _)| !keyring.has(user)) {
            self.import_demonstration(&demonstration.chain).await?;
            self.keep_accounts(&demonstration).await?;
        }
        self.unlock_delegates(demonstration).await
    }

    /// Imports a file of the demonstration. A previewed import of the person stays available.
    async fn import_demonstration(&mut self, file: &[u8]) -> Result<(), Fault> {
        let waiting = self.proposal.take();
        let outcome = self.import(&mut Attachment::Unread(Some(file.to_vec())), true).await;
        self.proposal = waiting;
        outcome.map(drop)
    }

    async fn keep_accounts(&mut self, demonstration: &Demonstration) -> Result<(), Fault> {
        self.progress(Stage::Password, 0, None);
        let ledger = Demonstration::ledger();
        let accounts = AccountFile::seal_together(&demonstration.people, ledger, PASSWORD, &mut self.entropy);
        let opened = self.ledger()?;
        let is_missing = |file: &AccountFile| {
            !opened.keyring.has(file.user_id()) && file.belongs(&opened.state, opened.waiting()).is_ok()
        };
        let accounts = accounts.into_iter().filter(is_missing).collect();
        self.write(Step { accounts, ..Step::default() }).await
    }

    /// Unlocks the delegates, so that they can forge whichever account acts, and signs the first doctor in.
    async fn unlock_delegates(&mut self, demonstration: Demonstration) -> Result<Status, Fault> {
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        let is_doctor = |account: &crate::ledger::state::Account| account.role == Role::Doctor;
        let mut doctor = None;
        for (user, seed) in demonstration.people {
            let is_delegate = opened.state.schedule().order.contains(&user);
            let is_first_doctor = doctor.is_none() && opened.state.account(&user).is_some_and(is_doctor);
            if opened.account_file(&user).is_err() {
                continue; // another import has brought a different account of this id
            }
            if is_delegate || is_first_doctor {
                opened.keyring.hold(user.clone(), seed);
            }
            if is_delegate {
                opened.keyring.keep_unlocked_on_switch(&user);
            }
            if is_first_doctor {
                doctor = Some(user);
            }
        }
        opened.acting.clone_from(&doctor);
        let entry = NewEntry::permitted(doctor, Some(Role::Doctor), access_log::Action::SignIn);
        self.write(Step { entries: vec![entry], ..Step::default() }).await?;
        Ok(self.status())
    }
}
