//! The page's end of the border, tested against workers whose scripts are a few lines long.

use super::wait::MessageQueue;
use js_sys::{Array, Function, Object, Promise, Reflect};
use medchain::protocol::{COMMANDS, Event, Fault, Reply, command};
use medchain::worker::client::Client;
use medchain::worker::console;
use medchain::worker::program::Program;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

const READY: &str = "postMessage({ notice: 'ready' });";
const ECHO: &str = "onmessage = ({ data }) =>
    postMessage({ notice: 'answer', id: data.id, outcome: { Ok: { reply: 'done' } }, attachment: data.attachment });";

/// Returns a client of a worker with this script, and the events that the client reports.
fn start(script: &str) -> (Client, MessageQueue<Event>) {
    let heap = MessageQueue::default();
    let put = heap.clone();
    let program = Program::of_text(script);
    (Client::start(&program, move |event| put.put(event)).expect("browsers have workers"), heap)
}

fn cause(fault: &Fault) -> &str {
    match fault {
        Fault::Worker { cause } => cause,
        other => panic!("expected the end of the worker, got {other:?}"),
    }
}

#[wasm_bindgen_test]
async fn requests_wait_until_the_worker_is_ready() {
    let (client, _) = start(&format!("setTimeout(() => {{ {ECHO} {READY} }})"));
    let (first, second) = futures::join!(client.send(command::ReadStatus {}), client.send(command::ListPool {}));
    assert_eq!((first, second), (Ok(Reply::Done), Ok(Reply::Done)));
    assert_eq!(client.send(command::ReadStatus {}).await, Ok(Reply::Done));
}

#[wasm_bindgen_test]
async fn each_answer_finds_its_request() {
    let script = "const held = []; onmessage = ({ data }) => { held.push(data.id); if (held.length === 2) {
        const fault = { Err: { kind: 'no_ledger' } };
        postMessage({ notice: 'answer', id: held[1], outcome: fault });
        postMessage({ notice: 'answer', id: 4000000000, outcome: fault });
        postMessage({ notice: 'answer', id: held[0], outcome: { Ok: { reply: 'done' } } }); } };";
    let (client, _) = start(&format!("{script} {READY}"));
    let (first, second) = futures::join!(client.send(command::ReadStatus {}), client.send(command::ListPool {}));
    assert_eq!((first, second), (Ok(Reply::Done), Err(Fault::NoLedger)));
}

#[wasm_bindgen_test]
async fn attachments_cross_both_ways() {
    let (client, _) = start(&format!("{ECHO} {READY}"));
    let blob = Blob::new_with_str_sequence(&Array::of1(&"a file".into())).expect("a string makes a Blob");
    let answer =
        client.exchange(command::ImportLedger { ahead_of_clock: false }, Some(blob)).await.expect("the worker echoes");
    let text = JsFuture::from(answer.attachment.expect("the worker echoes").text()).await.expect("a Blob can be read");
    assert_eq!(text, "a file");
    assert_eq!(client.exchange(command::ReadStatus {}, None).await.expect("the worker echoes").attachment, None);
}

#[wasm_bindgen_test]
async fn events_and_what_is_no_notice_are_reported() {
    let (client, events) = start(&format!(
        "{ECHO} {READY}
        postMessage({{ notice: 'event', event: {{ event: 'background_fault', value: {{ kind: 'no_ledger' }} }} }});
        postMessage('nonsense');"
    ));
    assert_eq!(events.next().await, Event::BackgroundFault(Fault::NoLedger));
    assert!(matches!(events.next().await, Event::BackgroundFault(Fault::Malformed { .. })));
    assert_eq!(client.send(command::ReadStatus {}).await, Ok(Reply::Done));
}

/// Checks that the end of a worker is reported to pending requests, to the page, and to later requests.
async fn check_end(script: &str, expected: &str) {
    let (client, events) = start(script);
    let (first, second) = futures::join!(client.send(command::ReadStatus {}), client.send(command::ListPool {}));
    for outcome in [first, second, client.send(command::ReadStatus {}).await] {
        let fault = outcome.expect_err("the worker has ended");
        assert!(cause(&fault).contains(expected), "{fault:?}");
    }
    let Event::BackgroundFault(fault) = events.next().await else { panic!("the client reports the fault to the page") };
    assert!(cause(&fault).contains(expected), "{fault:?}");
}

