//! Light, dark, or as the system has it: kept in the browser's local storage, shown by an attribute of the root.

use leptos::prelude::*;

const KEY: &str = "medchain-theme";
const ATTRIBUTE: &str = "data-theme";

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Choice {
    /// All of them, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name that is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|choice| choice.name() == name).unwrap_or(Self::System)
    }
}

/// The theme of the page.
#[derive(Clone, Copy)]
pub struct Theme(RwSignal<Choice>);

impl Theme {
    /// Shows what was chosen the last time, and shares it with the tree.
    pub fn provide() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let theme = Self(RwSignal::new(kept.map_or(Choice::System, |name| Choice::parse(&name))));
        show(theme.0.get_untracked());
        provide_context(theme);
        theme
    }

    /// The theme of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// What is chosen.
    pub fn choice(self) -> Signal<Choice> {
        self.0.into()
    }

    /// Chooses, shows and keeps it. A browser that keeps nothing shows it until the page is closed.
    pub fn choose(self, choice: Choice) {
        self.0.set(choice);
        show(choice);
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, choice.name());
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn show(choice: Choice) {
    let Some(root) = document().document_element() else { return };
    // Neither fails: both names are well-formed.
    let _ = match choice {
        Choice::System => root.remove_attribute(ATTRIBUTE),
        Choice::Light | Choice::Dark => root.set_attribute(ATTRIBUTE, choice.name()),
    };
}
