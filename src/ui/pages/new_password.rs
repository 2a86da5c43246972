//! The field for a new password. It shows the fault of a password before the command is sent; the worker checks again.

use crate::ledger::password;
use crate::ledger::secret::Password;
use crate::protocol::Fault;
use crate::text::{people, weak_password};
use crate::ui::components::TextField;
use leptos::prelude::*;
use std::mem;

/// The id and name of the person and the name of the ledger, if the page knows them.
pub type Names = Signal<Vec<String>>;

/// Shows the field.
#[component]
pub fn NewPassword(
    /// The id of the field in the document.
    id: &'static str,
    /// The typed password.
    value: RwSignal<String>,
    /// The names of which the password must not consist.
    names: Names,
    /// The fault after the command was sent.
    fault: Signal<Option<String>>,
) -> impl IntoView {
    // A password that is too short gets no fault while the person types: the hint names the minimum length.
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

/// Checks a typed password.
///
/// # Errors
/// Returns [`Fault::WeakPassword`] if it breaks a rule for passwords.
pub fn judge(typed: &str, names: Names) -> Result<(), Fault> {
    let known = names.get();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    password::judge(typed, &known).map_err(|fault| Fault::WeakPassword { fault })
}

/// Takes the password out of its field and leaves the field empty.
pub fn take(field: RwSignal<String>) -> Password {
    field.try_update(mem::take).unwrap_or_default().into()
}
