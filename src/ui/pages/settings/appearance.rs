//! The language and the appearance of the page.

use crate::text::{Language, settings};
use crate::ui::components::{Choices, Select, Sheet};
use crate::ui::state::{AppearanceSetting, CONTRAST, LanguageSetting, MOTION, THEME};
use leptos::prelude::*;

/// Shows the settings.
#[component]
pub fn AppearanceSheet() -> impl IntoView {
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

/// Shows the languages, each under its own name, since the person may read only one of them.
#[component]
fn LanguageChoice() -> impl IntoView {
    let language_setting = LanguageSetting::get();
    let spoken = language_setting.language().get_untracked();
    let chosen = RwSignal::new(spoken.tag().to_owned());
    let choices = Language::ALL.map(|language| (language.tag().to_owned(), language.name().to_owned())).to_vec();
    Effect::new(move || {
        let language = chosen.with(|tag| Language::of_tag(tag)).unwrap_or(spoken);
        if language != spoken {
            language_setting.choose(language);
        }
    });
    view! { <Select id="language" label=settings::language() value=chosen choices=Signal::stored(choices) /> }
}

/// Returns the setting that is in use; a change of the signal is applied and stored.
fn follow(appearance: &'static AppearanceSetting) -> RwSignal<usize> {
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
