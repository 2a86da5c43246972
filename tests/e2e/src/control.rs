//! Controls, found by the name that a screen reader announces.
//!
//! A control without an accessible name cannot be used by every person, so a test that finds controls by name checks
//! the pages as well. The name is the first of these: `aria-label`, the elements of `aria-labelledby`, the text of the
//! control's `label`, and its own text. A control that is hidden, disabled or behind an open modal dialog is not found.

use anyhow::Result;
use serde_json::json;
use thirtyfour::{WebDriver, WebElement};

/// An element that a person points at.
#[derive(Clone, Copy, Debug)]
pub enum Control<'a> {
    /// Any element that can be pressed: a button, link, tab, summary or checkbox.
    Named(&'a str),
    /// A control with this role and name, such as `("link", "Blocks")`.
    Role(&'a str, &'a str),
    /// Any field that accepts text or a choice.
    Field(&'a str),
    /// A file field. It may be hidden behind its label, as file fields often are.
    File(&'a str),
    /// An element of the page without a name, by its CSS selector.
    Css(&'a str),
}

impl<'a> From<&'a str> for Control<'a> {
    fn from(name: &'a str) -> Self {
        Self::Named(name)
    }
}

const PRESSED: &str = "button, a[href], summary, input[type=submit], input[type=button], input[type=checkbox], \
     input[type=radio], [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=switch]";
const FIELDS: &str = "input:not([type=hidden]):not([type=file]), textarea, select, [contenteditable=true], \
     [role=textbox], [role=combobox]";

impl Control<'_> {
    /// Returns the selector of all candidates.
    fn selector(self) -> String {
        match self {
            Self::Named(_) => PRESSED.to_owned(),
            Self::Role(role, _) => of_role(role),
            Self::Field(_) => FIELDS.to_owned(),
            Self::File(_) => "input[type=file]".to_owned(),
            Self::Css(selector) => selector.to_owned(),
        }
    }

    fn name(self) -> Option<String> {
        match self {
            Self::Named(name) | Self::Role(_, name) | Self::Field(name) | Self::File(name) => Some(name.to_owned()),
            Self::Css(_) => None,
        }
    }
}

fn of_role(role: &str) -> String {
    let native = match role {
        "button" => "button, summary, input[type=submit], input[type=button], ",
        "link" => "a[href], ",
        "checkbox" => "input[type=checkbox], ",
        "radio" => "input[type=radio], ",
        _ => "",
    };
    format!("{native}[role={role}]")
}

/// Finds a control by its whole name, or else by the only name with this prefix (a label may end in a hint).
const FIND: &str = r"
const [selector, wanted, mayHide] = arguments;
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const labelled = (element) => (element.getAttribute('aria-labelledby') ?? '').split(' ')
  .map((id) => document.getElementById(id)?.innerText).join(' ');
const label = (element) => [...(element.labels ?? [])].map((label) => {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('input, select, textarea, button').forEach((control) => control.remove());
  return copy.textContent;
}).join(' ');
const name = (element) => plain(element.getAttribute('aria-label')) || plain(labelled(element)) ||
  plain(label(element)) || plain(element.innerText) || plain(element.value);
const dialogs = document.querySelectorAll('dialog:modal');
const root = dialogs[dialogs.length - 1] ?? document;
// An element found by its selector may refuse presses; a control found by its name must accept them.
const takes = (element) => wanted === null || element.getAttribute('aria-disabled') !== 'true';
const there = (element) => !element.disabled && takes(element) &&
  (mayHide || element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
const all = [...root.querySelectorAll(selector)].filter(there);
if (wanted === null) return all[0] ?? null;
const exact = all.find((element) => name(element) === plain(wanted));
if (exact) return exact;
const similar = all.filter((element) => name(element).startsWith(plain(wanted)));
return similar.length === 1 ? similar[0] : null;
";

/// Finds a control without waiting for it.
pub async fn find(driver: &WebDriver, control: Control<'_>) -> Result<Option<WebElement>> {
    let may_hide = matches!(control, Control::File(_));
    let arguments = vec![json!(control.selector()), json!(control.name()), json!(may_hide)];
    let found = driver.execute(FIND, arguments).await?;
    if found.json().is_null() {
        return Ok(None);
    }
    Ok(Some(found.element()?))
}
