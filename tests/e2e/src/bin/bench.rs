//! `bench HEIGHT APPENDS BLOCKS`: compares the cost of forging at height 10 and at HEIGHT, and of listing BLOCKS blocks
//! and 1,000.

use std::env;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let height = arguments.next().context("HEIGHT is missing")?.parse().context("HEIGHT is not a number")?;
    let appends = arguments.next().context("APPENDS is missing")?.parse().context("APPENDS is not a number")?;
    let blocks = arguments.next().context("BLOCKS is missing")?.parse().context("BLOCKS is not a number")?;
    let (appended, listed) = (e2e::bench::report(height, appends).await, e2e::listing::report(blocks).await);
    appended.and(listed)
}
