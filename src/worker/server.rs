//! The worker's side of the connection: a queue in front of the node.
//!
//! Messages arrive while a command is executing, whenever the node waits for the database or a file. The command loop
//! executes them strictly one after the other, so no command sees another one half executed. Only `Cancel` bypasses the
//! queue, because it would come too late otherwise: it cancels the running command and the long commands that wait
//! before it. While the autopilot is on, it acts after each interval in which no request arrives.

use super::port::{NotARequest, Notice, Request};
use super::tabs::Tabs;
use super::wiping::Wiping;
use crate::file::FileFault;
use crate::ledger::id::Hash;
use crate::node::browser::BlobSource;
use crate::node::{Node, Platform};
use crate::protocol::command::FileCommand;
use crate::protocol::{Command, Event, Fault, MalformedMessage, Reply};
use crate::storage::Library;
use crate::thrown::describe;
use futures::StreamExt as _;
use futures::channel::mpsc::{self, UnboundedReceiver, UnboundedSender};
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, console};

/// Serves a node to the page that started this worker, until the page ends it.
pub fn serve<H: Library + 'static, P: Platform + 'static>(library: H, platform: P) {
    std::panic::set_hook(Box::new(|panic| report_panic(&panic.to_string())));
    let server = Rc::new(Server::start(library, platform, post));
    let take = Closure::<dyn Fn(MessageEvent)>::new({
        let server = Rc::clone(&server);
        move |event: MessageEvent| server.take(&event.data())
    });
    let lost = Closure::<dyn Fn()>::new(move || server.report_unreadable());
    // The closures live as long as the worker.
    scope().set_onmessage(Some(take.into_js_value().unchecked_ref()));
    scope().set_onmessageerror(Some(lost.into_js_value().unchecked_ref()));
    post(&Notice::Ready);
}

/// A queue in front of a node.
pub struct Server {
    queue: UnboundedSender<Job>,
    arrived: Cell<u64>,
    /// The number of requests that had arrived at the last `Cancel`.
    cancelled: Rc<Cell<u64>>,
    cancel: Rc<Cell<bool>>,
    post: Rc<dyn Fn(&Notice)>,
}

/// An element of the queue.
enum Job {
    /// A request of the page, with its number.
    Request { number: u64, request: Request },
    /// Another tab has written to this ledger.
    Written(Hash),
    /// The browser or another tab has closed the connection to this ledger's database.
    Closed(Hash),
}

/// The next step of the command loop.
enum Next {
    Job(Job),
    Tick,
    End,
}

/// The task that executes the queue.
struct CommandLoop<H: Library, P: Platform> {
    node: Node<H, P>,
    queue: UnboundedReceiver<Job>,
    cancelled: Rc<Cell<u64>>,
    post: Rc<dyn Fn(&Notice)>,
    tabs: Tabs,
}

impl Server {
    /// Creates a node and starts its command loop, which passes notices to `post`.
    pub fn start<H, P>(library: H, platform: P, post: impl Fn(&Notice) + 'static) -> Self
    where
        H: Library + 'static,
        P: Platform + 'static,
    {
        let post: Rc<dyn Fn(&Notice)> = Rc::new(post);
        let (cancel, cancelled) = <(Rc<Cell<bool>>, Rc<Cell<u64>>)>::default();
        let tell = Rc::clone(&post);
        let (sender, receiver) = mpsc::unbounded();
        let lost = sender.clone();
        library.on_closed(Rc::new(move |ledger| {
            // The queue ends with the worker, and a worker that ends needs no jobs.
            let _ = lost.unbounded_send(Job::Closed(ledger));
        }));
        let node = Node::new(library, platform, Rc::new(move |event| tell(&Notice::Event(event))), Rc::clone(&cancel));
        let told = sender.clone();
        let tabs = Tabs::join(move |ledger| {
            // The queue ends with the worker, and a worker that ends needs no jobs.
            let _ = told.unbounded_send(Job::Written(ledger));
        });
        let command_loop =
            CommandLoop { node, queue: receiver, cancelled: Rc::clone(&cancelled), post: Rc::clone(&post), tabs };
        wasm_bindgen_futures::spawn_local(Wiping::new(command_loop.work()));
        Self { queue: sender, arrived: Cell::new(0), cancelled, cancel, post }
    }

    /// Handles a message of the page.
    pub fn take(&self, message: &JsValue) {
        match Request::decode(message) {
            Ok(Request { id, command: Command::File(FileCommand::Cancel(_)), attachment: _ }) => {
                self.cancel.set(true);
                self.cancelled.set(self.arrived.get());
                self.answer(id, Ok(Reply::Done));
            }
            Ok(request) => {
                let number = self.arrived.replace(self.arrived.get() + 1);
                self.queue.unbounded_send(Job::Request { number, request }).expect("the queue is never closed");
            }
            Err(NotARequest { id: Some(id), fault }) => self.answer(id, Err(fault)),
            Err(NotARequest { id: None, fault }) => (self.post)(&Notice::Event(Event::BackgroundFault(fault))),
        }
    }

    /// Reports a message that the browser could not read, and that has no id to answer.
    fn report_unreadable(&self) {
        (self.post)(&Notice::Event(Event::BackgroundFault(MalformedMessage::Unreadable.into())));
    }

    fn answer(&self, id: u32, outcome: Result<Reply, Fault>) {
        (self.post)(&Notice::Answer { id, outcome, attachment: None });
    }
}

impl<H: Library, P: Platform> CommandLoop<H, P> {
    async fn work(mut self) {
        self.node.sweep().await;
        loop {
            match self.next().await {
                Next::Job(Job::Request { number, request }) => self.answer(number, request).await,
                Next::Job(Job::Written(ledger)) => self.node.on_other_tab_wrote(ledger).await,
                Next::Job(Job::Closed(ledger)) => self.node.on_store_closed(ledger).await,
                Next::Tick => {
                    self.node.lock_idle().await;
                    self.node.tick().await;
                }
                Next::End => return,
            }
            if let Some(ledger) = self.node.take_written() {
                self.tabs.tell(ledger);
            }
        }
    }

