//! The little button beside a value, and the dialog that works the value out once more, step by step.

mod step;

use super::gate::shown;
use crate::protocol::{Command, Explanation, Question, Reply};
use crate::text::why;
use crate::ui::components::{Dialog, Empty, Pill, Tone};
use crate::ui::state::load;
use leptos::prelude::*;

/// The button with its dialog.
#[component]
pub fn Why(
    /// What is to be worked out.
    #[prop(into)]
    question: Signal<Question>,
    /// What it is called on the page.
    what: &'static str,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="why" aria-label=why::ask(what) on:click=move |_| open.set(true)>
            {why::why()}
        </button>
        <Dialog open=open title=why::title(what)>
            <Worked question=question />
        </Dialog>
    }
}

#[component]
fn Worked(question: Signal<Question>) -> impl IntoView {
    let found = load(
        move || Some(Command::Explain { question: question.get() }),
        |reply| if let Reply::Explanation(explanation) = reply { Some(explanation) } else { None },
    );
    view! {
        <p class="quiet">{why::lead()}</p>
        {shown(found, steps)}
    }
}

fn steps(Explanation { steps, agrees }: Explanation) -> AnyView {
    if steps.is_empty() {
        return view! { <Empty words=why::nothing() /> }.into_any();
    }
    let verdict = if agrees { (Tone::Permitted, why::agrees()) } else { (Tone::Refused, why::differs()) };
    let item = |step| view! { <li>{step::step(step)}</li> };
    view! {
        <ol class="working">{steps.into_iter().map(item).collect_view()}</ol>
        <Pill tone=verdict.0 words=verdict.1 />
    }
    .into_any()
}
