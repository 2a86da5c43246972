//! The state of a chain, as its accessors return it.

use super::rules::author::grant;
use super::rules::evidence::{evidence, pair};
use super::rules::record::kept;
use super::test_ledger::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, OTHER, PARAMETERS, TestLedger, addition, key, public_key, revision, seed,
    share, stake, transfer, user, word,
};
use medchain::ledger::encode::Tag;
use medchain::ledger::id::Hash;
use medchain::ledger::merkle::TreeHead;
use medchain::ledger::number::{Height, Round, Slot, Timestamp, Tokens};
use medchain::ledger::rejection::Settlement;
use medchain::ledger::seal::SealedBytes;
use medchain::ledger::state::{Candidate, GrantState, Place, Settled};
use medchain::ledger::transaction::Action;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::anchor::AnchorLog;
use medchain::ledger::transaction::grant::{Grant, Purpose, Revoke, Scope};
use medchain::ledger::transaction::vote::{Candidacy, Vote};

fn test_ledger() -> TestLedger {
    TestLedger::new(PARAMETERS)
}

#[test]
fn accounts_are_what_was_registered() {
    let mut fixture = test_ledger();
    let it = fixture.registers(NOBODY, Role::Administrator);
    fixture.grow(vec![it]);
    let names: Vec<&str> = fixture.state.accounts().map(|(id, _)| id.as_str()).collect();
    assert_eq!(names, [ADA, DORA, BEA, CARL, EMIL, NOBODY]);
    let check = |name: &str, role, hospital: Option<&str>, since, secret: bool| {
        let account = fixture.state.account(&user(name)).unwrap();
        assert_eq!((account.role, account.since), (role, Height(since)), "{name}");
        assert_eq!(account.hospital_id, hospital.map(word), "{name}");
        assert_eq!(account.public_key, public_key(name));
        assert_eq!(account.sealing_key, seed(name).opening_key().sealing_key());
        assert_eq!(account.auditor_secret_sealed, secret.then(|| SealedBytes(vec![7; 80])), "{name}");
        assert_eq!(account.vote, None);
    };
    check(ADA, Role::Administrator, Some("st_anna"), 0, true);
    check(BEA, Role::Doctor, Some("st_anna"), 1, false);
    check(DORA, Role::Patient, None, 1, false);
    check(NOBODY, Role::Administrator, Some("st_anna"), 2, true);
    assert_eq!(fixture.state.account(&user("somebody")), None);
    assert_eq!(fixture.state.genesis().name.as_str(), "St. Anna");
}

#[test]
fn records_know_their_versions_and_versions_their_record() {
    let (mut fixture, first, second) = kept();
    let (other, shared) =
        (fixture.records(addition(CARL, EMIL, "rx-2")), fixture.records(share(BEA, DORA, "rx-1", CARL)));
    fixture.grow(vec![other.clone(), shared.clone()]);
    let found: Vec<_> = fixture.state.records().map(|(id, record)| (id.as_str(), record.versions.len())).collect();
    assert_eq!(found, [("rx-1", 2), ("rx-2", 1)]);
    let record = fixture.state.record(&word("rx-1")).unwrap();
    assert_eq!(record.patient_id, user(DORA));
    let versions = record.versions.iter().map(|it| (it.transaction, it.place, it.author.as_str()));
    let at = |height, index| Place { height: Height(height), index };
    assert_eq!(versions.collect::<Vec<_>>(), [(first, at(2, 0), BEA), (second, at(2, 1), BEA)]);
    let of = |id: Hash| fixture.state.version(id).map(|(id, record)| (id.as_str(), record.patient_id.as_str()));
    assert_eq!([first, second, other.id()].map(of), [Some(("rx-1", DORA)), Some(("rx-1", DORA)), Some(("rx-2", EMIL))]);
    assert_eq!([shared.id(), OTHER].map(of), [None, None]);
}

#[test]
fn a_version_that_stands_in_the_same_block_can_be_superseded_and_shared() {
    let mut fixture = test_ledger();
    let first = fixture.records(addition(BEA, DORA, "rx-1"));
    let second = fixture.records(revision(CARL, DORA, "rx-1", first.id()));
    let shared = fixture.records(share(BEA, DORA, "rx-1", CARL));
    let end = fixture.says(DORA, Action::Revoke(Revoke { grant: shared.id(), reason: word("Enough.") }));
    fixture.grow(vec![first.clone(), second, shared.clone(), end]);
    assert_eq!(fixture.state.record(&word("rx-1")).map(|it| it.versions.len()), Some(2));
    assert!(fixture.state.grant(shared.id()).is_some_and(|grant| grant.revoked));
}

