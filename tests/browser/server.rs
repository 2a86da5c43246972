//! The queue in front of a node, tested with the node's own commands.

use super::wait::MessageQueue;
use medchain::ledger::id::Hash;
use medchain::node::browser::Browser;
use medchain::protocol::{Command, Event, Fault, MalformedMessage, Reply, command};
use medchain::storage::memory::MemoryLibrary;
use medchain::worker::port::{Notice, Request};
use medchain::worker::server::Server;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Returns a command loop and the heap that collects its notices.
fn start() -> (Server, MessageQueue<Notice>) {
    let heap = MessageQueue::default();
    let post = heap.clone();
    (Server::start(MemoryLibrary::default(), Browser, move |notice| post.put(notice.clone())), heap)
}

fn send(server: &Server, id: u32, command: impl Into<Command>) {
    let message =
        Request { id, command: command.into(), attachment: None }.encode().expect("a request has a plain form");
    server.take(&message);
}

/// Returns the next `count` answers in the order in which they arrive, without the events between them.
async fn answers(heap: &MessageQueue<Notice>, count: usize) -> Vec<(u32, Result<Reply, Fault>)> {
    let mut answers = Vec::new();
    while answers.len() < count {
        if let Notice::Answer { id, outcome, attachment: _ } = heap.next().await {
            answers.push((id, outcome));
        }
    }
    answers
}

#[wasm_bindgen_test]
async fn commands_are_answered_in_their_order() {
    let (server, heap) = start();
    send(&server, 5, command::ListLedgers {});
    send(&server, 3, command::SignOut {});
    send(&server, 4, command::OpenLedger { ledger: Hash::ZERO });
    send(&server, 1, command::ListLedgers {});
    let answers = answers(&heap, 4).await;
    assert_eq!(answers.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [5, 3, 4, 1]);
    assert_eq!(answers[0].1, Ok(Reply::Ledgers(Vec::new())));
    assert!(answers[1].1.is_err());
}

#[wasm_bindgen_test]
async fn cancel_goes_past_the_queue_and_reaches_what_waits_before_it() {
    let (server, heap) = start();
    send(&server, 1, command::ListLedgers {});
    send(&server, 2, command::ImportLedger { ahead_of_clock: false });
    send(&server, 3, command::VerifyChain {});
    send(&server, 4, command::Cancel {});
    send(&server, 5, command::ImportLedger { ahead_of_clock: false });
    let answers = answers(&heap, 5).await;
    let expected = [
        (4, Ok(Reply::Done)),
        (1, Ok(Reply::Ledgers(Vec::new()))),
        (2, Err(Fault::Cancelled)),
        (3, Err(Fault::Cancelled)),
        (5, Err(Fault::NoAttachment)),
    ];
    assert_eq!(answers, expected);
}

#[wasm_bindgen_test]
async fn what_is_no_request_is_told_and_harms_nobody() {
    let (server, heap) = start();
    server.take(&JsValue::UNDEFINED);
    assert!(matches!(heap.next().await, Notice::Event(Event::BackgroundFault(Fault::Malformed { .. }))));
    let nameless = js_sys::JSON::parse("{\"id\":9,\"command\":{\"command\":\"dance\"}}").expect("the text is JSON");
    server.take(&nameless);
    send(&server, 10, command::ListLedgers {});
    let answers = answers(&heap, 2).await;
    let (9, Err(Fault::Malformed { fault: MalformedMessage::Undecodable { message } })) = &answers[0] else {
        panic!("{:?}", answers[0]);
    };
    assert!(message.starts_with("unknown variant `dance`"), "{message}");
    assert_eq!(answers[1], (10, Ok(Reply::Ledgers(Vec::new()))));
}
