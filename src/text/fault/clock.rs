//! Sentences for clocks that are wrong, and for what is dated in the future.

use crate::ledger::number::Timestamp;
use crate::protocol::{ClockJump, Fault};
use crate::text::{moment, phrases, sentence};

phrases! {
    title = "The clock of this device has jumped.", "Die Uhr dieses Geräts ist gesprungen.";
    until_then = "This device signs nothing until the clock is right. Correct the clock in the settings of the computer, or confirm that it is right. You can still read and export.", "Dieses Gerät signiert nichts, bis die Uhr stimmt. Stellen Sie die Uhr in den Einstellungen des Computers richtig, oder bestätigen Sie, dass sie stimmt. Lesen und exportieren können Sie weiterhin.";
    confirm = "Confirm that the clock is right", "Bestätigen, dass die Uhr stimmt";
}

/// Says what the clock shows and what it should show.
pub fn jumped(jump: &ClockJump) -> String {
    let (known, now) = (moment(jump.known), moment(jump.now));
    if jump.now < jump.known {
        sentence!(
            "The clock of this device shows {now}, but it showed {known} before. The clock was set back.",
            "Die Uhr dieses Geräts zeigt {now}, zeigte aber schon {known}. Die Uhr wurde zurückgestellt."
        )
    } else {
        sentence!(
            "The clock of this device shows {now}, but about {known} was expected. The clock was set forward, or \
             this device was not used for a long time.",
            "Die Uhr dieses Geräts zeigt {now}, erwartet war etwa {known}. Die Uhr wurde vorgestellt, oder dieses \
             Gerät wurde lange nicht benutzt."
        )
    }
}

fn refused(jump: &ClockJump) -> String {
    format!("{} {}", jumped(jump), until_then())
}

fn head_ahead(head: Timestamp, now: Timestamp) -> String {
    let (head, now) = (moment(head), moment(now));
    sentence!(
        "The newest block is dated {head}, but the clock of this device shows {now}. The next block cannot have an \
         earlier date, and other devices reject a block from the future, so no block was forged. Wait until {head}, \
         or correct the clock if it is wrong. You can still export.",
        "Der neueste Block trägt die Zeit {head}, aber die Uhr dieses Geräts zeigt {now}. Der nächste Block kann \
         keine frühere Zeit tragen, und andere Geräte lehnen einen Block aus der Zukunft ab; darum wurde keiner \
         erzeugt. Warten Sie bis {head}, oder stellen Sie die Uhr richtig, falls sie falsch geht. Exportieren \
         können Sie weiterhin."
    )
}

fn proposal_ahead(dated: Timestamp, now: Timestamp) -> String {
    let (dated, now) = (moment(dated), moment(now));
    sentence!(
        "This proposal is dated {dated}, but the clock of this device shows {now}. An approval cannot have an \
         earlier date than its proposal, and other devices reject an approval from the future. Wait until {dated}, \
         or ask the author to propose it again with a clock that is right.",
        "Dieser Vorschlag trägt die Zeit {dated}, aber die Uhr dieses Geräts zeigt {now}. Eine Einwilligung kann \
         keine frühere Zeit tragen als ihr Vorschlag, und andere Geräte lehnen eine Einwilligung aus der Zukunft \
         ab. Warten Sie bis {dated}, oder bitten Sie darum, ihn mit einer richtigen Uhr neu vorzuschlagen."
    )
}

fn file_ahead(head: Timestamp, now: Timestamp) -> String {
    let (head, now) = (moment(head), moment(now));
    sentence!(
        "The newest block of this file is dated {head}, but the clock of this device shows {now}: one of the two \
         clocks is wrong. Correct the clock of this device, or confirm the import. After the import, no block can \
         be forged here before {head}.",
        "Der neueste Block dieser Datei trägt die Zeit {head}, aber die Uhr dieses Geräts zeigt {now}: Eine der \
         beiden Uhren geht falsch. Stellen Sie die Uhr dieses Geräts richtig, oder bestätigen Sie den Import. Nach \
         dem Import lässt sich hier vor {head} kein Block erzeugen."
    )
}

/// Returns the sentence for a fault of a time; `None` for another fault.
pub(super) fn wrong_time(fault: &Fault) -> String {
    match fault {
        Fault::HeadAhead { head, now } => head_ahead(*head, *now),
        Fault::ProposalAhead { dated, now } => proposal_ahead(*dated, *now),
        Fault::FileAhead { head, now } => file_ahead(*head, *now),
        Fault::Clock { jump } => refused(jump),
        _ => String::new(),
    }
}