    /// Waits for the next job, or for the time of the autopilot or of the idle lock if no job arrives before it.
    async fn next(&mut self) -> Next {
        let times = self.node.pace().into_iter().chain(self.node.idle_left());
        let Some(time) = times.min() else { return self.queue.next().await.map_or(Next::End, Next::Job) };
        match select(self.queue.next(), TimeoutFuture::new(time)).await {
            Either::Left((job, _)) => job.map_or(Next::End, Next::Job),
            Either::Right(_) => Next::Tick,
        }
    }

    async fn answer(&mut self, number: u64, request: Request) {
        let id = request.id;
        let (outcome, attachment) = match self.handle(number, request).await {
            Ok((reply, attachment)) => (Ok(reply), attachment),
            Err(fault) => (Err(fault), None),
        };
        (self.post)(&Notice::Answer { id, outcome, attachment });
        self.node.announce();
    }

    async fn handle(&mut self, number: u64, request: Request) -> Result<(Reply, Option<Blob>), Fault> {
        let Request { id: _, command, attachment } = request;
        if number < self.cancelled.get()
            && matches!(
                command,
                Command::File(
                    FileCommand::ImportLedger(_) | FileCommand::PreviewImport(_) | FileCommand::VerifyChain(_)
                )
            )
        {
            return Err(Fault::Cancelled);
        }
        let answer = self.node.handle(command, attachment.map(BlobSource::new)).await?;
        let attachment = answer.attachment.map(|pieces| blob(pieces, &answer.reply)).transpose()?;
        Ok((answer.reply, attachment))
    }
}

/// Joins the pieces of a file. The browser may keep them on disk.
fn blob(pieces: Vec<Vec<u8>>, reply: &Reply) -> Result<Blob, Fault> {
    let options = BlobPropertyBag::new();
    if let Reply::Exported(card) = reply {
        options.set_type(&card.media_type);
    }
    let pieces: Array = pieces.into_iter().map(|piece| Uint8Array::from(piece.as_slice())).collect();
    Blob::new_with_u8_array_sequence_and_options(&pieces, &options)
        .map_err(|thrown| Fault::from(FileFault::Unreadable { cause: describe(&thrown) }))
}

/// Posts a notice. If it has no plain form, a fault replaces it.
fn post(notice: &Notice) {
    let instead = |fault| match notice {
        Notice::Answer { id, .. } => Notice::Answer { id: *id, outcome: Err(fault), attachment: None },
        Notice::Ready | Notice::Failed { .. } | Notice::Event(_) => Notice::Event(Event::BackgroundFault(fault)),
    };
    let message = notice.encode().or_else(|fault| instead(fault).encode()).expect("a fault contains texts only");
    scope().post_message(&message).expect("plain objects and Blobs can be posted");
}

/// Reports a panic to the page and to the console. After a panic the memory of this worker is not reliable, so the page
/// continues without the worker.
fn report_panic(panic: &str) {
    console::error_1(&panic.into());
    if let Ok(message) = (Notice::Failed { cause: panic.to_owned() }).encode() {
        let _ = scope().post_message(&message);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
