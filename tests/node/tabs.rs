//! Tabs of one browser with one ledger: each has its own worker, and all share one store.

use super::device::{Device, PASSWORD};
use medchain::ledger::id::Hash;
use medchain::ledger::number::Height;
use medchain::protocol::{PoolState, Reply, command};
use std::collections::BTreeSet;

fn open(device: &Device, user: &str) -> Device {
    let mut tab = Device::start_beside(device);
    tab.send(command::OpenLedger { ledger: device.ledger().ledger }).expect("the ledger opens");
    tab.send(command::SignIn { user_id: user.to_owned(), password: PASSWORD.into() }).expect("signing in succeeds");
    tab
}

#[test]
fn three_tabs_lose_nothing_and_double_nothing() {
    let mut first = Device::hospital(110);
    first.sign_in("admin");
    let (mut second, mut third) = (open(&first, "dr_bob"), open(&first, "patient_x"));
    let mut acknowledged: Vec<Hash> = Vec::new();
    for round in 0..20 {
        let transfer = |to: &str| command::Transfer { to: to.to_owned(), amount: 1 + round % 3 };
        acknowledged.push(second.submitted(transfer("patient_x")));
        acknowledged.push(third.submitted(transfer("dr_bob")));
        if round % 3 == 0 {
            first.forge();
        }
        acknowledged.push(first.submitted(transfer("dr_bob")));
    }
    first.forge();
    let ledger = first.ledger().ledger;
    for tab in [&mut second, &mut third] {
        tab.on_other_tab_wrote(ledger);
        assert_eq!(tab.ledger().head, first.ledger().head);
    }
    assert_eq!(acknowledged.iter().collect::<BTreeSet<_>>().len(), 60);
    let waiting: BTreeSet<Hash> = first.pool().iter().map(|it| it.transaction).collect();
    for id in &acknowledged {
        let Ok(Reply::Transaction(view)) = first.send(command::ReadTransaction { transaction: *id }) else {
            panic!("{id} is lost")
        };
        assert_ne!(view.place.is_some(), waiting.contains(id), "{id} is not exactly once in chain and pool");
    }
    let heights = 0..=first.ledger().height.0;
    assert!(heights.into_iter().all(|height| third.send(command::ReadBlock { height: Height(height) }).is_ok()));
}

#[test]
fn a_tab_hears_of_what_another_has_written() {
    let mut first = Device::hospital(112);
    let mut second = open(&first, "admin");
    let id = first.submitted(command::Stake { amount: 10 });
    assert!(second.pool().iter().all(|it| it.transaction != id));
    second.on_other_tab_wrote(first.ledger().ledger);
    assert_eq!(second.pool().iter().find(|it| it.transaction == id).map(|it| it.state.clone()), Some(PoolState::Ready));
    let forged = second.forge();
    first.on_other_tab_wrote(Hash([9; 32]));
    assert_ne!(first.ledger().head, forged.hash, "the notice was about another ledger");
    let Ok(Reply::Status(status)) = first.send(command::Refresh {}) else { panic!("the reply is not a status") };
    assert_eq!(status.ledger.map(|it| it.head), Some(forged.hash));
    assert_eq!(first.status().session.expect("the session continues").user_id.as_str(), "dr_bob");
}
