//! Creating and opening ledgers; registering, signing in and signing out.

use super::log::NewEntry;
use super::open_ledger::{OpenLedger, Step};
use super::platform::Platform;
use super::{Node, clock, export, input, keyring, pool};
use crate::ledger::access_log;
use crate::ledger::chain::{self, Replay};
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{OpeningKey, Seed};
use crate::ledger::number::Height;
use crate::ledger::rejection::Field;
use crate::ledger::seal;
use crate::ledger::secret::Password;
use crate::ledger::transaction::account::{CreateLedger, Founder, Register, Role};
use crate::ledger::transaction::{Action, Identified, Payload};
use crate::ledger::verify::Signatures;
use crate::protocol::{Fault, Stage, Status, Submitted, VerifiedChain, command};
use crate::storage::{AttemptUpdate, Change, Library, LibraryEntry, Store as _, StoreError};

impl<H: Library, P: Platform> Node<H, P> {
    /// Creates a ledger: one transaction of the store writes block 0, the account and the log entry.
    pub(super) async fn create_ledger(&mut self, typed: command::CreateLedger) -> Result<Status, Fault> {
        let seed = self.new_seed();
        let create = self.create_ledger_transaction(&typed, &seed)?;
        let user_id = create.transaction.payload.author.clone();
        let Identified { id: ledger, transaction: create } = create;
        let now = self.time_to_sign()?;
        let block = chain::forge_genesis(create, now, &seed.signing_key());
        let mut replay = Replay::new(Signatures::Check, Some(clock::latest(now)));
        replay.push(block)?;
        let (_, blocks) = replay.finish()?;

        self.progress(Stage::Password, 0, None);
        let (owner, cost) = ((ledger, user_id.clone()), self.platform.kdf_cost());
        let file = keyring::make(&seed, owner, &typed.password, cost, &mut self.entropy);
        let entry = NewEntry::permitted(Some(user_id.clone()), Some(Role::Administrator), access_log::Action::Register);
        let log = super::log::AccessLog::default().entries(&[entry], self.platform.now());
        let accounts = vec![(user_id.clone(), encode::canonical(&file))];
        let store = self.library.begin(ledger).await?;
        let log_key = Some(self.entropy.bytes());
        let known_time = self.known_time(now);
        let blocks = blocks.into();
        store.commit(Change { blocks, accounts, log, log_key, known_time, ..Change::on(None) }).await?;
        let mut opened = OpenLedger::read(store).await?;
        opened.keyring.hold(user_id.clone(), seed);
        opened.acting = Some(user_id);
        self.take_over(opened).await
    }

    /// Returns the transaction that creates a ledger.
    fn create_ledger_transaction(&mut self, typed: &command::CreateLedger, seed: &Seed) -> Result<Identified, Fault> {
        let timestamp = self.time_to_sign()?;
        let user_id = input::user_id(Field::UserId, &typed.user_id)?;
        let founder_name = input::name(&typed.founder_name)?;
        let name = input::name(&typed.name)?;
        let hospital_id = input::hospital_id(&typed.hospital_id)?;
        input::password(&typed.password, &[user_id.as_str(), founder_name.as_str(), name.as_str()])?;
        let auditor = OpeningKey::filled(|bytes| self.platform.fill_random(bytes));
        let sealing_key = seed.opening_key().sealing_key();
        let action = Action::CreateLedger(CreateLedger {
            name,
            parameters: typed.parameters,
            founder: Founder {
                user_id: user_id.clone(),
                name: founder_name,
                hospital_id,
                public_key: seed.signing_key().public_key(),
                sealing_key,
            },
            auditor_key: auditor.sealing_key(),
            auditor_secret_sealed: seal::seal_auditor(&auditor, sealing_key, &mut self.entropy)?,
        });
        let salt = self.entropy.salt();
        let payload = Payload { ledger: None, author: user_id, timestamp, salt, action };
        Ok(Identified::signed(payload, &seed.signing_key()))
    }

    pub(super) async fn open(&mut self, ledger: Hash) -> Result<Status, Fault> {
        let known = self.library.list().await?.iter().any(|it| it.ledger == ledger);
        if !known {
            return Err(Fault::NoLedger);
        }
        let store = self.library.find(ledger).await?.ok_or(StoreError::Gone)?;
        self.take_over(OpenLedger::read(store).await?).await
    }

    /// Makes a ledger the open one, and stores the time of opening.
    pub(super) async fn take_over(&mut self, opened: OpenLedger<H::Store>) -> Result<Status, Fault> {
        self.recall_time(opened.known_time);
        let genesis = opened.state.genesis();
        let known = self.library.list().await?.into_iter().find(|it| it.ledger == genesis.ledger);
        let is_listed = known.is_some();
        let name = known.map_or_else(|| genesis.name.clone(), |it| it.name);
        let entry = LibraryEntry { ledger: genesis.ledger, name, opened_at: self.time_to_note() };
        match self.library.note(entry).await {
            // With a full disk a ledger can still be opened, to be exported.
            Err(StoreError::Quota) if is_listed => {}
            outcome => outcome?,
        }
        self.opened = Some(opened);
        self.autopilot = None;
        Ok(self.status())
    }

    pub(super) fn close(&mut self) -> Status {
        self.opened = None;
        self.autopilot = None;
        self.status()
    }

