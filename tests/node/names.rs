//! Ids and names that resemble others are judged when they are approved.

use super::device::{Device, prescription};
use medchain::ledger::id::{Salt, UserId};
use medchain::ledger::key::Seed;
use medchain::ledger::transaction::account::{Register, Role};
use medchain::ledger::transaction::{Action, Payload, Transaction};
use medchain::protocol::{
    Compression, Concern, Contents, Fault, NamePart, Person, RecordChange, Registration, Reply, command,
};
use serde_json::{Value, json};

fn people(device: &mut Device) -> Vec<Person> {
    match device.send(command::ListPeople {}) {
        Ok(Reply::People(people)) => people,
        other => panic!("{other:?}"),
    }
}

fn concerns(device: &mut Device, user: &str) -> Vec<Concern> {
    let waiting = people(device).into_iter().find_map(|person| match person.registration {
        Registration::Waiting { concerns, .. } if person.user_id.as_str() == user => Some(concerns),
        _ => None,
    });
    waiting.expect("the registration waits")
}

fn like(part: NamePart, other: &str, of: NamePart, text: &str) -> Concern {
    let other = UserId::parse(other).expect("the id is well formed");
    Concern::LikeAnother { part, other, like: of, text: text.to_owned() }
}

#[test]
fn a_registration_that_reads_like_another_account_is_approved_only_by_who_says_so() {
    let mut device = Device::hospital(140);
    let id = device.register("dr_b0b", "Dr. Bob Alder", Role::Doctor, Some("st-anna"));
    let expected = [
        like(NamePart::Id, "dr_bob", NamePart::Id, "dr_bob"),
        like(NamePart::Name, "dr_bob", NamePart::Name, "Dr. Bob Alder"),
    ];
    assert_eq!(concerns(&mut device, "dr_b0b"), expected);
    device.sign_in("admin");
    assert_eq!(device.pool()[0].concerns, expected);
    let refused = device.send(command::Approve { transaction: id, despite_concerns: false });
    let Err(Fault::Concerns { user_id, concerns }) = refused else { panic!("{refused:?}") };
    assert_eq!((user_id.as_str(), concerns.as_slice()), ("dr_b0b", &expected[..]));
    device.submitted(command::Approve { transaction: id, despite_concerns: true });
    device.forge();
    assert_eq!(people(&mut device).len(), 4);
}

/// Returns a registration with any id and name, as another program might sign it.
fn stranger(device: &Device, number: u8, user: &str, name: &str) -> Transaction {
    let seed = Seed::filled(|seed| seed.fill(number));
    let user_id: UserId = serde_json::from_value(json!(user)).expect("any string is read as an id");
    let register = Register {
        user_id: user_id.clone(),
        name: serde_json::from_value(json!(name)).expect("any string is read as a name"),
        role: Role::Patient,
        hospital_id: None,
        public_key: seed.signing_key().public_key(),
        sealing_key: seed.opening_key().sealing_key(),
    };
    let (ledger, timestamp, salt) = (Some(device.ledger().ledger), device.now(), Salt([number; 16]));
    let payload = Payload { ledger, author: user_id, timestamp, salt, action: Action::Register(register) };
    Transaction::signed(payload, &seed.signing_key())
}

#[test]
fn a_file_brings_no_reserved_id_and_no_name_unjudged() {
    let mut device = Device::hospital(146);
    let file = device.export(Contents::Sealed, Compression::None);
    let mut file: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    let asked = [
        ("auditor", "Audra Torres"),
        ("system", "Sven Temme"),
        ("patient_1", "\u{3164}"),
        ("patient_2", "\u{2800}"),
        ("patient_3", "\u{410}da Elm"),
        ("patient_4", "Xenia Yew"),
        ("audit0r", "Otto Oak"),
        ("patient_5", "Nora Ash"),
    ];
    let pool = file["pool"].as_array_mut().expect("the pool is a list");
    pool.extend((1..).zip(asked).map(|(number, (user, name))| json!(stranger(&device, number, user, name))));
    device.import(file.to_string().as_bytes()).expect("the valid parts are imported");
    let waiting = device.pool();
    let mut authors: Vec<&str> = waiting.iter().map(|it| it.summary.author.as_str()).collect();
    authors.sort_unstable();
    assert_eq!(authors, ["audit0r", "patient_1", "patient_2", "patient_3", "patient_4", "patient_5"]);
    device.sign_in("admin");
    for item in waiting {
        let approve = command::Approve { transaction: item.transaction, despite_concerns: false };
        let outcome = device.send(approve);
        match item.summary.author.as_str() {
            "patient_1" | "patient_2" => assert!(item.concerns.contains(&Concern::Blank), "{item:?}"),
            "patient_3" => assert_eq!(item.concerns, [Concern::MixedScripts]),
            "patient_5" => {
                assert_eq!((item.concerns, outcome.is_ok()), (Vec::new(), true));
                continue;
            }
            _ => assert!(!item.concerns.is_empty(), "{item:?}"),
        }
        assert!(matches!(outcome, Err(Fault::Concerns { concerns, .. }) if concerns == item.concerns));
    }
}

