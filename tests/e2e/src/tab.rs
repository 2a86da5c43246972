//! Tabs of one browser: they share what it has stored, and each has a page of its own.

use anyhow::Result;
use thirtyfour::WindowHandle;

use crate::Person;

/// A tab.
pub struct Tab(WindowHandle);

impl Person {
    /// The tab that the person is at.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.chromium.driver.window().await?))
    }

    /// Opens the page in another tab, and goes there.
    pub async fn open_tab(&self) -> Result<Tab> {
        let tab = Tab(self.chromium.driver.new_tab().await?);
        self.go_to_tab(&tab).await?;
        self.go("").await?;
        Ok(tab)
    }

    /// Goes to a tab. Its page is as it was left.
    pub async fn go_to_tab(&self, tab: &Tab) -> Result<()> {
        Ok(self.chromium.driver.switch_to_window(tab.0.clone()).await?)
    }
}
