//! Words of the page on which blocks are forged.

use super::{counts, phrases, sentence, words};

phrases! {
    title = "Forge a block", "Block erzeugen";
    lead = "The delegate whose turn it is puts what is ready into a block, and signs it.", "Wer an der Reihe ist, legt als Delegierte/r in einen Block, was bereit ist, und signiert ihn.";
    ready_title = "Ready for the block", "Bereit für den Block";
    ready_empty = "Nothing is ready. A block may be forged all the same; it then holds no transactions.", "Nichts ist bereit. Ein Block lässt sich trotzdem erzeugen; er enthält dann keine Transaktionen.";
    stuck_title = "Stuck", "Blockiert";
    stuck_lead = "These can no longer stand in this chain, for the reason given.", "Diese können in dieser Kette nicht mehr stehen, aus dem genannten Grund.";
    later_title = "Waits for a later block", "Wartet auf einen späteren Block";
    waiting_title = "Waiting for consent", "Wartet auf Einwilligung";
    mine = "It is your turn.", "Sie sind an der Reihe.";
    look = "Look at the block", "Block ansehen";
    pass_over = "Pass over, and forge", "Übergehen und erzeugen";
    others = "If that delegate is away, somebody else whose turn comes later may forge instead.", "Ist diese Person nicht da, kann jemand anders, der später an der Reihe ist, stattdessen erzeugen.";
    nobody_misses = "That is a whole round or more at once, so it counts as missed for nobody: no one was there to blame.", "Das ist eine ganze Runde oder mehr auf einmal. Sie zählt darum für niemanden als verpasst: Es war niemand da.";
    missed = "Each of these turns counts as missed for its delegate. Missed turns are shown on the page of delegates, and cost nothing.", "Jeder dieser Slots zählt für die betroffene Person als verpasst. Verpasste Slots stehen auf der Seite «Delegierte» und kosten nichts.";

    autopilot_title = "Autopilot", "Autopilot";
    autopilot_lead = "Delegates whose accounts are unlocked on this device forge by themselves when their turn has come and something is ready, or what is in the newest blocks can still change. It runs while this page is open, and passes nobody over.", "Delegierte, deren Konten auf diesem Gerät entsperrt sind, erzeugen von selbst, wenn sie an der Reihe sind und etwas bereit ist oder die neuesten Blöcke sich noch ändern können. Der Autopilot läuft, solange diese Seite offen ist, und übergeht niemanden.";
    accounts = "Accounts of this device", "Konten auf diesem Gerät";
    account = "Account", "Konto";
    keys = "Keys", "Schlüssel";
    unlocked_label = "unlocked", "entsperrt";
    locked_label = "locked", "gesperrt";
    acts = "signed in", "angemeldet";
    delegate = "delegate now", "jetzt delegiert";
    unlock_title = "Unlock an account to forge", "Konto zum Erzeugen entsperren";
    unlock_lead = "It can then sign blocks by itself on this device, until it is locked or the page is closed. You stay signed in as you are.", "Es kann dann auf diesem Gerät von selbst Blöcke signieren, bis es gesperrt oder die Seite geschlossen wird. Sie bleiben angemeldet, wie Sie es sind.";
    unlock_now = "Unlock the account", "Konto entsperren";
    pace = "Time between two blocks", "Zeit zwischen zwei Blöcken";
    start = "Start the autopilot", "Autopilot starten";
    stop = "Stop the autopilot", "Autopilot anhalten";
    stopped = "stopped", "angehalten";
    started = "The autopilot runs.", "Der Autopilot läuft.";
    has_stopped = "The autopilot is stopped.", "Der Autopilot ist angehalten.";
    no_delegate = "No delegate of this round is unlocked here, so there is nothing for it to forge with yet.", "Niemand, der in dieser Runde delegiert ist, ist hier entsperrt. Der Autopilot hat also noch nichts, womit er erzeugen könnte.";
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

/// That it runs, and how fast.
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

/// That an account is unlocked now.
pub fn unlocked(user_id: &str) -> String {
    sentence!("{user_id} is unlocked.", "{user_id} ist entsperrt.")
}

/// That an account is locked now.
pub fn locked(user_id: &str) -> String {
    sentence!("{user_id} is locked.", "{user_id} ist gesperrt.")
}

/// Whose turns are passed over.
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
        "You may pass over {turns}, and forge in the slot after.",
        "Sie dürfen {turns} übergehen und im Slot danach erzeugen."
    )
}

/// The label of the button.
pub fn forge(height: u64) -> String {
    sentence!("Forge block {height}", "Block {height} erzeugen")
}

/// Whose turn it is, where that account stays unlocked here.
pub fn stays(delegate: &str) -> String {
    sentence!(
        "It is the turn of '{delegate}', whose account is unlocked on this device to forge.",
        "«{delegate}» ist an der Reihe; dieses Konto ist auf diesem Gerät zum Erzeugen entsperrt."
    )
}

/// Whose turn it is, where it is somebody else's.
pub fn theirs(delegate: &str) -> String {
    sentence!(
        "It is the turn of '{delegate}'. Sign in with that account to forge.",
        "«{delegate}» ist an der Reihe. Melden Sie sich mit diesem Konto an, um zu erzeugen."
    )
}

/// What came out.
pub fn forged(height: u64, transactions: u64) -> String {
    let transactions = counts::transactions(transactions);
    sentence!(
        "Block {height} is forged, with {transactions}, and is on disk.",
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
        check(&[(4, "admin")], "over slot 4 of admin, and");
        check(&[(4, "admin"), (5, "dr_bob")], "over slot 4 of admin and slot 5 of dr_bob, and");
        check(&[(4, "a"), (5, "b"), (6, "c")], "slot 4 of a, slot 5 of b and slot 6 of c");
    }

    #[test]
    fn a_pace_is_named() {
        assert_eq!(runs(2_000), "a block every 2 seconds");
        assert_eq!(runs(333), "a block every 333 ms");
    }
}
