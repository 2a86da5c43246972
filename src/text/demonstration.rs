//! Words of the demonstration hospital.

use super::{phrases, sentence};

phrases! {
    title = "Explore the demo hospital", "Die Demo-Klinik erkunden";
    lead = "A small hospital with an example of everything: records and consents, grants, votes, a fork that was resolved. It is built in this browser and verified from its first block.", "Eine kleine Klinik mit einem Beispiel für alles: Einträge und Einwilligungen, Freigaben, Wahlen, eine aufgelöste Gabelung. Sie wird in diesem Browser erzeugt und vom ersten Block an geprüft.";
    people_title = "Continue as one of six people", "Als eine von sechs Personen fortfahren";
    people_lead = "Nothing here is secret, so you can continue as each of them without a password.", "Hier ist nichts geheim; Sie können als jede dieser Personen ohne Passwort fortfahren.";
}

/// Says the password of all accounts of the demonstration.
pub fn password(password: &str) -> String {
    sentence!("All accounts have this password: {password}", "Alle Konten haben dieses Passwort: {password}")
}

/// Returns the label of the button that switches to an account.
pub fn act_as(user: &str, role: &str) -> String {
    sentence!("Continue as {user} · {role}", "Als {user} fortfahren · {role}")
}

/// Returns the message for that case.
pub fn acting(user: &str) -> String {
    sentence!("You are signed in as {user}.", "Sie sind als {user} angemeldet.")
}
