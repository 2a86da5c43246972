//! The pages of the application: the one list from which the tests take theirs.
//!
//! A page has a row for each account that sees it in another way. A test that visits all pages of the demonstration,
//! looks for hostile strings or reads the German page finds its part of a row by the name of the member.

use crate::hospital::{DOCTOR, PATIENT};
use crate::scene::Scene;

/// The account that is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The first administrator.
    Administrator,
    /// A doctor.
    Doctor,
    /// A patient.
    Patient,
}

impl Actor {
    /// All accounts, in the order in which the tests sign them in.
    pub const ALL: [Self; 3] = [Self::Administrator, Self::Doctor, Self::Patient];

    /// Returns the user id in the hospital, and the role.
    pub const fn account(self) -> (&'static str, &'static str) {
        match self {
            Self::Administrator => ("admin", "administrator"),
            Self::Doctor => (DOCTOR.user_id, "doctor"),
            Self::Patient => (PATIENT.user_id, "patient"),
        }
    }
}

/// A page, as an account sees it.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The name, in the pictures of its states.
    pub name: &'static str,
    /// An account that sees it.
    pub actor: Actor,
    /// An account that may not see it.
    pub denied: Option<Actor>,
    /// The address in a new hospital of four accounts, unless the subject is missing there.
    pub in_hospital: Option<&'static str>,
    /// The address in the demonstration, unless another row has it.
    pub in_demonstration: Option<&'static str>,
    /// The accounts that open it in a ledger of hostile strings.
    pub hostile: &'static [Actor],
    /// The name in the German navigation of an administrator, and words that only the German page has.
    pub german: Option<(&'static str, &'static str)>,
    /// The scene that shows it, unless another row has it.
    pub scene: Option<Scene>,
}

/// Every page.
pub const PAGES: &[Page] = &[
    Page {
        hostile: &Actor::ALL,
        german: Some(("Übersicht", "Was Sie als Nächstes tun können")),
        ..plain("overview", "#/", Actor::Administrator, Scene::Overview)
    },
    Page {
        hostile: &Actor::ALL,
        german: Some(("Personen", "Neues Konto registrieren")),
        ..plain("people", "#/people", Actor::Administrator, Scene::People)
    },
    Page {
        in_hospital: Some("#/people/patient_x"),
        in_demonstration: Some("#/people/dr_lang"),
        scene: Some(Scene::Someone),
        ..page("person", Actor::Administrator)
    },
    Page {
        in_demonstration: Some("#/records/r-000001"),
        scene: Some(Scene::Record),
        ..page("record", Actor::Administrator)
    },
    Page {
        denied: Some(Actor::Patient),
        hostile: &[Actor::Doctor],
        ..plain("submit", "#/submit", Actor::Doctor, Scene::Submit)
    },
    Page {
        denied: Some(Actor::Doctor),
        hostile: &[Actor::Patient],
        ..plain("consent", "#/consent", Actor::Patient, Scene::Consent)
    },
    Page {
        hostile: &[Actor::Doctor],
        german: Some(("Erzeugen", "Bereit für den Block")),
        ..plain("forge", "#/forge", Actor::Administrator, Scene::Forge)
    },
    Page {
        hostile: &[Actor::Patient],
        german: Some(("Blöcke", "Der neueste Block steht zuerst.")),
        ..plain("blocks", "#/blocks", Actor::Administrator, Scene::Blocks)
    },
    plain("block", "#/blocks/0", Actor::Administrator, Scene::Block),
    Page {
        hostile: &[Actor::Patient, Actor::Administrator],
        german: Some(("Zugriffsprotokoll", "Einträge, die neuesten zuerst")),
        ..plain("log", "#/log", Actor::Administrator, Scene::Log)
    },
    Page { in_hospital: Some("#/log"), scene: Some(Scene::WhoSawMe), ..page("who-saw-me", Actor::Patient) },
    Page {
        hostile: &[Actor::Doctor],
        german: Some(("Delegierte", "Die nächste Wahl")),
        ..plain("delegates", "#/delegates", Actor::Administrator, Scene::Delegates)
    },
    Page {
        denied: Some(Actor::Administrator),
        hostile: &[Actor::Doctor, Actor::Patient],
        german: Some(("Freigaben", "Freigaben und Weitergaben")),
        ..plain("grants", "#/grants", Actor::Patient, Scene::Grants)
    },
    Page { in_hospital: Some("#/grants"), ..page("grants-of-others", Actor::Doctor) },
    Page {
        german: Some(("Krankenakte", "Welche Person wollen Sie nachschlagen?")),
        ..plain("histories", "#/history", Actor::Doctor, Scene::Histories)
    },
    Page {
        denied: Some(Actor::Doctor),
        in_hospital: Some("#/history/patient_x"),
        scene: Some(Scene::History),
        ..page("history", Actor::Patient)
    },
    Page {
        hostile: &[Actor::Doctor, Actor::Administrator],
        german: Some(("Dateien", "Mit den versiegelten Inhalten")),
        ..plain("files", "#/files", Actor::Administrator, Scene::Files)
    },
    Page { hostile: &[Actor::Administrator], ..plain("settings", "#/settings", Actor::Administrator, Scene::Settings) },
];

/// Returns a page that has the same address in every ledger.
const fn plain(name: &'static str, address: &'static str, actor: Actor, scene: Scene) -> Page {
    Page { in_hospital: Some(address), in_demonstration: Some(address), scene: Some(scene), ..page(name, actor) }
}

/// Returns a page without an address.
const fn page(name: &'static str, actor: Actor) -> Page {
    Page {
        name,
        actor,
        denied: None,
        in_hospital: None,
        in_demonstration: None,
        hostile: &[],
        german: None,
        scene: None,
    }
}

/// Returns the pages of the hospital, each with its address there.
pub fn of_hospital() -> impl Iterator<Item = (&'static Page, &'static str)> {
    PAGES.iter().filter_map(|page| Some((page, page.in_hospital?)))
}

/// Returns the addresses of all pages of the demonstration.
pub fn of_demonstration() -> impl Iterator<Item = &'static str> {
    PAGES.iter().filter_map(|page| page.in_demonstration)
}

/// Returns the addresses that an account opens in a ledger of hostile strings.
pub fn with_hostile_strings(actor: Actor) -> Vec<&'static str> {
    PAGES.iter().filter(|page| page.hostile.contains(&actor)).filter_map(|page| page.in_hospital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_in_a_picture() {
        let played = |page: &Page| page.scene.is_some_and(|scene| Scene::ALL.contains(&scene));
        for page in PAGES.iter().filter(|page| page.in_demonstration.is_some()) {
            assert!(played(page), "no scene shows {}", page.name);
        }
    }
}
