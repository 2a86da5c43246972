//! The page of one person: the values of an account that every person on the ledger can see.

use super::gate::{Gate, PageRequirement, shown};
use crate::ledger::id::UserId;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Person, Registration, command};
use crate::text::{common, people, role, search};
use crate::ui::components::{Fact, Facts, Heading, Missing, Sheet, grouped};
use crate::ui::route::Route;
use crate::ui::state::load;
use leptos::prelude::*;

/// Shows a person.
#[component]
pub fn AccountPage(
    /// The person's user id.
    user: UserId,
) -> impl IntoView {
    view! {
        <Heading title=user.to_string() />
        <Gate needs=PageRequirement::Ledger>
            <Account user=user.clone() />
        </Gate>
    }
}

#[component]
fn Account(user: UserId) -> impl IntoView {
    let found = load(|| Some(command::ListPeople {}));
    shown(found, move |people: Vec<Person>| match people.into_iter().find(|person| person.user_id == user) {
        Some(person) => facts(person).into_any(),
        None => {
            view! { <Missing words=search::no_person() next=(Route::People.href(), common::to_people()) /> }.into_any()
        }
    })
}

fn facts(person: Person) -> impl IntoView {
    let Person { user_id, name, role: has, hospital_id, registration, free, .. } = person;
    let since = match registration {
        Registration::Since { height } => {
            view! { <a href=Route::Block(height).href()>{common::block(height.0)}</a> }.into_any()
        }
        Registration::Waiting { transaction, .. } => {
            let href = Route::Transaction(transaction).href();
            view! { <a href=href>{common::waits_for_administrator()}</a> }.into_any()
        }
    };
    let hospital = hospital_id.map(|id| view! { <Fact name=people::hospital()>{id.to_string()}</Fact> });
    let history = (has == Role::Patient).then(|| {
        let href = Route::History(user_id).href();
        view! { <p><a href=href>{search::to_history()}</a></p> }
    });
    view! {
        <Sheet title=name.to_string()>
            <Facts>
                <Fact name=people::role()>{role(has)}</Fact>
                {hospital}
                <Fact name=people::since()>{since}</Fact>
                <Fact name=search::free_tokens()>{grouped(free.0)}</Fact>
            </Facts>
            {history}
        </Sheet>
    }
}
