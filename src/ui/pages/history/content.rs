//! The content of a version, with its changes if the version before can be read.

use crate::ledger::seal::Content;
use crate::text::{consent, submit};
use crate::ui::components::{Fact, Facts, euros};
use crate::ui::difference::{DiffSpan, spans};
use leptos::prelude::*;

/// Shows a decrypted content.
#[component]
pub fn ContentView(
    /// The content.
    content: Content,
    /// The content of the version before, if the reader may see it.
    #[prop(optional_no_strip)]
    before: Option<Content>,
) -> impl IntoView {
    view! { <LinesView now=ContentLines::of(&content) before=before.as_ref().map(ContentLines::of) /> }
}

/// Shows the lines of a content, sealed or still in a form.
#[component]
pub fn LinesView(
    /// The lines of the content.
    now: ContentLines,
    /// The lines of the version before.
    #[prop(optional_no_strip)]
    before: Option<ContentLines>,
) -> impl IntoView {
    let prescription = changed(now.prescription.clone(), LineChange::of(before.as_ref(), |it| &it.prescription));
    let fact = |name: &'static str, line: fn(&ContentLines) -> &Option<String>| fact(name, &now, before.as_ref(), line);
    let facts = [
        fact(submit::kind(), |it| &it.kind),
        fact(consent::amount(), |it| &it.amount),
        fact(consent::date(), |it| &it.date),
        fact(consent::insurance(), |it| &it.insurance),
        fact(consent::note(), |it| &it.note),
    ];
    let has_prescription = now.prescription.is_some();
    view! {
        {has_prescription.then(|| view! { <p class="prescription">{prescription}</p> })}
        <Facts>{facts.into_iter().flatten().collect_view()}</Facts>
    }
}

/// Returns a line with its name; `None` if neither version has it.
fn fact(
    name: &'static str,
    now: &ContentLines,
    before: Option<&ContentLines>,
    line: fn(&ContentLines) -> &Option<String>,
) -> Option<AnyView> {
    let (now, was) = (line(now).clone(), LineChange::of(before, line));
    let is_there = now.is_some() || matches!(was, LineChange::Said(Some(_)));
    is_there.then(|| view! { <Fact name=name>{changed(now, was)}</Fact> }.into_any())
}

/// The lines of a content, in the words of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentLines {
    /// The prescription or the finding.
    pub prescription: Option<String>,
    /// The type of the record.
    pub kind: Option<String>,
    /// The amount in euros.
    pub amount: Option<String>,
    /// The date of the content.
    pub date: Option<String>,
    /// The patient's number with the insurer.
    pub insurance: Option<String>,
    /// A free remark.
    pub note: Option<String>,
}

impl ContentLines {
    /// Returns the lines of a content.
    pub fn of(content: &Content) -> Self {
        let Content { record_type, insurance_id, prescription, amount, note, authored_on, salt: _ } = content;
        Self {
            prescription: Some(prescription.to_string()),
            kind: Some(record_type.to_string()),
            amount: Some(euros(amount.0)),
            date: Some(authored_on.to_string()),
            insurance: insurance_id.as_ref().map(ToString::to_string),
            note: note.as_ref().map(ToString::to_string),
        }
    }
}

impl ContentLines {
    /// Returns both contents without the lines that are equal.
    pub fn differing(mut self, mut before: Self) -> (Self, Self) {
        let lines: [fn(&mut Self) -> &mut Option<String>; 6] = [
            |it| &mut it.prescription,
            |it| &mut it.kind,
            |it| &mut it.amount,
            |it| &mut it.date,
            |it| &mut it.insurance,
            |it| &mut it.note,
        ];
        for line in lines {
            let (now, was) = (line(&mut self), line(&mut before));
            if now == was {
                (*now, *was) = (None, None);
            }
        }
        (self, before)
    }
}

/// A line of the version before.
enum LineChange {
    /// There is no such version, or the reader may not see it.
    Unknown,
    /// The text of the line; `None` if that version had no such line.
    Said(Option<String>),
}

impl LineChange {
    fn of(before: Option<&ContentLines>, line: fn(&ContentLines) -> &Option<String>) -> Self {
        before.map_or(Self::Unknown, |before| Self::Said(line(before).clone()))
    }
}

/// Returns a line. If it has changed, `del` and `ins` elements mark the removed and new words, and not colour alone.
fn changed(now: Option<String>, was: LineChange) -> AnyView {
    match was {
        LineChange::Said(was) if was != now => {
            let pieces = spans(&was.unwrap_or_default(), &now.unwrap_or_default());
            pieces.into_iter().map(|piece| view! { {shown(piece)} " " }).collect_view().into_any()
        }
        LineChange::Unknown | LineChange::Said(_) => now.into_any(),
    }
}

fn shown(span: DiffSpan) -> AnyView {
    match span {
        DiffSpan::Same(words) => words.into_any(),
        DiffSpan::Gone(words) => view! { <del>{words}</del> }.into_any(),
        DiffSpan::New(words) => view! { <ins>{words}</ins> }.into_any(),
    }
}
