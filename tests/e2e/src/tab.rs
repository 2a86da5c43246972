//! Tabs of one browser, which share its storage and have a page each.

use anyhow::Result;
use thirtyfour::WindowHandle;

use crate::wait::until;
use crate::{Person, Site};

/// A tab.
pub struct Tab(WindowHandle);

impl Person {
    /// Returns the current tab.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.chromium.driver.window().await?))
    }

    /// Opens the page in another tab, and switches to it.
    pub async fn open_tab(&self) -> Result<Tab> {
        let tab = Tab(self.chromium.driver.new_tab().await?);
        self.go_to_tab(&tab).await?;
        self.go("").await?;
        Ok(tab)
    }

    /// Opens a file of another site.
    pub async fn go_elsewhere(&self, site: &Site, file: &str) -> Result<()> {
        Ok(self.chromium.driver.goto(format!("{}{file}", site.address())).await?)
    }

    /// Opens any address, for example that of a file.
    pub async fn open_address(&self, address: &str) -> Result<()> {
        Ok(self.chromium.driver.goto(address).await?)
    }

    /// Switches to the first frame of the page.
    pub async fn enter_frame(&self) -> Result<()> {
        Ok(self.chromium.driver.enter_frame(0).await?)
    }

    /// Switches to the last tab.
    pub async fn go_to_other_tab(&self) -> Result<()> {
        let driver = &self.chromium.driver;
        let here = driver.window().await?;
        let other = async || Ok(driver.windows().await?.into_iter().find(|window| *window != here).into());
        Ok(driver.switch_to_window(until(self, "for another tab", other).await?).await?)
    }

    /// Switches to a tab, whose page is unchanged.
    pub async fn go_to_tab(&self, tab: &Tab) -> Result<()> {
        Ok(self.chromium.driver.switch_to_window(tab.0.clone()).await?)
    }
}
