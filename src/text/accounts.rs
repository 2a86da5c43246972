//! Words of the accounts whose keys a device keeps: their passwords, their files, whether they are unlocked.

use super::{counts, phrases, sentence};

phrases! {
    title = "Accounts on this device", "Konten auf diesem Gerät";
    empty = "No account of this ledger has its keys on this device.", "Kein Konto dieses Ledgers hat seine Schlüssel auf diesem Gerät.";
    empty_next = "Register one on the people page, or restore an account file here.", "Registrieren Sie eines auf der Seite «Personen», oder stellen Sie hier eine Kontodatei wieder her.";
    unlocked = "unlocked", "entsperrt";
    locked = "locked", "gesperrt";
    lock_all = "Lock all now", "Alle jetzt sperren";
    all_locked = "All accounts are locked.", "Alle Konten sind gesperrt.";
    password_title = "Change a password", "Passwort ändern";
    password_lead = "The keys stay the same. Files that were exported earlier still need the former password.", "Die Schlüssel bleiben dieselben. Früher exportierte Dateien brauchen weiterhin das alte Passwort.";
    present = "Current password", "Aktuelles Passwort";
    change_label = "Change the password", "Passwort ändern";
    try_again = "You can try the password again.", "Sie können das Passwort wieder versuchen.";
    changed = "The password is changed.", "Das Passwort ist geändert.";
    backup_lead = "A backup is a file with the account's keys, encrypted with its password. A person who has the file can try passwords without limit, so keep it in a safe place. Remember the password: it cannot be reset.", "Eine Sicherung ist eine Datei mit den Schlüsseln des Kontos, mit seinem Passwort verschlüsselt. Wer die Datei hat, kann unbegrenzt Passwörter durchprobieren; bewahren Sie sie also an einem sicheren Ort auf. Merken Sie sich das Passwort: Es lässt sich nicht zurücksetzen.";
    restore_title = "Restore an account", "Konto wiederherstellen";
    restore_lead = "Choose an account file of this ledger. If this device already has another file of the account, you are asked before it is replaced. After that, the password of the new file applies.", "Wählen Sie eine Kontodatei dieses Ledgers. Hat dieses Gerät schon eine andere Datei des Kontos, werden Sie gefragt, bevor sie ersetzt wird. Danach gilt das Passwort der neuen Datei.";
    replace = "Replace the account on this device", "Das Konto auf diesem Gerät ersetzen";
    choose = "Choose an account file", "Kontodatei wählen";
    restored = "The account is restored. Sign in with the password of the file.", "Das Konto ist wiederhergestellt. Melden Sie sich mit dem Passwort der Datei an.";
}

/// Says how long a person has to wait after wrong passwords.
pub fn wait(seconds: u64) -> String {
    let seconds = counts::seconds(seconds);
    sentence!(
        "Several passwords in a row were wrong. You can try the next one in {seconds}.",
        "Mehrere Passwörter hintereinander waren falsch. Das nächste können Sie in {seconds} versuchen."
    )
}

/// The label of the button that locks an account.
pub fn lock(user_id: &str) -> String {
    sentence!("Lock {user_id}", "{user_id} sperren")
}

/// Says that an account is locked.
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
