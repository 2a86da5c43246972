//! Words of the accounts whose keys a device keeps: their passwords, their files, whether they are unlocked.

use super::phrases;

phrases! {
    TITLE = "Accounts of this device";
    EMPTY = "No account of this ledger has its keys on this device.";
    EMPTY_NEXT = "Register one on the people page, or restore an account file here.";
    UNLOCKED = "unlocked";
    LOCKED = "locked";
    LOCK_ALL = "Lock all now";
    ALL_LOCKED = "All accounts are locked.";
    PASSWORD_TITLE = "Change a password";
    PASSWORD_LEAD = "The keys stay the same. Files that were written before still open with the former password.";
    PRESENT = "Present password";
    CHANGE = "Change the password";
    CHANGED = "The password is changed.";
    BACKUP_LEAD = "A backup is a file with the keys under their password. Whoever has it can try passwords for as long as they like, so keep it where nobody else comes, and remember the password: nobody can reset it.";
    RESTORE_TITLE = "Restore an account";
    RESTORE_LEAD = "From an account file of this ledger. It takes the place of what this device has of that account, with the password that the file was written with.";
    CHOOSE = "Choose an account file";
    RESTORED = "The account is restored. Sign in with the password of the file.";
}

/// The label of the button that locks an account.
pub fn lock(user_id: &str) -> String {
    format!("Lock {user_id}")
}

/// That an account is locked.
pub fn is_locked(user_id: &str) -> String {
    format!("'{user_id}' is locked.")
}

/// The label of the button that changes a password.
pub fn change(user_id: &str) -> String {
    format!("Change the password of {user_id} …")
}

/// The label of the button that writes an account file.
pub fn back_up(user_id: &str) -> String {
    format!("Back up {user_id}")
}
