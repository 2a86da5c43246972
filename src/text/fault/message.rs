//! Sentences about messages that are not commands. Scripts in the browser's console see them.

use crate::protocol::{MalformedMessage, ValueFault};
use crate::text::{phrases, sentence};

phrases! {
    not_an_object = "a command is an object", "ein Befehl ist ein Objekt";
    no_id = "a request has an id", "eine Anfrage hat eine Kennung";
    unreadable = "the browser could not read it", "der Browser konnte es nicht lesen";
    not_a_file = "a file is a Blob, an ArrayBuffer, a Uint8Array or a string", "eine Datei ist ein Blob, ein ArrayBuffer, ein Uint8Array oder ein Text";
    not_plain = "only texts, whole numbers, true, false, null, lists and plain objects are taken", "erlaubt sind nur Texte, ganze Zahlen, true, false, null, Listen und einfache Objekte";
    not_whole = "a number is whole, and at most 2^53 - 1", "eine Zahl ist ganz und höchstens 2^53 - 1";
    half_character = "half a character stands alone", "ein halbes Zeichen steht allein";
    symbol_name = "a member has a symbol for a name", "ein Element hat ein Symbol als Namen";
    no_is_array = "Array.isArray is no function here", "Array.isArray ist hier keine Funktion";
}

/// Returns the defect of a message, and the way to the list of commands.
pub(super) fn malformed_message(fault: &MalformedMessage) -> String {
    let why = defect(fault);
    sentence!(
        "That is not a command: {why}. `medchain.help()` lists the commands.",
        "Das ist kein Befehl: {why}. `medchain.help()` führt die Befehle auf."
    )
}

fn defect(fault: &MalformedMessage) -> String {
    match fault {
        MalformedMessage::Value { place, fault } if place.is_empty() => value_fault(fault),
        MalformedMessage::Value { place, fault } => format!("{place}: {}", value_fault(fault)),
        MalformedMessage::NotAnObject => not_an_object().to_owned(),
        MalformedMessage::Unknown { place } => sentence!("{place} is not known here", "{place} ist hier unbekannt"),
        MalformedMessage::Undecodable { message } => message.clone(),
        MalformedMessage::NoId => no_id().to_owned(),
        MalformedMessage::Unreadable => unreadable().to_owned(),
        MalformedMessage::NotAFile => not_a_file().to_owned(),
        MalformedMessage::UnreadableFile { cause } => {
            sentence!("the browser cannot read the file ({cause})", "der Browser kann die Datei nicht lesen ({cause})")
        }
    }
}

fn value_fault(fault: &ValueFault) -> String {
    match fault {
        ValueFault::TooMany { most } => sentence!("there are more than {most} values", "es sind mehr als {most} Werte"),
        ValueFault::TooDeep { most } => {
            sentence!("there are more than {most} levels", "es sind mehr als {most} Ebenen")
        }
        ValueFault::TooLong { most } => {
            sentence!("there are more than {most} characters", "es sind mehr als {most} Zeichen")
        }
        ValueFault::NotPlain => not_plain().to_owned(),
        ValueFault::NotWhole => not_whole().to_owned(),
        ValueFault::HalfCharacter => half_character().to_owned(),
        ValueFault::SymbolName => symbol_name().to_owned(),
        ValueFault::NoIsArray => no_is_array().to_owned(),
        ValueFault::Threw { cause } => sentence!("looking at it threw: {cause}", "das Lesen wirft: {cause}"),
    }
}
