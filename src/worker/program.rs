//! The worker's program: a classic script, started from a Blob.
//!
//! A worker that is loaded by address has the policy that its own response names, which on a plain file host is none. One
//! that is started from a Blob inherits the policy of the page that made it. So the page writes the script: a few lines
//! that load glue and module from their addresses, or the whole text where the page holds it.

use crate::protocol::Fault;
use crate::thrown::said;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

/// The text of a script that a worker can be started with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program(String);

/// The address of a script that is being loaded. It is given back when dropped.
pub(super) struct Address(String);

impl Program {
    /// A program whose whole text is at hand.
    pub fn of_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A program of two files, the glue and the module. The addresses are absolute: a Blob has no folder.
    ///
    /// An error of the start is thrown outside of the promise, for only then does the page hear of it.
    pub fn of_files(glue: &str, module: &str) -> Self {
        let [glue, module] = [glue, module].map(literal);
        Self(format!(
            "importScripts({glue});\n\
             wasm_bindgen({{ module_or_path: {module} }}).catch((error) => setTimeout(() => {{ throw error; }}));\n"
        ))
    }

    /// Starts a worker.
    ///
    /// # Errors
    /// `Worker` where the browser has no workers or refuses this one.
    pub(super) fn start(&self) -> Result<(Worker, Address), Fault> {
        let refused = |thrown: JsValue| Fault::Worker { cause: said(&thrown) };
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let script = Array::of1(&self.0.as_str().into());
        let script = Blob::new_with_str_sequence_and_options(&script, &options).map_err(refused)?;
        let address = Address(Url::create_object_url_with_blob(&script).map_err(refused)?);
        let worker = Worker::new(&address.0).map_err(refused)?;
        Ok((worker, address))
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // Fails for no address that a Blob was given.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// A text as a script writes it: JSON is JavaScript.
fn literal(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}
