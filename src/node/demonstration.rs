//! The demonstration: a hospital that somebody can walk about in without founding one.
//!
//! It comes in as two files would, the branch that was given up and then the chain that counts, each verified from block
//! 0. So this device has seen the fork, holds its evidence, and can undo the second import like any other.

use super::Node;
use super::journal::Note;
use super::opened::Step;
use super::platform::Platform;
use crate::file::account::AccountFile;
use crate::ledger::access_log;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Fault, Reply, Stage};
use crate::simulation::demonstration::{Demonstration, PASSWORD};
use crate::storage::Shelf;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Opens the demonstration and signs a doctor in. Whatever of it is not on this device yet is built first.
    pub(super) async fn explore(&mut self) -> Result<Reply, Fault> {
        let ledger = Demonstration::ledger();
        let here = self.shelf.list().await?.iter().any(|it| it.ledger == ledger);
        let demonstration = Demonstration::build();
        if here {
            self.open(ledger).await?;
        }
        // Accounts come last: where one is missing it was interrupted, and goes on where it was.
        if !here {
            self.bring_in(&demonstration.given_up).await?;
        }
        let keyring = &self.ledger()?.keyring;
        if demonstration.people.iter().any(|(user, _)| !keyring.has(user)) {
            self.bring_in(&demonstration.chain).await?;
            self.keep_accounts(&demonstration).await?;
        }
        self.let_people_in(demonstration).await
    }

    /// Takes in a file, as anybody's. What somebody has previewed waits on.
    async fn bring_in(&mut self, file: &[u8]) -> Result<(), Fault> {
        let waiting = self.proposal.take();
        self.preview_import(Some(Some(file.to_vec()))).await?;
        let outcome = self.accept_import(true).await;
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

    /// Unlocks the delegates, who can forge then whoever acts, and signs the first doctor in.
    async fn let_people_in(&mut self, demonstration: Demonstration) -> Result<Reply, Fault> {
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        let is_doctor = |account: &crate::ledger::state::Account| account.role == Role::Doctor;
        let mut doctor = None;
        for (user, seed) in demonstration.people {
            let is_delegate = opened.state.turns().order.contains(&user);
            let is_first_doctor = doctor.is_none() && opened.state.account(&user).is_some_and(is_doctor);
            if opened.account_file(&user).is_err() {
                continue; // another file of the same ledger has brought an account under this id
            }
            if is_delegate || is_first_doctor {
                opened.keyring.hold(user.clone(), seed);
            }
            if is_delegate {
                opened.keyring.let_stay(&user);
            }
            if is_first_doctor {
                doctor = Some(user);
            }
        }
        opened.acting.clone_from(&doctor);
        let note = Note::permitted(doctor, Some(Role::Doctor), access_log::Action::SignIn);
        self.write(Step { notes: vec![note], ..Step::default() }).await?;
        Ok(Reply::Status(self.status()))
    }
}
