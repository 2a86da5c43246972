//! The page's side of the connection: it sends commands, returns answers and reports events.
//!
//! The client queues requests until the worker is ready, because a worker that is still loading its program has no
//! listener for messages. When the worker ends, by an error or by its own notice, the client answers all pending and
//! all later requests with a fault: every request gets an answer.

use super::port::{Notice, Request};
use super::program::{Address, Program};
use crate::protocol::{Command, Event, Fault, Reply};
use crate::thrown::describe;
use futures::channel::oneshot;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

/// A connection to the worker. Clones share it; dropping the last one terminates the worker.
#[derive(Clone)]
pub struct Client(Rc<Connection>);

/// The answer to a request. `R` is the type of the reply, or [`Reply`] for any.
#[derive(Clone, Debug)]
pub struct Answer<R = Reply> {
    /// The reply.
    pub reply: R,
    /// The file that belongs to the reply.
    pub attachment: Option<Blob>,
}

type Outcome = Result<Answer, Fault>;

struct Connection {
    worker: Worker,
    phase: RefCell<Phase>,
    pending: RefCell<BTreeMap<u32, oneshot::Sender<Outcome>>>,
    last_id: Cell<u32>,
    on_event: Box<dyn Fn(Event)>,
    _listeners: Listeners,
}

enum Phase {
    /// The worker is loading its program; these messages wait for it, each with its id.
    Starting {
        waiting: Vec<(u32, JsValue)>,
        _script: Address,
    },
    Ready,
    Ended {
        cause: String,
    },
}

/// The functions that the browser calls; they must live as long as the worker.
struct Listeners {
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(web_sys::Event)>,
    _message_error: Closure<dyn Fn(web_sys::Event)>,
}

impl Client {
    /// Starts a worker. It calls `on_event` with each event.
    ///
    /// # Errors
    /// [`Fault::Worker`] if the browser has no workers or rejects this one. A failure to load the script is reported
    /// later, as an event and in the answers.
    pub fn start(program: &Program, on_event: impl Fn(Event) + 'static) -> Result<Self, Fault> {
        let (worker, script) = program.start()?;
        Ok(Self(Rc::new_cyclic(|connection| Connection {
            _listeners: Listeners::attach(&worker, connection),
            worker,
            phase: RefCell::new(Phase::Starting { waiting: Vec::new(), _script: script }),
            pending: RefCell::default(),
            last_id: Cell::new(0),
            on_event: Box::new(on_event),
        })))
    }

    /// Sends a command without a file, and returns the reply without its file.
    ///
    /// # Errors
    /// The fault that the worker reports, or [`Fault::Worker`] if there is no worker.
    pub async fn send(&self, command: impl Into<Command>) -> Result<Reply, Fault> {
        Ok(self.exchange(command, None).await?.reply)
    }

    /// Sends a command with its file, if it needs one.
    ///
    /// # Errors
    /// The fault that the worker reports, or [`Fault::Worker`] if there is no worker.
    pub async fn exchange(&self, command: impl Into<Command>, attachment: Option<Blob>) -> Outcome {
        let answer = self.0.post(command.into(), attachment)?;
        answer.await.unwrap_or_else(|_| Err(Fault::Worker { cause: "the connection was dropped".to_owned() }))
    }
}

impl Connection {
    fn post(&self, command: Command, attachment: Option<Blob>) -> Result<oneshot::Receiver<Outcome>, Fault> {
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        let message = Request { id, command, attachment }.encode()?;
        match &mut *self.phase.borrow_mut() {
            Phase::Ended { cause } => return Err(Fault::Worker { cause: cause.clone() }),
            Phase::Starting { waiting, .. } => waiting.push((id, message)),
            Phase::Ready => self.deliver(&message)?,
        }
        let (sender, receiver) = oneshot::channel();
        self.pending.borrow_mut().insert(id, sender);
        Ok(receiver)
    }

    fn deliver(&self, message: &JsValue) -> Result<(), Fault> {
        self.worker.post_message(message).map_err(|error| Fault::Worker { cause: describe(&error) })
    }

    fn take(&self, message: &JsValue) {
        match Notice::decode(message) {
            Ok(Notice::Ready) => self.begin(),
            Ok(Notice::Failed { cause }) => self.end(cause),
            Ok(Notice::Event(event)) => (self.on_event)(event),
            Ok(Notice::Answer { id, outcome, attachment }) => {
                self.settle(id, outcome.map(|reply| Answer { reply, attachment }));
            }
            Err(fault) => (self.on_event)(Event::BackgroundFault(fault)),
        }
    }

    /// Ignores a failed send: the caller has stopped waiting.
    fn settle(&self, id: u32, outcome: Outcome) {
        let waiting = self.pending.borrow_mut().remove(&id);
        if let Some(sender) = waiting {
            let _ = sender.send(outcome);
        }
    }

    fn begin(&self) {
        let Phase::Starting { waiting, .. } = self.phase.replace(Phase::Ready) else { return };
        for (id, message) in waiting {
            if let Err(fault) = self.deliver(&message) {
                self.settle(id, Err(fault));
            }
        }
    }

    fn end(&self, cause: String) {
        self.phase.replace(Phase::Ended { cause: cause.clone() });
        self.interrupt(&Fault::Worker { cause });
    }

    /// Answers all pending requests with a fault, and reports the fault to the page.
    fn interrupt(&self, fault: &Fault) {
        let pending = self.pending.take();
        for sender in pending.into_values() {
            let _ = sender.send(Err(fault.clone()));
        }
        (self.on_event)(Event::BackgroundFault(fault.clone()));
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Listeners {
    fn attach(worker: &Worker, connection: &Weak<Connection>) -> Self {
        let message = listener(connection, |connection, event: MessageEvent| connection.take(&event.data()));
        let error = listener(connection, |connection, event| connection.end(message_of(&event)));
        let message_error = listener(connection, |connection, _| {
            connection.interrupt(&Fault::Worker { cause: "a message could not be read".to_owned() });
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(message_error.as_ref().unchecked_ref()));
        Self { _message: message, _error: error, _message_error: message_error }
    }
}

fn listener<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    connection: &Weak<Connection>,
    take: impl Fn(&Connection, E) + 'static,
) -> Closure<dyn Fn(E)> {
    let connection = Weak::clone(connection);
    Closure::new(move |event| {
        if let Some(connection) = connection.upgrade() {
            take(&connection, event);
        }
    })
}

/// Returns the message of an error event. The event of a script that could not be loaded has none.
fn message_of(event: &web_sys::Event) -> String {
    match event.dyn_ref::<ErrorEvent>() {
        Some(error) => error.message(),
        None => "its script could not be loaded".to_owned(),
    }
}
