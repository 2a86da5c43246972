//! Every value that a script can send is answered, and so is the next command.

use super::wait::MessageQueue;
use js_sys::{Function, Promise, Reflect};
use medchain::protocol::{Event, Fault, MalformedMessage, ValueFault, command};
use medchain::worker::client::Client;
use medchain::worker::console;
use medchain::worker::port::{self, Request};
use medchain::worker::program::Program;
use medchain::worker::script_value::{MOST_CHARACTERS, MOST_LEVELS, MOST_VALUES, tree};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// A worker that answers every command with `done`.
const ECHO: &str = "onmessage = ({ data }) =>
    postMessage({ notice: 'answer', id: data.id, outcome: { Ok: { reply: 'done' } } }); postMessage({ notice: 'ready' });";

/// JavaScript expressions whose values are no commands. Values that can be posted are also tested at the worker's end.
const NO_COMMANDS: &[&str] = &[
    "undefined",
    "null",
    "7",
    "'status'",
    "['status']",
    "[{ command: 'status' }]",
    "Symbol('status')",
    "() => ({ command: 'status' })",
    "10n",
    "new Map([['command', 'status']])",
    "new Set(['status'])",
    "new Date(0)",
    "new Error('x')",
    "new Uint8Array(9)",
    "new ArrayBuffer(9)",
    "new Blob(['{}'])",
    "new (class Status { command = 'status' })()",
    "new String('status')",
    "globalThis",
    "Promise.resolve({ command: 'status' })",
    "(() => { const it = { command: 'status' }; it.it = it; return it; })()",
    "(() => { const it = []; it.push(it); return { command: 'grant', records: it }; })()",
    "{ get command() { throw new Error('no'); } }",
    "{ command: 'status', get more() { throw null; } }",
    "{ get command() { throw { toString() { throw 1; } }; } }",
    "{ get command() { throw Object.create(null); } }",
    "new Proxy({}, { ownKeys() { throw 1; } })",
    "new Proxy({}, { getPrototypeOf() { throw 1; } })",
    "new Proxy({}, { get() { throw 1; } })",
    "new Proxy([], { get() { throw 1; } })",
    "new Proxy({ command: 'status' }, { ownKeys: () => ['command', 'more'], get: (it, name) => it[name] ?? 1 })",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    "(() => { const it = Proxy.revocable({}, { getPrototypeOf() { it.revoke(); return Array.prototype; } }); return it.proxy; })()",
    "{ command: 'search', words: new Proxy(['a'], { get: (it, name) => (name === 'length' ? 1e9 : 'a') }) }",
    "{ command: 'grant', records: Object.assign([], { length: 4294967295 }) }",
    "{ command: 'grant', records: new Array(100000).fill('a') }",
    "{ command: 'search', words: 'a'.repeat(2000000) }",
    "{ command: 'search', ['a'.repeat(2000000)]: 1 }",
    "{ command: 'search', words: '\\ud800' }",
    "{ command: 'search', words: { toString: () => 'a' } }",
    "{ command: 'search', words: new Blob(['a']) }",
    "{ command: 'status', more: undefined, yet: 1 }",
    "{ command: 'status', [Symbol('more')]: 1 }",
    "{ command: 'read_block', height: NaN }",
    "{ command: 'read_block', height: Infinity }",
    "{ command: 'read_block', height: 1.5 }",
    "{ command: 'read_block', height: -1 }",
    "{ command: 'read_block', height: 2 ** 53 }",
    "{ command: 'read_block', height: 1n }",
    "{ command: 'read_block', height: '1' }",
    "{ command: 'read_block', height: [1] }",
    "(() => { let it = 'a'; for (let i = 0; i < 5000; i += 1) it = { it }; return { command: 'search', words: it }; })()",
    "(() => { let it = 'a'; for (let i = 0; i < 5000; i += 1) it = [it]; return { command: 'search', words: it }; })()",
    "(() => { let it = {}; for (let i = 0; i < 100000; i += 1) it = { it }; return it; })()",
];

#[expect(clippy::disallowed_methods, reason = "only a script can make these values; no stored or typed text is run")]
fn value(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).unwrap_or_else(|thrown| panic!("{expression}: {thrown:?}"))
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("the value is an object")
}

/// Calls the console's `medchain.send`.
async fn send(command: &JsValue, file: &JsValue) -> Result<JsValue, JsValue> {
    let medchain = member(&js_sys::global(), "medchain");
    let send: Function = member(&medchain, "send").unchecked_into();
    let promise: Promise = send.call2(&medchain, command, file).expect("`send` never throws").unchecked_into();
    JsFuture::from(promise).await
}

async fn status_is_answered() {
    let reply = send(&value("{ command: 'status' }"), &JsValue::UNDEFINED).await.expect("the command succeeds");
    assert_eq!(member(&reply, "reply"), "done");
}

/// Installs a client in the console, which keeps it alive.
fn install() {
    let heap = MessageQueue::<Event>::default();
    let client = Client::start(&Program::of_text(ECHO), move |event| heap.put(event)).expect("browsers have workers");
    console::install(client, |fault| format!("{fault:?}"));
}

