//! Words of the page on which blocks are forged.

use super::{count, phrases};

phrases! {
    title = "Forge a block";
    lead = "The delegate whose turn it is puts what is ready into a block, and signs it.";
    ready_title = "Ready for the block";
    ready_empty = "Nothing is ready. A block may be forged all the same; it then holds no transactions.";
    stuck_title = "Stuck";
    stuck_lead = "These can no longer stand in this chain, for the reason given.";
    waiting_title = "Waiting for consent";
    mine = "It is your turn.";
    look = "Look at the block";
    pass_over = "Pass over, and forge";
    others = "If that delegate is away, somebody else whose turn comes later may forge instead.";
    nobody_misses = "That is a whole round or more at once, so it counts as missed for nobody: no one was there to blame.";
    missed = "Each of these turns counts as missed for its delegate. Missed turns are shown on the page of delegates, and cost nothing.";

    autopilot_title = "Autopilot";
    autopilot_lead = "Delegates whose accounts are unlocked on this device forge by themselves when their turn has come and something is ready, or what is in the newest blocks can still change. It runs while this page is open, and passes nobody over.";
    accounts = "Accounts of this device";
    account = "Account";
    keys = "Keys";
    unlocked_label = "unlocked";
    locked_label = "locked";
    acts = "signed in";
    delegate = "delegate now";
    unlock_title = "Unlock an account to forge";
    unlock_lead = "It can then sign blocks by itself on this device, until it is locked or the page is closed. You stay signed in as you are.";
    unlock_now = "Unlock the account";
    pace = "Time between two blocks";
    start = "Start the autopilot";
    stop = "Stop the autopilot";
    stopped = "stopped";
    started = "The autopilot runs.";
    has_stopped = "The autopilot is stopped.";
    no_delegate = "No delegate of this round is unlocked here, so there is nothing for it to forge with yet.";
}

/// The paces that can be chosen, in milliseconds, each with its words.
pub const PACES: [(u32, &str); 3] = [(500, "half a second"), (2_000, "2 seconds"), (10_000, "10 seconds")];
/// The one that is chosen at first.
pub const PACE_AT_FIRST: usize = 1;

/// That it runs, and how fast.
pub fn runs(pace: u32) -> String {
    let known = PACES.iter().find(|(choice, _)| *choice == pace);
    known.map_or_else(|| format!("a block every {pace} ms"), |(_, words)| format!("a block every {words}"))
}

/// The label of the button that opens the unlocking of an account.
pub fn unlock(user_id: &str) -> String {
    format!("Unlock {user_id} …")
}

/// The label of the button that locks an account.
pub fn lock(user_id: &str) -> String {
    format!("Lock {user_id}")
}

/// That an account is unlocked now.
pub fn unlocked(user_id: &str) -> String {
    format!("{user_id} is unlocked.")
}

/// That an account is locked now.
pub fn locked(user_id: &str) -> String {
    format!("{user_id} is locked.")
}

/// Whose turns are passed over.
pub fn passed_over(turns: &[(u64, String)]) -> String {
    let turns: Vec<String> = turns.iter().map(|(slot, delegate)| format!("slot {slot} of {delegate}")).collect();
    let turns = match turns.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    };
    format!("You may pass over {turns}, and forge in the slot after.")
}

/// The label of the button.
pub fn forge(height: u64) -> String {
    format!("Forge block {height}")
}

/// Whose turn it is, where it is somebody else's.
pub fn theirs(delegate: &str) -> String {
    format!("It is the turn of '{delegate}'. Sign in with that account to forge.")
}

/// What came out.
pub fn forged(height: u64, transactions: u64) -> String {
    let transactions = count(transactions, "transaction", "transactions");
    format!("Block {height} is forged, with {transactions}, and is on disk.")
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
