//! The button beside a value, and the dialog that shows its computation step by step.

mod step;

pub use step::step;

use super::gate::shown;
use crate::protocol::{Explanation, Question, command};
use crate::text::why as words;
use crate::ui::components::{Dialog, Empty, Pill, Tone};
use crate::ui::state::load;
use leptos::prelude::*;

/// Shows the button and its dialog.
#[component]
pub fn Why(
    /// The value to explain.
    #[prop(into)]
    question: Signal<Question>,
    /// The name of the value on the page.
    what: &'static str,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="why" aria-label=words::ask(what) on:click=move |_| open.set(true)>
            {words::why()}
        </button>
        <Dialog open=open title=words::title(what)>
            <ElectionSteps question=question />
        </Dialog>
    }
}

/// Returns the button as a view beside the name of a fact.
pub fn why(question: Question, what: &'static str) -> AnyView {
    view! { <Why question=question what=what /> }.into_any()
}

#[component]
fn ElectionSteps(question: Signal<Question>) -> impl IntoView {
    let found = load(move || Some(command::Explain { question: question.get() }));
    view! {
        <p class="quiet">{words::lead()}</p>
        {shown(found, steps)}
    }
}

fn steps(Explanation { steps, agrees }: Explanation) -> AnyView {
    if steps.is_empty() {
        return view! { <Empty words=words::nothing() /> }.into_any();
    }
    let verdict = if agrees { (Tone::Permitted, words::agrees()) } else { (Tone::Refused, words::differs()) };
    let item = |step| view! { <li>{step::step(step)}</li> };
    view! {
        <ol class="computation">{steps.into_iter().map(item).collect_view()}</ol>
        <Pill tone=verdict.0 words=verdict.1 />
    }
    .into_any()
}
