//! The messages between page and worker.
//!
//! The page posts requests, `{ id, command, attachment? }`. The worker posts notices: one `ready` when it accepts
//! requests, one `answer` with `{ id, outcome, attachment? }` for each request, an `event` at any time, and `failed` as
//! the last one. The values are those of [`crate::protocol`] as plain objects. An attachment is a `Blob` beside them,
//! so a file is neither copied nor decoded here.

use super::script_value::tree;
use crate::protocol::{Command, Event, Fault, MalformedMessage, Reply};
use crate::thrown::describe;
use js_sys::{Object, Reflect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Blob;

/// A command on its way to the worker.
#[derive(Clone, Debug)]
pub struct Request {
    /// The id, chosen by the page and repeated in the answer.
    pub id: u32,
    /// The command.
    pub command: Command,
    /// The file that belongs to the command.
    pub attachment: Option<Blob>,
}

/// A message to the worker that is not a request.
#[derive(Clone, Debug)]
pub struct NotARequest {
    /// The id, if it can be read: then the worker can answer.
    pub id: Option<u32>,
    /// The defect of the message.
    pub fault: Fault,
}

/// A message on its way to the page.
#[derive(Clone, Debug)]
pub enum Notice {
    /// The worker accepts requests.
    Ready,
    /// The worker has ended.
    Failed {
        /// The text of the panic.
        cause: String,
    },
    /// The answer to a request.
    Answer {
        /// The id of the request.
        id: u32,
        /// The reply or the fault.
        outcome: Result<Reply, Fault>,
        /// The file that belongs to the reply.
        attachment: Option<Blob>,
    },
    /// An event.
    Event(Event),
}

/// The members of a notice except the attachment.
#[derive(Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
enum NoticeMembers {
    Ready,
    Failed { cause: String },
    Answer { id: u32, outcome: Result<Reply, Fault> },
    Event { event: Event },
}

impl Request {
    /// Returns the object to post.
    ///
    /// # Errors
    /// [`Fault::Malformed`] if the command has no plain form.
    pub fn encode(&self) -> Result<JsValue, Fault> {
        let message = Object::new();
        set(&message, "id", &self.id.into());
        set(&message, "command", &plain(&self.command)?);
        attach(&message, self.attachment.as_ref());
        Ok(message.into())
    }

    /// Reads a posted message.
    ///
    /// # Errors
    /// The fault, with the id to answer if there is one.
    pub fn decode(message: &JsValue) -> Result<Self, NotARequest> {
        let id = member(message, "id").and_then(|id| value(&id).ok());
        let command = member(message, "command").unwrap_or_default();
        match (id, self::command(&command)) {
            (Some(id), Ok(command)) => Ok(Self { id, command, attachment: attachment(message) }),
            (id, Err(fault)) => Err(NotARequest { id, fault }),
            (None, Ok(_)) => Err(NotARequest { id: None, fault: MalformedMessage::NoId.into() }),
        }
    }
}

impl Notice {
    /// Returns the object to post.
    ///
    /// # Errors
    /// [`Fault::Malformed`] if the value inside has no plain form.
    pub fn encode(&self) -> Result<JsValue, Fault> {
        let message = Object::new();
        set(&message, "notice", &self.kind().into());
        match self {
            Self::Ready => {}
            Self::Failed { cause } => set(&message, "cause", &cause.into()),
            Self::Answer { id, outcome, attachment } => {
                set(&message, "id", &(*id).into());
                set(&message, "outcome", &plain(outcome)?);
                attach(&message, attachment.as_ref());
            }
            Self::Event(event) => set(&message, "event", &plain(event)?),
        }
        Ok(message.into())
    }

    /// Reads a posted message.
    ///
    /// # Errors
    /// [`Fault::Malformed`] if the message is none of the four notices.
    pub fn decode(message: &JsValue) -> Result<Self, Fault> {
        Ok(match value(message)? {
            NoticeMembers::Ready => Self::Ready,
            NoticeMembers::Failed { cause } => Self::Failed { cause },
            NoticeMembers::Answer { id, outcome } => Self::Answer { id, outcome, attachment: attachment(message) },
            NoticeMembers::Event { event } => Self::Event(event),
        })
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Failed { .. } => "failed",
            Self::Answer { .. } => "answer",
            Self::Event(_) => "event",
        }
    }
}

/// Converts a value to a plain object, as `JSON.parse` would return it.
///
/// # Errors
/// [`Fault::Malformed`] if the value contains a number beyond 2^53 - 1.
pub fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Fault> {
    value.serialize(&Serializer::json_compatible()).map_err(malformed)
}

/// Reads a plain object.
///
/// # Errors
/// [`Fault::Malformed`], with the message of the decoder.
pub fn value<T: DeserializeOwned>(plain: &JsValue) -> Result<T, Fault> {
    serde_wasm_bindgen::from_value(plain.clone()).map_err(malformed)
}

/// Reads a command, strictly and within bounds, because a script can pass any value.
///
/// # Errors
/// [`Fault::Malformed`], with the defect.
pub fn command(value: &JsValue) -> Result<Command, Fault> {
    Ok(Command::read(tree(value)?)?)
}

/// Sets a member of a plain object that this crate has created.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).expect("a new plain object accepts any member");
}

fn malformed(error: serde_wasm_bindgen::Error) -> Fault {
    let thrown = JsValue::from(error);
    let message = thrown.dyn_ref().map_or_else(|| describe(&thrown), |error: &js_sys::Error| error.message().into());
    MalformedMessage::Undecodable { message }.into()
}

fn attach(message: &Object, attachment: Option<&Blob>) {
    if let Some(blob) = attachment {
        set(message, "attachment", blob);
    }
}

fn attachment(message: &JsValue) -> Option<Blob> {
    member(message, "attachment")?.dyn_into().ok()
}

fn member(message: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(message, &name.into()).ok()
}
