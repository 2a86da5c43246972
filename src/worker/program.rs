//! The program of the worker: a classic script, started from a Blob.
//!
//! A worker loaded from an address has the content policy of its own response, and a plain file host sends none. A
//! worker started from a Blob inherits the policy of the page that created it. So the page writes the script: either a
//! few lines that load glue and module from their addresses, or the whole text.

use crate::protocol::Fault;
use crate::thrown::describe;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

/// The text of a script that starts a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program(String);

/// The address of a Blob with a script. Dropping it revokes the address.
pub(super) struct Address(String);

impl Program {
    /// Creates a program from its whole text.
    pub fn of_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Creates a program from two files, the glue and the module. The addresses are absolute, because a Blob has no
    /// base.
    ///
    /// A timer throws an error of the start outside the promise; otherwise the page would not receive it.
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
    /// [`Fault::Worker`] if the browser has no workers or rejects this one.
    pub(super) fn start(&self) -> Result<(Worker, Address), Fault> {
        let refused = |thrown: JsValue| Fault::Worker { cause: describe(&thrown) };
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
        // `revoke_object_url` does not fail for the address of a Blob.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Returns a text as a JavaScript literal: JSON is a subset of JavaScript.
fn literal(text: &str) -> String {
    serde_json::to_string(text).expect("a text has a JSON form")
}
