//! What must hold for any bytes at all, wherever a stranger's bytes are read: no panic, and these few sentences.
//!
//! `cargo +nightly fuzz run -s none TARGET WORK seeds/TARGET -- -runs=10000000 -max_len=8192 -dict=members.dict` in this
//! folder fuzzes a target with what is in `seeds/TARGET`, and keeps what it finds new in the folder WORK. The seeds are
//! replayed by `cargo test --test seeds` in the project itself.

use medchain::file::account::AccountFile;
use medchain::file::receipt::Receipt;
use medchain::file::snapshot::{Compression, SnapshotExtras, SnapshotWriter};
use medchain::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use medchain::file::{FileFault, name};
use medchain::ledger::date::Date;
use medchain::ledger::free_text::{Name, Text};
use medchain::ledger::id::{Hash, HospitalId, RecordId, UserId};
use medchain::ledger::key::PublicKey;
use medchain::protocol::Command;
use medchain::protocol::command::{AccountCommand, ConsentCommand, LibraryCommand};
use medchain::text;

/// A snapshot gets the same verdict however it is cut; one that is valid is valid when it is written again.
pub fn snapshot(bytes: &[u8]) {
    let whole = verify(bytes, bytes.len());
    let cut = verify(bytes, bytes.len() / 3 + 1);
    match (whole, cut) {
        (Ok(whole), Ok(cut)) => {
            assert_eq!(whole.state.tip(), cut.state.tip());
            written_again(&whole);
        }
        (Err(whole), Err(cut)) => {
            // How much is unzipped at once decides what is found first where the envelope itself is damaged.
            let envelope = |fault: &FileFault| matches!(fault, FileFault::Gzip { .. });
            assert!(whole == cut || envelope(&whole) || envelope(&cut), "{whole:?}, but cut {cut:?}");
            assert!(!text::file_fault(&whole).is_empty());
        }
        (whole, cut) => panic!("{:?}, but cut {:?}", whole.map(|it| it.head), cut.map(|it| it.head)),
    }
}

fn verify(bytes: &[u8], size: usize) -> Result<VerifiedSnapshot, FileFault> {
    let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
    for chunk in bytes.chunks(size.max(1)) {
        verifier.push(chunk)?;
    }
    verifier.finish()
}

fn written_again(snapshot: &VerifiedSnapshot) {
    let beside = SnapshotExtras { pool: &snapshot.pool, ..SnapshotExtras::default() };
    let mut writer = SnapshotWriter::new(&snapshot.head, &beside, Compression::None);
    snapshot.blocks.iter().for_each(|block| writer.block(block));
    let again = verify(&writer.finish(), usize::MAX).expect("what is valid is valid when it is written again");
    assert_eq!((&again.head, again.state.tip()), (&snapshot.head, snapshot.state.tip()));
    let (genesis, day) = (snapshot.state.genesis(), Date::of(snapshot.head.exported_at));
    let by = snapshot.accounts.first().map(AccountFile::user_id);
    assert!(!name::snapshot(&genesis.name, snapshot.state.tip().height, day, by, Compression::None).is_empty());
}

/// An account file that is read is the same when it was written and read again. It is not opened: that takes a second.
pub fn account(bytes: &[u8]) {
    match AccountFile::read(bytes) {
        Ok(account) => {
            assert_eq!(account.check(), Ok(()));
            assert_eq!(AccountFile::read(&account.write()).as_ref(), Ok(&account));
        }
        Err(fault) => assert!(!text::file_fault(&fault).is_empty()),
    }
}

/// A receipt that is read is the same when it was written and read again, and proves nothing to a ledger of other keys.
pub fn receipt(bytes: &[u8]) {
    match Receipt::read(bytes) {
        Ok(receipt) => {
            assert_eq!(Receipt::read(&receipt.write()).as_ref(), Ok(&receipt));
            let own_header = |_| Some(receipt.header.hash());
            let stranger = |_: &UserId| Some(PublicKey(Hash::ZERO.0));
            let verdict = receipt.check(receipt.ledger, own_header, stranger);
            let fault = verdict.expect_err("nobody signs with the key of nobody");
            assert!(!text::receipt_fault(fault).is_empty());
        }
        Err(fault) => assert!(!text::file_fault(&fault).is_empty()),
    }
}

/// A command that is read from its text is read from its values too, and the same; what it holds is parsed or refused.
pub fn command(bytes: &[u8]) {
    let value = serde_json::from_slice::<serde_json::Value>(bytes);
    let from_values = value.ok().map(serde_json::from_value::<Command>);
    let Ok(command) = serde_json::from_slice::<Command>(bytes) else { return };
    assert!(matches!(&from_values, Some(Ok(same)) if *same == command), "{command:?}, but {from_values:?}");
    let plain = serde_json::to_value(&command).expect("a command has a plain form");
    assert_eq!(serde_json::from_value::<Command>(plain.clone()).ok().as_ref(), Some(&command));
    assert_eq!(Command::read(plain).ok().as_ref(), Some(&command), "its plain form is strict");
    parse(&command);
}

/// Parses what a person typed, as the node does.
fn parse(command: &Command) {
    let texts: Vec<&str> = match command {
        Command::Library(LibraryCommand::CreateLedger(it)) => {
            vec![&it.name, &it.user_id, &it.founder_name, &it.hospital_id]
        }
        Command::Account(AccountCommand::Register(it)) => vec![&it.user_id, &it.name],
        Command::Account(AccountCommand::SignIn(it)) => vec![&it.user_id],
        Command::Consent(ConsentCommand::SubmitRecord(it)) => {
            vec![&it.patient_id, &it.record_id, &it.content.record_type, &it.content.prescription, &it.content.note]
        }
        Command::Consent(ConsentCommand::Refuse(it)) => vec![&it.reason],
        Command::Consent(ConsentCommand::Withdraw(it)) => vec![&it.reason],
        _ => Vec::new(),
    };
    for typed in texts {
        let parsed = UserId::parse(typed);
        assert!(parsed.is_ok_and(|id| id.as_str() == typed) || UserId::parse(typed).is_err());
        assert_eq!(HospitalId::parse(typed).is_ok(), RecordId::parse(typed).is_ok());
        assert!(Name::parse(typed).is_err() || Text::parse(typed).is_ok(), "each name is a text");
    }
}
