//! Writing a snapshot, chunk by chunk.

use super::{Compression, Contents, FORMAT, SnapshotHead, VERSION};
use crate::file::FileFault;
use crate::file::access_log::SealedLog;
use crate::file::account::AccountFile;
use crate::file::stream::{before, message_of};
use crate::ledger::block::{Block, Unchecked};
use crate::ledger::encode::{self, canonical};
use crate::ledger::transaction::Transaction;
use flate2::write::GzEncoder;
use serde::Serialize;
use std::io::Write as _;

/// The number of bytes from which a chunk is returned.
const CHUNK: usize = 64 * 1024;

/// The parts of a snapshot beside its blocks.
#[derive(Clone, Debug, Default)]
pub struct SnapshotExtras<'a> {
    /// The transactions of the pool.
    pub pool: &'a [Transaction],
    /// The accounts that the person selected; the member is left out if there are none.
    pub accounts: &'a [AccountFile],
    /// The access logs.
    pub access_logs: &'a [SealedLog],
}

/// Writes a snapshot: add the blocks in order, and take the ready chunks after each.
pub struct SnapshotWriter {
    sink: Sink,
    contents: Contents,
    /// The bytes before the next block.
    separator: &'static str,
}

enum Sink {
    Plain(Vec<u8>),
    Gzip(Box<GzEncoder<Vec<u8>>>),
}

impl SnapshotWriter {
    /// Begins a snapshot. If its head withholds the contents, the writer removes them from the blocks and the pool.
    pub fn new(head: &SnapshotHead, beside: &SnapshotExtras<'_>, compression: Compression) -> Self {
        let sink = match compression {
            Compression::None => Sink::Plain(Vec::new()),
            Compression::Gzip => Sink::Gzip(Box::new(GzEncoder::new(Vec::new(), flate2::Compression::default()))),
        };
        let mut writer = Self { sink, contents: head.contents, separator: "\n" };
        writer.put(format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\n").as_bytes());
        writer.member("ledger", &head.ledger, ",");
        writer.member("name", &head.name, ",");
        writer.member("exported_at", &head.exported_at, ",");
        writer.member("contents", &head.contents, ",\n");
        let pool: Vec<_> = beside.pool.iter().map(|transaction| writer.pooled(transaction)).collect();
        writer.list("pool", pool);
        if !beside.accounts.is_empty() {
            writer.list("accounts", beside.accounts.iter().map(canonical));
        }
        writer.list("access_logs", beside.access_logs.iter().map(canonical));
        writer.put(b"\"blocks\":[");
        writer
    }

    /// Adds the next block.
    pub fn block<S: Clone>(&mut self, block: &Block<S>)
    where
        Block<S>: Serialize,
    {
        match self.contents {
            Contents::Sealed => self.line(&block.bytes()),
            Contents::Withheld => self.line(&without_contents(block.clone()).bytes()),
        }
    }

    /// Adds the next block by its canonical bytes, as a store returns them.
    ///
    /// # Errors
    /// Returns `Format` if contents are withheld and the bytes are not a block.
    pub fn stored_block(&mut self, bytes: &[u8]) -> Result<(), FileFault> {
        match self.contents {
            Contents::Sealed => self.line(bytes),
            Contents::Withheld => {
                let block: Block<Unchecked> = encode::read(bytes).map_err(|error| FileFault::Format {
                    offset: before(&error, bytes) as u64,
                    message: message_of(&error),
                })?;
                self.line(&without_contents(block).bytes());
            }
        }
        Ok(())
    }

    /// Returns the next bytes of the file, if there are enough for a chunk.
    pub fn take_chunk(&mut self) -> Option<Vec<u8>> {
        let ready = match &mut self.sink {
            Sink::Plain(bytes) => bytes,
            Sink::Gzip(encoder) => encoder.get_mut(),
        };
        (ready.len() >= CHUNK).then(|| std::mem::take(ready))
    }

    /// Ends the file and returns its last bytes.
    pub fn finish(mut self) -> Vec<u8> {
        self.put(b"\n]}\n");
        match self.sink {
            Sink::Plain(bytes) => bytes,
            Sink::Gzip(encoder) => encoder.finish().expect("writing to memory does not fail"),
        }
    }

    fn pooled(&self, transaction: &Transaction) -> Vec<u8> {
        match self.contents {
            Contents::Sealed => canonical(transaction),
            Contents::Withheld => canonical(&transaction.without_content()),
        }
    }

    fn member(&mut self, name: &str, value: &impl Serialize, end: &str) {
        self.put(format!("\"{name}\":").as_bytes());
        self.put(&canonical(value));
        self.put(end.as_bytes());
    }

    /// Writes a list with one element on each line.
    fn list(&mut self, name: &str, elements: impl IntoIterator<Item = Vec<u8>>) {
        self.put(format!("\"{name}\":[").as_bytes());
        let mut separator = "\n";
        for element in elements {
            self.put(std::mem::replace(&mut separator, ",\n").as_bytes());
            self.put(&element);
        }
        self.put(b"],\n");
    }

    fn line(&mut self, bytes: &[u8]) {
        let separator = std::mem::replace(&mut self.separator, ",\n");
        self.put(separator.as_bytes());
        self.put(bytes);
    }

    fn put(&mut self, bytes: &[u8]) {
        match &mut self.sink {
            Sink::Plain(buffer) => buffer.extend_from_slice(bytes),
            Sink::Gzip(encoder) => encoder.write_all(bytes).expect("writing to memory does not fail"),
        }
    }
}

fn without_contents<S>(mut block: Block<S>) -> Block<S> {
    for transaction in &mut block.transactions {
        transaction.sealed = None;
    }
    block
}
