//! Texts are copied on pages without a clipboard too, and a hash can be read and selected without a pointer.

use anyhow::{Result, ensure};
use e2e::{Control, Key, Person, Site};
use medchain::text::common;
use serde_json::{Value, json};

/// Takes the clipboard away, as on a page that is not secure, and notes what the old command copies.
const WITHOUT_CLIPBOARD: &str = "
Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
window.addEventListener('copy', () => {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  window.copied = value.slice(selectionStart, selectionEnd);
}, true);
";

/// Takes the old command away too.
const WITHOUT_COMMAND: &str = "Document.prototype.execCommand = () => false;";

/// Reports the copied text, the selected text of the field with the focus, the class of the element with the focus, and
/// the number of fields.
const STATE: &str = "
const { value, selectionStart, selectionEnd, className } = document.activeElement;
const selected = value?.slice(selectionStart, selectionEnd) ?? null;
const fields = document.querySelectorAll('textarea').length;
arguments[0]({ copied: window.copied ?? null, selected, focused: className, fields });
";

async fn state(person: &Person) -> Result<Value> {
    person.run(STATE, Vec::new()).await
}

#[tokio::test]
async fn a_hash_is_copied_without_a_clipboard() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.run_first(WITHOUT_CLIPBOARD).await?;
    person.reload().await?;
    person.create_a_ledger().await?;
    let hash = person.hash_of_block(0).await?;
    person.click(Control::Css("main .facts .hash .copy")).await?;
    person.see(common::copied()).await?;
    let expected = json!({ "copied": hash, "selected": "", "focused": "copy", "fields": 0 });
    ensure!(state(&person).await? == expected, "{}", state(&person).await?);

    person.click(Control::Css("main .facts .hash .digits")).await?;
    person.click(common::copy_whole()).await?;
    person.see(common::copied()).await?;
    ensure!(state(&person).await?["copied"] == json!(hash), "{}", state(&person).await?);
    person.leave_content().await
}

#[tokio::test]
async fn where_nothing_can_be_copied_the_page_says_so_and_selects_the_text() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.run_first(WITHOUT_CLIPBOARD).await?;
    person.run_first(WITHOUT_COMMAND).await?;
    person.reload().await?;
    person.create_a_ledger().await?;
    let hash = person.hash_of_block(0).await?;
    person.click(Control::Css("main .facts .hash .copy")).await?;
    person.see(common::not_copied()).await?;
    person.see_no(common::copied()).await?;
    ensure!(state(&person).await?["selected"] == json!(hash), "{}", state(&person).await?);
    person.leave_content().await
}

#[tokio::test]
async fn a_whole_hash_is_read_and_selected_with_the_keyboard() -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    person.create_a_ledger().await?;
    let hash = person.hash_of_block(0).await?;
    for route in ["#/blocks/0", "#/blocks"] {
        person.visit(route).await?;
        person.enter(common::show_digits(&hash).as_str()).await?;
        person.see(common::all_digits()).await?;
        person.see_control(Control::Css("dialog:modal textarea.whole-text")).await?;
        ensure!(state(&person).await?["selected"] == json!(hash), "{route}: {}", state(&person).await?);
        // The keys of the field do not move the list around the dialog.
        person.press(Key::Home).await?;
        ensure!(state(&person).await?["focused"] == "whole-text", "{route}: {}", state(&person).await?);
        person.press(Key::Escape).await?;
        person.see_no(common::all_digits()).await?;
        ensure!(state(&person).await?["focused"] == "digits", "{route}: {}", state(&person).await?);
    }
    person.leave_content().await
}
