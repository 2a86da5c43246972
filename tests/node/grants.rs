//! Grants and shares: keys are passed on, access depends on them, and they are revoked.

use super::device::{Device, PASSWORD, prescription};
use medchain::file::account::AccountFile;
use medchain::ledger::access::{Decision, Permission};
use medchain::ledger::access_log::{Action as Logged, Entry, Outcome};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::number::Timestamp;
use medchain::ledger::rejection::Rule;
use medchain::ledger::seal::{self, SealFault};
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::grant::Purpose;
use medchain::ledger::transaction::{Action, Transaction};
use medchain::protocol::{
    Command, Fault, GrantLife, GrantView, HeldKey, History, LogFilter, ReachedVersion, RecordChange, Reply,
    RevocationPreview, command,
};

/// Returns a hospital with two records of `patient_x` in the chain and a second doctor.
fn with_records(seed: u8) -> Device {
    let mut device = Device::hospital(seed);
    let other = device.register("dr_eve", "Dr. Eve Elm", Role::Doctor, Some("st-anna"));
    let ids = ["rx-1", "rx-2"].map(|record| device.submitted(prescription(record, RecordChange::Add)));
    device.sign_in("patient_x");
    ids.into_iter().for_each(|id| device.approve(id));
    device.sign_in("admin");
    device.approve(other);
    device.forge();
    device
}

fn forge(device: &mut Device) {
    device.sign_in("admin");
    device.forge();
}

fn history(device: &mut Device, doctor: &str) -> Result<History, Fault> {
    device.sign_in(doctor);
    let patient_id = UserId::parse("patient_x").expect("the id is well formed");
    match device.send(command::ReadHistory { patient_id })? {
        Reply::History(history) => Ok(history),
        other => panic!("{other:?}"),
    }
}

fn grant(records: Option<&[&str]>, not_after: Option<Timestamp>) -> command::Grant {
    command::Grant {
        grantee: "dr_eve".to_owned(),
        records: records.map(|records| records.iter().map(|&record| record.to_owned()).collect()),
        purpose: Purpose::Treatment,
        not_before: None,
        not_after,
    }
}

fn grants(device: &mut Device) -> Vec<GrantView> {
    match device.send(command::ListGrants {}) {
        Ok(Reply::Grants(grants)) => grants,
        other => panic!("{other:?}"),
    }
}

fn granted(device: &mut Device, command: impl Into<Command>) -> Hash {
    device.sign_in("patient_x");
    let id = device.submitted(command);
    assert_eq!(grants(device)[0].state, GrantLife::Waiting);
    forge(device);
    id
}

#[test]
fn a_doctor_under_a_grant_reads_what_was_and_what_comes_until_it_is_revoked() {
    let mut device = with_records(40);
    assert!(matches!(history(&mut device, "dr_eve"), Err(Fault::Denied { .. })));
    let id = granted(&mut device, grant(None, None));
    let seen = history(&mut device, "dr_eve").expect("the grant permits it");
    assert_eq!(seen.records.len(), 2);
    for record in &seen.records {
        assert_eq!(record.decision, Decision::Permitted { by: Permission::Grant, grant: Some(id) });
        assert!(record.versions.iter().all(|version| version.content.is_ok()), "{record:?}");
    }

    device.sign_in("dr_bob");
    let update = device.submitted(prescription("rx-2", RecordChange::Update));
    device.sign_in("patient_x");
    device.approve(update);
    forge(&mut device);
    let seen = history(&mut device, "dr_eve").expect("the grant permits it");
    let updated =
        seen.records.iter().find(|record| record.record_id.as_str() == "rx-2").expect("the record is in the history");
    assert!(updated.versions.len() == 2 && updated.versions.iter().all(|version| version.content.is_ok()));

    device.sign_in("patient_x");
    device.submitted(command::Revoke { grant: id, reason: "I have changed doctors".to_owned() });
    forge(&mut device);
    assert!(matches!(history(&mut device, "dr_eve"), Err(Fault::Denied { .. })));
    assert_eq!(grants(&mut device).first().map(|it| it.state), Some(GrantLife::Revoked));
}

#[test]
fn a_grant_for_one_record_shows_that_record_alone() {
    let mut device = with_records(41);
    granted(&mut device, grant(Some(&["rx-1"]), None));
    let seen = history(&mut device, "dr_eve").expect("the grant permits it");
    assert_eq!(seen.records.iter().map(|record| record.record_id.as_str()).collect::<Vec<_>>(), ["rx-1"]);
    assert_eq!(seen.hidden, 1);

    device.sign_in("dr_bob");
    let update = device.submitted(prescription("rx-1", RecordChange::Update));
    device.sign_in("patient_x");
    device.approve(update);
    forge(&mut device);
    let seen = history(&mut device, "dr_eve").expect("the grant permits it");
    let contents: Vec<_> =
        seen.records[0].versions.iter().map(|version| version.content.as_ref().map(|_| ())).collect();
    assert_eq!(
        contents,
        [Ok(()), Err(&SealFault::NotAReader)],
        "a later version is not sealed to a grant of one record"
    );
}

