//! Grants and shares: keys handed over, access decided under them, and taken back.

use super::device::{Device, prescription};
use medchain::ledger::access::{Decision, Permission};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::number::Timestamp;
use medchain::ledger::rejection::Rule;
use medchain::ledger::seal::SealFault;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::grant::Purpose;
use medchain::protocol::{Command, Fault, GrantLife, GrantView, History, NewGrant, RecordChange, Reply};

/// A hospital with two records of `patient_x` in the chain, and a second doctor.
fn with_records(seed: u8) -> Device {
    let mut device = Device::hospital(seed);
    let other = device.register("dr_eve", "Dr. Eve Elm", Role::Doctor, Some("st-anna"));
    let ids =
        ["rx-1", "rx-2"].map(|record| device.submitted(Command::SubmitRecord(prescription(record, RecordChange::Add))));
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
    let patient_id = UserId::parse("patient_x").expect("well formed");
    match device.send(Command::ReadHistory { patient_id })? {
        Reply::History(history) => Ok(history),
        other => panic!("{other:?}"),
    }
}

fn grant(records: Option<&[&str]>, not_after: Option<Timestamp>) -> Command {
    Command::Grant(NewGrant {
        grantee: "dr_eve".to_owned(),
        records: records.map(|records| records.iter().map(|&record| record.to_owned()).collect()),
        purpose: Purpose::Treatment,
        not_before: None,
        not_after,
    })
}

fn grants(device: &mut Device) -> Vec<GrantView> {
    match device.send(Command::ListGrants) {
        Ok(Reply::Grants(grants)) => grants,
        other => panic!("{other:?}"),
    }
}

fn granted(device: &mut Device, command: Command) -> Hash {
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
    let seen = history(&mut device, "dr_eve").expect("under the grant");
    assert_eq!(seen.records.len(), 2);
    for record in &seen.records {
        assert_eq!(record.decision, Decision::Permitted { by: Permission::Grant, grant: Some(id) });
        assert!(record.versions.iter().all(|version| version.content.is_ok()), "{record:?}");
    }

    device.sign_in("dr_bob");
    let update = device.submitted(Command::SubmitRecord(prescription("rx-2", RecordChange::Update)));
    device.sign_in("patient_x");
    device.approve(update);
    forge(&mut device);
    let seen = history(&mut device, "dr_eve").expect("under the grant");
    let updated = seen.records.iter().find(|record| record.record_id.as_str() == "rx-2").expect("still there");
    assert!(updated.versions.len() == 2 && updated.versions.iter().all(|version| version.content.is_ok()));

    device.sign_in("patient_x");
    device.submitted(Command::Revoke { grant: id, reason: "I have changed doctors".to_owned() });
    forge(&mut device);
    assert!(matches!(history(&mut device, "dr_eve"), Err(Fault::Denied { .. })));
    assert_eq!(grants(&mut device).first().map(|it| it.state), Some(GrantLife::Revoked));
}

#[test]
fn a_grant_for_one_record_shows_that_record_alone() {
    let mut device = with_records(41);
    granted(&mut device, grant(Some(&["rx-1"]), None));
    let seen = history(&mut device, "dr_eve").expect("under the grant");
    assert_eq!(seen.records.iter().map(|record| record.record_id.as_str()).collect::<Vec<_>>(), ["rx-1"]);
    assert_eq!(seen.hidden, 1);

    device.sign_in("dr_bob");
    let update = device.submitted(Command::SubmitRecord(prescription("rx-1", RecordChange::Update)));
    device.sign_in("patient_x");
    device.approve(update);
    forge(&mut device);
    let seen = history(&mut device, "dr_eve").expect("under the grant");
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
    let share = |record: &str, target: &str| Command::ShareRecord {
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
    let seen = history(&mut device, "dr_eve").expect("under the share");
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
    let to_nobody = |grantee: &str| match grant(None, None) {
        Command::Grant(grant) => Command::Grant(NewGrant { grantee: grantee.to_owned(), ..grant }),
        other => other,
    };
    for grantee in ["admin", "patient_x", "nobody"] {
        let refused = device.send(to_nobody(grantee));
        assert!(matches!(refused, Err(Fault::Rejected { rejection }) if rejection.rule() == Rule::Grant), "{grantee}");
    }
    let unknown = Command::Revoke { grant: Hash([1; 32]), reason: "why".to_owned() };
    assert!(matches!(device.send(unknown), Err(Fault::NoSuchGrant { .. })));
}
