//! The actions of the access log, by command: a failed attempt is logged under the action of its command.

use crate::ledger::access_log::Action;
use crate::ledger::id::UserId;
use crate::protocol::Command;
use crate::protocol::command::{
    AccountCommand, ChainCommand, ConsentCommand, FileCommand, ForgingCommand, LibraryCommand, LogCommand, TokenCommand,
};

/// Returns the log action of a command; `None` if docs/protocol.md, section 8, names no such action.
pub const fn action(command: &Command) -> Option<Action> {
    match command {
        Command::Library(command) => of_library(command),
        Command::Account(command) => of_account(command),
        Command::Consent(command) => of_consent(command),
        Command::Token(command) => of_token(command),
        Command::Forging(command) => of_forging(command),
        Command::Chain(command) => of_chain(command),
        Command::Log(command) => of_log(command),
        Command::File(command) => of_file(command),
    }
}

/// Returns the patient whom a command concerns, for the entry of a failed attempt.
pub fn patient(command: &Command) -> Option<UserId> {
    if let Command::Chain(ChainCommand::ReadHistory(it)) = command {
        Some(it.patient_id.clone())
    } else if let Command::Consent(ConsentCommand::SubmitRecord(it)) = command {
        UserId::parse(&it.patient_id).ok()
    } else {
        None
    }
}

const fn of_library(command: &LibraryCommand) -> Option<Action> {
    match command {
        LibraryCommand::ReadStatus(_)
        | LibraryCommand::ListLedgers(_)
        | LibraryCommand::CreateLedger(_)
        | LibraryCommand::ExploreDemonstration(_)
        | LibraryCommand::OpenLedger(_)
        | LibraryCommand::CloseLedger(_)
        | LibraryCommand::RenameLedger(_)
        | LibraryCommand::DeleteLedger(_)
        | LibraryCommand::Refresh(_) => None,
    }
}

const fn of_account(command: &AccountCommand) -> Option<Action> {
    match command {
        AccountCommand::Register(_) => Some(Action::Register),
        AccountCommand::SignIn(_) | AccountCommand::Unlock(_) => Some(Action::SignIn),
        AccountCommand::SignOut(_) | AccountCommand::Lock(_) => Some(Action::SignOut),
        AccountCommand::ChangePassword(_) => None,
        AccountCommand::ExportAccount(_) => Some(Action::Export),
        AccountCommand::RestoreAccount(_) => Some(Action::Import),
    }
}

const fn of_consent(command: &ConsentCommand) -> Option<Action> {
    match command {
        ConsentCommand::SubmitRecord(_) | ConsentCommand::ShareRecord(_) => Some(Action::Submit),
        ConsentCommand::Approve(_) => Some(Action::Approve),
        ConsentCommand::Refuse(_) => Some(Action::Refuse),
        ConsentCommand::Withdraw(_) => Some(Action::Withdraw),
        ConsentCommand::Grant(_) => Some(Action::Grant),
        ConsentCommand::Revoke(_) => Some(Action::Revoke),
        ConsentCommand::PreviewRevocation(_) => Some(Action::ViewLog),
        ConsentCommand::ListGrants(_) => None,
    }
}

const fn of_token(command: &TokenCommand) -> Option<Action> {
    match command {
        TokenCommand::Transfer(_) => Some(Action::Transfer),
        TokenCommand::Stake(_) => Some(Action::Stake),
        TokenCommand::Unstake(_) => Some(Action::Unstake),
        TokenCommand::Candidacy(_) => Some(Action::Candidacy),
        TokenCommand::Vote(_) => Some(Action::Vote),
        TokenCommand::ReadElection(_) | TokenCommand::ListEvidence(_) | TokenCommand::SubmitEvidence(_) => None,
    }
}

const fn of_forging(command: &ForgingCommand) -> Option<Action> {
    match command {
        ForgingCommand::ReadContent(_) => Some(Action::ViewRecord),
        ForgingCommand::Forge(_) => Some(Action::Forge),
        ForgingCommand::ListPool(_)
        | ForgingCommand::Autopilot(_)
        | ForgingCommand::ConfirmClock(_)
        | ForgingCommand::LockWhenIdle(_) => None,
    }
}

const fn of_chain(command: &ChainCommand) -> Option<Action> {
    match command {
        ChainCommand::ReadHistory(_) => Some(Action::ViewHistory),
        ChainCommand::ListBlocks(_)
        | ChainCommand::ReadBlock(_)
        | ChainCommand::ReadTransaction(_)
        | ChainCommand::Search(_)
        | ChainCommand::ReadRecord(_)
        | ChainCommand::Explain(_)
        | ChainCommand::ListPeople(_)
        | ChainCommand::ListSubmissions(_)
        | ChainCommand::ReadSubmission(_) => None,
    }
}

const fn of_log(command: &LogCommand) -> Option<Action> {
    match command {
        LogCommand::ReadLog(_) | LogCommand::ExportLog(_) | LogCommand::ProveLog(_) => Some(Action::ViewLog),
        LogCommand::ListLogs(_) => None,
    }
}

const fn of_file(command: &FileCommand) -> Option<Action> {
    match command {
        FileCommand::VerifyChain(_) => Some(Action::Verify),
        FileCommand::ExportLedger(_) | FileCommand::ExportReceipt(_) => Some(Action::Export),
        FileCommand::PreviewImport(_)
        | FileCommand::AcceptImport(_)
        | FileCommand::ImportLedger(_)
        | FileCommand::UndoImport(_) => Some(Action::Import),
        FileCommand::DiscardImport(_) | FileCommand::Cancel(_) => None,
    }
}
