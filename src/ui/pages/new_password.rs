//! The field for a new password. It says what is wrong with one before it is sent; the worker asks the same again.

use crate::ledger::password;
use crate::ledger::secret::Password;
use crate::protocol::Fault;
use crate::text::{people, weak_password};
use crate::ui::components::TextField;
use leptos::prelude::*;
use std::mem;

/// The id and the name of the person, and the name of the ledger, as far as the page knows them.
pub type Names = Signal<Vec<String>>;

/// The field.
#[component]
pub fn NewPassword(
    /// Its id in the document.
    id: &'static str,
    /// What is written in it.
    value: RwSignal<String>,
    /// What the password must not consist of.
    names: Names,
    /// What was wrong with it when it was sent.
    fault: Signal<Option<String>>,
) -> impl IntoView {
    // That it is too short so far is no news to who still writes: the hint says how long it must be.
    let is_long = |typed: &String| typed.chars().count() >= password::SHORTEST as usize;
    let written = move || value.with(|typed| is_long(typed).then(|| judge(typed, names)));
    let words = Signal::derive(move || match written() {
        Some(Err(Fault::WeakPassword { fault })) => Some(weak_password(fault)),
        _ => fault.get(),
    });
    view! {
        <TextField
            id=id
            label=people::new_password()
            value=value
            hint=people::password_hint()
            kind="password"
            autocomplete="new-password"
            fault=words
        />
    }
}

/// Judges what is written in such a field.
///
/// # Errors
/// `WeakPassword`.
pub fn judge(typed: &str, names: Names) -> Result<(), Fault> {
    let known = names.get();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    password::judge(typed, &known).map_err(|fault| Fault::WeakPassword { fault })
}

/// Takes a password out of its field, which is empty from then on.
pub fn take(field: RwSignal<String>) -> Password {
    field.try_update(mem::take).unwrap_or_default().into()
}