#[test]
fn what_another_program_wrote_into_a_file_is_judged_here() {
    let mut device = Device::hospital(141);
    let mut plain = device.copy();
    plain.register("dr_carl", "Carl Cedar", Role::Doctor, Some("st-anna"));
    let good = plain.export(Contents::Sealed, Compression::None);
    device.import(&good).expect("the registration is imported");
    assert_eq!(concerns(&mut device, "dr_carl"), [], "a plain name raises no concern");
    let mut twin = plain.copy();
    twin.register("dr_car1", "Carl  Cedar", Role::Doctor, Some("st-anna"));
    device.import_from(&mut twin);
    assert_eq!(
        concerns(&mut device, "dr_carl"),
        [
            like(NamePart::Id, "dr_car1", NamePart::Id, "dr_car1"),
            like(NamePart::Name, "dr_car1", NamePart::Name, "Carl  Cedar"),
        ],
        "the concerns of both name the other"
    );
    assert_eq!(concerns(&mut device, "dr_car1").len(), 2);
}

#[test]
fn blank_invisible_and_reserved_ones_are_refused_where_they_are_typed() {
    let mut device = Device::hospital(142);
    let mut refused = |user: &str, name: &str| {
        let account = command::Register {
            user_id: user.to_owned(),
            name: name.to_owned(),
            role: Role::Patient,
            hospital_id: None,
            password: super::device::PASSWORD.into(),
        };
        device.send(account).expect_err("the command fails")
    };
    for reserved in medchain::ledger::id::RESERVED {
        assert!(matches!(refused(reserved, "Ada Elm"), Fault::ReservedId { actual, .. } if actual == reserved));
    }
    for blank in ["\u{3164}", "\u{2800}\u{2800}", "...", "\u{301}\u{301}"] {
        assert!(matches!(refused("patient_y", blank), Fault::Blank { .. }), "{blank:?}");
    }
    for invisible in ["Ada\u{3164}Elm", "Ada\u{ad}Elm", "Ada\u{fe0f}", "Ada\u{a0}Elm", "Ada \u{e000}"] {
        assert!(matches!(refused("patient_y", invisible), Fault::Text { .. }), "{invisible:?}");
    }
    assert!(matches!(refused("patient_y", "\u{410}da Elm"), Fault::Confusable { .. }));
    device.register("patient_y", "Ada Elm", Role::Patient, None);
}

#[test]
fn who_is_called_like_the_audit_key_does_not_take_its_place() {
    let mut device = Device::hospital(143);
    let id = device.register("audit0r", "Audra Torres", Role::Doctor, Some("st-anna"));
    device.sign_in("admin");
    let refused = device.send(command::Approve { transaction: id, despite_concerns: false });
    let Err(Fault::Concerns { concerns, .. }) = refused else { panic!("{refused:?}") };
    assert!(concerns.contains(&Concern::LikeReserved { part: NamePart::Id, reserved: "auditor".to_owned() }));
    device.sign_in("dr_bob");
    let record = device.submitted(prescription("rx-1", RecordChange::Add));
    device.sign_in("admin");
    let Ok(Reply::Content(content)) = device.send(command::ReadContent { transaction: record }) else {
        panic!("the content was not opened")
    };
    assert_eq!(content.content.record_type.as_str(), "prescription");
}

#[test]
fn the_names_of_a_file_are_judged_before_it_is_taken_in() {
    let mut device = Device::hospital(144);
    let id = device.register("dr_b0b", "Robert Elder", Role::Doctor, Some("st-anna"));
    device.sign_in("admin");
    device.submitted(command::Approve { transaction: id, despite_concerns: true });
    device.forge();
    let file = device.export(Contents::Sealed, Compression::None);
    let mut other = Device::new(145);
    let found = other.preview(&file).expect("the file is valid").concerns;
    let named: Vec<&str> = found.iter().filter_map(|it| it.user_id.as_ref()).map(UserId::as_str).collect();
    assert_eq!(named, ["dr_bob"], "the later name resembles the earlier one: {found:?}");
}
