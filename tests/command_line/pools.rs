//! Transactions in a file's pool count only if they follow the rules.

use super::test_folder::{TestFolder, written};
use medchain::file::snapshot::Contents;
use medchain::ledger::transaction::Transaction;

#[test]
fn what_waits_with_a_forged_signature_is_left_out_and_said() {
    let folder = TestFolder::new("pools-forged");
    folder.check("generate --seed 12 --transactions 100 l.json", 0, &[]);
    let whole = folder.verified("l.json");
    // The file is cut some blocks back, so that transactions of the later blocks can wait in its pool.
    let (below, above) = whole.blocks.split_at(whole.blocks.len() - 4);
    let mut later: Vec<Transaction> = above.iter().flat_map(|block| block.transactions.clone()).collect();
    assert!(later.len() > 3);
    later.truncate(3);
    let genuine = later.clone();
    later[1].signature.0[3] ^= 1;
    folder.write("genuine.json", &written(&whole.head, below, &genuine, Contents::Sealed));
    folder.write("forged.json", &written(&whole.head, below, &later, Contents::Sealed));
    folder.write("none.json", &written(&whole.head, below, &[], Contents::Sealed));

    let run = folder.check("merge none.json genuine.json m.json", 0, &["3 waiting."]);
    assert!(!run.out.contains("skipped"));
    assert_eq!(folder.verified("m.json").pool.len(), 3);
    folder.check("merge none.json forged.json m.json", 0, &["1 waiting transaction breaks a rule", "2 waiting."]);
    folder.check("merge forged.json genuine.json m.json", 0, &["was skipped", "3 waiting."]);
}

#[test]
fn of_two_forms_of_one_proposal_the_one_with_consent_and_content_stays() {
    let folder = TestFolder::new("pools-forms");
    folder.check("generate --seed 13 --transactions 100 l.json", 0, &[]);
    let whole = folder.verified("l.json");
    let consented = |it: &Transaction| it.approval.is_some() && it.sealed.is_some();
    let height = whole.blocks.iter().rposition(|block| block.transactions.iter().any(consented)).unwrap();
    let approved = whole.blocks[height].transactions.iter().find(|it| consented(it)).unwrap().clone();
    let asked = Transaction { approval: None, ..approved.clone() };
    let empty = approved.without_content();
    let below = &whole.blocks[..height];
    for (first, second) in [(&asked, &empty), (&empty, &asked), (&asked, &approved), (&approved, &empty)] {
        folder.write("a.json", &written(&whole.head, below, std::slice::from_ref(first), Contents::Sealed));
        folder.write("b.json", &written(&whole.head, below, std::slice::from_ref(second), Contents::Sealed));
        folder.check("merge a.json b.json m.json", 0, &["1 waiting."]);
        assert_eq!(folder.verified("m.json").pool, std::slice::from_ref(&approved));
    }
}
