//! The words for what does not come in: accounts, access logs and waiting transactions of a file, each with the reason.

use super::{counts, sentence, short, short_id};
use crate::ledger::id::UserId;
use crate::protocol::{AccountFault, AccountLeftOut, LeftOut, LogFault, LogLeftOut};

/// A sentence for each thing that is left out.
pub fn sentences(left_out: &LeftOut) -> Vec<String> {
    let LeftOut { accounts, logs, transactions } = left_out;
    let accounts = accounts.iter().map(|AccountLeftOut { user_id, fault }| account(user_id, *fault));
    let logs = logs.iter().map(|LogLeftOut { log, fault }| self::log(&short_id(&log.to_string()), *fault));
    accounts.chain(logs).chain(unsigned(*transactions)).collect()
}

/// Says why an account file does not belong here, and what to do.
pub fn account(user_id: &UserId, fault: AccountFault) -> String {
    match fault {
        AccountFault::Ledger => sentence!(
            "Skipped: the account '{user_id}' belongs to another ledger. Open that ledger, and restore the account \
             there.",
            "Nicht übernommen: Das Konto «{user_id}» gehört zu einem anderen Ledger. Öffnen Sie jenes Ledger, und \
             stellen Sie das Konto dort wieder her."
        ),
        AccountFault::Key => sentence!(
            "Skipped: the account file of '{user_id}' has another key than '{user_id}' has on this ledger. Ask \
             '{user_id}' for a file with the right key.",
            "Nicht übernommen: Die Kontodatei von «{user_id}» hat einen anderen Schlüssel, als «{user_id}» auf \
             diesem Ledger hat. Bitten Sie «{user_id}» um eine Datei mit dem richtigen Schlüssel."
        ),
        AccountFault::Unsigned => sentence!(
            "Skipped: the account file of '{user_id}' is not signed by the key of '{user_id}'. It was changed after \
             signing, or another person made it. Ask '{user_id}' for a new file.",
            "Nicht übernommen: Die Kontodatei von «{user_id}» ist nicht mit dem Schlüssel von «{user_id}» signiert. \
             Sie wurde nach dem Signieren geändert, oder eine andere Person hat sie erstellt. Bitten Sie \
             «{user_id}» um eine neue Datei."
        ),
        AccountFault::Unregistered => sentence!(
            "Skipped: no account '{user_id}' is registered on this ledger, and the pool has no registration of it. \
             First import the ledger file that contains the registration.",
            "Nicht übernommen: Auf diesem Ledger ist kein Konto «{user_id}» registriert, und im Pool wartet keine \
             Registrierung davon. Importieren Sie zuerst die Ledger-Datei mit der Registrierung."
        ),
        AccountFault::AlreadyHere => sentence!(
            "Skipped: this device has another file of the account '{user_id}', which may have another password. To \
             replace it, restore the account from an account file in the settings, and confirm the replacement \
             there.",
            "Nicht übernommen: Dieses Gerät hat eine andere Datei des Kontos «{user_id}», vielleicht mit einem \
             anderen Passwort. Um sie zu ersetzen, stellen Sie das Konto in den Einstellungen aus einer Kontodatei \
             wieder her, und bestätigen Sie dort das Ersetzen."
        ),
    }
}

fn log(log: &str, fault: LogFault) -> String {
    match fault {
        LogFault::Unsigned => sentence!(
            "Skipped: an access log that names the key {log} but is not signed by it. It proves nothing about the \
             device with that key. Ask for a file of that device.",
            "Nicht übernommen: ein Zugriffsprotokoll, das den Schlüssel {log} nennt, aber nicht damit signiert ist. \
             Es beweist nichts über das Gerät mit diesem Schlüssel. Bitten Sie um eine Datei dieses Geräts."
        ),
        LogFault::Older { anchored, actual } => sentence!(
            "Skipped: an older copy of the access log {log}. It has {}, and the chain anchors {}. Ask for a newer \
             file of that device.",
            "Nicht übernommen: eine ältere Kopie des Zugriffsprotokolls {log}. Enthalten: {}; in der Kette \
             verankert: {}. Bitten Sie um eine neuere Datei dieses Geräts.",
            counts::entries(actual),
            counts::entries(anchored)
        ),
        LogFault::Changed { size, expected, actual } => sentence!(
            "Skipped: the access log {log} breaks the rule anchor. Its own key signed two different lists of {size} \
             entries: this one with the root {}, and the one known here with the root {}. Keep the file as evidence.",
            "Nicht übernommen: Das Zugriffsprotokoll {log} bricht die Regel anchor. Sein eigener Schlüssel hat zwei \
             verschiedene Listen von {size} Einträgen signiert: diese mit der Wurzel {} und die hier bekannte mit \
             der Wurzel {}. Bewahren Sie die Datei als Beweis auf.",
            short(&actual),
            short(&expected)
        ),
        LogFault::Closed => sentence!(
            "Skipped: the access log {log} cannot be decrypted with the audit key of this ledger. Ask for a new \
             file of that device.",
            "Nicht übernommen: Das Zugriffsprotokoll {log} lässt sich mit dem Audit-Schlüssel dieses Ledgers nicht \
             entschlüsseln. Bitten Sie um eine neue Datei dieses Geräts."
        ),
    }
}

fn unsigned(transactions: u32) -> Option<String> {
    let number = counts::waiting_transactions(u64::from(transactions));
    (transactions > 0).then(|| {
        sentence!(
            "Skipped: {number}, not signed by the people named in it, or not valid in any block of this ledger.",
            "Nicht übernommen: {number}, nicht von den darin genannten Personen signiert oder in keinem Block \
             dieses Ledgers gültig."
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