#[wasm_bindgen_test]
async fn every_value_that_is_no_command_is_refused_and_the_next_is_answered() {
    install();
    for expression in NO_COMMANDS {
        let refused = send(&value(expression), &JsValue::UNDEFINED).await;
        let error = refused.map(|_| ()).expect_err(expression);
        assert_eq!(member(&member(&error, "fault"), "kind"), "malformed", "{expression}");
        status_is_answered().await;
    }
}

#[wasm_bindgen_test]
async fn every_file_that_is_none_is_refused_and_the_next_is_answered() {
    install();
    for expression in [
        "{}",
        "[]",
        "7",
        "Symbol('a')",
        "() => {}",
        "Object.create(Blob.prototype)",
        "new Proxy(new Blob(['a']), {})",
        "(() => { const it = new ArrayBuffer(9); structuredClone(it, { transfer: [it] }); return it; })()",
        "(() => { const it = new Uint8Array(9); structuredClone(it.buffer, { transfer: [it.buffer] }); return it; })()",
    ] {
        let outcome = send(&value("{ command: 'import_ledger' }"), &value(expression)).await;
        // Some browsers read a transferred buffer as an empty file, others reject it.
        let is_answered =
            outcome.map_or_else(|error| member(&member(&error, "fault"), "kind") == "malformed", |_| true);
        assert!(is_answered, "{expression}");
        status_is_answered().await;
    }
}

#[wasm_bindgen_test]
async fn a_member_that_sends_a_command_itself_is_in_nobodys_way() {
    install();
    let nested =
        value("{ get command() { globalThis.nested = medchain.send({ command: 'status' }); return 'status'; } }");
    send(&nested, &JsValue::UNDEFINED).await.expect("the command succeeds");
    let nested: Promise = member(&js_sys::global(), "nested").unchecked_into();
    JsFuture::from(nested).await.expect("the nested command succeeds");
}

#[wasm_bindgen_test]
async fn a_command_is_read_at_the_moment_of_the_call() {
    install();
    let medchain = member(&js_sys::global(), "medchain");
    let send: Function = member(&medchain, "send").unchecked_into();
    let command = value("{ command: 'status' }");
    let promise: Promise = send.call1(&medchain, &command).expect("`send` never throws").unchecked_into();
    Reflect::set(&command, &"command".into(), &"dance".into()).expect("a plain object takes members");
    JsFuture::from(promise).await.expect("later changes have no effect");
}

/// Tests messages as the worker receives them: the browser's structured clone evaluates getters and leaves plain data.
#[wasm_bindgen_test]
fn every_message_that_is_no_request_is_refused_at_the_workers_end() {
    let clone: Function = member(&js_sys::global(), "structuredClone").unchecked_into();
    let mut posted = 0;
    for expression in NO_COMMANDS {
        let message = value("{ id: 7 }");
        Reflect::set(&message, &"command".into(), &value(expression)).expect("a plain object takes members");
        let Ok(message) = clone.call1(&JsValue::UNDEFINED, &message) else { continue };
        posted += 1;
        if let Ok(request) = Request::decode(&message) {
            // The clone of a class instance or of a computed member is plain data.
            assert_eq!(request.command, command::ReadStatus {}.into(), "{expression}");
        }
    }
    assert!(posted > 25, "{posted}");
}

#[wasm_bindgen_test]
fn the_bounds_are_where_they_are_said_to_be() {
    let levels = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert!(tree(&value(&levels(MOST_LEVELS))).is_ok());
    assert!(tree(&value(&levels(MOST_LEVELS + 1))).is_err());
    let values = |values: usize| format!("new Array({}).fill(1)", values - 1);
    assert!(tree(&value(&values(MOST_VALUES))).is_ok());
    assert!(tree(&value(&values(MOST_VALUES + 1))).is_err());
    let characters = |characters: usize| format!("'a'.repeat({characters})");
    assert!(tree(&value(&characters(MOST_CHARACTERS))).is_ok());
    assert!(tree(&value(&characters(MOST_CHARACTERS + 1))).is_err());
}

#[wasm_bindgen_test]
fn what_is_plain_is_read_as_it_is() {
    for expression in ["{ a: [1, null, true, 'x'], b: { c: '' } }", "Object.assign(Object.create(null), { a: 1 })"] {
        let value = value(expression);
        let written =
            js_sys::JSON::stringify(&value).expect("the value is plain").as_string().expect("JSON is a string");
        assert_eq!(
            serde_json::to_string(&tree(&value).expect("the value is plain")).expect("a tree has a JSON form"),
            written
        );
    }
    let command = port::command(&value("{ command: 'vote', candidate: undefined }"));
    assert_eq!(command, Ok(command::Vote { candidate: None }.into()));
    let refused = port::command(&value("{ get command() { throw new Error('on purpose'); } }"));
    let Err(Fault::Malformed { fault: MalformedMessage::Value { fault: ValueFault::Threw { cause }, .. } }) = &refused
    else {
        panic!("{refused:?}");
    };
    assert!(cause.contains("on purpose"), "{cause}");
}
