//! The words for what does not come in: accounts, access logs and waiting transactions of a file, each with the reason.

use super::{count, sentence, short, short_id, words};
use crate::ledger::id::UserId;
use crate::protocol::{AccountFault, AccountLeftOut, LeftOut, LogFault, LogLeftOut};

/// A sentence for each thing that is left out.
pub fn sentences(left_out: &LeftOut) -> Vec<String> {
    let LeftOut { accounts, logs, transactions } = left_out;
    let accounts = accounts.iter().map(|AccountLeftOut { user_id, fault }| account(user_id, *fault));
    let logs = logs.iter().map(|LogLeftOut { log, fault }| self::log(&short_id(&log.to_string()), *fault));
    accounts.chain(logs).chain(unsigned(*transactions)).collect()
}

/// Why an account file does not belong here, and what to do.
pub fn account(user_id: &UserId, fault: AccountFault) -> String {
    match fault {
        AccountFault::Ledger => sentence!(
            "Left out: the account '{user_id}' is of another ledger. Open the ledger that it belongs to, and restore \
             it there.",
            "Weggelassen: Das Konto «{user_id}» gehört zu einem anderen Ledger. Öffnen Sie das Ledger, zu dem es \
             gehört, und stellen Sie es dort wieder her."
        ),
        AccountFault::Key => sentence!(
            "Left out: the account '{user_id}' has another key than '{user_id}' has on this ledger. It opens nothing \
             here; ask '{user_id}' for a file that was written with the right one.",
            "Weggelassen: Das Konto «{user_id}» hat einen anderen Schlüssel, als «{user_id}» auf diesem Ledger hat. Es \
             öffnet hier nichts; bitten Sie «{user_id}» um eine Datei mit dem richtigen."
        ),
        AccountFault::Unsigned => sentence!(
            "Left out: the account file of '{user_id}' is not signed by the key of '{user_id}': it was changed after it \
             was written, or made by another person. Ask '{user_id}' for a new one.",
            "Weggelassen: Die Kontodatei von «{user_id}» ist nicht mit dem Schlüssel von «{user_id}» signiert: Sie wurde \
             nach dem Schreiben geändert oder stammt von jemand anderem. Bitten Sie «{user_id}» um eine neue."
        ),
        AccountFault::Unregistered => sentence!(
            "Left out: no account '{user_id}' is registered on this ledger, and no registration of it waits here. \
             Import the ledger file that holds the registration first.",
            "Weggelassen: Auf diesem Ledger ist kein Konto «{user_id}» registriert, und keine Registrierung davon \
             wartet hier. Importieren Sie zuerst die Ledger-Datei mit der Registrierung."
        ),
        AccountFault::AlreadyHere => sentence!(
            "Left out: this device keeps another file of the account '{user_id}', perhaps under another password. To \
             replace it, restore the account from an account file in the settings, and say there that it is replaced.",
            "Weggelassen: Dieses Gerät bewahrt eine andere Datei des Kontos «{user_id}» auf, vielleicht mit einem \
             anderen Passwort. Um sie zu ersetzen, stellen Sie das Konto in den Einstellungen aus einer Kontodatei \
             wieder her und bestätigen Sie dort das Ersetzen."
        ),
    }
}

fn log(log: &str, fault: LogFault) -> String {
    match fault {
        LogFault::Unsigned => sentence!(
            "Left out: an access log under the key {log}, which that key did not sign. It says nothing about the device \
             whose key it names. Ask for a file that comes from that device.",
            "Weggelassen: ein Zugriffsprotokoll unter dem Schlüssel {log}, das dieser nicht signiert hat. Es sagt \
             nichts über das Gerät, dessen Schlüssel es nennt. Bitten Sie um eine Datei, die von diesem Gerät kommt."
        ),
        LogFault::Older { anchored, actual } => sentence!(
            "Left out: an older copy of the access log {log}, with {actual} entries; the chain anchors {anchored}. A \
             newer file of that device holds the rest.",
            "Weggelassen: eine ältere Kopie des Zugriffsprotokolls {log} mit {actual} Einträgen; die Kette hält \
             {anchored} fest. Eine neuere Datei dieses Geräts enthält den Rest."
        ),
        LogFault::Changed { size, expected, actual } => sentence!(
            "Left out: the access log {log} breaks the rule anchor. Its own key signed two lists of {size} entries: \
             this one with the root {}, and the one known here with the root {}. Keep the file as evidence.",
            "Weggelassen: Das Zugriffsprotokoll {log} bricht die Regel anchor. Sein eigener Schlüssel hat zwei Listen \
             von {size} Einträgen signiert: diese mit der Wurzel {} und die hier bekannte mit der Wurzel {}. Bewahren \
             Sie die Datei als Beweis auf.",
            short(&actual),
            short(&expected)
        ),
        LogFault::Closed => sentence!(
            "Left out: the access log {log} does not open with the audit key of this ledger. Ask for a new file of that \
             device.",
            "Weggelassen: Das Zugriffsprotokoll {log} öffnet sich nicht mit dem Prüfschlüssel dieses Ledgers. Bitten \
             Sie um eine neue Datei dieses Geräts."
        ),
    }
}

fn unsigned(transactions: u32) -> Option<String> {
    let number = count(
        u64::from(transactions),
        words!("waiting transaction that is", "wartende Transaktion, die"),
        words!("waiting transactions that are", "wartende Transaktionen, die"),
    );
    (transactions > 0).then(|| {
        sentence!(
            "Left out: {number} not signed by the people named in it, or that no block of this ledger can take.",
            "Weggelassen: {number} nicht von den darin genannten Personen signiert sind oder in keinen Block dieses \
             Ledgers passen."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;
    use crate::ledger::key::PublicKey;

    #[test]
    fn everything_that_is_left_out_has_a_sentence_with_its_name() {
        let user_id = UserId::parse("dr_alice").expect("an id");
        let faults = [
            AccountFault::Ledger,
            AccountFault::Key,
            AccountFault::Unsigned,
            AccountFault::Unregistered,
            AccountFault::AlreadyHere,
        ];
        let accounts = faults.map(|fault| AccountLeftOut { user_id: user_id.clone(), fault }).to_vec();
        let (hash, log) = (Hash([0xab; 32]), PublicKey([0xcd; 32]));
        let faults = [
            LogFault::Unsigned,
            LogFault::Older { anchored: 9, actual: 3 },
            LogFault::Changed { size: 9, expected: hash, actual: Hash::ZERO },
            LogFault::Closed,
        ];
        let logs = faults.map(|fault| LogLeftOut { log, fault }).to_vec();
        let sentences = sentences(&LeftOut { accounts, logs, transactions: 2 });
        assert_eq!(sentences.len(), 10);
        for sentence in &sentences[..5] {
            assert!(sentence.contains("dr_alice") && sentence.ends_with('.'), "{sentence}");
        }
        for sentence in &sentences[5..9] {
            assert!(sentence.contains("cdcdcd…cdcd") && sentence.ends_with('.'), "{sentence}");
        }
        assert!(sentences[9].contains("2 waiting transactions"), "{}", sentences[9]);
        assert_eq!(super::sentences(&LeftOut::default()), Vec::<String>::new());
    }
}
