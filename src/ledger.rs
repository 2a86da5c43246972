//! The rules of the ledger (docs/protocol.md).
//!
//! Every function in this module is pure: it reads no clock, draws no random bytes, does not wait and does not use the
//! browser. Two programs that are given the same file reach the same verdict. A function that needs the time or random
//! bytes takes them as an argument.
//!
//! The modules, from the bottom up: numbers, dates, texts and ids; canonical bytes and hashes; keys; transactions and
//! blocks; the state of a chain and the rules of each step; the access rules; the access log.

pub mod access;
pub mod access_log;
pub mod block;
pub mod chain;
pub mod cipher;
pub mod date;
pub mod election;
pub mod encode;
pub mod entropy;
pub mod finality;
pub mod fork;
pub mod free_text;
pub mod header;
pub mod id;
pub mod key;
pub mod merkle;
pub mod number;
pub mod password;
pub mod plan;
pub mod rejection;
pub mod schedule;
pub mod seal;
pub mod secret;
pub mod state;
pub mod transaction;
pub mod verify;