#[test]
fn grants_and_shares_are_kept_by_the_id_that_gave_them() {
    let (mut fixture, ..) = kept();
    let until = Grant { not_before: Timestamp(5), not_after: Some(Timestamp(9)), ..grant(CARL) };
    let (given, shared) = (fixture.says(DORA, Action::Grant(until)), fixture.records(share(BEA, DORA, "rx-1", CARL)));
    let approved = shared.approval.as_ref().unwrap().timestamp;
    fixture.grow(vec![given.clone(), shared.clone()]);
    let all = GrantState {
        patient_id: user(DORA),
        grantee: user(CARL),
        scope: Scope::All,
        purpose: Some(Purpose::Treatment),
        not_before: Timestamp(5),
        not_after: Some(Timestamp(9)),
        revoked: false,
    };
    let scope = Scope::Records(vec![word("rx-1")]);
    let one = GrantState { scope, purpose: None, not_before: approved, not_after: None, ..all.clone() };
    assert_eq!(fixture.state.grant(given.id()), Some(&all));
    assert_eq!(fixture.state.grant(shared.id()), Some(&one));
    assert_eq!(fixture.state.grant(OTHER), None);
    assert_eq!(fixture.state.grants().count(), 2);
    let live = [4, 5, 8, 9].map(|at| all.is_live(Timestamp(at)));
    assert_eq!(live, [false, true, true, false]);
}

#[test]
fn what_was_settled_says_how_and_where() {
    let mut fixture = test_ledger();
    let proposals = ["rx-1", "rx-2"].map(|record| fixture.says(BEA, Action::Record(addition(BEA, DORA, record))));
    let refused = fixture.says(DORA, super::rules::author::refusal(&proposals[0]));
    let withdrawn = fixture.says(BEA, super::rules::author::withdrawal(&proposals[1]));
    fixture.grow(vec![refused.clone(), withdrawn]);
    let place = |index| Place { height: Height(2), index };
    let expected = [(proposals[0].id(), Settlement::Refused, 0), (proposals[1].id(), Settlement::Withdrawn, 1)];
    for (id, how, index) in expected {
        assert_eq!(fixture.state.settled(id), Some(Settled { how, place: place(index) }));
    }
    let in_block = Settled { how: Settlement::InBlock, place: place(0) };
    assert_eq!(fixture.state.settled(refused.id()), Some(in_block));
    assert_eq!(fixture.state.settled(OTHER), None);
}

#[test]
fn candidates_anchors_and_services_are_what_the_last_block_says() {
    let mut fixture = test_ledger();
    let (log, size, root) = (public_key(NOBODY), 5, OTHER);
    let log_signature = key(NOBODY).sign(Tag::Anchor, AnchorLog::statement(fixture.ledger(), log, size, root));
    let crime = evidence(pair(&fixture, 7));
    let said = [
        (BEA, Action::Candidacy(Candidacy { standing: true })),
        (ADA, stake(30)),
        (ADA, Action::Vote(Vote { candidate: Some(user(BEA)) })),
        (ADA, Action::AnchorLog(AnchorLog { log, size, root, log_signature })),
        (ADA, crime),
    ];
    let said = said.map(|(name, action)| fixture.says(name, action));
    fixture.grow(said.to_vec());
    let bea = Candidate { standing: true, weight: Tokens(30), barred_until: Some(Round(4)) };
    assert_eq!(
        (fixture.state.candidate(&user(BEA)), fixture.state.candidate(&user(CARL))),
        (bea, Candidate::default())
    );
    assert_eq!(fixture.state.candidates().count(), 1);
    assert_eq!(fixture.state.anchor(log), Some(TreeHead { size, root }));
    assert_eq!(fixture.state.anchor(public_key(ADA)), None);
    let statistics = fixture.state.statistics(&user(ADA));
    assert_eq!((statistics.forged, statistics.newest, statistics.missed), (3, Height(2), 0));
    assert_eq!(fixture.state.statistics(&user(BEA)).forged, 0);
    assert!(fixture.state.is_punished(&user(BEA), Slot(7)) && !fixture.state.is_punished(&user(ADA), Slot(7)));
}

/// A bar ends `bar_rounds` rounds after the round of its evidence.
#[test]
fn a_second_bar_runs_from_its_own_round() {
    let mut fixture = test_ledger();
    let first = pair(&fixture, 7);
    let it = fixture.says(ADA, evidence(first));
    fixture.grow(vec![it]);
    assert_eq!(fixture.state.candidate(&user(BEA)).barred_until, Some(Round(4)));
    fixture.skip_to_round(3);
    let second = pair(&fixture, 8);
    let it = fixture.says(ADA, evidence(second));
    fixture.grow(vec![it]);
    assert_eq!(fixture.state.candidate(&user(BEA)).barred_until, Some(Round(7)));
}

#[test]
fn moved_tokens_arrive_and_a_purse_says_what_it_holds() {
    let mut fixture = test_ledger();
    let it = fixture.says(DORA, transfer(EMIL, 250));
    fixture.grow(vec![it]);
    let balance = |name: &str| {
        let balance = &fixture.state.account(&user(name)).unwrap().balance;
        (balance.free(Round(0)), balance.staked(), balance.total())
    };
    assert_eq!(balance(DORA), (Tokens(750), Tokens(0), Tokens(750)));
    assert_eq!(balance(EMIL), (Tokens(1_250), Tokens(0), Tokens(1_250)));
    assert_eq!(balance(ADA), (Tokens(1_020), Tokens(0), Tokens(1_020)), "the reward of two blocks");
}
