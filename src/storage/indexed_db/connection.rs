//! A connection to a database, and the meaning of its errors.
//!
//! A browser may close a connection at any time: the user clears the site's data, or another tab deletes or migrates
//! the database. An open connection would block that other tab, so a connection closes when the browser asks for it,
//! reports that, and fails with `Closed` from then on.

use crate::storage::StoreError;
use crate::storage::schema::Schema;
use indexed_db_futures::Build as _;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr as _;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

/// An open database. Dropping the connection closes it.
pub(super) struct Connection {
    database: Database,
    closed: Rc<Cell<bool>>,
    obstacle: Option<StoreError>,
    _on_close: Closure<dyn Fn()>,
}

/// An error inside a transaction.
pub(super) enum TransactionError {
    /// An error of the browser.
    Browser(Error),
    /// An error of this program.
    Store(StoreError),
}

impl From<Error> for TransactionError {
    fn from(error: Error) -> Self {
        Self::Browser(error)
    }
}

impl From<StoreError> for TransactionError {
    fn from(fault: StoreError) -> Self {
        Self::Store(fault)
    }
}

impl Connection {
    /// Opens a database, and creates or migrates it if necessary. It calls `tell` when the connection is closed from
    /// outside.
    pub(super) async fn open(
        name: &str,
        schema: &'static Schema,
        tell: impl Fn() + 'static,
    ) -> Result<Self, StoreError> {
        let opening = Database::open(name)
            .with_version(schema.version())
            .with_on_upgrade_needed(|event, database| schema.migrate(&database, version(event.old_version())));
        match opening.await {
            Ok(database) => Ok(Self::of(database, None, tell)),
            Err(error) => Self::newer_or(error, name, schema, tell).await,
        }
    }

    /// Opens an existing database. If there is none, it returns `Gone` and aborts the creation before the database
    /// exists.
    pub(super) async fn find(
        name: &str,
        schema: &'static Schema,
        tell: impl Fn() + 'static,
    ) -> Result<Self, StoreError> {
        let is_gone = Rc::new(Cell::new(false));
        let found = Rc::clone(&is_gone);
        let opening =
            Database::open(name).with_version(schema.version()).with_on_upgrade_needed(move |event, database| {
                match version(event.old_version()) {
                    0 => {
                        found.set(true);
                        give_up(&database)
                    }
                    from => schema.migrate(&database, from),
                }
            });
        match opening.await {
            Ok(database) => Ok(Self::of(database, None, tell)),
            Err(_) if is_gone.get() => Err(StoreError::Gone),
            Err(error) => Self::newer_or(error, name, schema, tell).await,
        }
    }

    /// Deletes a database. Each tab that has it open is asked to close it.
    pub(super) async fn delete(name: &str) -> Result<(), StoreError> {
        let deleted = Database::delete_by_name(name).map_err(unavailable)?;
        deleted.await.map_err(|error| meaning(&error))
    }

    async fn newer_or(
        error: OpenDbError,
        name: &str,
        schema: &Schema,
        tell: impl Fn() + 'static,
    ) -> Result<Self, StoreError> {
        match error {
            OpenDbError::Base(error) if is_named(&error, "VersionError") => Self::newer(name, schema, tell).await,
            error => Err(refusal(error)),
        }
    }

    /// Opens a database of a newer schema as read-only, if it has all object stores of this schema.
    async fn newer(name: &str, schema: &Schema, tell: impl Fn() + 'static) -> Result<Self, StoreError> {
        let database = Database::open(name).await.map_err(unavailable)?;
        let newer = StoreError::Newer { actual: version(database.version()), known: schema.version() };
        if schema.is_within(&database) {
            return Ok(Self::of(database, Some(newer), tell));
        }
        database.close();
        Err(newer)
    }

    /// Returns the reason why the database is read-only.
    pub(super) fn obstacle(&self) -> Option<StoreError> {
        self.obstacle.clone()
    }

