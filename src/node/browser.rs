//! The browser as the node's platform: its clocks, its entropy, and the files that a person chooses.

use super::platform::{ByteSource, Platform};
use crate::file::FileFault;
use crate::file::account::KdfCost;
use crate::ledger::date::UtcOffset;
use crate::ledger::number::Timestamp;
use crate::thrown::describe;
use js_sys::Uint8Array;
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, WorkerGlobalScope};

/// The bytes of a file that are read at once: 1 MiB.
const PIECE: u32 = 1 << 20;

/// The browser.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

impl Platform for Browser {
    #[expect(clippy::disallowed_methods, reason = "this is the Platform that everybody else asks")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock before 1970 reads 0")]
    fn now(&self) -> Timestamp {
        Timestamp(js_sys::Date::now() as u64)
    }

    /// Reads `performance.now()` of the worker, or of the page in a test.
    fn steady(&self) -> Duration {
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        let milliseconds = scope.performance().map_or(0.0, |performance| performance.now());
        Duration::try_from_secs_f64(milliseconds / 1_000.0).unwrap_or_default()
    }

    #[expect(clippy::cast_precision_loss, reason = "no date is beyond 2^53, and another number has no offset")]
    fn utc_offset(&self, at: Timestamp) -> UtcOffset {
        UtcOffset::behind(js_sys::Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset())
    }

    #[expect(clippy::disallowed_methods, reason = "this is the Platform that everybody else asks")]
    fn fill_random(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("every browser that runs this has crypto.getRandomValues");
    }

    fn kdf_cost(&self) -> KdfCost {
        KdfCost::Standard
    }
}

/// A `Blob` or a `File`, read in pieces. Only the requested piece is in memory.
#[derive(Debug)]
pub struct BlobSource {
    blob: Blob,
    read: f64,
}

impl BlobSource {
    /// Creates a source that begins at the first byte.
    pub const fn new(blob: Blob) -> Self {
        Self { blob, read: 0.0 }
    }

    async fn piece(&mut self) -> Result<Vec<u8>, JsValue> {
        let end = (self.read + f64::from(PIECE)).min(self.blob.size());
        let slice = self.blob.slice_with_f64_and_f64(self.read, end)?;
        let buffer = JsFuture::from(slice.array_buffer()).await?;
        self.read = end;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

impl ByteSource for BlobSource {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        if self.read >= self.blob.size() {
            return Ok(None);
        }
        let unreadable = |thrown: JsValue| FileFault::Unreadable { cause: describe(&thrown) };
        self.piece().await.map(Some).map_err(unreadable)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number of bytes")]
    fn size(&self) -> Option<u64> {
        Some(self.blob.size() as u64)
    }
}
