//! Words of the start page and the overview.

use super::{phrases, sentence, words};

phrases! {
    title = "A ledger of your own", "Ein eigenes Ledger";
    lead = "MedChain stores health records as a chain of signed blocks, only in this browser. Create a ledger, open a file, or continue with a ledger of this device.", "MedChain speichert Krankenakten als Kette signierter Blöcke, nur in diesem Browser. Legen Sie ein Ledger an, öffnen Sie eine Datei, oder machen Sie mit einem Ledger dieses Geräts weiter.";
    create_title = "Create a ledger", "Ein Ledger anlegen";
    create_lead = "You become its first administrator, and forge its first blocks.", "Sie übernehmen als Erste/r die Administration und erzeugen die ersten Blöcke.";
    ledger_name = "Name of the ledger", "Name des Ledgers";
    ledger_name_hint = "For example, the name of the hospital. You cannot change it later.", "Zum Beispiel der Name der Klinik. Er lässt sich später nicht ändern.";
    own_id = "Your user id", "Ihre Benutzerkennung";
    own_id_hint = "3 to 32 lowercase letters, digits or underscores, for example admin.", "3 bis 32 Kleinbuchstaben, Ziffern oder Unterstriche, zum Beispiel admin.";
    own_name = "Your name", "Ihr Name";
    own_hospital = "Your hospital", "Ihre Klinik";
    hospital_hint = "A short id, for example st_anna.", "Eine kurze Kennung, zum Beispiel st_anna.";
    create = "Create the ledger", "Ledger anlegen";
    created = "The ledger is created, and you are signed in.", "Das Ledger ist angelegt, und Sie sind angemeldet.";
    open_title = "Open a file", "Datei öffnen";
    open_lead = "Open a ledger that was exported as a file. Every block and signature is verified, and you see the changes before the ledger is stored.", "Öffnen Sie ein Ledger, das als Datei exportiert wurde. Jeder Block und jede Signatur wird geprüft, und Sie sehen die Änderungen, bevor das Ledger gespeichert wird.";
    continue_title = "Continue with a ledger of this device", "Mit einem Ledger dieses Geräts weitermachen";
    sign_in_title = "Choose your account", "Wählen Sie Ihr Konto";
    sign_in_lead = "The keys of each account are on this device, encrypted with the password of the account.", "Die Schlüssel jedes Kontos sind auf diesem Gerät, mit dem Passwort des Kontos verschlüsselt.";
    register_instead = "Register a new account", "Neues Konto registrieren";
    overview_title = "Current chain", "Aktuelle Kette";
    turn_title = "Current turn", "Wer an der Reihe ist";
    next_title = "What you can do next", "Was Sie als Nächstes tun können";
    empty_next = "Nothing waits for you.", "Nichts wartet auf Sie.";
    do_consent = "Read the proposals that wait for your consent", "Vorschläge lesen, die auf Ihre Einwilligung warten";
    do_approve = "Review registrations that wait for approval", "Registrierungen prüfen, die auf Genehmigung warten";
    do_submit = "Submit a record", "Einen Eintrag einreichen";
    do_forge = "Forge the next block", "Den nächsten Block erzeugen";
    do_register = "Register a doctor or a patient", "Ärztin, Arzt, Patientin oder Patienten registrieren";
    do_history = "Look at your records", "Ihre Einträge ansehen";
    do_vote = "See the candidates, and vote", "Kandidaturen ansehen und wählen";
    do_grant = "Let a doctor read your records", "Jemanden Ihre Einträge lesen lassen";
    do_evidence = "Review the evidence of double signing", "Beweise für doppeltes Signieren ansehen";
    do_log = "See who has accessed your data", "Ansehen, wer auf Ihre Daten zugegriffen hat";
    do_export = "Export the ledger to have a copy outside this browser", "Das Ledger exportieren, um eine Kopie außerhalb dieses Browsers zu haben";
    do_blocks = "See the blocks", "Die Blöcke ansehen";
    to_delegates = "Delegates and the next election", "Delegierte und die nächste Wahl";
    figure_ready = "ready for the next block", "bereit für den nächsten Block";
    figure_waiting = "waiting for consent", "noch ohne Einwilligung";
    figure_mine = "of these, for you", "davon für Sie";
    figure_stuck = "no longer valid", "nicht mehr gültig";
    pool_name = "In the pool", "Im Pool";
}

