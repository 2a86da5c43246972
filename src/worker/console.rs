//! The scripting interface in the browser's console: `medchain.send({ command: "status" })`.
//!
//! It uses the page's own client and acting account, so a script can do exactly what the pages can. Students use it,
//! and so do the end-to-end tests. Each call gets an answer: `send` reads its arguments at once and within bounds
//! ([`super::script_value`]), and rejects a value that is not a command without sending it.

use super::client::{Answer, Client};
use super::port::{command, plain, set};
use crate::protocol::{COMMANDS, Command, Fault, MalformedMessage};
use crate::thrown::describe;
use js_sys::{Array, ArrayBuffer, Object, Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, console};

/// Adds `medchain` to the global scope, with two functions. `send(command, file?)` returns a promise of the reply as a
/// plain object. It rejects with an `Error` whose message is the fault's `sentence` and whose member `fault` is the
/// fault as a plain object. `help()` lists the commands.
pub fn install(client: Client, sentence: impl Fn(&Fault) -> String + 'static) {
    let sentence: Rc<dyn Fn(&Fault) -> String> = Rc::new(sentence);
    let send = Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(move |command, file| {
        let (client, sentence) = (client.clone(), Rc::clone(&sentence));
        let read = read(&command, &file);
        wasm_bindgen_futures::future_to_promise(async move {
            send(&client, read).await.map_err(|fault| thrown(&fault, &sentence(&fault)))
        })
    });
    let help = Closure::<dyn Fn() -> JsValue>::new(help);
    let medchain = Object::new();
    set(&medchain, "send", &send.into_js_value());
    set(&medchain, "help", &help.into_js_value());
    set(&js_sys::global(), "medchain", &medchain);
}

/// Reads the arguments of a script in their current state.
fn read(value: &JsValue, file: &JsValue) -> Result<(Command, Option<Blob>), Fault> {
    Ok((command(value)?, blob(file)?))
}

async fn send(client: &Client, read: Result<(Command, Option<Blob>), Fault>) -> Result<JsValue, Fault> {
    let (command, file) = read?;
    let Answer { reply, attachment } = client.exchange(command, file).await?;
    let reply = plain(&reply)?;
    if let Some(blob) = attachment {
        set(reply.unchecked_ref(), "attachment", &blob);
    }
    Ok(reply)
}

/// Reads a file argument: a `Blob` or `File`, bytes, or a text.
fn blob(file: &JsValue) -> Result<Option<Blob>, MalformedMessage> {
    if file.is_undefined() || file.is_null() {
        return Ok(None);
    }
    let unreadable = |error: JsValue| MalformedMessage::UnreadableFile { cause: describe(&error) };
    if let Some(blob) = file.dyn_ref::<Blob>() {
        // An object that only pretends to be a Blob cannot be posted. `slice` detects it here: it has no content.
        return blob.slice().map(Some).map_err(unreadable);
    }
    if !(file.is_string() || file.is_instance_of::<ArrayBuffer>() || file.is_instance_of::<Uint8Array>()) {
        return Err(MalformedMessage::NotAFile);
    }
    Blob::new_with_u8_array_sequence(&Array::of1(file)).map(Some).map_err(unreadable)
}

fn thrown(fault: &Fault, sentence: &str) -> JsValue {
    let error = js_sys::Error::new(sentence);
    set(&error, "fault", &plain(fault).unwrap_or_default());
    error.into()
}

fn help() -> JsValue {
    let commands = Object::new();
    for command in COMMANDS {
        let line = Object::new();
        set(&line, "members", &command.members.join(", ").into());
        set(&line, "does", &command.line().into());
        set(&commands, command.name, &line);
    }
    console::table_1(&commands);
    commands.into()
}
