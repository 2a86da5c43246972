//! Faults that the screen does not show: errors in the console, and tasks that block the page.

use anyhow::Result;
use thirtyfour::WebDriver;

/// Runs before any script of the page. The browser reports each task of more than 50 ms.
pub const WATCH_LONG_TASKS: &str = "
window.longTasks = [];
new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: 'longtask', buffered: true });
";

/// Returns the durations of the long tasks since the page was loaded or last asked, in milliseconds.
pub async fn long_tasks(driver: &WebDriver) -> Result<Vec<f64>> {
    let tasks = driver.execute("return window.longTasks.splice(0)", Vec::new()).await?;
    Ok(tasks.convert()?)
}

/// Returns the errors in the console since the last call: uncaught errors, unhandled rejections, files that did not
/// load, violations of the content security policy, and `console.error`.
pub async fn console_errors(driver: &WebDriver) -> Result<Vec<String>> {
    let entries = driver.browser_log().await?;
    Ok(entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
}
