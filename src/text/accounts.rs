//! Words of the accounts whose keys a device keeps: their passwords, their files, whether they are unlocked.

use super::{counts, phrases, sentence};

phrases! {
    title = "Accounts of this device", "Konten auf diesem Gerät";
    empty = "No account of this ledger has its keys on this device.", "Kein Konto dieses Ledgers hat seine Schlüssel auf diesem Gerät.";
    empty_next = "Register one on the people page, or restore an account file here.", "Registrieren Sie eines auf der Seite «Personen», oder stellen Sie hier eine Kontodatei wieder her.";
    unlocked = "unlocked", "entsperrt";
    locked = "locked", "gesperrt";
    lock_all = "Lock all now", "Alle jetzt sperren";
    all_locked = "All accounts are locked.", "Alle Konten sind gesperrt.";
    password_title = "Change a password", "Passwort ändern";
    password_lead = "The keys stay the same. Files that were written before still open with the former password.", "Die Schlüssel bleiben dieselben. Früher geschriebene Dateien öffnen sich weiterhin mit dem alten Passwort.";
    present = "Present password", "Bisheriges Passwort";
    change_label = "Change the password", "Passwort ändern";
    try_again = "The password can be tried again.", "Das Passwort lässt sich wieder versuchen.";
    changed = "The password is changed.", "Das Passwort ist geändert.";
    backup_lead = "A backup is a file with the keys under their password. Whoever has it can try passwords for as long as they like, so keep it where nobody else comes, and remember the password: nobody can reset it.", "Eine Sicherung ist eine Datei mit den Schlüsseln, geschützt durch ihr Passwort. Wer sie hat, kann beliebig lange Passwörter durchprobieren. Bewahren Sie sie also dort auf, wo niemand sonst hinkommt, und merken Sie sich das Passwort: Niemand kann es zurücksetzen.";
    restore_title = "Restore an account", "Konto wiederherstellen";
    restore_lead = "From an account file of this ledger. Where this device keeps another file of that account, you are asked before it is replaced; then the password of the file counts.", "Aus einer Kontodatei dieses Ledgers. Wo dieses Gerät eine andere Datei des Kontos aufbewahrt, werden Sie gefragt, bevor sie ersetzt wird; dann gilt das Passwort der Datei.";
    replace = "Replace the account that is kept here", "Das hier aufbewahrte Konto ersetzen";
    choose = "Choose an account file", "Kontodatei wählen";
    restored = "The account is restored. Sign in with the password of the file.", "Das Konto ist wiederhergestellt. Melden Sie sich mit dem Passwort der Datei an.";
}

/// How long is left after wrong passwords.
pub fn wait(seconds: u64) -> String {
    let seconds = counts::seconds(seconds);
    sentence!(
        "After several wrong passwords in a row, the next one can be tried in {seconds}.",
        "Nach mehreren falschen Passwörtern hintereinander lässt sich das nächste in {seconds} versuchen."
    )
}

/// The label of the button that locks an account.
pub fn lock(user_id: &str) -> String {
    sentence!("Lock {user_id}", "{user_id} sperren")
}

/// That an account is locked.
pub fn is_locked(user_id: &str) -> String {
    sentence!("'{user_id}' is locked.", "«{user_id}» ist gesperrt.")
}

/// The label of the button that changes a password.
pub fn change(user_id: &str) -> String {
    sentence!("Change the password of {user_id} …", "Passwort von {user_id} ändern …")
}

/// The label of the button that writes an account file.
pub fn back_up(user_id: &str) -> String {
    sentence!("Back up {user_id}", "{user_id} sichern")
}
