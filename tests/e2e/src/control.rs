//! Controls, by the name that a screen reader would say.
//!
//! A control that cannot be found by its name cannot be used by everyone, so looking for names keeps the pages honest.
//! The name is, in this order: `aria-label`, what `aria-labelledby` points at, the text of its `label`, and its own
//! text. A control that is hidden, disabled, or behind an open modal dialog is not there.

use anyhow::Result;
use serde_json::json;
use thirtyfour::{WebDriver, WebElement};

/// What a person points at.
#[derive(Clone, Copy, Debug)]
pub enum Control<'a> {
    /// Anything that can be pressed: buttons, links, tabs, summaries, boxes to tick.
    Named(&'a str),
    /// A control of one kind, such as `("link", "Blocks")`.
    Role(&'a str, &'a str),
    /// Anything that can be filled in or chosen from.
    Field(&'a str),
    /// A field that takes files. It may be hidden behind its label, as such fields often are.
    File(&'a str),
    /// A place on the page without a name of its own, by its CSS selector.
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
    /// The selector of all that come into question.
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

/// Finds by whole name first, then by the only name that begins so (a label may end in a hint).
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
// A place that is named by its selector need not take presses; a control that is named by its name must.
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

/// Looks once.
pub async fn find(driver: &WebDriver, control: Control<'_>) -> Result<Option<WebElement>> {
    let may_hide = matches!(control, Control::File(_));
    let arguments = vec![json!(control.selector()), json!(control.name()), json!(may_hide)];
    let found = driver.execute(FIND, arguments).await?;
    if found.json().is_null() {
        return Ok(None);
    }
    Ok(Some(found.element()?))
}
