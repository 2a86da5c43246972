//! A state in a word or two: the word says it, the colour and the sign only underline it.

use leptos::prelude::*;

/// What kind of state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is done, or may be.
    Permitted,
    /// It waits for somebody.
    Waiting,
    /// It is refused, or wrong.
    Refused,
    /// Nothing of these.
    Neutral,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Permitted => "pill permitted",
            Self::Waiting => "pill waiting",
            Self::Refused => "pill refused",
            Self::Neutral => "pill",
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Permitted => "✓",
            Self::Waiting => "…",
            Self::Refused => "✕",
            Self::Neutral => "",
        }
    }
}

/// A state.
#[component]
pub fn Pill(
    /// What kind of state.
    tone: Tone,
    /// In words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let sign = tone.sign();
    let sign = (!sign.is_empty()).then(|| view! { <span aria-hidden="true">{sign}</span> });
    view! { <span class=tone.class()>{sign} {words}</span> }
}
