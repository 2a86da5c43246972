//! People of the ledger as choices and suggestions in forms.

use crate::ledger::transaction::account::Role;
use crate::protocol::{Person, Registration, command};
use crate::text::{common, grants};
use crate::ui::state::{Store, load};
use leptos::prelude::*;

/// Returns the registered people; none before the worker has answered.
pub fn people() -> Memo<Vec<Person>> {
    let people = load(|| Some(command::ListPeople {}));
    let is_here = |person: &Person| matches!(person.registration, Registration::Since { .. });
    Memo::new(move |_| people.value().unwrap_or_default().into_iter().filter(is_here).collect())
}

/// Returns the doctors except the acting account, as choices after an empty first choice.
pub fn doctor_choices(people: Memo<Vec<Person>>) -> Signal<Vec<(String, String)>> {
    let session = Store::get().session();
    Signal::derive(move || {
        let own = session.get().map(|session| session.user_id);
        let doctors = people.get().into_iter().filter(|person| person.role == Role::Doctor);
        let others = doctors.filter(|doctor| Some(&doctor.user_id) != own.as_ref());
        let choice = |doctor: Person| {
            let id = doctor.user_id.to_string();
            (id.clone(), common::beside(&id, doctor.name.as_str()))
        };
        let none = (String::new(), grants::choose_doctor().to_owned());
        std::iter::once(none).chain(others.map(choice)).collect()
    })
}

/// Provides the suggestions for a field that takes a user id.
#[component]
pub fn Suggestions(
    /// The id of the element, which the field names.
    id: &'static str,
    /// The people to suggest.
    #[prop(into)]
    people: Signal<Vec<Person>>,
) -> impl IntoView {
    let option = |person: Person| view! { <option value=person.user_id.to_string()>{person.name.to_string()}</option> };
    view! {
        <datalist id=id>
            <For each=move || people.get() key=|person| person.user_id.clone() children=option />
        </datalist>
    }
}
