//! How the page speaks and looks.

use crate::text::{Language, settings};
use crate::ui::components::{Choices, Select, Sheet};
use crate::ui::state::{Appearance, CONTRAST, MOTION, THEME, Tongue};
use leptos::prelude::*;

/// The sheet.
#[component]
pub fn LookSheet() -> impl IntoView {
    let system = settings::system();
    view! {
        <Sheet title=settings::look_title()>
            <LanguageChoice />
            <Choices
                id="theme"
                label=settings::theme()
                value=follow(&THEME)
                words=vec![system, settings::light(), settings::dark()]
            />
            <Choices
                id="contrast"
                label=settings::contrast()
                value=follow(&CONTRAST)
                words=vec![system, settings::more_contrast()]
            />
            <Choices
                id="motion"
                label=settings::motion()
                value=follow(&MOTION)
                words=vec![system, settings::less_motion()]
            />
        </Sheet>
    }
}

/// Named in both languages, since who looks for it may read only one.
#[component]
fn LanguageChoice() -> impl IntoView {
    let tongue = Tongue::get();
    let spoken = tongue.language().get_untracked();
    let chosen = RwSignal::new(spoken.tag().to_owned());
    let choices = Language::ALL.map(|language| (language.tag().to_owned(), language.name().to_owned())).to_vec();
    Effect::new(move || {
        let language = chosen.with(|tag| Language::of_tag(tag)).unwrap_or(spoken);
        if language != spoken {
            tongue.choose(language);
        }
    });
    view! { <Select id="language" label=settings::language() value=chosen choices=Signal::stored(choices) /> }
}

/// What is shown, to be chosen from.
fn follow(appearance: &'static Appearance) -> RwSignal<usize> {
    let chosen = RwSignal::new(appearance.shown());
    Effect::new(move |former: Option<usize>| {
        let place = chosen.get();
        if former.is_some_and(|former| former != place) {
            appearance.choose(place);
        }
        place
    });
    chosen
}