    fn of(database: Database, obstacle: Option<StoreError>, tell: impl Fn() + 'static) -> Self {
        let closed = Rc::new(Cell::new(false));
        let on_close = Closure::<dyn Fn()>::new({
            let (closed, database) = (Rc::clone(&closed), database.clone());
            move || {
                let was_closed = closed.replace(true);
                database.clone().close();
                if !was_closed {
                    tell();
                }
            }
        });
        database.as_sys().set_onversionchange(Some(on_close.as_ref().unchecked_ref()));
        database.as_sys().set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self { database, closed, obstacle, _on_close: on_close }
    }

    /// Begins a transaction that only reads.
    pub(super) fn read(&self, stores: &[&str]) -> Result<Transaction<'_>, TransactionError> {
        Ok(self.database.transaction(stores).with_mode(TransactionMode::Readonly).build()?)
    }

    /// Begins a transaction that writes, with strict durability.
    pub(super) fn write(&self, stores: &[&str]) -> Result<Transaction<'_>, TransactionError> {
        if let Some(newer) = &self.obstacle {
            return Err(newer.clone().into());
        }
        let mut options = TransactionOptions::new();
        options.set_durability(TransactionDurability::Strict);
        let transaction = self.database.transaction(stores).with_mode(TransactionMode::Readwrite);
        Ok(transaction.with_options(options).build()?)
    }

    /// Commits a transaction that writes.
    pub(super) async fn commit(&self, transaction: Transaction<'_>) -> Result<(), TransactionError> {
        // Only the transaction holds the cause of an abort, and `commit` consumes it.
        let handle = (**transaction.as_sys()).clone();
        match (transaction.commit().await, handle.error()) {
            (Ok(()), _) => Ok(()),
            (Err(_), Some(cause)) => Err(Error::from(cause).into()),
            (Err(error), None) if is_named(&error, "InvalidStateError") => Err(aborted(&error).into()),
            (Err(error), None) => Err(error.into()),
        }
    }

    /// Converts the error of a transaction on this connection.
    pub(super) fn settle<T>(&self, outcome: Result<T, TransactionError>) -> Result<T, StoreError> {
        outcome.map_err(|trouble| match trouble {
            TransactionError::Store(fault) => fault,
            TransactionError::Browser(_) if self.closed.get() => StoreError::Closed,
            TransactionError::Browser(error) => meaning(&error),
        })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.as_sys().set_onversionchange(None);
        self.database.as_sys().set_onclose(None);
        self.database.clone().close();
    }
}

/// Aborts the creation of a database from within. An exception would abort it too, but it would end the worker.
fn give_up(database: &Database) -> Result<(), Error> {
    let store = database.create_object_store("none").build()?;
    Ok(store.as_sys().transaction().abort()?)
}

/// Returns the meaning of an error when a database is opened.
fn refusal(error: OpenDbError) -> StoreError {
    match error {
        OpenDbError::Base(error) if is_named(&error, "QuotaExceededError") => StoreError::Quota,
        OpenDbError::Base(error) if is_named(&error, "AbortError") => aborted(&error),
        error => unavailable(error),
    }
}

/// Returns the meaning of an error inside a transaction.
fn meaning(error: &Error) -> StoreError {
    match name(error).as_deref() {
        Some("QuotaExceededError") => StoreError::Quota,
        Some("InvalidStateError") => StoreError::Closed,
        _ => aborted(error),
    }
}

fn aborted(error: &Error) -> StoreError {
    StoreError::Aborted { cause: error.to_string() }
}

#[expect(clippy::needless_pass_by_value, reason = "an argument of `map_err`")]
fn unavailable(error: OpenDbError) -> StoreError {
    StoreError::Unavailable { cause: error.to_string() }
}

fn is_named(error: &Error, expected: &str) -> bool {
    name(error).as_deref() == Some(expected)
}

fn name(error: &Error) -> Option<String> {
    let Error::DomException(exception) = error else { return None };
    let exception: &DomException = exception;
    Some(exception.as_ref().unchecked_ref::<web_sys::DomException>().name())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a version is a whole number below 2^32")]
const fn version(number: f64) -> u32 {
    number as u32
}
