//! A state in one or two words. Colour and sign only support the words.

use leptos::prelude::*;

/// The kind of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done, or permitted.
    Permitted,
    /// Waiting for a person.
    Waiting,
    /// Refused, or wrong.
    Refused,
    /// None of these.
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

/// The label of a state.
#[component]
pub fn Pill(
    /// The kind of the state.
    tone: Tone,
    /// The words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let sign = tone.sign();
    let sign = (!sign.is_empty()).then(|| view! { <span aria-hidden="true">{sign}</span> });
    view! { <span class=tone.class()>{sign} {words}</span> }
}
