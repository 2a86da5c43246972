//! The rules of the ledger, to PROTOCOL.md.
//!
//! Everything in here is a pure function of its arguments: no clock, no randomness, no waiting, no browser. Two
//! programs that are given the same file reach the same verdict. What needs the time or unpredictable bytes takes them
//! as an argument.
//!
//! From the bottom up: numbers, words and ids; canonical bytes and hashes; keys; transactions and blocks; the state
//! that a chain leads to, and the rules that each step follows; who may read; what was read.

pub mod access;
pub mod access_log;
pub mod block;
pub mod chain;
pub mod cipher;
pub mod election;
pub mod encode;
pub mod entropy;
pub mod fork;
pub mod id;
pub mod key;
pub mod merkle;
pub mod number;
pub mod password;
pub mod plan;
pub mod rejection;
pub mod seal;
pub mod secret;
pub mod state;
pub mod transaction;
pub mod verify;
pub mod words;
