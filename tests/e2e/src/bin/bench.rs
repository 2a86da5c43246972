//! `bench HEIGHT APPENDS BLOCKS`: what appending a block costs at height 10 and at this one, and what the list of so many
//! blocks costs beside one of a thousand.

use std::env;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let height = arguments.next().context("say the height")?.parse().context("the height is a number")?;
    let appends = arguments.next().context("say how many appends")?.parse().context("their number is one")?;
    let blocks = arguments.next().context("say how many blocks are listed")?.parse().context("their number is one")?;
    let (appended, listed) = (e2e::bench::report(height, appends).await, e2e::listing::report(blocks).await);
    appended.and(listed)
}
