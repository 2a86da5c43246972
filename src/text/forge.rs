//! Words of the page on which blocks are forged.

use super::{counts, phrases, sentence, words};

phrases! {
    title = "Forge a block", "Block erzeugen";
    lead = "The delegate whose turn it is puts the ready transactions into a block and signs it.", "Wer an der Reihe ist, legt als Delegierte/r die bereiten Transaktionen in einen Block und signiert ihn.";
    ready_title = "Ready for the block", "Bereit für den Block";
    ready_empty = "No transaction is ready. You can still forge a block; it then contains no transactions.", "Keine Transaktion ist bereit. Sie können trotzdem einen Block erzeugen; er enthält dann keine Transaktionen.";
    stuck_title = "No longer valid", "Nicht mehr gültig";
    later_title = "Waits for a later block", "Wartet auf einen späteren Block";
    waiting_title = "Waiting for consent", "Wartet auf Einwilligung";
    mine = "It is your turn.", "Sie sind an der Reihe.";
    look = "Look at the block", "Block ansehen";
    others = "If this delegate is not available, a delegate with a later slot can forge instead.", "Ist diese Person nicht verfügbar, kann stattdessen eine andere mit einem späteren Slot erzeugen.";
    nobody_misses = "This skips a whole round or more at once, so these slots count as missed for no delegate.", "Damit wird auf einmal eine ganze Runde oder mehr ausgelassen; darum zählen diese Slots für niemanden als ausgelassen.";
    missed = "Each of these slots counts as missed for its delegate. The delegates page shows missed slots; they have no other effect.", "Jeder dieser Slots zählt für die betroffene Person als ausgelassen. Die Seite «Delegierte» zeigt ausgelassene Slots; eine andere Folge haben sie nicht.";

    autopilot_title = "Autopilot", "Autopilot";
    autopilot_lead = "Delegates whose accounts are unlocked on this device forge automatically when it is their turn and a transaction is ready, or when transactions of the newest blocks are not final yet. The autopilot runs while this page is open, and skips no delegate.", "Delegierte, deren Konten auf diesem Gerät entsperrt sind, erzeugen automatisch, wenn sie an der Reihe sind und eine Transaktion bereit ist oder Transaktionen der neuesten Blöcke noch nicht endgültig sind. Der Autopilot läuft, solange diese Seite offen ist, und lässt niemandes Slot aus.";
    accounts = "Accounts on this device", "Konten auf diesem Gerät";
    account = "Account", "Konto";
    keys = "Keys", "Schlüssel";
    unlocked_label = "unlocked", "entsperrt";
    locked_label = "locked", "gesperrt";
    acts = "signed in", "angemeldet";
    delegate = "delegate now", "jetzt delegiert";
    unlock_title = "Unlock an account to forge", "Konto zum Erzeugen entsperren";
    unlock_lead = "The account can then sign blocks automatically on this device, until it is locked or the page is closed. You stay signed in with your own account.", "Das Konto kann dann auf diesem Gerät automatisch Blöcke signieren, bis es gesperrt oder die Seite geschlossen wird. Sie bleiben mit Ihrem eigenen Konto angemeldet.";
    unlock_now = "Unlock the account", "Konto entsperren";
    pace = "Time between two blocks", "Zeit zwischen zwei Blöcken";
    start = "Start the autopilot", "Autopilot starten";
    stop = "Stop the autopilot", "Autopilot anhalten";
    stopped = "stopped", "angehalten";
    started = "The autopilot runs.", "Der Autopilot läuft.";
    has_stopped = "The autopilot is stopped.", "Der Autopilot ist angehalten.";
    no_delegate = "No delegate of this round is unlocked on this device, so the autopilot cannot forge yet.", "Auf diesem Gerät ist niemand entsperrt, der in dieser Runde delegiert ist. Der Autopilot kann also noch nicht erzeugen.";
}

