//! A number and what it counts: '1 block', '3 blocks'.

use super::{action_name, count, words};
use crate::ledger::transaction::TransactionKind;

/// Names what is counted, one and many, in both languages.
macro_rules! counted {
    ($($name:ident = $one:literal, $many:literal; $eins:literal, $viele:literal;)*) => {
        $(
            #[doc = concat!("How many ", $many, ".")]
            pub fn $name(number: u64) -> String {
                count(number, words!($one, $eins), words!($many, $viele))
            }
        )*
    };
}

counted! {
    accounts = "account", "accounts"; "Konto", "Konten";
    blocks = "block", "blocks"; "Block", "Blöcke";
    bytes = "byte", "bytes"; "Byte", "Byte";
    candidates = "candidate", "candidates"; "Kandidatur", "Kandidaturen";
    entries = "entry", "entries"; "Eintrag", "Einträge";
    hashes = "hash", "hashes"; "Hash", "Hashes";
    logs = "access log", "access logs"; "Zugriffsprotokoll", "Zugriffsprotokolle";
    minutes = "minute", "minutes"; "Minute", "Minuten";
    pieces_of_evidence = "piece of evidence", "pieces of evidence"; "Beweis", "Beweise";
    proposals = "proposal", "proposals"; "Vorschlag", "Vorschläge";
    records = "record", "records"; "Eintrag", "Einträge";
    rounds = "round", "rounds"; "Runde", "Runden";
    seconds = "second", "seconds"; "Sekunde", "Sekunden";
    signatures = "signature", "signatures"; "Signatur", "Signaturen";
    times = "time", "times"; "Mal", "Mal";
    tokens = "token", "tokens"; "Token", "Token";
    versions = "version", "versions"; "Fassung", "Fassungen";
    waiting = "transaction waits", "transactions wait"; "Transaktion wartet", "Transaktionen warten";
    waiting_again = "transaction waits again", "transactions wait again"; "Transaktion wartet wieder", "Transaktionen warten wieder";
    waiting_transactions = "waiting transaction", "waiting transactions"; "wartende Transaktion", "wartende Transaktionen";
    transactions = "transaction", "transactions"; "Transaktion", "Transaktionen";
}

/// Counts the transactions of a type: '2 votes'.
pub fn actions(kind: TransactionKind, number: u64) -> String {
    let many = match kind {
        TransactionKind::CreateLedger => words!("new ledgers", "neue Ledger"),
        TransactionKind::Register => words!("registrations", "Registrierungen"),
        TransactionKind::Record => words!("records", "Einträge"),
        TransactionKind::Refuse => words!("refusals", "Ablehnungen"),
        TransactionKind::Withdraw => words!("withdrawals", "Rückzüge"),
        TransactionKind::Grant => words!("grants", "Freigaben"),
        TransactionKind::Revoke => words!("revocations", "Widerrufe"),
        TransactionKind::Transfer => words!("transfers", "Übertragungen"),
        TransactionKind::Stake => words!("stakes", "Einsätze"),
        TransactionKind::Unstake => words!("unstakes", "gelöste Einsätze"),
        TransactionKind::Candidacy => words!("candidacies", "Kandidaturen"),
        TransactionKind::Vote => words!("votes", "Stimmen"),
        TransactionKind::Evidence => words!("pieces of evidence", "Beweise"),
        TransactionKind::AnchorLog => words!("log anchors", "Protokollanker"),
    };
    count(number, action_name(kind), many)
}