#[wasm_bindgen_test]
async fn a_worker_that_ends_leaves_nobody_waiting() {
    check_end(
        &format!("onmessage = () => postMessage({{ notice: 'failed', cause: 'panicked' }}); {READY}"),
        "panicked",
    )
    .await;
    check_end(&format!("onmessage = () => {{ throw new Error('thrown') }}; {READY}"), "thrown").await;
    check_end("throw new Error('at the start')", "at the start").await;
    check_end("this is not a script", "SyntaxError").await;
}

#[wasm_bindgen_test]
async fn a_script_that_is_not_there_is_trouble() {
    let heap = MessageQueue::default();
    let put = heap.clone();
    let origin = member(&member(&js_sys::global(), "location"), "origin").as_string().expect("the origin is a string");
    let program = Program::of_files(&format!("{origin}/there-is-none.js"), &format!("{origin}/there-is-none.wasm"));
    let client = Client::start(&program, move |event| put.put(event)).expect("browsers have workers");
    assert!(matches!(client.send(command::ReadStatus {}).await, Err(Fault::Worker { cause }) if !cause.is_empty()));
    assert!(matches!(heap.next().await, Event::BackgroundFault(Fault::Worker { .. })));
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("the value is an object")
}

/// Calls the console's `medchain.send`.
async fn send(command: &str, file: &JsValue) -> Result<JsValue, JsValue> {
    let medchain = member(&js_sys::global(), "medchain");
    let send: Function = member(&medchain, "send").unchecked_into();
    let command = js_sys::JSON::parse(command).expect("the text is JSON");
    let promise: Promise = send.call2(&medchain, &command, file)?.unchecked_into();
    JsFuture::from(promise).await
}

#[wasm_bindgen_test]
async fn the_console_takes_the_same_commands() {
    let fault = "{ Err: { kind: 'no_such_account', user_id: 'abc' } }";
    let script = format!(
        "onmessage = ({{ data }}) => postMessage({{ notice: 'answer', id: data.id, attachment: data.attachment,
            outcome: data.command.command === 'forge' ? {fault} : {{ Ok: {{ reply: 'done' }} }} }}); {READY}"
    );
    let (client, _) = start(&script);
    console::install(client, |fault| format!("sentence of {fault:?}"));

    let reply = send("{\"command\":\"status\"}", &JsValue::UNDEFINED).await.expect("the command succeeds");
    assert_eq!(js_sys::JSON::stringify(&reply).expect("the reply is plain data"), "{\"reply\":\"done\"}");
    for file in ["text".into(), js_sys::Uint8Array::from(&b"text"[..]).into(), text_buffer()] {
        let reply = send("{\"command\":\"import_ledger\"}", &file).await.expect("the command succeeds");
        let blob: Blob = member(&reply, "attachment").dyn_into().expect("the attachment is a Blob");
        assert_eq!(JsFuture::from(blob.text()).await.expect("a Blob can be read"), "text");
    }

    let error = send("{\"command\":\"forge\"}", &JsValue::UNDEFINED).await.expect_err("the command fails");
    assert_eq!(
        String::from(error.unchecked_ref::<js_sys::Error>().message()),
        "sentence of NoSuchAccount { user_id: \"abc\" }"
    );
    assert_eq!(member(&member(&error, "fault"), "user_id"), "abc");
    for (command, file) in [("{\"command\":\"dance\"}", JsValue::UNDEFINED), ("{\"command\":\"status\"}", 7.into())] {
        let error = send(command, &file).await.expect_err("the command fails");
        assert_eq!(member(&member(&error, "fault"), "kind"), "malformed");
    }
}

fn text_buffer() -> JsValue {
    js_sys::Uint8Array::from(&b"text"[..]).buffer().into()
}

#[wasm_bindgen_test]
fn the_console_lists_every_command() {
    let (client, _) = start(READY);
    console::install(client, |_| String::new());
    let medchain = member(&js_sys::global(), "medchain");
    let help: Function = member(&medchain, "help").unchecked_into();
    let listed: Object = help.call0(&medchain).expect("`help` is a function").unchecked_into();
    assert_eq!(Object::keys(&listed).length() as usize, COMMANDS.len());
}
