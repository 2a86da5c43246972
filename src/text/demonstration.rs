//! Words of the demonstration: the hospital that everybody can explore.

use super::{phrases, sentence};

phrases! {
    title = "Explore the demo hospital", "Die Demo-Klinik erkunden";
    lead = "A small hospital in which everything has happened once: records and consents, grants, votes, a fork that healed. Built in this browser and verified from its first block.", "Eine kleine Klinik, in der alles schon einmal geschehen ist: Einträge und Einwilligungen, Freigaben, Wahlen, eine verheilte Gabelung. In diesem Browser gebaut und vom ersten Block an geprüft.";
    people_title = "Be one of the six", "Seien Sie eine der sechs Personen";
    people_lead = "Nothing here is secret, so each of them is one press away.", "Hier ist nichts geheim; jede Person ist einen Knopfdruck entfernt.";
}

/// What everybody's password is.
pub fn password(password: &str) -> String {
    sentence!("Everybody's password is: {password}", "Das Passwort aller lautet: {password}")
}

/// The button that makes somebody the acting one.
pub fn act_as(user: &str, role: &str) -> String {
    sentence!("Act as {user} · {role}", "Als {user} handeln · {role}")
}

/// What is said then.
pub fn acting(user: &str) -> String {
    sentence!("You act as {user} now.", "Sie handeln jetzt als {user}.")
}