/// The paces that can be chosen, in milliseconds, each with its words.
pub fn paces() -> [(u32, &'static str); 3] {
    [
        (500, words!("half a second", "0,5 Sekunden")),
        (2_000, words!("2 seconds", "2 Sekunden")),
        (10_000, words!("10 seconds", "10 Sekunden")),
    ]
}

/// The one that is chosen at first.
pub const PACE_AT_FIRST: usize = 1;

/// Says that the autopilot runs, and how fast.
pub fn runs(pace: u32) -> String {
    let known = paces().into_iter().find(|(choice, _)| *choice == pace);
    known.map_or_else(
        || sentence!("a block every {pace} ms", "alle {pace} ms ein Block"),
        |(_, words)| sentence!("a block every {words}", "alle {words} ein Block"),
    )
}

/// The label of the button that opens the unlocking of an account.
pub fn unlock(user_id: &str) -> String {
    sentence!("Unlock {user_id} …", "{user_id} entsperren …")
}

/// The label of the button that locks an account.
pub fn lock(user_id: &str) -> String {
    sentence!("Lock {user_id}", "{user_id} sperren")
}

/// Says that an account is unlocked now.
pub fn unlocked(user_id: &str) -> String {
    sentence!("{user_id} is unlocked.", "{user_id} ist entsperrt.")
}

/// Says that an account is locked now.
pub fn locked(user_id: &str) -> String {
    sentence!("{user_id} is locked.", "{user_id} ist gesperrt.")
}

/// Names the delegates whose slots are skipped.
pub fn passed_over(turns: &[(u64, String)]) -> String {
    let turns: Vec<String> = turns
        .iter()
        .map(|(slot, delegate)| sentence!("slot {slot} of {delegate}", "Slot {slot} von {delegate}"))
        .collect();
    let turns = match turns.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => sentence!("{} and {last}", "{} und {last}", most.join(", ")),
    };
    sentence!(
        "You can skip {turns}, and forge in the next slot.",
        "Sie können {turns} auslassen und im nächsten Slot erzeugen."
    )
}

/// Returns the label of the button that skips the turns before; it names at most two delegates.
pub fn skip(turns: &[(u64, String)]) -> String {
    match turns {
        [(_, one)] => sentence!("Skip {one} and forge", "{one} auslassen und erzeugen"),
        [(_, one), (_, other)] if one != other => {
            sentence!("Skip {one} and {other}, and forge", "{one} und {other} auslassen und erzeugen")
        }
        _ => sentence!("Skip {} slots and forge", "{} Slots auslassen und erzeugen", turns.len()),
    }
}

/// The label of the button.
pub fn forge(height: u64) -> String {
    sentence!("Forge block {height}", "Block {height} erzeugen")
}

/// Names the delegate of the turn, if that account stays unlocked here.
pub fn stays(delegate: &str) -> String {
    sentence!(
        "It is the turn of '{delegate}'. That account is unlocked on this device and can forge.",
        "«{delegate}» ist an der Reihe. Dieses Konto ist auf diesem Gerät entsperrt und kann erzeugen."
    )
}

/// Says whose turn it is, if it is the turn of another account.
pub fn theirs(delegate: &str) -> String {
    sentence!(
        "It is the turn of '{delegate}'. Sign in with that account to forge.",
        "«{delegate}» ist an der Reihe. Melden Sie sich mit diesem Konto an, um zu erzeugen."
    )
}

/// Describes the forged block.
pub fn forged(height: u64, transactions: u64) -> String {
    let transactions = counts::transactions(transactions);
    sentence!(
        "Block {height} is forged with {transactions}, and is saved.",
        "Block {height} ist erzeugt und gespeichert; darin: {transactions}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_listed_as_people_list_things() {
        let check = |turns: &[(u64, &str)], expected: &str| {
            let turns: Vec<_> = turns.iter().map(|(slot, delegate)| (*slot, (*delegate).to_owned())).collect();
            let sentence = passed_over(&turns);
            assert!(sentence.contains(expected), "{sentence}");
        };
        check(&[(4, "admin")], "skip slot 4 of admin, and");
        check(&[(4, "admin"), (5, "dr_bob")], "skip slot 4 of admin and slot 5 of dr_bob, and");
        check(&[(4, "a"), (5, "b"), (6, "c")], "slot 4 of a, slot 5 of b and slot 6 of c");
    }

    #[test]
    fn a_button_that_skips_names_at_most_two_delegates() {
        let check = |turns: &[(u64, &str)], expected: &str| {
            let turns: Vec<_> = turns.iter().map(|(slot, delegate)| (*slot, (*delegate).to_owned())).collect();
            assert_eq!(skip(&turns), expected);
        };
        check(&[(4, "admin_eder")], "Skip admin_eder and forge");
        check(&[(4, "a"), (5, "b")], "Skip a and b, and forge");
        check(&[(4, "a"), (5, "b"), (6, "c")], "Skip 3 slots and forge");
    }

    #[test]
    fn a_pace_is_named() {
        assert_eq!(runs(2_000), "a block every 2 seconds");
        assert_eq!(runs(333), "a block every 333 ms");
    }
}
