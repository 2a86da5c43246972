//! What a record says; and, where there was a version before, what of it is new.

use crate::ledger::seal::Content;
use crate::text::{consent, submit};
use crate::ui::components::{Fact, Facts, euros};
use crate::ui::difference::{Piece, pieces};
use leptos::prelude::*;

/// The content, opened.
#[component]
pub fn ContentView(
    /// What it says.
    content: Content,
    /// What the version before said, where the reader may see that.
    #[prop(optional_no_strip)]
    before: Option<Content>,
) -> impl IntoView {
    view! { <LinesView now=Lines::of(&content) before=before.as_ref().map(Lines::of) /> }
}

/// A content as its lines, whether it is sealed already or still being typed.
#[component]
pub fn LinesView(
    /// What it says.
    now: Lines,
    /// What the version before said.
    #[prop(optional_no_strip)]
    before: Option<Lines>,
) -> impl IntoView {
    let prescription = changed(now.prescription.clone(), Was::of(before.as_ref(), |it| &it.prescription));
    let fact = |name: &'static str, line: fn(&Lines) -> &Option<String>| fact(name, &now, before.as_ref(), line);
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

/// A line with its name; nothing where neither version has it.
fn fact(
    name: &'static str,
    now: &Lines,
    before: Option<&Lines>,
    line: fn(&Lines) -> &Option<String>,
) -> Option<AnyView> {
    let (now, was) = (line(now).clone(), Was::of(before, line));
    let is_there = now.is_some() || matches!(was, Was::Said(Some(_)));
    is_there.then(|| view! { <Fact name=name>{changed(now, was)}</Fact> }.into_any())
}

/// A content, as its lines are written on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What is prescribed or found.
    pub prescription: Option<String>,
    /// What kind of record.
    pub kind: Option<String>,
    /// In euros.
    pub amount: Option<String>,
    /// When it was written.
    pub date: Option<String>,
    /// The number with the insurer.
    pub insurance: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

impl Lines {
    /// Those of a content.
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

impl Lines {
    /// Of two contents, the lines that differ.
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

/// What a line was in the version before.
enum Was {
    /// There is no such version, or the reader may not see it.
    Unknown,
    /// This; or the version had no such line.
    Said(Option<String>),
}

impl Was {
    fn of(before: Option<&Lines>, line: fn(&Lines) -> &Option<String>) -> Self {
        before.map_or(Self::Unknown, |before| Self::Said(line(before).clone()))
    }
}

/// A line, and where it is not what it was, which of its words are gone and which are new: told apart by their
/// elements, and by more than colour.
fn changed(now: Option<String>, was: Was) -> AnyView {
    match was {
        Was::Said(was) if was != now => {
            let pieces = pieces(&was.unwrap_or_default(), &now.unwrap_or_default());
            pieces.into_iter().map(|piece| view! { {shown(piece)} " " }).collect_view().into_any()
        }
        Was::Unknown | Was::Said(_) => now.into_any(),
    }
}

fn shown(piece: Piece) -> AnyView {
    match piece {
        Piece::Same(words) => words.into_any(),
        Piece::Gone(words) => view! { <del>{words}</del> }.into_any(),
        Piece::New(words) => view! { <ins>{words}</ins> }.into_any(),
    }
}
