//! Sentences for clocks that are wrong, and for what is dated in the future.

use crate::ledger::number::Timestamp;
use crate::protocol::{ClockJump, Fault};
use crate::text::{moment, phrases, sentence};

phrases! {
    title = "This device's clock has jumped.", "Die Uhr dieses Geräts ist gesprungen.";
    until_then = "Nothing is signed on this device until the clock is right. Correct it in the settings of the computer, or say that it is right. Reading and exporting work meanwhile.", "Auf diesem Gerät wird nichts signiert, bis die Uhr stimmt. Stellen Sie sie in den Einstellungen des Computers richtig, oder bestätigen Sie, dass sie stimmt. Lesen und Exportieren geht inzwischen.";
    confirm = "The clock is right", "Die Uhr stimmt";
}

/// Where the clock is, and where it must be.
pub fn jumped(jump: &ClockJump) -> String {
    let (known, now) = (moment(jump.known), moment(jump.now));
    if jump.now < jump.known {
        sentence!(
            "The clock of this device shows {now}, but it was {known} before: it was set back.",
            "Die Uhr dieses Geräts zeigt {now}, aber es war schon {known}: Sie wurde zurückgestellt."
        )
    } else {
        sentence!(
            "The clock of this device shows {now}, but by what is known it is about {known}: it was set forward, or this \
             device was not used for long.",
            "Die Uhr dieses Geräts zeigt {now}, aber soweit bekannt ist es etwa {known}: Sie wurde vorgestellt, oder \
             dieses Gerät wurde lange nicht benutzt."
        )
    }
}

fn refused(jump: &ClockJump) -> String {
    format!("{} {}", jumped(jump), until_then())
}

fn head_ahead(head: Timestamp, now: Timestamp) -> String {
    let (head, now) = (moment(head), moment(now));
    sentence!(
        "The newest block is dated {head}, and the clock of this device shows {now}. Other devices would refuse a block \
         behind it, so none was forged. Wait until {head}, or correct the clock where it is wrong. Exporting works \
         meanwhile.",
        "Der neueste Block trägt die Zeit {head}, und die Uhr dieses Geräts zeigt {now}. Andere Geräte würden einen \
         Block dahinter ablehnen, darum wurde keiner erzeugt. Warten Sie bis {head}, oder stellen Sie die Uhr richtig, \
         wo sie falsch geht. Exportieren geht inzwischen."
    )
}

fn proposal_ahead(dated: Timestamp, now: Timestamp) -> String {
    let (dated, now) = (moment(dated), moment(now));
    sentence!(
        "This proposal is dated {dated}, and the clock of this device shows {now}. An approval is never dated before what \
         it approves, and other devices would refuse one from the future. Wait until {dated}, or ask the author to \
         propose it again with a clock that is right.",
        "Dieser Vorschlag trägt die Zeit {dated}, und die Uhr dieses Geräts zeigt {now}. Eine Einwilligung liegt nie vor \
         dem, worin sie einwilligt, und andere Geräte würden eine aus der Zukunft ablehnen. Warten Sie bis {dated}, oder \
         bitten Sie darum, ihn mit einer richtigen Uhr neu vorzuschlagen."
    )
}

fn file_ahead(head: Timestamp, now: Timestamp) -> String {
    let (head, now) = (moment(head), moment(now));
    sentence!(
        "The newest block of this file is dated {head}, and the clock of this device shows {now}: one of the two clocks \
         is wrong. Correct this one, or confirm that the file is taken in all the same; no block can then be forged here \
         before {head}.",
        "Der neueste Block dieser Datei trägt die Zeit {head}, und die Uhr dieses Geräts zeigt {now}: Eine der beiden \
         Uhren geht falsch. Stellen Sie diese richtig, oder bestätigen Sie, dass die Datei trotzdem übernommen wird; vor \
         {head} lässt sich hier dann kein Block erzeugen."
    )
}

/// That a time is wrong; nothing of any other fault.
pub(super) fn wrong_time(fault: &Fault) -> String {
    match fault {
        Fault::HeadAhead { head, now } => head_ahead(*head, *now),
        Fault::ProposalAhead { dated, now } => proposal_ahead(*dated, *now),
        Fault::FileAhead { head, now } => file_ahead(*head, *now),
        Fault::Clock { jump } => refused(jump),
        _ => String::new(),
    }
}