    /// Creates keys, encrypts the seed with the password, and proposes the account.
    pub(super) async fn register(&mut self, typed: command::Register) -> Result<Submitted, Fault> {
        let opened = self.ledger()?;
        let ledger = opened.state.genesis().ledger;
        let user_id = input::user_id(Field::UserId, &typed.user_id)?;
        if opened.keyring.has(&user_id) {
            return Err(Fault::AccountExists { user_id });
        }
        let hospital_id = typed.hospital_id.as_deref().filter(|it| !it.trim().is_empty());
        let hospital_id = hospital_id.map(input::hospital_id).transpose()?;
        if hospital_id.is_some() == (typed.role == Role::Patient) {
            return Err(Fault::Presence { field: Field::HospitalId });
        }
        let name = input::name(&typed.name)?;
        let genesis = self.ledger()?.state.genesis().name.as_str();
        input::password(&typed.password, &[user_id.as_str(), name.as_str(), genesis])?;
        let seed = self.new_seed();
        let register = Register {
            user_id: user_id.clone(),
            name,
            role: typed.role,
            hospital_id,
            public_key: seed.signing_key().public_key(),
            sealing_key: seed.opening_key().sealing_key(),
        };
        let transaction = self.sign(user_id.clone(), &seed, Action::Register(register))?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        self.progress(Stage::Password, 0, None);
        let (owner, cost) = ((ledger, user_id.clone()), self.platform.kdf_cost());
        let file = keyring::make(&seed, owner, &typed.password, cost, &mut self.entropy);
        let id = transaction.id;
        let entry = NewEntry::permitted(Some(user_id), Some(typed.role), access_log::Action::Register);
        let step = Step { pooled: vec![transaction], accounts: vec![file], entries: vec![entry], ..Step::default() };
        self.write(step).await?;
        Ok(Submitted { transaction: id })
    }

    pub(super) async fn sign_in(&mut self, typed: &str, password: &Password) -> Result<Status, Fault> {
        let user_id = self.unlock_account(typed, password).await?;
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        if let Some(before) = opened.acting.replace(user_id.clone()).filter(|before| *before != user_id) {
            opened.keyring.leave(&before);
        }
        Ok(self.status())
    }

    /// Unlocks an account so that it can forge without a command.
    pub(super) async fn unlock(&mut self, typed: &str, password: &Password) -> Result<Status, Fault> {
        let user_id = self.unlock_account(typed, password).await?;
        self.opened.as_mut().ok_or(Fault::NoLedger)?.keyring.keep_unlocked_on_switch(&user_id);
        Ok(self.status())
    }

    /// Unlocks an account of this device. If the log entry cannot be written, the account stays locked.
    async fn unlock_account(&mut self, typed: &str, password: &Password) -> Result<UserId, Fault> {
        let user_id = UserId::parse(typed.trim()).map_err(|_| Fault::NoSuchAccount { user_id: typed.to_owned() })?;
        self.progress(Stage::Password, 0, None);
        let seed = self.try_password(&user_id, password).await?;
        let tried = Some((user_id.clone(), AttemptUpdate::Succeeds));
        let Some(role) = self.ledger()?.state.account(&user_id).map(|account| account.role) else {
            self.write(Step { tried, ..Step::default() }).await?;
            return Err(Fault::NotYetRegistered { user_id });
        };
        let entry = NewEntry::permitted(Some(user_id.clone()), Some(role), access_log::Action::SignIn);
        self.write(Step { entries: vec![entry], tried, ..Step::default() }).await?;
        self.opened.as_mut().ok_or(Fault::NoLedger)?.keyring.hold(user_id.clone(), seed);
        Ok(user_id)
    }

    /// Locks one account, acting or not. Its keys are wiped even if the log entry cannot be written.
    pub(super) async fn lock(&mut self, user_id: UserId) -> Result<Status, Fault> {
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        if opened.keyring.seed(&user_id).is_none() {
            return Err(Fault::NoSuchAccount { user_id: user_id.as_str().to_owned() });
        }
        opened.keyring.lock(&user_id);
        opened.acting.take_if(|acting| *acting == user_id);
        let role = opened.state.account(&user_id).map(|account| account.role);
        let entry = NewEntry::permitted(Some(user_id), role, access_log::Action::SignOut);
        self.write(Step { entries: vec![entry], ..Step::default() }).await?;
        Ok(self.status())
    }

    pub(super) async fn sign_out(&mut self) -> Result<Status, Fault> {
        let actor = self.actor()?;
        let entry = actor.entry(access_log::Action::SignOut);
        // The keys are wiped before the entry is written: locking must not fail.
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        opened.keyring.lock(&actor.user_id);
        opened.acting = None;
        self.write(Step { entries: vec![entry], ..Step::default() }).await?;
        Ok(self.status())
    }

    /// Verifies the stored chain from block 0 on, with all signatures.
    pub(super) async fn verify_chain(&mut self) -> Result<VerifiedChain, Fault> {
        let opened = self.ledger()?;
        let head = opened.state.tip().height;
        let mut replay = Replay::new(Signatures::Check, None);
        let (mut transactions, mut rejection) = (0, None);
        'chain: for from in (0..=head.0).step_by(64) {
            self.check_cancelled()?;
            for block in self.ledger()?.blocks(Height(from)..Height((from + 64).min(head.0 + 1))).await? {
                transactions += block.transactions.len() as u64;
                if let Err(found) = replay.push(block) {
                    rejection = Some(found);
                    break 'chain;
                }
            }
            replay.take_verified();
            self.progress(Stage::Verifying, from, Some(head.0 + 1));
        }
        if rejection.is_none() {
            rejection = replay.settle().err();
        }
        let (user, role) = self.actor().map_or((None, None), |it| (Some(it.user_id), Some(it.account.role)));
        let entry = NewEntry::permitted(user, role, access_log::Action::Verify);
        self.write(Step { entries: vec![entry], ..Step::default() }).await.or_else(export::ignore_full_storage)?;
        let signatures = replay.signatures();
        Ok(VerifiedChain { blocks: head.0 + 1, transactions, signatures, rejection })
    }
}
