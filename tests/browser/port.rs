//! Messages that are posted are read back unchanged.

use js_sys::{Array, Object, Reflect};
use medchain::ledger::id::Hash;
use medchain::ledger::number::{GREATEST, Height};
use medchain::ledger::transaction::account::Parameters;
use medchain::protocol::{
    Command, Event, Fault, FileCard, MalformedMessage, NewContent, Progress, RecordChange, Reply, Stage, Status,
    Submitted, command,
};
use medchain::storage::StoreError;
use medchain::worker::port::{Notice, Request};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

fn blob() -> Blob {
    Blob::new_with_str_sequence(&Array::of1(&"text".into())).expect("a string makes a Blob")
}

fn check_command(command: impl Into<Command>) {
    let command = command.into();
    for attachment in [None, Some(blob())] {
        let request = Request { id: 7, command: command.clone(), attachment: attachment.clone() };
        let read = Request::decode(&request.encode().expect("a request has a plain form"))
            .expect("an encoded request decodes");
        assert_eq!((read.id, &read.command, read.attachment), (7, &command, attachment));
    }
}

#[wasm_bindgen_test]
fn commands_cross() {
    check_command(command::ReadStatus {});
    check_command(command::ReadBlock { height: Height(GREATEST) });
    check_command(command::ListBlocks { below: None, count: 200 });
    check_command(command::ListBlocks { below: Some(Height(3)), count: 1 });
    check_command(command::Approve { transaction: Hash([0xAB; 32]), despite_concerns: true });
    check_command(command::CreateLedger {
        name: "Å 𝔘 \u{0}".to_owned(),
        parameters: Parameters::default(),
        user_id: String::new(),
        founder_name: String::new(),
        hospital_id: String::new(),
        password: "".into(),
    });
    check_command(command::SubmitRecord {
        patient_id: "p".to_owned(),
        record_id: "r".to_owned(),
        hospital_id: None,
        change: RecordChange::Add,
        content: NewContent { amount: GREATEST, ..NewContent::default() },
    });
}

fn check_outcome(outcome: Result<Reply, Fault>) {
    let notice = Notice::Answer { id: u32::MAX, outcome: outcome.clone(), attachment: Some(blob()) };
    match Notice::decode(&notice.encode().expect("a notice has a plain form")) {
        Ok(Notice::Answer { id: u32::MAX, outcome: read, attachment: Some(_) }) => assert_eq!(read, outcome),
        other => panic!("decoded {other:?}"),
    }
}

#[wasm_bindgen_test]
fn outcomes_cross() {
    check_outcome(Ok(Reply::Done));
    check_outcome(Ok(Reply::Status(Status::default())));
    check_outcome(Ok(Reply::Submitted(Submitted { transaction: Hash([1; 32]) })));
    check_outcome(Ok(Reply::Exported(FileCard { name: "a".to_owned(), size: 1 << 40, media_type: "b".to_owned() })));
    check_outcome(Err(Fault::WrongPassword));
    check_outcome(Err(Fault::from(StoreError::Newer { actual: 2, known: 1 })));
    check_outcome(Err(Fault::NoSuchBlock { height: Height(9), head: Height(8) }));
}

#[wasm_bindgen_test]
fn events_cross() {
    let progress = Progress { stage: Stage::Storing, done: 3, of: None };
    for event in [Event::Progress(progress), Event::Status(Box::default()), Event::BackgroundFault(Fault::NoLedger)] {
        match Notice::decode(&Notice::Event(event.clone()).encode().expect("a notice has a plain form")) {
            Ok(Notice::Event(read)) => assert_eq!(read, event),
            other => panic!("decoded {other:?}"),
        }
    }
}

#[wasm_bindgen_test]
fn what_is_no_request_is_malformed_and_answered_where_it_has_an_id() {
    let request = |id: JsValue, command: &str| {
        let message = Object::new();
        Reflect::set(&message, &"id".into(), &id).expect("a new object takes members");
        Reflect::set(&message, &"command".into(), &js_sys::JSON::parse(command).expect("the command is JSON"))
            .expect("a new object takes members");
        JsValue::from(message)
    };
    for (message, id) in [
        (JsValue::UNDEFINED, None),
        (JsValue::NULL, None),
        ("text".into(), None),
        (f64::NAN.into(), None),
        (Object::new().into(), None),
        (request(JsValue::from(-1), "{\"command\":\"status\"}"), None),
        (request(JsValue::from("1"), "{\"command\":\"status\"}"), None),
        (request(1.into(), "null"), Some(1)),
        (request(2.into(), "{\"command\":\"no such thing\"}"), Some(2)),
        (request(3.into(), "{\"command\":\"read_block\"}"), Some(3)),
        (request(4.into(), "{\"command\":\"read_block\",\"height\":1.5}"), Some(4)),
        (request(5.into(), "{\"command\":\"read_block\",\"height\":-1}"), Some(5)),
        (request(6.into(), "{\"command\":\"read_block\",\"height\":9007199254740992}"), Some(6)),
        (request(7.into(), "{\"command\":\"read_block\",\"height\":1,\"more\":1}"), Some(7)),
    ] {
        let refused = Request::decode(&message).expect_err("the message is not a request");
        let silent = MalformedMessage::Undecodable { message: String::new() };
        assert!(matches!(refused.fault, Fault::Malformed { fault } if fault != silent), "{message:?}");
        assert_eq!(refused.id, id, "{message:?}");
        assert!(matches!(Notice::decode(&message), Err(Fault::Malformed { .. })));
    }
}