#[test]
fn a_grant_ends_by_itself() {
    let mut device = with_records(42);
    device.sign_in("patient_x");
    let soon = Timestamp(device.now().0 + 60_000);
    granted(&mut device, grant(None, Some(soon)));
    assert!(history(&mut device, "dr_eve").is_ok());
    device.wait(60_000);
    assert!(matches!(history(&mut device, "dr_eve"), Err(Fault::Denied { .. })));
    assert_eq!(grants(&mut device)[0].state, GrantLife::Ended);
}

#[test]
fn a_share_waits_for_the_patient_and_then_opens_that_record() {
    let mut device = with_records(43);
    device.sign_in("dr_bob");
    let share = |record: &str, target: &str| command::ShareRecord {
        record_id: record.to_owned(),
        target_id: target.to_owned(),
        hospital_id: None,
    };
    let refused = device.send(share("rx-1", "patient_x"));
    assert!(matches!(refused, Err(Fault::Rejected { rejection }) if rejection.rule() == Rule::Record));
    let id = device.submitted(share("rx-2", "dr_eve"));
    assert!(matches!(history(&mut device, "dr_eve"), Err(Fault::Denied { .. })));
    device.sign_in("patient_x");
    device.approve(id);
    forge(&mut device);
    let seen = history(&mut device, "dr_eve").expect("the share permits it");
    assert_eq!(seen.records.len(), 1);
    assert_eq!(seen.records[0].decision, Decision::Permitted { by: Permission::Grant, grant: Some(id) });
    assert!(seen.records[0].versions[0].content.is_ok());
    let views = grants(&mut device);
    assert_eq!(
        views.iter().map(|it| (it.grant, it.purpose, it.state)).collect::<Vec<_>>(),
        [(id, None, GrantLife::Live)]
    );
}

#[test]
fn only_a_patient_grants_and_only_to_a_doctor() {
    let mut device = with_records(44);
    assert!(matches!(device.send(grant(None, None)), Err(Fault::Role { .. })));
    device.sign_in("patient_x");
    let to_nobody = |grantee: &str| command::Grant { grantee: grantee.to_owned(), ..grant(None, None) };
    for grantee in ["admin", "patient_x", "nobody"] {
        let refused = device.send(to_nobody(grantee));
        assert!(matches!(refused, Err(Fault::Rejected { rejection }) if rejection.rule() == Rule::Grant), "{grantee}");
    }
    let unknown = command::Revoke { grant: Hash([1; 32]), reason: "why".to_owned() };
    assert!(matches!(device.send(unknown), Err(Fault::NoSuchGrant { .. })));
}

fn preview(device: &mut Device, grant: Hash) -> RevocationPreview {
    match device.send(command::PreviewRevocation { grant }) {
        Ok(Reply::Revocation(preview)) => preview,
        other => panic!("{other:?}"),
    }
}

/// Returns each record's id, and for each version the source of the key and the number of reads.
fn reached(preview: &RevocationPreview) -> Vec<(&str, Vec<(HeldKey, u64)>)> {
    let version = |it: &ReachedVersion| (it.key, it.looks);
    let records = preview.records.iter();
    records.map(|it| (it.record_id.as_str(), it.versions.iter().map(version).collect())).collect()
}

fn update(device: &mut Device, doctor: &str, record: &str) -> Hash {
    device.sign_in(doctor);
    let id = device.submitted(prescription(record, RecordChange::Update));
    device.sign_in("patient_x");
    device.approve(id);
    forge(device);
    id
}

