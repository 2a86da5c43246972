//! Pointer presses at a fixed position on the screen, whatever element is there when they arrive.
//!
//! [`Person::click`] waits until a control accepts presses. The functions here neither wait nor report which element
//! they hit.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::WebElement;

use crate::Person;
use crate::control::{Control, find};
use crate::wait::{Answer, until};

/// A point in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The distance from the left edge.
    pub x: i64,
    /// The distance from the top edge.
    pub y: i64,
}

const MIDDLE: &str = "
const [element] = arguments;
element.scrollIntoView({ block: 'center' });
const { x, y, width, height } = element.getBoundingClientRect();
return [Math.round(x + width / 2), Math.round(y + height / 2)];
";

/// Holds back the page's commands of one kind until they are released.
const HOLD: &str = "
const [kind] = arguments;
window.heldBack = { kind, held: [] };
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message, ...rest) {
  const send = () => postMessage.call(this, message, ...rest);
  if (window.heldBack.kind && JSON.stringify(message).includes(window.heldBack.kind)) return void window.heldBack.held.push(send);
  return send();
};
";

const LET_THROUGH: &str = "
const { held } = window.heldBack;
window.heldBack.kind = '';
for (const send of held.splice(0)) send();
";

impl Person {
    /// Waits for a control, scrolls it to the middle of the viewport, and returns its centre.
    pub async fn spot<'a>(&self, control: impl Into<Control<'a>>) -> Result<Point> {
        let element = self.element(control.into()).await?;
        let spot = self.chromium.driver.execute(MIDDLE, vec![element.to_json()?]).await?;
        let [x, y] = spot.convert::<[i64; 2]>()?;
        Ok(Point { x, y })
    }

    /// Presses each position with the pointer, without a pause.
    pub async fn press_at(&self, spots: &[Point]) -> Result<()> {
        let chain = self.chromium.driver.action_chain();
        let chain = spots.iter().fold(chain, |chain, spot| chain.move_to(spot.x, spot.y).click());
        Ok(chain.perform().await?)
    }

    /// Presses a control twice, at the speed of a double click.
    pub async fn double_click<'a>(&self, control: impl Into<Control<'a>>) -> Result<()> {
        let element = self.element(control.into()).await?;
        element.scroll_into_view().await?;
        Ok(self.chromium.driver.action_chain().double_click_element(&element).perform().await?)
    }

    /// Holds the enter key down for this number of repeats.
    pub async fn hold_enter(&self, repeats: usize) -> Result<()> {
        let cdp = self.chromium.driver.cdp();
        let key = |kind: &str, is_repeat: bool| {
            let code = json!({ "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13 });
            let mut event = json!({ "type": kind, "text": "\r", "autoRepeat": is_repeat });
            let both = event.as_object_mut().zip(code.as_object());
            both.into_iter().for_each(|(event, code)| event.extend(code.clone()));
            event
        };
        for repeat in 0..=repeats {
            cdp.send_raw("Input.dispatchKeyEvent", key("keyDown", repeat > 0)).await?;
        }
        let mut up = key("keyUp", false);
        up.as_object_mut().context("an event has members")?.remove("text");
        cdp.send_raw("Input.dispatchKeyEvent", up).await?;
        Ok(())
    }

    /// Returns the number of elements of the page that match a selector.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        let found = self
            .chromium
            .driver
            .execute("return document.querySelectorAll(arguments[0]).length", vec![json!(selector)]);
        Ok(found.await?.convert()?)
    }

    /// Waits until a selector matches this number of elements.
    pub async fn see_so_many(&self, selector: &str, number: usize) -> Result<()> {
        let counted = async || Ok(Answer::when(self.count(selector).await? == number));
        until(self, &format!("for {number} of {selector:?}"), counted).await
    }

    /// Returns `true` if an element that matches the selector is at the position.
    pub async fn is_at_spot(&self, spot: Point, selector: &str) -> Result<bool> {
        let script = "return document.elementFromPoint(arguments[0], arguments[1])?.closest(arguments[2]) != null";
        let arguments = vec![json!(spot.x), json!(spot.y), json!(selector)];
        Ok(self.chromium.driver.execute(script, arguments).await?.convert()?)
    }

    /// Holds back the page's commands of one kind.
    pub async fn hold_back(&self, kind: &str) -> Result<()> {
        self.chromium.driver.execute(HOLD, vec![json!(kind)]).await?;
        Ok(())
    }

    /// Releases the commands that were held back.
    pub async fn let_go(&self) -> Result<()> {
        self.chromium.driver.execute(LET_THROUGH, Vec::new()).await?;
        Ok(())
    }

    /// Finds the element of a control; a selector also finds an element that accepts no presses.
    async fn element(&self, control: Control<'_>) -> Result<WebElement> {
        until(self, &format!("for {control:?}"), async || Ok(find(&self.chromium.driver, control).await?.into())).await
    }
}