/// Returns the note beside the heading of the chain.
pub fn chain_note(shown: usize, reversible: usize) -> String {
    match shown {
        0 | 1 => words!("The first block. It is final.", "Der erste Block. Er ist endgültig.").to_owned(),
        _ if reversible == 0 => sentence!(
            "The {shown} newest blocks. All of them are final.",
            "Die {shown} neuesten Blöcke. Alle sind endgültig."
        ),
        _ => sentence!(
            "The {shown} newest blocks. Blocks left of the line are final.",
            "Die {shown} neuesten Blöcke. Blöcke links der Linie sind endgültig."
        ),
    }
}

/// Returns the label of the drawn chain.
pub fn chain_name(from: u64, to: u64, irreversible: u64) -> String {
    sentence!(
        "Blocks {from} to {to}, irreversible up to {irreversible}",
        "Blöcke {from} bis {to}, unumkehrbar bis {irreversible}"
    )
}

/// Returns the label of the line of finality in the drawn chain.
pub fn irreversible_mark() -> &'static str {
    words!("irreversible up to here", "unumkehrbar bis hier")
}

/// Returns the label of the ring of turns.
pub fn ring_name(delegate: &str, slot: u64) -> String {
    sentence!(
        "'{delegate}' forges the next block, in slot {slot}",
        "«{delegate}» erzeugt den nächsten Block, in Slot {slot}"
    )
}

/// The middle of the ring.
pub fn ring_turn(slot: u64) -> String {
    sentence!("slot {slot}", "Slot {slot}")
}

/// Says which turn of the round it is, in the middle of the ring.
pub fn ring_of(turn: u64, turns: u64) -> String {
    sentence!("{turn} of {turns}", "{turn} von {turns}")
}

/// Returns the note beside the heading of the ring.
pub fn round(round: u64) -> String {
    sentence!("round {round}", "Runde {round}")
}

/// The block that does not exist yet, in a link.
pub fn next_block(delegate: &str, slot: u64, ready: u64) -> String {
    let ready = super::count(
        ready,
        words!("transaction is ready", "Transaktion ist bereit"),
        words!("transactions are ready", "Transaktionen sind bereit"),
    );
    sentence!(
        "The next block, in slot {slot}: it is the turn of '{delegate}', and {ready}",
        "Der nächste Block, in Slot {slot}: «{delegate}» ist an der Reihe, und {ready}"
    )
}

/// The same, drawn.
pub fn ready(count: u64) -> String {
    sentence!("{count} ready", "{count} bereit")
}

/// Names the delegate of the turn.
pub fn next_is(delegate: &str) -> String {
    sentence!("Next: {delegate}", "Als Nächstes: {delegate}")
}

/// The number of later turns whose delegates are named.
const NAMED: usize = 4;

/// Names the delegates of the later turns of the round.
pub fn then(next: &str, delegates: &[String]) -> String {
    match delegates {
        [] => words!("Then the round ends.", "Dann endet die Runde.").to_owned(),
        _ if delegates.iter().all(|delegate| delegate == next) => {
            words!("The rest of the round belongs to the same delegate.", "Der Rest der Runde gehört derselben Person.")
                .to_owned()
        }
        [first @ .., _] if first.len() >= NAMED => {
            sentence!("Then {} and others.", "Dann {} und andere.", first[..NAMED].join(", "))
        }
        _ => sentence!("Then {}.", "Dann {}.", delegates.join(", ")),
    }
}

/// Says how many turns of the round were skipped.
pub fn passed_over(turns: u64) -> String {
    match turns {
        0 => words!("No slot of this round was missed.", "In dieser Runde wurde kein Slot ausgelassen.").to_owned(),
        _ => sentence!(
            "{} missed in this round.",
            "{} in dieser Runde ausgelassen.",
            super::count(turns, words!("slot was", "Slot wurde"), words!("slots were", "Slots wurden"))
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_round_names_its_first_delegates_alone() {
        let check = |delegates: &[&str], expected: &str| {
            let delegates: Vec<String> = delegates.iter().map(ToString::to_string).collect();
            assert_eq!(then("me", &delegates), expected);
        };
        check(&[], "Then the round ends.");
        check(&["me", "me"], "The rest of the round belongs to the same delegate.");
        check(&["a"], "Then a.");
        check(&["a", "b", "c", "d"], "Then a, b, c, d.");
        check(&["a", "b", "c", "d", "e"], "Then a, b, c, d and others.");
    }
}
