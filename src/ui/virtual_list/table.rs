//! A virtual list as a table: only the visible rows are in the document.
//!
//! Two gaps surround the rows, each an empty drawing as tall as the missing rows (`ui::window` computes them). A
//! drawing takes its size from attributes; the page's content policy forbids inline styles. The computation requires
//! that the style sheet gives all rows one height.

use super::scroll::Scroll;
use leptos::prelude::*;

/// The table in its scrolling frame. Roles are explicit, because a narrow screen lays out rows as cards.
#[component]
pub fn VirtualTable(
    /// The description, for screen readers.
    #[prop(into)]
    name: String,
    /// The column headings.
    columns: Vec<&'static str>,
    /// The scroll state.
    scroll: Scroll,
    /// The cells of the row with a number.
    #[prop(into)]
    row: Callback<u64, AnyView>,
) -> impl IntoView {
    let (label, width, window) = (name.clone(), columns.len(), scroll.window());
    let line = move |number| view! { <Line number=number scroll=scroll row=row /> };
    let above = Memo::new(move |_| scroll.geometry().above(window.get().end.saturating_sub(1)));
    let below = Memo::new(move |_| scroll.geometry().below(window.get().start));
    view! {
        <div
            class="frame virtual-list" role="region" aria-label=label tabindex="0" node_ref=scroll.frame()
            on:scroll=move |_| scroll.follow() on:keydown=move |event| scroll.press(&event)
        >
            <table role="table" aria-rowcount=move || scroll.geometry().count + 1>
                <caption class="visually-hidden">{name}</caption>
                <Head columns=columns />
                <Gap height=above width=width />
                <tbody role="rowgroup">
                    <For each=move || window.get().rev() key=|number| *number children=line />
                </tbody>
                <Gap height=below width=width />
            </table>
        </div>
    }
}

#[component]
fn Line(number: u64, scroll: Scroll, row: Callback<u64, AnyView>) -> impl IntoView {
    let index = move || scroll.geometry().count.saturating_sub(number) + 1;
    view! {
        <tr role="row" data-number=number aria-rowindex=index on:focusin=move |_| scroll.enter(number)>
            {row.run(number)}
        </tr>
    }
}

#[component]
fn Head(columns: Vec<&'static str>) -> impl IntoView {
    let heading = |words| view! { <th scope="col" role="columnheader">{words}</th> };
    view! {
        <thead role="rowgroup">
            <tr role="row" aria-rowindex="1">{columns.into_iter().map(heading).collect_view()}</tr>
        </thead>
    }
}

/// The gap in place of the missing rows.
#[component]
fn Gap(height: Memo<u64>, width: usize) -> impl IntoView {
    view! {
        <tbody class="gap" role="presentation" aria-hidden="true">
            <tr role="presentation">
                <td role="presentation" colspan=width>
                    <svg width="1" height=move || height.get()></svg>
                </td>
            </tr>
        </tbody>
    }
}