fn transaction(device: &mut Device, id: Hash) -> Transaction {
    match device.send(command::ReadTransaction { transaction: id }) {
        Ok(Reply::Transaction(view)) => view.transaction,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_preview_names_what_was_read_which_keys_stay_and_that_nothing_remains_allowed() {
    let mut device = with_records(45);
    let id = granted(&mut device, grant(None, None));
    device.sign_in("patient_x");
    let handed = HeldKey::Handed { by: id };
    let before = preview(&mut device, id);
    assert_eq!(reached(&before), [("rx-1", vec![(handed, 0)]), ("rx-2", vec![(handed, 0)])], "no version was read yet");
    assert_eq!(before.records[0].versions[0].last_look, None);

    history(&mut device, "dr_eve").expect("the grant permits it");
    let looked_at = device.now();
    device.wait(60_000);
    update(&mut device, "dr_bob", "rx-2");
    device.sign_in("patient_x");
    let after = preview(&mut device, id);
    // The newest version was sealed to the doctor when it was written, and was not read yet.
    let expected = [("rx-2", vec![(handed, 1), (HeldKey::Sealed, 0)]), ("rx-1", vec![(handed, 1)])];
    assert_eq!(reached(&after), expected);
    let last = after.records[1].versions[0].last_look.expect("the version was read");
    assert!(last <= looked_at && looked_at.0 - last.0 < 60_000, "{last:?} and {looked_at:?}");
    assert!(after.records.iter().all(|record| record.remains == Decision::Denied));
    assert_eq!((after.grantee.as_str(), after.grant), ("dr_eve", id));
}

#[test]
fn a_key_that_a_preview_names_still_opens_the_content_after_the_revocation() {
    let mut device = with_records(46);
    let id = granted(&mut device, grant(None, None));
    device.sign_in("patient_x");
    device.submitted(command::Revoke { grant: id, reason: "I have changed doctors".to_owned() });
    forge(&mut device);
    assert!(matches!(history(&mut device, "dr_eve"), Err(Fault::Denied { .. })));
    device.sign_in("patient_x");
    let version = preview(&mut device, id).records[0].versions[0].clone();
    assert_eq!(version.key, HeldKey::Handed { by: id });

    let account: AccountFile =
        serde_json::from_slice(&device.account_file("dr_eve")).expect("the bytes are an account file");
    let opening = account.open(PASSWORD).expect("the password is right").opening_key();
    let Action::Grant(granted) = transaction(&mut device, id).payload.action else {
        panic!("the transaction is not a grant")
    };
    let wrapped = granted.keys.0.get(&version.transaction).expect("the grant holds the key");
    let key = seal::unwrap(wrapped, &opening).expect("the doctor can unwrap the key");
    let sealed = transaction(&mut device, version.transaction);
    let record = sealed.record().expect("the transaction is a record").clone();
    let binding = seal::Binding {
        ledger: device.ledger().ledger,
        record_id: record.record_id,
        patient_id: record.patient_id,
        doctor_id: record.doctor_id,
    };
    let content = seal::open(
        &sealed.sealed.expect("the content is in the chain"),
        &key,
        &binding,
        record.commitment.expect("the record has a commitment"),
    );
    assert_eq!(content.expect("the content opens").prescription.as_str(), "Amoxicillin 250 mg, oral suspension");
}

#[test]
fn a_preview_says_what_the_doctor_may_read_all_the_same() {
    let mut device = with_records(47);
    let all = granted(&mut device, grant(None, None));
    let one = granted(&mut device, grant(Some(&["rx-1"]), None));
    update(&mut device, "dr_eve", "rx-2");
    device.sign_in("patient_x");
    let found = preview(&mut device, all);
    let remains: Vec<_> = found.records.iter().map(|it| (it.record_id.as_str(), it.remains.clone())).collect();
    let permitted = |by, grant| Decision::Permitted { by, grant };
    assert_eq!(
        remains,
        [("rx-2", permitted(Permission::Author, None)), ("rx-1", permitted(Permission::Grant, Some(one)))]
    );
    let narrow = preview(&mut device, one);
    assert_eq!(narrow.records.len(), 1, "the preview covers only the grant's records");
    assert_eq!(narrow.records[0].remains, permitted(Permission::Grant, Some(all)));
}

#[test]
fn a_later_version_that_a_grant_does_not_reach_has_its_key_nowhere() {
    let mut device = with_records(48);
    let id = granted(&mut device, grant(Some(&["rx-1"]), None));
    update(&mut device, "dr_bob", "rx-1");
    device.sign_in("patient_x");
    let found = preview(&mut device, id);
    assert_eq!(reached(&found), [("rx-1", vec![(HeldKey::Handed { by: id }, 0), (HeldKey::Nowhere, 0)])]);
}

#[test]
fn only_who_granted_may_preview_and_doing_so_is_logged() {
    let mut device = with_records(49);
    let id = granted(&mut device, grant(None, None));
    for other in ["admin", "dr_eve"] {
        device.sign_in(other);
        assert!(matches!(device.send(command::PreviewRevocation { grant: id }), Err(Fault::Role { .. })), "{other}");
    }
    device.sign_in("patient_x");
    let unknown = command::PreviewRevocation { grant: Hash([1; 32]) };
    assert!(matches!(device.send(unknown), Err(Fault::NoSuchGrant { .. })));
    preview(&mut device, id);
    device.sign_in("admin");
    let wanted = LogFilter { words: "patient_x".to_owned(), outcome: None };
    let entries = match device.send(command::ReadLog { below: None, count: 10, log: None, wanted }) {
        Ok(Reply::Log(log)) => log.entries,
        other => panic!("{other:?}"),
    };
    let looked = |entry: &&Entry| entry.action == Logged::ViewLog && entry.outcome == Outcome::Permitted;
    assert_eq!(entries.iter().filter(looked).count(), 1, "{entries:?}");
}
