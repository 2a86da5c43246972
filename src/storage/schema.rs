//! The object stores of the databases, and their migrations.
//!
//! The version of a database is the number of migrations applied to it. New migrations are only appended: the ones
//! below have created the databases of existing users.

use indexed_db_futures::database::Database;
use indexed_db_futures::{Build as _, Result};

/// Blocks: height -> canonical bytes.
pub(super) const BLOCKS: &str = "blocks";
/// The pool: id -> canonical bytes.
pub(super) const POOL: &str = "pool";
/// Account files: user id -> the bytes of the file.
pub(super) const ACCOUNTS: &str = "accounts";
/// Entries of the access log: sequence number -> canonical bytes.
pub(super) const LOG: &str = "log";
/// Single values: name -> bytes.
pub(super) const META: &str = "meta";
/// Evidence: delegate and slot -> canonical bytes.
pub(super) const EVIDENCE: &str = "evidence";
/// Access logs of other devices: the key of the log -> the bytes of the sealed log.
pub(super) const LOGS: &str = "logs";
/// The blocks of the former generation: position -> canonical bytes.
pub(super) const FORMER: &str = "former";
/// All object stores of a ledger.
pub(super) const LEDGER_STORES: [&str; 8] = [BLOCKS, POOL, ACCOUNTS, LOG, META, EVIDENCE, LOGS, FORMER];
/// The ledgers of this device: id -> their entry, as JSON.
pub(super) const LEDGERS: &str = "ledgers";
/// The signing marks of deleted ledgers: id -> the marks, as JSON.
pub(super) const REMEMBERED: &str = "remembered";

/// Unfinished ledgers: id -> nothing.
pub(super) const UNFINISHED: &str = "unfinished";

/// The migrations of one kind of database.
pub(super) struct Schema {
    migrations: &'static [fn(&Database) -> Result<()>],
    stores: &'static [&'static str],
}

/// The database of a ledger.
pub(super) const LEDGER: Schema = Schema {
    migrations: &[make_ledger_stores, make_stores_for_evidence_and_logs, make_store_for_a_former_generation],
    stores: &LEDGER_STORES,
};

/// The database that lists the ledgers.
pub(super) const LIBRARY: Schema = Schema {
    migrations: &[make_ledger_list, make_store_for_remembered_marks, make_store_for_unfinished_ledgers],
    stores: &[LEDGERS, REMEMBERED, UNFINISHED],
};

impl Schema {
    /// Returns the version that this program knows.
    pub(super) fn version(&self) -> u32 {
        u32::try_from(self.migrations.len()).expect("the list of migrations is short")
    }

    /// Returns `true` if a database, of any version, has all object stores of this schema.
    pub(super) fn is_within(&self, database: &Database) -> bool {
        let found: Vec<String> = database.object_store_names().collect();
        self.stores.iter().all(|store| found.iter().any(|name| name == store))
    }

    /// Migrates a database from an older version to this one. Version 0 is an empty database.
    pub(super) fn migrate(&self, database: &Database, from: u32) -> Result<()> {
        let done = usize::try_from(from).expect("a version is below 2^32");
        self.migrations.iter().skip(done).try_for_each(|migrate| migrate(database))
    }
}

fn make_ledger_stores(database: &Database) -> Result<()> {
    [BLOCKS, POOL, ACCOUNTS, LOG, META].into_iter().try_for_each(|name| make_store(database, name))
}

fn make_stores_for_evidence_and_logs(database: &Database) -> Result<()> {
    [EVIDENCE, LOGS].into_iter().try_for_each(|name| make_store(database, name))
}

fn make_store_for_a_former_generation(database: &Database) -> Result<()> {
    make_store(database, FORMER)
}

fn make_ledger_list(database: &Database) -> Result<()> {
    make_store(database, LEDGERS)
}

fn make_store_for_remembered_marks(database: &Database) -> Result<()> {
    make_store(database, REMEMBERED)
}

fn make_store_for_unfinished_ledgers(database: &Database) -> Result<()> {
    make_store(database, UNFINISHED)
}

fn make_store(database: &Database, name: &str) -> Result<()> {
    database.create_object_store(name).build().map(drop)
}
