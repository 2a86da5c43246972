//! What a page looks like: its size, its colours, and pictures of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::cdp::domains::emulation::{MediaFeature, MediaType, SetEmulatedMedia};

use crate::Person;

/// Light or dark, as a person's system prefers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Its name in CSS and in the names of pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The size of a screen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    /// A laptop.
    pub const WIDE: Self = Self { width: 1440, height: 900 };
    /// A telephone.
    pub const PHONE: Self = Self { width: 390, height: 844 };
    /// A laptop of 1280 pixels at a zoom of 200 %.
    pub const ZOOMED: Self = Self { width: 640, height: 400 };
    /// The narrowest on which nothing may be lost, which is also 1280 pixels at 400 %.
    pub const NARROW: Self = Self { width: 320, height: 640 };

    /// Its name in the names of pictures.
    pub fn name(self) -> &'static str {
        if self.is_phone() { "phone" } else { "wide" }
    }

    fn is_phone(self) -> bool {
        self.width < 600
    }
}

impl Person {
    /// Takes a screen of another size; a narrow one is a telephone's, with its own reading of the viewport.
    pub async fn resize(&self, size: Size) -> Result<()> {
        let cdp = self.chromium.driver.cdp();
        Ok(cdp.emulation().set_device_metrics_override(size.width, size.height, 1.0, size.is_phone()).await?)
    }

    /// Switches the whole system to light or dark.
    pub async fn prefer(&self, scheme: Scheme) -> Result<()> {
        self.prefer_all(&[("prefers-color-scheme", scheme.name())]).await
    }

    /// Shows the page as it would stand on paper.
    pub async fn as_printed(&self) -> Result<()> {
        let media = SetEmulatedMedia { media: Some(MediaType::Print), features: None };
        self.chromium.driver.cdp().send(media).await?;
        Ok(())
    }

    /// Sets what the system says a person prefers, each by its name in CSS; what is not named is as the system has it.
    pub async fn prefer_all(&self, preferences: &[(&str, &str)]) -> Result<()> {
        let feature = |(name, value): &(&str, &str)| MediaFeature { name: (*name).into(), value: (*value).into() };
        let media = SetEmulatedMedia { media: None, features: Some(preferences.iter().map(feature).collect()) };
        self.chromium.driver.cdp().send(media).await?;
        Ok(())
    }

    /// Shows the page as it would be on paper.
    pub async fn put_on_paper(&self) -> Result<()> {
        let media = SetEmulatedMedia { media: Some(MediaType::Print), features: None };
        self.chromium.driver.cdp().send(media).await?;
        Ok(())
    }

    /// Whether a CSS media query holds.
    pub async fn media_matches(&self, query: &str) -> Result<bool> {
        let arguments = vec![json!(query)];
        let matches = self.chromium.driver.execute("return matchMedia(arguments[0]).matches", arguments).await?;
        Ok(matches.convert()?)
    }

    /// Waits until the page's fonts are loaded, its movements have ended, and its buttons take a press.
    pub async fn settle(&self) -> Result<()> {
        self.chromium.driver.execute_async(format!("{AT_REST}{SETTLED}"), Vec::new()).await?;
        Ok(())
    }

    /// Waits until the page's fonts are loaded and its movements have ended. Buttons may still refuse a press.
    pub async fn come_to_rest(&self) -> Result<()> {
        self.chromium.driver.execute_async(format!("{AT_REST}rest().then(() => done());"), Vec::new()).await?;
        Ok(())
    }

    /// Takes a picture of what is on the screen.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        let picture = self.chromium.driver.screenshot_as_png().await?;
        save(path, &picture)
    }

    /// Takes a picture of the whole page from its top, below the edge of the screen too, when its letters and
    /// pictures are there and its movements have ended.
    pub async fn photograph(&self, path: &Path) -> Result<()> {
        let driver = &self.chromium.driver;
        self.settle().await?;
        let height = driver.execute("return document.documentElement.scrollHeight", Vec::new()).await?;
        let width = driver.execute("return innerWidth", Vec::new()).await?;
        let clip = json!({ "x": 0, "y": 0, "width": width.json(), "height": height.json(), "scale": 1 });
        let options = json!({ "captureBeyondViewport": true, "clip": clip });
        let shot = driver.cdp().send_raw("Page.captureScreenshot", options).await?;
        let encoded = shot["data"].as_str().context("the browser took no picture")?;
        save(path, &thirtyfour::support::base64_decode(encoded)?)
    }
}

const AT_REST: &str = "
scrollTo(0, 0);
const done = arguments[arguments.length - 1];
// What is folded away stands still until it is unfolded, and its movements never end.
const ends = ({ effect }) => effect?.getTiming().iterations !== Infinity && effect?.target?.checkVisibility();
const moved = () => Promise.allSettled(
  [document.fonts.ready, ...document.getAnimations().filter(ends).map((one) => one.finished)]);
const frame = () => new Promise((next) => requestAnimationFrame(next));
const rest = () => moved().then(frame).then(moved).then(frame);
";

const SETTLED: &str = "
// A control that has just come or moved takes no press for a second, and looks so; on a page that always moves, ever.
const latest = performance.now() + 3000;
const taken = async () => {
  while (document.querySelector('[data-settling]') && performance.now() < latest) await frame();
};
moved().then(frame).then(taken).then(rest).then(() => done());
";

fn save(path: &Path, picture: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(path, picture).with_context(|| format!("writing {}", path.display()))
}
